import { foldDashes, tidySpaces } from './plain-text.ts'
import { orderLetters, orderNumber, orderUnreadable } from './sort-key.ts'

export type RegistrationPart = 'prefix' | 'classCode' | 'year' | 'serial'

/** How one diary writes its numbers, and which parts of a number say that two numbers are the same case. */
export interface RegistrationProfile {
  readonly id: string
  /**
   * Regular expression source, tried on the whole number in upper case with the spaces that separate nothing removed.
   * Named groups: `prefix`, `classCode`, `year`, `serial`, `unit`, `documentNumber`, `partial`. Every other group must
   * be non-capturing.
   */
  readonly pattern: string
  readonly identityParts: readonly RegistrationPart[]
  readonly yearDigits: readonly (2 | 4)[]
  /** Least number of digits the serial is written with; 0 = not padded. Reading accepts any. */
  readonly padding: number
  /** How a number is written, the parts in braces; what stands with a prefix that a number lacks is left out with it. */
  readonly form: string
  readonly example: string
}

export interface RegistrationParts {
  /** Letters before the number, upper case. */
  readonly prefix: string | null
  readonly classCode: string | null
  /** Four digits; two written digits mean 1950–2049. */
  readonly year: number
  readonly serial: number
  /** The department unit after a Regeringskansliet number, upper case. */
  readonly unit: string | null
  readonly documentNumber: number | null
  /** The number ended in `(delvis)`: only part of the case. */
  readonly partial: boolean
}

/**
 * `incompleteNumber`: a part is missing (`Ks2018/`). `looksLikeDate`: a spreadsheet has turned the number into a day or
 * month. `noProfile`: no pattern, or not the given one, fits. `ambiguous`: patterns fit that read different parts.
 */
export type RegistrationProblem = 'empty' | 'incompleteNumber' | 'looksLikeDate' | 'noProfile' | 'ambiguous'

export type RegistrationResult =
  | {
      readonly ok: true
      readonly profileId: RegistrationProfileId
      readonly display: string
      readonly parts: RegistrationParts
    }
  | {
      readonly ok: false
      readonly problem: RegistrationProblem
      readonly display: string
      /** The profiles that fit where the number is `ambiguous`, otherwise empty. */
      readonly profileIds: readonly RegistrationProfileId[]
    }

export type RegistrationProfileId = (typeof registrationProfiles)[number]['id']

const YEAR = '(?<year>(?:1[89]|20(?=[0-4]))\\d\\d)'
const SHORT_YEAR = '(?<year>\\d\\d)'
const ANY_YEAR = '(?<year>(?:(?:1[89]|20(?=[0-4]))\\d\\d|\\d\\d))'
const PREFIX = '(?<prefix>[A-ZÅÄÖ]{1,12})'
const CLASS = '(?<classCode>\\d{1,4}(?:\\.\\d{1,4}){0,4})'
const SERIAL = '(?<serial>\\d{1,8})'
// After a dash or slash four digits are a year, so a document number there has three at most.
const DOCUMENT = '(?:(?:[-/](?=\\d{1,3}$)|[.#])(?<documentNumber>\\d{1,5}))?'

/**
 * The number patterns met in Swedish public diaries, most specific first. `2105-2018` and `3579-05` are one profile
 * because a diary mixes them (`3579-05` is `3579-2005`). In a county board number only serial and year identify the
 * case: the class group changes when the case is reclassified.
 */
