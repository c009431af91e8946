import { passesModulus10 } from './modulus-10.ts'
import { dropSpaces, foldDashes } from './plain-text.ts'

/** `local` is a reserve number by a system's own rules: stored and shown, but never recognised from its text alone. */
export type IdentityKind = 'personnummer' | 'samordningsnummer' | 'interim' | 'local'

export type IdentityProblem =
  | 'format'
  | 'checkDigit'
  | 'impossibleDate'
  | 'futureDate'
  | 'ageOutOfRange'
  | 'looksLikeOrgNumber'
  | 'centuryAmbiguous'
  | 'excelLostLeadingZero'
  | 'excelScientific'

export interface IdentityNumber {
  readonly kind: IdentityKind
  /** Twelve characters with century and without separator: `YYYYMMDDNNNN`, interim `YYYYMMDDXnnn`. */
  readonly value: string
  /** ISO day; null where a coordination number carries a date that is not in the calendar. */
  readonly birthDate: string | null
  /** What was accepted but should be shown: `impossibleDate`, `centuryAmbiguous`, `ageOutOfRange`. */
  readonly notes: readonly IdentityProblem[]
}

/** `proposal` is a stored form that a person may accept instead; it parses, but is never taken silently. */
export type IdentityResult =
  | { readonly ok: true; readonly number: IdentityNumber }
  | { readonly ok: false; readonly problem: IdentityProblem; readonly proposal?: string }

/**
 * Reads a personnummer, samordningsnummer or interim number as typed or exported, judged at `reference` (the transfer
 * date T as an ISO day, never today). Order: spaces and dashes → shape → organisation number → date → check digit →
 * century (written > `+` > the latest with birth not after T) → future → age 15–75 (a note).
 *
 * A coordination number with month 00, day 60 or a day its month does not have is accepted with `impossibleDate`.
 * `centuryAmbiguous` notes a ten-digit number read as a child where the same digits are someone a hundred years older.
 *
 * Source: folkbokföringslagen (1991:481) 18 § (`+` from the year a person turns 100); Skatteverket SKV 704 and SKV 707.
 * @throws RangeError where `reference` is not an ISO day.
 */
export function parseIdentityNumber(text: string, reference: string): IdentityResult {
  const usual = readUsual(text, reference)
  if (usual !== null) return usual
  if (!ISO_DAY.test(reference)) throw new RangeError(`Reference date is not an ISO day: ${reference}`)
  const plain = dropSpaces(foldDashes(text)).toUpperCase()
  const written = readWritten(plain)
  return written ? judge(written, reference) : explain(plain, reference)
}

/**
 * Whether the text is a valid number exactly as it stands, in one of the four written forms (10 or 12 characters, with
 * or without separator). Nothing is normalised, so a space makes it invalid; no date is compared with any today.
 */
export function isIdentityNumber(text: string): boolean {
  const written = readWritten(text)
  return written !== null && findFault(written) === null
}

/** `19850101-****`. A text that is not a stored form (a local number, say) is masked whole. */
export function maskIdentityNumber(value: string): string {
  const match = STORED.exec(value)
  return match ? `${match[1]}-****` : '****'
}

/** The stored form as `19850101-2382`; any other text is returned as it is. */
export function formatIdentityNumber(value: string): string {
  const match = STORED.exec(value)
  return match ? `${match[1]}-${match[2]}` : value
}

const ISO_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const SHAPE = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)([\dTRSUWXJKLMN]\d{3})$/
const STORED = /^((?:18|19|20)\d{6})([\dTRSUWXJKLMN]\d{3})$/
const NINE_DIGITS = /^\d{5}[-+]?\d{4}$/
const SEVEN_OR_EIGHT_DIGITS = /^\d{7,8}$/
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/
const CENTURIES = [2000, 1900, 1800] as const
const AGE_MIN = 15
const AGE_MAX = 75
const COORDINATION_DAY = 60
const DASH = 45
const ZERO = 48
const NINE = 57
const NO_NOTES: readonly IdentityProblem[] = []

/**
 * A number as most lists hold it, twelve digits with or without a dash, of an adult of working age: the whole answer without
 * a pattern tried, which matters over a million rows. Null for everything else, good or bad; that is read with care.
 */
function readUsual(text: string, reference: string): IdentityResult | null {
  const gap = text.length === 13 && text.charCodeAt(8) === DASH ? 1 : 0
  if (text.length !== 12 + gap || reference.length !== 10) return null
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if ((unit < ZERO || unit > NINE) && (gap === 0 || index !== 8)) return null
  }
  const number = (from: number, to: number): number => {
    let value = 0
    for (let index = from; index < to; index++) value = value * 10 + text.charCodeAt(index) - ZERO
    return value
  }
  const year = number(0, 4)
  const month = number(4, 6)
  const day = number(6, 8)
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const age = Number(reference.slice(0, 4)) - year
  if (!(age > AGE_MIN && age < AGE_MAX) || number(8 + gap, 11 + gap) === 0 || !ISO_DAY.test(reference)) return null
  const value = gap === 0 ? text : text.slice(0, 8) + text.slice(9)
  if (!passesModulus10(value.slice(2))) return null
  const birthDate = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
  return { ok: true, number: { kind: 'personnummer', value, birthDate, notes: NO_NOTES } }
}

