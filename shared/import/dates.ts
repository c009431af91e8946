import { cellText, cleanText, dashes } from './normalise.ts'
import type { RawCell } from './raw.ts'

/**
 * What a date cell says. `value` is an ISO day, or for `month` and `year` an ISO month (`2018-12`) or year (`2018`): the precision
 * that is stated, never more. A `term` (`HT18`) is kept as its year. A `serial` is a bare day number, read in the 1900 system.
 */
export interface DateReading {
  readonly value: string
  readonly kind: 'day' | 'serial' | 'month' | 'term' | 'year'
}

/** Two-digit years are read as the latest year that ends so and is not after this one, where nothing else is said. */
const defaultLatestYear = 2049

/**
 * The latest year that two written digits can mean: what has happened lies behind the transfer date, what shall happen before it
 * or long after it.
 */
export function latestShortYear(window: 'past' | 'future' | undefined, transferDate: string): number {
  const year = Number(transferDate.slice(0, 4))
  return year + (window === 'past' ? 5 : window === 'future' ? 69 : 30)
}

/**
 * Reads `2018-12-31`, `20181231`, `181231`, `31/12 2018`, `31.12.2018`, `31 dec 2018`, `dec-18`, `2018-12`, `HT18`, `2018`, an
 * Excel date cell, or a bare serial 20000–60000 (1954–2064). The day comes first. Null when it is none of these, or no calendar
 * day.
 */
export function readDate(cell: RawCell, latestYear: number = defaultLatestYear): DateReading | null {
  if (cell === null || typeof cell === 'boolean') return null
  if (typeof cell === 'object') {
    if ('date' in cell) return day(cell.date.slice(0, 10))
    return 'number' in cell ? readDate(cell.number, latestYear) : null
  }
  if (typeof cell === 'number' && !Number.isInteger(cell)) return serialDay(cell)
  const text = cleanText(String(cell)).replace(dashes, '-')
  const digits = text.length
  if (/^\d+$/.test(text)) {
    if (digits === 8) return day(calendarDay(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8)))
    if (digits === 6)
      return day(calendarDay(shortYear(text.slice(0, 2), latestYear), part(text, 2, 4), part(text, 4, 6)))
    if (digits === 5) return serialDay(Number(text))
    return digits === 4 && /^(?:19|20)/.test(text) ? { value: text, kind: 'year' } : null
  }
  const iso = isoDay.exec(text)
  if (iso !== null) return day(calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3])))
  const short = shortDay.exec(text)
  if (short !== null) return day(calendarDay(shortYear(short[1], latestYear), Number(short[2]), Number(short[3])))
  const dayFirst = dayFirstDay.exec(text)
  if (dayFirst !== null) return day(calendarDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])))
  return readWords(text, latestYear)
}

/** Words that say "no end": `tv`, `tills vidare`, `9999-12-31`. */
export function isOpenEnd(cell: RawCell): boolean {
  const text = cleanText(cellText(cell)).toLowerCase()
  return text === 'tv' || text === 'tills vidare' || text === 'tillsvidare' || text === '-' || text.startsWith('9999')
}

/** A day of the month by name and a month by name, such as a spreadsheet makes of `3-18`: `mar-18`, `mars-18`, `3-mar`. */
export function isMonthText(text: string): boolean {
  const match = dayAndMonth.exec(text) ?? monthAndYear.exec(text)
  return match !== null && (monthOf(match[1]) ?? monthOf(match[2])) !== null
}

/**
 * A day that spreadsheets make of an empty or nought cell (0 and 1 January 1900, 30 and 31 December 1899, 1 January 1904), or a
 * date cell so early that it can be nothing else.
 */
export function isEpochDay(cell: RawCell): boolean {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return cell.date < '1904-01-02'
  // Day 0, which a workbook shows as 1900-01-00, is no calendar day and comes as a number.
  if (cell === 0) return true
  return typeof cell === 'string' && epochDay.test(cell)
}

/** The ISO day as many days later (or, negative, earlier). */
export function addDays(isoDay: string, days: number): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/
const shortDay = /^(\d{2})-(\d{2})-(\d{2})$/
const dayFirstDay = /^(\d{1,2})[/.](\d{1,2})[/. ]\s?(\d{4})$/
const isoMonth = /^(\d{4})-(\d{2})$/
const monthFirst = /^(\d{1,2})[/.-](\d{4})$/
const namedDay = /^(\d{1,2})\.?[ -](\p{L}{3,9})\.?[ -](\d{4}|\d{2})$/u
const monthAndYear = /^(\p{L}{3,9})\.?[ -]?'?(\d{4}|\d{2})$/u
const dayAndMonth = /^(\d{1,2})[ -](\p{L}{3,9})\.?$/u
const term = /^(?:ht|vt|höstterminen|vårterminen)[ -]?(\d{4}|\d{2})$/i
const epochDay = /^\s*(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)(?:[T ]|\s*$)/

function readWords(text: string, latestYear: number): DateReading | null {
  const numbered = isoMonth.exec(text)
  if (numbered !== null) return month(Number(numbered[1]), Number(numbered[2]))
  const reversed = monthFirst.exec(text)
  if (reversed !== null) return month(Number(reversed[2]), Number(reversed[1]))
  const named = namedDay.exec(text)
  if (named !== null) {
    return day(calendarDay(writtenYear(named[3], latestYear), monthOf(named[2]) ?? 0, Number(named[1])))
  }
  const termYear = term.exec(text)?.[1]
  if (termYear !== undefined) return { value: String(writtenYear(termYear, latestYear)), kind: 'term' }
  const named18 = monthAndYear.exec(text)
  return named18 === null ? null : month(writtenYear(named18[2], latestYear), monthOf(named18[1]) ?? 0)
}

/** By their first three letters, Swedish and English. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  maj: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
}
const monthName =
  /^(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|june?|juni|july?|juli|aug(?:usti|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i

function monthOf(name: string | undefined): number | null {
  return name !== undefined && monthName.test(name) ? (months[name.slice(0, 3).toLowerCase()] ?? null) : null
}

function day(value: string | null): DateReading | null {
  return value === null ? null : { value, kind: 'day' }
}

function month(year: number, number: number): DateReading | null {
  if (year < 1800 || year > 2200 || number < 1 || number > 12) return null
  return { value: `${year}-${number < 10 ? '0' : ''}${number}`, kind: 'month' }
}

const firstSerial = 20_000
const lastSerial = 60_000

/** Excel's day number in the 1900 system: 43465 is 2018-12-31. A time of day is left out. */
function serialDay(serial: number): DateReading | null {
  if (serial < firstSerial || serial > lastSerial) return null
  return { value: addDays('1899-12-30', Math.floor(serial)), kind: 'serial' }
}

function part(text: string, from: number, to: number): number {
  return Number(text.slice(from, to))
}

function writtenYear(digits: string | undefined, latestYear: number): number {
  return digits?.length === 4 ? Number(digits) : shortYear(digits, latestYear)
}

function shortYear(digits: string | undefined, latestYear: number): number {
  return latestYear - ((((latestYear - Number(digits)) % 100) + 100) % 100)
}

function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null
  const days = month === 2 && !isLeap(year) ? 28 : (daysInMonth[month - 1] ?? 0)
  if (day > days) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