export const registrationProfiles = [
  {
    id: 'class-serial-year',
    pattern: `^${CLASS}-${SERIAL}-${ANY_YEAR}${DOCUMENT}$`,
    identityParts: ['year', 'serial'],
    yearDigits: [4, 2],
    padding: 0,
    form: '{classCode}-{serial}-{year}',
    example: '403-123456-2012',
  },
  {
    id: 'serial-year',
    pattern: `^${SERIAL}-${ANY_YEAR}${DOCUMENT}$`,
    identityParts: ['year', 'serial'],
    yearDigits: [4, 2],
    padding: 0,
    form: '{serial}-{year}',
    example: '2105-2018',
  },
  {
    id: 'prefix-short-year-serial',
    pattern: `^${PREFIX}${SHORT_YEAR}/${SERIAL}${DOCUMENT}$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [2],
    padding: 5,
    form: '{prefix}{year}/{serial}',
    example: 'LD11/02896',
  },
  {
    id: 'prefix-year-serial',
    pattern: `^${PREFIX}${YEAR}/${SERIAL}${DOCUMENT}$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [4],
    padding: 0,
    form: '{prefix} {year}/{serial}',
    example: 'KS 2010/232',
  },
  {
    id: 'prefix-year-colon-serial',
    pattern: `^${PREFIX}/${YEAR}:${SERIAL}${DOCUMENT}$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [4],
    padding: 0,
    form: '{prefix}/{year}:{serial}',
    example: 'KSKF/2016:423',
  },
  {
    id: 'prefix-serial-year',
    pattern: `^${PREFIX}${SERIAL}-${YEAR}${DOCUMENT}$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [4],
    padding: 0,
    form: '{prefix} {serial}-{year}',
    example: 'REV 59-2023',
  },
  {
    id: 'class-year-serial',
    pattern: `^${PREFIX}?${CLASS}-${YEAR}/${SERIAL}${DOCUMENT}$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [4],
    padding: 0,
    form: '{prefix} {classCode}-{year}/{serial}',
    example: 'RA 22-2013/3147',
  },
  {
    id: 'class-serial-slash-year',
    pattern: `^${CLASS}-${SERIAL}/${YEAR}${DOCUMENT}$`,
    identityParts: ['year', 'serial'],
    yearDigits: [4],
    padding: 0,
    form: '{classCode}-{serial}/{year}',
    example: '1-814/2014',
  },
  {
    id: 'department-year-serial-unit',
    pattern: `^${PREFIX}${YEAR}/${SERIAL}(?:/(?<unit>[A-ZÅÄÖ]{1,8}(?:/[A-ZÅÄÖ]{1,8})*))?${DOCUMENT}(?<partial>\\(DELVIS\\))?$`,
    identityParts: ['prefix', 'year', 'serial'],
    yearDigits: [4],
    padding: 5,
    form: '{prefix}{year}/{serial}',
    example: 'S2014/6324/SFÖ',
  },
  {
    id: 'year-serial',
    pattern: `^${ANY_YEAR}/${SERIAL}${DOCUMENT}$`,
    identityParts: ['year', 'serial'],
    yearDigits: [2, 4],
    padding: 0,
    form: '{year}/{serial}',
    example: '14/820',
  },
] as const satisfies readonly RegistrationProfile[]

/**
 * The number as it is shown: composed letters (NFC), plain spaces and dashes, a leading `Dnr`, `Diarienr`,
 * `Diarienummer`, `Ärendenr` or `Ärendenummer` removed, trimmed. Case and zero padding are kept.
 */
export function normaliseRegistrationNumber(text: string): string {
  const tidy = foldDashes(tidySpaces(text))
  return LABEL.test(tidy) ? tidy.replace(LABEL, '') : tidy
}

/**
 * Reads a registration number (diarienummer). With `profileId` only that diary's pattern counts; without it every
 * pattern is tried, and where the fitting ones read different parts the answer is `ambiguous`, never a guess.
 */
export function parseRegistrationNumber(text: string, profileId?: RegistrationProfileId): RegistrationResult {
  const display = normaliseRegistrationNumber(text)
  const compact = compactNumber(display)
  const readings = readAll(compact, profileId)
  const [first, ...others] = readings
  if (!first) return { ok: false, problem: nameProblem(compact), display, profileIds: [] }
  if (others.some((other) => !isSameReading(first, other))) {
    return { ok: false, problem: 'ambiguous', display, profileIds: readings.map((reading) => reading.reader.id) }
  }
  return { ok: true, profileId: first.reader.id, display, parts: first.parts }
}

/** What a new number is made of. Which of them a profile writes, its form says. */
export interface NewNumber {
  readonly prefix: string
  readonly classCode: string
  /** Four digits. */
  readonly year: number
  readonly serial: number
}

/** Writes a number as its diary does; null where the profile asks for a class or a prefix that there is none of. */
export function writeRegistrationNumber(profileId: RegistrationProfileId, parts: NewNumber): string | null {
  const profile = registrationProfiles.find(({ id }) => id === profileId)
  if (profile === undefined) return null
  const [yearDigits] = profile.yearDigits
  const written = profile.form.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
    if (part === 'year') return String(parts.year).slice(-yearDigits)
    if (part === 'serial') return String(parts.serial).padStart(profile.padding, '0')
    return (part === 'prefix' ? parts.prefix : parts.classCode).trim()
  })
  // Read back by the same pattern: what it does not fit is no number of this diary.
  const number = normaliseRegistrationNumber(written)
  const read = parseRegistrationNumber(number, profileId)
  return read.ok && read.parts.year === parts.year && read.parts.serial === parts.serial ? number : null
}

/**
 * Key under which two spellings are the same case within one diary: the profile and its identity parts as
 * `profile|prefix|year|serial` (`prefix-year-serial|KS|2010|232`; `class-serial-year||2018|1234` for a county board
 * number, whose class does not identify), so that numbers of different profiles never share one. A department's number
 * keys alike with and without its unit. The document number is no part of it. A number without a profile, or ambiguous
 * without the diary's profile, keys as its upper-case display form without spaces and without leading zeros; that form
 * never holds `|`.
 */
export function registrationNumberKey(text: string, profileId?: RegistrationProfileId): string {
  const compact = compactNumber(normaliseRegistrationNumber(text))
  const reading = readOne(compact, profileId, false)
  return reading ? keyOf(reading) : unreadableKey(compact)
}

/** What one reading of a number answers, for those who ask it of a million rows. */
export interface RegistrationReading {
  /** As of `registrationNumberKey`. */
  readonly key: string
  /** As of `registrationNumberSortKey`. */
  readonly sortKey: string
  /** Null where the number cannot be read, or can be read in several ways. */
  readonly parts: RegistrationParts | null
  readonly problem: RegistrationProblem | null
}

/** Key, sort key and parts of a number, of whatever diary, from a single reading. Rows of one case follow each other, so the last ones are remembered. */
export function readRegistrationNumber(text: string): RegistrationReading {
  const known = recent.get(text)
  if (known !== undefined) return known
  const display = normaliseRegistrationNumber(text)
  const compact = compactNumber(display)
  const readings = readAll(compact, undefined)
  const [first, ...others] = readings
  const isAmbiguous = first !== undefined && others.some((other) => !isSameReading(first, other))
  const certain = isAmbiguous ? undefined : first
  const reading: RegistrationReading = {
    key: certain === undefined ? unreadableKey(compact) : keyOf(certain),
    sortKey: first === undefined ? orderUnreadable(compact) : sortKeyOf(first),
    parts: certain?.parts ?? null,
    problem: isAmbiguous ? 'ambiguous' : first === undefined ? nameProblem(compact) : null,
  }
  if (recent.size >= RECENT_READINGS) recent.clear()
  recent.set(text, reading)
  return reading
}

const RECENT_READINGS = 64
const recent = new Map<string, RegistrationReading>()

/**
 * Sort key whose plain binary order is prefix, year, serial, document number. Order is not identity, so an ambiguous
 * number without `profileId` takes its most specific reading; a text no pattern fits sorts after all that do, by itself.
 */
export function registrationNumberSortKey(text: string, profileId?: RegistrationProfileId): string {
  const compact = compactNumber(normaliseRegistrationNumber(text))
  const reading = readOne(compact, profileId, true)
  return reading ? sortKeyOf(reading) : orderUnreadable(compact)
}

function keyOf({ parts, reader }: Reading): string {
  const { prefix, classCode, year, serial } = parts
  const { keyId, usesPrefix, usesClass } = reader
  return `${keyId}|${usesPrefix ? (prefix ?? '') : ''}|${year}|${serial}${usesClass ? `|${classCode ?? ''}` : ''}`
}

function unreadableKey(compact: string): string {
  return compact.replace(BARS, BAR_IN_KEY).replace(LEADING_ZEROS, '')
}

function sortKeyOf({ parts }: Reading): string {
  const { prefix, year, serial, documentNumber, unit } = parts
  const key = `${prefix === null ? '' : orderLetters(prefix)} ${year} ${orderNumber(serial)}`
  const document = documentNumber === null ? '' : ` ${orderNumber(documentNumber)}`
  return unit === null ? key + document : `${key}${document} ${orderLetters(unit)}`
}

const LABEL = /^(?:diarienummer|diarienr|ärendenummer|ärendenr|dnr)(?![a-zåäö])\.?\s*:?\s*/i
const LOOSE_SPACE = /(?<!\d) | (?!\d)/g
const BARS = /\|/g
/** Every letter of a number is upper case, so that no other number can have this one. */
const BAR_IN_KEY = 'i'
const LEADING_ZEROS = /(?<!\d)0+(?=\d)/g
const ISO_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const MONTH_NAME = /^(?:\d{1,2}-)?(?:JAN|FEB|MAR|APR|MAJ|MAY|JUN|JUL|AUG|SEP|OKT|OCT|NOV|DEC)(?:-\d{2,4})?$/
const MISSING_PART = /^[A-ZÅÄÖ]+\d{2,4}$|[-/:]$|^[-/:]|[-/:]{2}/
const LETTER_OR_DIGIT = /[\p{L}\d]/u
const DIGIT = /\d/
const GROUP_NAME = /\(\?<([a-zA-Z]+)>/g

interface Reader {
  readonly id: RegistrationProfileId
  /** The profile that its keys begin with. */
  readonly keyId: RegistrationProfileId
  readonly expression: RegExp
  /** Index of each part among the groups of `expression`; 0 where the pattern has no such part. */
  readonly at: Readonly<Record<keyof RegistrationParts, number>>
  readonly usesPrefix: boolean
  readonly usesClass: boolean
}

interface Reading {
  readonly reader: Reader
  readonly parts: RegistrationParts
}

const readers = registrationProfiles.map(compileProfile)
const readersById = new Map(readers.map((reader) => [reader.id, reader]))
// The first character alone rules out half of the patterns, which matters over a million rows.
const letterReaders = readers.filter((_, index) => registrationProfiles[index]?.pattern.startsWith(`^${PREFIX}`))
const digitReaders = readers.filter((reader) => !letterReaders.includes(reader) || reader.id === 'class-year-serial')

function compileProfile(profile: RegistrationProfile & { readonly id: RegistrationProfileId }): Reader {
  const names = [...profile.pattern.matchAll(GROUP_NAME)].map((match) => match[1])
  const at = (name: keyof RegistrationParts) => names.indexOf(name) + 1
  const identityParts = profile.identityParts
  return {
    id: profile.id,
    // Without its unit a department's number cannot be told from a plain one.
    keyId: profile.id === 'department-year-serial-unit' ? 'prefix-year-serial' : profile.id,
    // Named groups cost an object per match.
    expression: new RegExp(profile.pattern.replace(GROUP_NAME, '(')),
    at: {
      prefix: at('prefix'),
      classCode: at('classCode'),
      year: at('year'),
      serial: at('serial'),
      unit: at('unit'),
      documentNumber: at('documentNumber'),
      partial: at('partial'),
    },
    usesPrefix: identityParts.includes('prefix'),
    usesClass: identityParts.includes('classCode'),
  }
}

/** Upper case, without the spaces that separate nothing; a space between two digits stays, for it may part two numbers. */
function compactNumber(display: string): string {
  const upper = display.toUpperCase()
  return upper.includes(' ') ? upper.replace(LOOSE_SPACE, '') : upper
}

function readAll(compact: string, profileId: RegistrationProfileId | undefined): Reading[] {
  const readings: Reading[] = []
  for (const reader of candidates(compact, profileId)) {
    const reading = readWith(reader, compact)
    if (reading) readings.push(reading)
  }
  return readings
}

/** The one reading, or null where none fits; where several differ, the first if `takesFirst`, otherwise null. */
function readOne(compact: string, profileId: RegistrationProfileId | undefined, takesFirst: boolean): Reading | null {
  let first: Reading | null = null
  for (const reader of candidates(compact, profileId)) {
    const reading = readWith(reader, compact)
    if (!reading) continue
    if (takesFirst) return reading
    if (first && !isSameReading(first, reading)) return null
    first ??= reading
  }
  return first
}

function candidates(compact: string, profileId: RegistrationProfileId | undefined): readonly Reader[] {
  if (compact.charCodeAt(4) === 45 && ISO_DAY.test(compact)) return []
  if (profileId !== undefined) {
    const reader = readersById.get(profileId)
    return reader ? [reader] : []
  }
  return compact.charCodeAt(0) <= 57 ? digitReaders : letterReaders
}

function readWith(reader: Reader, compact: string): Reading | null {
  const match = reader.expression.exec(compact)
  if (!match) return null
  const { at } = reader
  const documentNumber = at.documentNumber === 0 ? undefined : match[at.documentNumber]
  return {
    reader,
    parts: {
      prefix: at.prefix === 0 ? null : (match[at.prefix] ?? null),
      classCode: at.classCode === 0 ? null : (match[at.classCode] ?? null),
      year: expandYear(match[at.year] ?? ''),
      serial: Number(match[at.serial]),
      unit: at.unit === 0 ? null : (match[at.unit] ?? null),
      documentNumber: documentNumber === undefined ? null : Number(documentNumber),
      partial: at.partial !== 0 && match[at.partial] !== undefined,
    },
  }
}

function expandYear(written: string): number {
  const year = Number(written)
  if (written.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function isSameReading({ parts: a }: Reading, { parts: b }: Reading): boolean {
  return (
    a.prefix === b.prefix &&
    a.classCode === b.classCode &&
    a.year === b.year &&
    a.serial === b.serial &&
    a.unit === b.unit &&
    a.documentNumber === b.documentNumber &&
    a.partial === b.partial
  )
}

function nameProblem(compact: string): RegistrationProblem {
  if (!LETTER_OR_DIGIT.test(compact)) return 'empty'
  if (ISO_DAY.test(compact) || MONTH_NAME.test(compact)) return 'looksLikeDate'
  return MISSING_PART.test(compact) && DIGIT.test(compact) ? 'incompleteNumber' : 'noProfile'
}
