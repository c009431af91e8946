import { describe, expect, test } from 'vitest'
import {
  compareDates,
  compareNumbers,
  comparePlaces,
  compareWords,
  dateLevels,
  numberLevels,
} from '#shared/reconciliation/fields.ts'
import {
  placeLevels,
  prepareDate,
  prepareNumber,
  preparePlace,
  prepareText,
  wordLevels,
} from '#shared/reconciliation/fields.ts'
import {
  compareFamilyNames,
  compareGivenNames,
  familyLevels,
  givenLevels,
  prepareName,
} from '#shared/reconciliation/names.ts'
import { alignmentDistance } from '#shared/reconciliation/similarity.ts'

function read<T>(value: T | null): T {
  if (value === null) throw new Error('Nothing to compare')
  return value
}

describe('names', () => {
  test.each([
    ['Lindqvist', 'Lindkvist', 'variant'],
    ['Lindqvist', 'Lindquist', 'variant'],
    ['Andersson', 'Anderson', 'variant'],
    ['Wallin', 'Vallin', 'variant'],
    ['Carlsson', 'Karlsson', 'variant'],
    ['Sjöberg', 'Sjoberg', 'variant'],
    ['Sjöberg', 'SjÃ¶berg', 'exact'],
    ['Sjöberg', 'Sj?berg', 'variant'],
    ['Sjöberg', 'Sjberg', 'variant'],
    ['Andersson-Berg', 'Andersson Berg', 'variant'],
    ['von Granfels', 'Granfels', 'variant'],
    ['Andersson Berg', 'Berg', 'part'],
    ['Lindström', 'Lindstörm', 'close'],
    ['Lindström', 'Holm', 'different'],
  ])('family names %s and %s: %s', (one, two, level) => {
    const [left, right] = [read(prepareName(one)), read(prepareName(two))]
    expect(familyLevels[compareFamilyNames(left, right)]).toBe(level)
    expect(familyLevels[compareFamilyNames(right, left)]).toBe(level)
  })

  test('a former family name is told', () => {
    const [left, right] = [read(prepareName('Ek', 'Holm')), read(prepareName('Holm'))]
    expect(familyLevels[compareFamilyNames(left, right)]).toBe('former')
  })

  test.each([
    ['Kristina', '', 'Christina', '', 'variant'],
    ['Anna Karin', '', 'Karin', '', 'called'],
    ['Anna Karin', 'Karin', 'Karin Maria', '', 'called'],
    ['Anna-Karin', '', 'Anna Karin', '', 'variant'],
    ['Anna-Karin', '', 'Karin', '', 'part'],
    ['A', '', 'Anna', '', 'initial'],
    ['A K', '', 'Anna Ayse', '', 'different'],
    ['Anna', '', 'Birgitta', '', 'different'],
    ['Johan', '', 'Johanna', '', 'ending'],
    ['Christer', '', 'Christina', '', 'ending'],
    ['Erik', '', 'Erika', '', 'ending'],
    ['Maria', '', 'Marie', '', 'ending'],
    ['Nils Erik', '', 'Nisse Erika', '', 'ending'],
    ['Erik', '', 'Erki', '', 'close'],
    ['Anders', '', 'Andreas', '', 'similar'],
    ['Lena', '', 'Lina', '', 'close'],
  ])('given names %s (%s) and %s (%s): %s', (one, oneCall, two, twoCall, level) => {
    const [left, right] = [read(prepareName(one, oneCall)), read(prepareName(two, twoCall))]
    expect(givenLevels[compareGivenNames(left, right)]).toBe(level)
    expect(givenLevels[compareGivenNames(right, left)]).toBe(level)
  })
})

test.each([
  ['1980-01-02', '19800102', 'exact'],
  ['1980-01-02', '1980-02-01', 'transposed'],
  ['1980-01-02', '1981-01-02', 'slip'],
  ['1980-01-02', '1908-01-02', 'slip'],
  ['1980', '1980-01-02', 'partial'],
  ['1980-01-02', '1991-01-02', 'near'],
  ['1980-01-02', '1975-11-30', 'different'],
])('dates %s and %s: %s', (one, two, level) => {
  expect(dateLevels[compareDates(read(prepareDate(one)), read(prepareDate(two)))]).toBe(level)
})

test.each([
  ['195202212857', '520221-2857', 'exact'],
  ['195202212857', '19520221-2875', 'slip'],
  ['195202212857', '195202212800', 'two-slips'],
  ['195202212857', '197612240000', 'different'],
])('numbers %s and %s: %s', (one, two, level) => {
  expect(numberLevels[compareNumbers(read(prepareNumber(one)), read(prepareNumber(two)))]).toBe(level)
})

test.each([
  [['791 31', 'Falun'], ['79131', 'FALUN'], 'exact'],
  [['791 31', 'Falun'], ['791 31', ''], 'postcode'],
  [['791 31', 'Falun'], ['791 13', 'Falun'], 'postcode-slip-same-place'],
  [['', 'Falun'], ['784 33', 'Falun'], 'place'],
  [['791 31', 'Falun'], ['111 20', 'Stockholm'], 'different'],
] as const)('places %s and %s: %s', ([postcode, place], [otherCode, otherPlace], level) => {
  const [left, right] = [read(preparePlace(postcode, place)), read(preparePlace(otherCode, otherPlace))]
  expect(placeLevels[comparePlaces(left, right)]).toBe(level)
})

test.each([
  ['Regionala utvecklingsenheten', 'Reg utv', 'most'],
  ['Enheten för landsbygd', 'Enheten för integration', 'most'],
  ['Kansliet', 'Miljöenheten', 'different'],
])('units %s and %s: %s', (one, two, level) => {
  expect(wordLevels[compareWords(read(prepareText(one)), read(prepareText(two)))]).toBe(level)
})

test.each([
  ['lindström', 'lindstörm', 3, 1],
  ['ca', 'abc', 3, 3],
  ['kitten', 'sitting', 5, 3],
  ['a'.repeat(40) + 'b', 'a'.repeat(40) + 'c', 3, 1],
  [`x${'ab'.repeat(25)}y`, `z${'ba'.repeat(25)}w`, 2, 3],
  ['abc', 'xyz', 1, 2],
])('distance of %s and %s within %i: %i', (one, two, limit, distance) => {
  expect(alignmentDistance(one, two, limit)).toBe(distance)
  expect(alignmentDistance(two, one, limit)).toBe(distance)
})
