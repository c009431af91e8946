import { describe, expect, it } from 'vitest'
import {
  cellText,
  cleanText,
  isBlank,
  isCountedExtent,
  isWrittenPercent,
  parseHours,
  parseMetres,
  parseNumber,
  parsePercent,
  parseYears,
} from '#shared/import/normalise.ts'
import type { RawCell } from '#shared/import/raw.ts'

/** The messy values of `domain.md` §7, and what must come of them. */

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
    ['000000000000000000001', 1],
    [-0, 0],
    [{ number: 0.75, shown: '75 %' }, 0.75],
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

describe('a zero-width joiner', () => {
  it.each(['👩\u200D🚒', '👩🏽\u200D🚒 Åsa', '🏳️\u200D🌈', '👨\u200D👩\u200D👧'])('stays between emoji: %s', (text) =>
    expect(cleanText(text)).toBe(text),
  )

  it.each([
    ['Öst\u200Derlund', 'Österlund'],
    ['👩\u200D', '👩'],
    ['\u200D👩', '👩'],
    ['👩\u200DA', '👩A'],
    ['1\u200D2', '12'],
  ])('goes from everywhere else: %j', (text, clean) => expect(cleanText(text)).toBe(clean))
})

describe('a percentage', () => {
  it.each<[RawCell, boolean]>([
    ['0,5 %', true],
    ['75%', true],
    ['0,5', false],
    [0.5, false],
    [null, false],
    [{ number: 0.75, shown: '75 %' }, true],
    [{ number: 0.5208, shown: '12:30' }, false],
  ])('%j is written as one: %s', (cell, expected) => expect(isWrittenPercent(cell)).toBe(expected))
})

describe('a percent is read', () => {
  it.each<[RawCell, number]>([
    ['75 %', 75],
    ['0,75', 0.75],
    [0.75, 0.75],
    [{ number: 0.75, shown: '75 %' }, 75],
    [{ number: 0.333, shown: '33,3%' }, 33.3],
    [{ number: 75, shown: '0075' }, 75],
  ])('%j → %d', (cell, percent) => expect(parsePercent(cell)).toBe(percent))
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
    [1e15],
    ['1'.repeat(61)],
    [{ number: -1e300, shown: '-1E+300' }],
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
    ['12:30:45', 12.5125],
    [{ number: 0.520833333333333, shown: '12:30' }, 12.5],
    [{ number: 4.18055555555556, shown: '100:20' }, 100.3333],
    [{ number: -0.15625, shown: '-3:45' }, -3.75],
    [{ number: 12.5, shown: '12,50 tim' }, 12.5],
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
    [{ number: 150, shown: '150 cm' }, 1.5],
    [{ number: 1.5, shown: '1,50 hm' }, 1.5],
  ])('%j → %d', (cell, metres) => expect(parseMetres(cell)).toBe(metres))

  it.each<[RawCell]>([['4 kartonger'], ['hm'], ['en meter'], [null]])('but not from %j', (cell) =>
    expect(parseMetres(cell)).toBeNull(),
  )
})

describe('an extent that is counted', () => {
  it.each(['4 kartonger', '1 kartong', 'ca 12 boxar', '3 arkivboxar', '2 pärmar', '10 vol.', '1,5 band'])(
    'is %j',
    (text) => expect(isCountedExtent(text)).toBe(true),
  )
  it.each(['4', '4 hm', 'kartonger', '4 kartonger och 2 band', 'ett band'])('is not %j', (text) =>
    expect(isCountedExtent(text)).toBe(false),
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
    [' ', ''],
    ['Łódź', 'Łódź'],
    ['\u212B', 'Å'],
    ['a\tb', 'a b'],
    ['\uFEFFPersonnummer', 'Personnummer'],
  ])('%j is cleaned to %j', (text, clean) => expect(cleanText(text)).toBe(clean))

  it('is what the workbook shows of a number', () => {
    expect(
      [
        { number: 123, shown: '00123' },
        { date: '2018-12-31', serial: 43465 },
      ].map(cellText),
    ).toEqual(['00123', '2018-12-31'])
  })

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
