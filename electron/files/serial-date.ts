import type { RawCell } from '#shared/import/raw.ts'

/** Which day number 0 is: 30 December 1899 with Excel's invented 29 February 1900, or 1 January 1904. */
export type DateSystem = 1900 | 1904

/**
 * A date-formatted number as a date. Numbers that name no day stay numbers: below 1, the invented 29 February 1900, and
 * above 31 December 9999.
 */
export function serialToCell(serial: number, system: DateSystem): RawCell {
  // A whole number of seconds, because 1/86400 has no exact binary fraction; the exact serial is kept beside it.
  const seconds = Math.round(serial * secondsPerDay)
  const day = Math.floor(seconds / secondsPerDay)
  const time = seconds - day * secondsPerDay
  const epochDay = system === 1904 ? epochDay1904(day) : epochDay1900(day)
  if (epochDay === undefined || epochDay > lastEpochDay) return serial
  const date = dayToIso(epochDay)
  return { date: time === 0 ? date : `${date}T${timeToIso(time)}`, serial }
}

/**
 * The serial in the 1900 system of an ISO day or ISO date-time without zone.
 * `undefined` when the text is not one, is no real day, or lies before 1 March 1900, where Excel's calendar is wrong.
 */
export function isoToSerial(iso: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/.exec(iso)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const epochDay = daysFromCivil(year, month, day)
  if (dayToIso(epochDay) !== iso.slice(0, 10)) return undefined
  const serial = epochDay - zeroDay1900
  if (serial < 61) return undefined
  return serial + (hour * 3600 + minute * 60 + second) / secondsPerDay
}

const secondsPerDay = 86_400
/** Days are counted from 1 January 1970. */
const zeroDay1900 = daysFromCivil(1899, 12, 30)
const zeroDay1904 = daysFromCivil(1904, 1, 1)
const lastEpochDay = daysFromCivil(9999, 12, 31)

function epochDay1900(day: number): number | undefined {
  if (day < 1 || day === 60) return undefined
  return day < 60 ? zeroDay1900 + 1 + day : zeroDay1900 + day
}

function epochDay1904(day: number): number | undefined {
  return day < 0 ? undefined : zeroDay1904 + day
}

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": exact in the proleptic Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dayToIso(epochDay: number): string {
  const shifted = epochDay + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

function timeToIso(seconds: number): string {
  const hour = Math.floor(seconds / 3600)
  return `${twoDigits(hour)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
