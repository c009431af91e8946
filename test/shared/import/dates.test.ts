import { describe, expect, it } from 'vitest'
import { addDays, isEpochDay, isMonthText, isOpenEnd, latestShortYear, readDate } from '#shared/import/dates.ts'
import type { RawCell } from '#shared/import/raw.ts'
import { createRandom } from '../identity/seeded-random.ts'

function parseDate(cell: RawCell): string | null {
  const reading = readDate(cell)
  return reading?.kind === 'day' ? reading.value : null
}

/** The messy dates of `domain.md` §7, and what must come of them. */

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
    ['31 dec 2018', '2018-12-31'],
    ['31 december 2018', '2018-12-31'],
    ['1 maj 2018', '2018-05-01'],
    ['31-dec-18', '2018-12-31'],
    ['3 mars. 18', '2018-03-03'],
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
    ['HT18'],
    ['2018'],
    ['2018-12'],
    ['1799-12-31'],
    ['snarast'],
    [''],
    [null],
    [true],
    [43465],
    [2018],
    ['dec-18'],
    [{ number: 43465, shown: '43 465' }],
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

describe('a date of less precision is kept as it is stated', () => {
  it.each<[RawCell, string, string]>([
    ['dec-18', '2018-12', 'month'],
    ['Dec 2018', '2018-12', 'month'],
    ['december 2018', '2018-12', 'month'],
    ['mars-18', '2018-03', 'month'],
    ['okt.-18', '2018-10', 'month'],
    ["maj '18", '2018-05', 'month'],
    ['2018-12', '2018-12', 'month'],
    ['2018–03', '2018-03', 'month'],
    ['12/2018', '2018-12', 'month'],
    ['3-2018', '2018-03', 'month'],
    ['HT18', '2018', 'term'],
    ['ht 2018', '2018', 'term'],
    ['VT-18', '2018', 'term'],
    ['2018', '2018', 'year'],
    [2018, '2018', 'year'],
  ])('%j → %s, a %s', (cell, value, kind) => expect(readDate(cell)).toEqual({ value, kind }))

  it.each<[RawCell]>([['decem-18'], ['18-dec'], ['2018-13'], ['13/2018'], ['FT18'], ['1018'], ['3018'], ['dec']])(
    'and %j is none',
    (cell) => expect(readDate(cell)).toBeNull(),
  )
})

describe('a bare serial', () => {
  it.each<[RawCell, string]>([
    [43465, '2018-12-31'],
    ['43465', '2018-12-31'],
    [43465.75, '2018-12-31'],
    [{ number: 43465, shown: '43 465' }, '2018-12-31'],
    [20000, '1954-10-03'],
    [60000, '2064-04-08'],
  ])('%j is read from 1900: %s', (cell, value) => expect(readDate(cell)).toEqual({ value, kind: 'serial' }))

  it.each<[RawCell]>([[19999], [60001], [0], [-43465], [1], ['0043465'], [101012382]])('%j is no date', (cell) =>
    expect(readDate(cell)).toBeNull(),
  )
})

describe('two written digits of a year', () => {
  it.each([
    ['past', '45', '1945'],
    ['past', '24', '2024'],
    ['past', '25', '1925'],
    ['past', '99', '1999'],
    ['future', '45', '2045'],
    ['future', '88', '2088'],
    ['future', '89', '1989'],
    [undefined, '49', '2049'],
    [undefined, '50', '1950'],
  ] as const)('of what is %s: %s is %s', (window, digits, year) => {
    expect(readDate(`${digits}0101`, latestShortYear(window, '2019-01-01'))?.value).toBe(`${year}-01-01`)
    expect(readDate(`${digits}-01-01`, latestShortYear(window, '2019-01-01'))?.value).toBe(`${year}-01-01`)
    expect(readDate(`jan-${digits}`, latestShortYear(window, '2019-01-01'))?.value).toBe(`${year}-01`)
  })
})

describe('what a spreadsheet makes of a registration number', () => {
  it.each(['mar-18', 'mars-18', '3-mar', 'okt-18', 'juni-05', 'maj 2018', 'sept-18'])('%j is a month', (text) =>
    expect(isMonthText(text)).toBe(true),
  )
  it.each(['3-2018', 'KS-18', 'marsch-18', '304-1-2018', 'RUN 2018', 'mar'])('%j is none', (text) =>
    expect(isMonthText(text)).toBe(false),
  )
})

describe('the day nought of a spreadsheet', () => {
  it.each<[RawCell]>([
    ['1900-01-00'],
    ['1899-12-30'],
    ['1904-01-01'],
    [{ date: '1900-01-01', serial: 1 }],
    [{ date: '1904-01-01', serial: 0 }],
    [{ date: '1902-07-01T12:00:00', serial: 913.5 }],
  ])('%j', (cell) => expect(isEpochDay(cell)).toBe(true))

  it.each<[RawCell]>([
    ['1904-01-02'],
    ['1900-01-02'],
    ['2018-12-31'],
    [{ date: '1904-01-02', serial: 1463 }],
    [1],
    [null],
  ])('is not %j', (cell) => expect(isEpochDay(cell)).toBe(false))
})

it('a date is read alike however it is written, any day of two centuries', () => {
  const random = createRandom(20190101)
  for (let round = 0; round < 2000; round++) {
    const iso = addDays('1900-03-01', random.between(0, 73_000))
    const [year = '', month = '', day = ''] = iso.split('-')
    const written = [iso, year + month + day, `${Number(day)}/${Number(month)} ${year}`, `${day}.${month}.${year}`]
    expect(written.map((text) => parseDate(text))).toEqual([iso, iso, iso, iso])
    const short = readDate(`${year.slice(2)}${month}${day}`, Number(year) + random.between(0, 99))
    expect(short?.value).toBe(iso)
  }
})
