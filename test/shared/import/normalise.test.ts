import { describe, expect, it } from 'vitest'
import {
  cellText,
  cleanText,
  isBlank,
  isOpenEnd,
  isWrittenPercent,
  parseDate,
  parseHours,
  parseMetres,
  parseNumber,
  parseYears,
} from '#shared/import/normalise.ts'
import type { RawCell } from '#shared/import/raw.ts'

/** The messy values of `domain.md` §7, and what must come of them. */

describe('a date is read', () => {
  it.each<[RawCell, string]>([
    ['2018-12-31', '2018-12-31'],
    ['2018-1-5', '2018-01-05'],
    ['2018-12-31 08:30', '2018-12-31'],
    ['2018-12-31T08:30:00', '2018-12-31'],
    ['20181231', '2018-12-31'],
    [20181231, '2018-12-31'],
    ['181231', '2018-12-31'],
    ['18-12-31', '2018-12-31'],
    ['491231', '2049-12-31'],
    ['500101', '1950-01-01'],
    ['31/12 2018', '2018-12-31'],
    ['31/12/2018', '2018-12-31'],
    ['1.2.2018', '2018-02-01'],
    ['31.12.2018', '2018-12-31'],
    ['\u00A02018\u201112\u201131\u200B', '2018-12-31'],
    ['2018–12–31', '2018-12-31'],
    ['2016-02-29', '2016-02-29'],
    ['2000-02-29', '2000-02-29'],
    [{ date: '2018-12-31', serial: 43465 }, '2018-12-31'],
    [{ date: '2018-12-31T08:30:00', serial: 43465.35 }, '2018-12-31'],
  ])('%j → %s', (cell, day) => expect(parseDate(cell)).toBe(day))
})

describe('no date is guessed from', () => {
  it.each<[RawCell]>([
    ['2019-02-29'],
    ['1900-02-29'],
    ['2018-13-01'],
    ['2018-00-10'],
    ['2018-04-31'],
    ['2018-01-00'],
    ['31/31 2018'],
    ['12/31/2018'],
    ['dec-18'],
    ['HT18'],
    ['2018'],
    ['2018-12'],
    ['1799-12-31'],
    ['snarast'],
    [''],
    [null],
    [true],
    [43465],
    [{ error: '#N/A' }],
  ])('%j', (cell) => expect(parseDate(cell)).toBeNull())
})

describe('an open end', () => {
  it.each<[RawCell]>([['tv'], ['TV'], ['Tills vidare'], ['tillsvidare'], ['-'], ['9999-12-31'], [99991231]])(
    '%j says that there is no end',
    (cell) => expect(isOpenEnd(cell)).toBe(true),
  )

  it.each<[RawCell]>([['2018-12-31'], ['vidare'], ['']])('%j does not', (cell) => expect(isOpenEnd(cell)).toBe(false))
})

describe('a number is read', () => {
  it.each<[RawCell, number]>([
    [32500, 32500],
    ['32 500,00', 32500],
    ['32\u00A0500,00', 32500],
    ['32\u2009500', 32500],
    ['32\u202F500', 32500],
    ["32'500", 32500],
    ['1.125', 1.125],
    ['1.500 tim', 1.5],
    ['1 234 567,5', 1234567.5],
    ['- 4', -4],
    ['1.234.567,89', 1234567.89],
    ['32 500 kr', 32500],
    ['32500 SEK', 32500],
    ['75 %', 75],
    ['0,75', 0.75],
    ['0.75', 0.75],
    ['-3,75', -3.75],
    ['−3,75', -3.75],
    ['+4', 4],
    ['12,5 dgr', 12.5],
    ['0', 0],
    ['007', 7],
    // No thousands begin with a zero.
    ['0.055', 0.055],
    ['-0.125', -0.125],
    ['00.500', 0.5],
  ])('%j → %d', (cell, number) => expect(parseNumber(cell)).toBe(number))

  it.each<[RawCell, number]>([
    ['32.500:-', 32500],
    ['32.500', 32500],
    ['-1.500 kr', -1500],
    ['0.055', 0.055],
    ['1.25', 1.25],
  ])('of money or whole things, where a point may group: %j → %d', (cell, number) =>
    expect(parseNumber(cell, { pointGroups: true })).toBe(number),
  )
})

