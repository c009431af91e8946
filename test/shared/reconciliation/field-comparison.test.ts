import { describe, expect, test } from 'vitest'
import { createFieldComparer } from '#shared/reconciliation/field-comparison.ts'
import { staffKind } from '#shared/reconciliation/settings/staff.ts'
import type { Values } from '#shared/registers/field.ts'

const compare = createFieldComparer(staffKind.fields)
const states = (here: Values, there: Values): string[] =>
  compare(here, there).map(({ field, state, delta }) => `${field} ${state} ${delta}`)

const whole: Values = {
  monthlySalary: 41_250.5,
  ftePercent: 75,
  seniorityDate: '2001-09-01',
  startDate: '2010-01-01',
  endDate: null,
  employmentForm: 'permanent',
  savedVacationDays: 12.5,
  vacationRemaining: 3,
  vacationEntitlement: 31,
  compHours: 4.25,
  flexHours: -3.5,
  collectiveAgreement: 'AB',
  familyName: 'Sjöberg',
  givenNames: 'Anna-Karin',
  senderUnit: 'Regional utveckling',
}

test('the same on both sides, and nothing on both sides, is equal', () => {
  expect(compare(whole, { ...whole })).toEqual([])
  expect(compare({}, { endDate: null, familyName: '' })).toEqual([])
})

test('every field that is compared tells when it is missing on one side', () => {
  expect(compare(whole, {}).map(({ field, state }) => `${field} ${state}`)).toEqual(
    staffKind.fields.filter((field) => field !== 'endDate').map((field) => `${field} missingThere`),
  )
  expect(states({}, { endDate: '2019-06-30' })).toEqual(['endDate missingHere null'])
})

describe('numbers', () => {
  test('differ in whole öre and hundredths, without what binary fractions add', () => {
    expect(states({ savedVacationDays: 0.3 }, { savedVacationDays: 0.1 })).toEqual(['savedVacationDays differs 20'])
    expect(states({ monthlySalary: 30_000.1 }, { monthlySalary: 30_000 })).toEqual(['monthlySalary differs 10'])
  })

  test('up to the tolerance are equal, and one hundredth beyond it are not', () => {
    expect(states({ ftePercent: 66.67 }, { ftePercent: 66.7 })).toEqual([])
    expect(states({ ftePercent: 66.67 }, { ftePercent: 66.73 })).toEqual(['ftePercent differs -6'])
    const forgiving = createFieldComparer(staffKind.fields, { monthlySalary: 50, startDate: 1 })
    const there = { monthlySalary: 30_050, startDate: '2010-01-02' }
    expect(forgiving({ monthlySalary: 30_000, startDate: '2010-01-01' }, there)).toEqual([])
    expect(forgiving({ monthlySalary: 29_999.99, startDate: '2010-01-01' }, there)).toHaveLength(1)
  })

  test('a difference in actual salary is put down to the salary and to the rate, which add up to it', () => {
    const [actual] = compare(
      { monthlySalary: 40_000, ftePercent: 80 },
      { monthlySalary: 38_000, ftePercent: 75 },
    ).filter(({ field }) => field === 'actualSalary')
    expect(actual).toMatchObject({ here: 32_000, there: 28_500, delta: 350_000 })
    expect(actual?.causes).toEqual([
      { field: 'monthlySalary', delta: 160_000 },
      { field: 'ftePercent', delta: 190_000 },
    ])
  })

  test('an actual salary rounded to kronor is the same one', () => {
    const stated = { monthlySalary: 33_333, ftePercent: 75 } // 24 999,75
    expect(states(stated, { monthlySalary: 33_333.33, ftePercent: 75 })).toEqual(['monthlySalary differs -33'])
  })
})

test('a salary and a rate within their tolerances give no difference in actual salary, however many kronor', () => {
  expect(states({ monthlySalary: 60_000, ftePercent: 66.67 }, { monthlySalary: 60_000, ftePercent: 66.7 })).toEqual([])
})

describe('dates and words', () => {
  test('a date differs by days, over the turn of the year and in a leap year', () => {
    expect(states({ startDate: '2019-01-01' }, { startDate: '2018-12-31' })).toEqual(['startDate differs 1'])
    expect(states({ seniorityDate: '2016-02-28' }, { seniorityDate: '2016-03-01' })).toEqual([
      'seniorityDate differs -2',
    ])
  })

  test.each([
    ['Lindqvist', 'Anna-Karin', 'LINDKVIST', 'Anna Karin', 0],
    ['von Essen', 'Carl', 'Essen', 'Karl', 0],
    ['Sjöberg', 'Anna', 'SjÃ¶berg', 'Anna Maria', 0],
    ['Sjöberg', 'Anna', 'Sjögren', 'Anna', 1],
    ['Berg', 'Per', 'Berg', 'Pia', 1],
  ])('%s, %s and %s, %s', (familyName, givenNames, otherFamily, otherGiven, differences) => {
    const there = { familyName: otherFamily, givenNames: otherGiven }
    expect(compare({ familyName, givenNames }, there)).toHaveLength(differences)
  })

  test('units are folded and known by their other names; the receiving unit goes before the sending one', () => {
    const keys: Record<string, string> = { RUN: '7', 'Regional utveckling': '7' }
    const named = createFieldComparer(staffKind.fields, {}, (name) => keys[name] ?? name)
    expect(named({ senderUnit: 'RUN' }, { senderUnit: 'Regional utveckling' })).toEqual([])
    expect(compare({ senderUnit: 'Kultur ' }, { senderUnit: 'KULTUR' })).toEqual([])
    expect(compare({ senderUnit: 'Enhet 4', receiverUnit: 'Kultur' }, { senderUnit: 'Kultur' })).toEqual([])
    expect(states({ senderUnit: 'RUN' }, { senderUnit: 'Regional utveckling' })).toEqual(['unit differs null'])
  })
})