interface Written {
  readonly kind: 'personnummer' | 'samordningsnummer' | 'interim'
  readonly century: string | null
  readonly birth: string
  readonly separator: string
  readonly end: string
}

interface Birth {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly isInCalendar: boolean
}

function readWritten(text: string): Written | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [, century, year = '', month = '', day = '', separator = '', end = ''] = match
  const kind = end > '9999' ? 'interim' : Number(day) >= COORDINATION_DAY ? 'samordningsnummer' : 'personnummer'
  return { kind, century: century ?? null, birth: year + month + day, separator, end }
}

/** What is wrong whatever the reference date. */
function findFault(written: Written): IdentityProblem | null {
  const { kind, century, birth, end } = written
  if (kind !== 'interim' && birth.charAt(2) >= '2') return 'looksLikeOrgNumber'
  if (century !== null && !CENTURIES.some((start) => start / 100 === Number(century))) return 'format'
  if (end.startsWith('000')) return 'format'
  if (possibleBirths(written).length === 0) return 'impossibleDate'
  // A letter counts as 1 in the check digit of an interim number.
  return passesModulus10(birth + (kind === 'interim' ? `1${end.slice(1)}` : end)) ? null : 'checkDigit'
}

function judge(written: Written, reference: string): IdentityResult {
  const fault = findFault(written)
  if (fault !== null) return { ok: false, problem: fault }
  const referenceYear = Number(reference.slice(0, 4))
  const isOfHundred = written.century === null && written.separator === '+'
  const births = possibleBirths(written)
  const chosenAt = births.findIndex((birth) =>
    // The plus sign is written from the year, not from the day, a person turns 100.
    isOfHundred ? birth.year <= referenceYear - 100 : toIsoDay(birth) <= reference,
  )
  const chosen = births[chosenAt]
  if (!chosen) return { ok: false, problem: 'futureDate' }

  const notes: IdentityProblem[] = []
  if (!chosen.isInCalendar) notes.push('impossibleDate')
  const [youngest, oldest] = ageRange(chosen, reference)
  const isCenturyWritten = written.century !== null || isOfHundred
  if (!isCenturyWritten && oldest < AGE_MIN && chosenAt + 1 < births.length) notes.push('centuryAmbiguous')
  if (oldest < AGE_MIN || youngest > AGE_MAX) notes.push('ageOutOfRange')
  return {
    ok: true,
    number: {
      kind: written.kind,
      value: String(chosen.year) + written.birth.slice(2) + written.end,
      birthDate: chosen.isInCalendar ? toIsoDay(chosen) : null,
      notes,
    },
  }
}

/** The births the six date digits can stand for, latest century first; one at most where the century is written. */
function possibleBirths(written: Written): Birth[] {
  const { kind, century, birth } = written
  const month = Number(birth.slice(2, 4))
  const day = Number(birth.slice(4, 6)) - (kind === 'samordningsnummer' ? COORDINATION_DAY : 0)
  if (month > 12 || day > 31) return []
  const births: Birth[] = []
  for (const start of CENTURIES) {
    if (century !== null && Number(century) * 100 !== start) continue
    const year = start + Number(birth.slice(0, 2))
    const isInCalendar = month >= 1 && day >= 1 && day <= daysInMonth(year, month)
    if (isInCalendar || kind === 'samordningsnummer') births.push({ year, month, day, isInCalendar })
  }
  return births
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** ISO day; where the date is not in the calendar, the earliest day it may mean. */
function toIsoDay(birth: Birth): string {
  const month = Math.max(birth.month, 1)
  const day = birth.isInCalendar ? birth.day : 1
  return `${birth.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Youngest and oldest age at the reference date; they differ by one year where only the birth year is certain. */
function ageRange(birth: Birth, reference: string): readonly [number, number] {
  const years = Number(reference.slice(0, 4)) - birth.year
  if (!birth.isInCalendar) return [years - 1, years]
  const age = toIsoDay(birth).slice(5) > reference.slice(5) ? years - 1 : years
  return [age, age]
}

/** Names the damage in a text that has not the shape of any number, and proposes a repair where one is possible. */
function explain(plain: string, reference: string): IdentityResult {
  if (SCIENTIFIC.test(plain)) return { ok: false, problem: 'excelScientific' }
  if (NINE_DIGITS.test(plain)) return refuse('excelLostLeadingZero', `0${plain}`, reference)
  // Births in 2000 lose two zeros, and three in its first nine months.
  if (SEVEN_OR_EIGHT_DIGITS.test(plain)) {
    const refusal = refuse('excelLostLeadingZero', plain.padStart(10, '0'), reference)
    return 'proposal' in refusal ? refusal : { ok: false, problem: 'format' }
  }
  return refuse(
    'format',
    plain
      .replace(/[.,]0$/, '')
      .replaceAll('O', '0')
      .replaceAll('.', ''),
    reference,
  )
}

function refuse(problem: IdentityProblem, repaired: string, reference: string): IdentityResult {
  const written = readWritten(repaired)
  const result = written && judge(written, reference)
  return result?.ok ? { ok: false, problem, proposal: result.number.value } : { ok: false, problem }
}