describe('a percentage', () => {
  it.each<[RawCell, boolean]>([
    ['0,5 %', true],
    ['75%', true],
    ['0,5', false],
    [0.5, false],
    [null, false],
  ])('%j is written as one: %s', (cell, expected) => expect(isWrittenPercent(cell)).toBe(expected))
})

describe('no number is guessed from', () => {
  it.each<[RawCell]>([
    ['12:30'],
    ['1,234.50'],
    ['1.23.456'],
    ['32 50'],
    ['3 2500'],
    ["1 234'567"],
    ['1,2,3'],
    ['12 eller 13'],
    ['ca 5'],
    ['1E+11'],
    ['-'],
    ['%'],
    [''],
    [null],
    [true],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [{ error: '#REF!' }],
    [{ date: '2018-12-31', serial: 43465 }],
  ])('%j', (cell) => expect(parseNumber(cell)).toBeNull())
})

describe('hours are read', () => {
  it.each<[RawCell, number]>([
    ['12:30', 12.5],
    ['12,5', 12.5],
    ['-3,75', -3.75],
    ['-3:45', -3.75],
    ['−3:45', -3.75],
    ['+1:06', 1.1],
    ['100:20', 100.3333],
    ['7 tim', 7],
    [8.25, 8.25],
  ])('%j → %d', (cell, hours) => expect(parseHours(cell)).toBe(hours))

  it.each<[RawCell]>([['12:60'], ['12:5'], ['ett par'], [null]])('but not from %j', (cell) =>
    expect(parseHours(cell)).toBeNull(),
  )
})

describe('shelf metres are read', () => {
  it.each<[RawCell, number]>([
    ['1,5 hm', 1.5],
    ['0,08', 0.08],
    ['0.055', 0.055],
    ['0.080 m', 0.08],
    ['150 cm', 1.5],
    ['8 cm', 0.08],
    ['80 mm', 0.08],
    ['55mm', 0.055],
    ['2 hyllmeter', 2],
    ['2 m.', 2],
    [0.08, 0.08],
  ])('%j → %d', (cell, metres) => expect(parseMetres(cell)).toBe(metres))

  it.each<[RawCell]>([['4 kartonger'], ['hm'], ['en meter'], [null]])('but not from %j', (cell) =>
    expect(parseMetres(cell)).toBeNull(),
  )
})

describe('years are read', () => {
  it.each([
    ['1998-2004', 1998, 2004],
    ['1998–2004', 1998, 2004],
    ['1998 - 2004', 1998, 2004],
    ['1998–', 1998, null],
    ['2018', 2018, 2018],
    ['u.å.', null, null],
    ['U.Å', null, null],
    ['uå', null, null],
  ])('%j → %s to %s', (text, from, to) => expect(parseYears(text)).toEqual({ from, to }))

  it.each(['1998-99', '1900-talet', 'före 1998', '', '98', '1998, 2004'])('but not from %j', (text) =>
    expect(parseYears(text)).toBeNull(),
  )
})

describe('text', () => {
  it.each([
    ['  Åsa\u00A0 Öberg \u200B', 'Åsa Öberg'],
    ['A\u030Angstro\u0308m', 'Ångström'],
    ['två\nrader', 'två rader'],
    ['av\u00ADstavat', 'avstavat'],
    ['a  b', 'a b'],
    ['\uFEFFPersonnummer', 'Personnummer'],
  ])('%j is cleaned to %j', (text, clean) => expect(cleanText(text)).toBe(clean))

  it('keeps a decimal comma in what a person would see of a number', () => {
    expect([1.5, 100, 198501012382, true, false, null, undefined].map(cellText)).toEqual([
      '1,5',
      '100',
      '198501012382',
      'SANT',
      'FALSKT',
      '',
      '',
    ])
  })

  it('is blank when nothing in it can be seen', () => {
    expect([null, undefined, '', ' \u00A0\u200B', '\t\n'].map(isBlank)).toEqual([true, true, true, true, true])
    expect([0, false, '-', { error: '#N/A' }].map(isBlank)).toEqual([false, false, false, false])
  })
})
