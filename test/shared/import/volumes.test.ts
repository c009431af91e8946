import { describe, expect, it } from 'vitest'
import { countedBoxes, metresOfBoxes } from '#shared/import/box-widths.ts'
import { parseMetres, parseYears } from '#shared/import/normalise.ts'
import { divideMetres, expandVolumes, readVolumeRange } from '#shared/import/volume-range.ts'
import { businessKey } from '#shared/import/business-key.ts'
import type { PlannedRow } from '#shared/import/plan.ts'
import type { Values } from '#shared/registers/field.ts'

function planned(values: Values): PlannedRow {
  return { row: 2, outcome: 'row', values, ...businessKey('archive', values), findings: [] }
}

describe('a range of volumes', () => {
  it.each([
    ['1-12', { from: 1, to: 12 }],
    ['Vol 1–12', { from: 1, to: 12 }],
    ['volymer 3 — 4', { from: 3, to: 4 }],
    ['07-09', { from: 7, to: 9 }],
    ['1-1000', { from: 1, to: 1000 }],
    ['1-1001', null],
    ['12-1', null],
    ['5-5', null],
    ['0-3', null],
    ['1998-2004', null],
    ['3a', null],
    ['1-3a', null],
    ['', null],
  ])('%j is %j', (text, volumes) => {
    expect(readVolumeRange(text)).toEqual(volumes)
  })

  it('is divided so that its parts are its whole, to a tenth of a millimetre', () => {
    for (const [metres, parts] of [
      [1.5, 12],
      [1, 3],
      [0.1, 7],
      [12.345, 999],
      [0, 4],
      [0.0001, 3],
      [7.0003, 1000],
    ] as const) {
      const each = divideMetres(metres, parts)
      expect(each).toHaveLength(parts)
      expect(each.reduce((sum, part) => sum + Math.round(part * 10_000), 0)).toBe(Math.round(metres * 10_000))
      expect(Math.max(...each) - Math.min(...each)).toBeLessThan(0.000_11)
    }
  })

  it('becomes rows that keep everything else, each with a key of its own', () => {
    const rows = expandVolumes(
      planned({ recordsCreator: 'Nämnden', signum: 'A1', volumeNumber: '9-11', shelfMetres: 0.3, years: '1998–' }),
    )
    expect(rows.map(({ key }) => key)).toEqual(['nämnden|A1|9', 'nämnden|A1|10', 'nämnden|A1|11'])
    expect(rows.map(({ values }) => values)).toEqual(
      ['9', '10', '11'].map((volumeNumber) => ({
        recordsCreator: 'Nämnden',
        signum: 'A1',
        volumeNumber,
        volumeRange: '9-11',
        shelfMetres: 0.1,
        years: '1998–',
      })),
    )
    expect(rows.map(({ sortKey }) => sortKey).toSorted()).toEqual(rows.map(({ sortKey }) => sortKey))
  })
})

describe('an extent', () => {
  it.each([
    ['4 kartonger', 4],
    ['12 volymer', 12],
    ['1 arkivbox', 1],
    ['2,5 kapslar', 2.5],
    ['3 pärmar', null],
    ['4', null],
    ['ca 4 kartonger', null],
  ])('%j counts %j boxes', (text, boxes) => {
    expect(countedBoxes(text)).toBe(boxes)
  })

  it('in boxes is as many times their width', () => {
    expect([metresOfBoxes(4, 0.08), metresOfBoxes(3, 0.055)]).toEqual([0.32, 0.165])
  })

  it.each([
    ['1,5 hm', 1.5],
    ['150 cm', 1.5],
    ['80 mm', 0.08],
    ['0,08', 0.08],
  ])('%j is %j metres', (text, metres) => {
    expect(parseMetres(text)).toBe(metres)
  })
})

it.each([
  ['1998-2004', { from: 1998, to: 2004 }],
  ['1998–', { from: 1998, to: null }],
  ['2018', { from: 2018, to: 2018 }],
  ['u.å.', { from: null, to: null }],
])('the years %j are %j', (text, years) => {
  expect(parseYears(text)).toEqual(years)
})
