import { isIdentityNumber, parseIdentityNumber } from '../identity/identity-number.ts'
import { normaliseRegistrationNumber, readRegistrationNumber } from '../identity/registration-number.ts'
import { codeFromWording } from '../registers/code-lists.ts'
import { isNumeric } from '../registers/field.ts'
import type { Field, Value } from '../registers/field.ts'
import { countedBoxes, metresOfBoxes } from './box-widths.ts'
import { isErrorText, textDamage } from './damage.ts'
import { isEpochDay, isMonthText, isOpenEnd, latestShortYear, readDate } from './dates.ts'
import {
  cellText,
  cleanText,
  isCountedExtent,
  isWrittenPercent,
  parseHours,
  parseMetres,
  parseNumber,
  parsePercent,
  round,
} from './normalise.ts'
import type { RawCell } from './raw.ts'
import type { Finding, FindingRuleId } from './rules.ts'

/** Reads one cell that is not empty; what there is to say about it is added to `findings`. */
export type CellReader = (cell: RawCell, findings: Finding[]) => Value

export interface ColumnSetting {
  readonly transferDate: string
  /** A percent field written as fractions of one. */
  readonly isFraction: boolean
  readonly isWorkbook: boolean
  /** What this sender's wordings stand for, by `valueKey`. */
  readonly values: ReadonlyMap<string, string> | undefined
  /** How many digits the numbers of the column have where some begin with a nought. */
  readonly paddedWidth: number | undefined
  /** Metres of one box, where extents in boxes are converted. */
  readonly boxWidth?: number | undefined
}

/** How a wording is looked up among those that have been given a meaning. */
export function valueKey(raw: string): string {
  return cleanText(raw).toLowerCase()
}

/** The reader of one column, chosen once; it remembers what it has read, for most columns repeat themselves. */
export function createColumnReader(field: Field, setting: ColumnSetting): CellReader {
  return remembering(withText(field, setting, readerOf(field, setting)))
}

/** Makes a finding on the text at hand; null, for there is no value then. */
type Remark = (rule: FindingRuleId) => null
/** Reads a cell whose clean text is known and not blank. */
type TextReader = (text: string, cell: RawCell, remark: Remark) => Value

/** What every column has in common: error values, blanks, meanings given to wordings, and damage to the text. */
function withText(field: Field, { values, isWorkbook }: ColumnSetting, read: TextReader): CellReader {
  const mayBeIdentity = isNumeric(field.type) && field.countsBytes !== true
  return (cell, findings) => {
    const text = typeof cell === 'string' ? cleanText(cell) : cellText(cell)
    if (text === '') return null
    const remark: Remark = (rule) => {
      findings.push({ rule, field: field.name, raw: text })
      return null
    }
    if (typeof cell === 'string' ? isErrorText(text) : typeof cell === 'object' && cell !== null && 'error' in cell) {
      remark('formula-error')
      // What cannot be read shows no more than what is unknown.
      return field.unknownAs ?? null
    }
    const damage = typeof cell === 'string' ? textDamage(cell, isWorkbook) : null
    if (damage !== null) remark(damage)
    const meaning = values?.get(valueKey(text))
    const value = meaning === undefined ? read(text, cell, remark) : read(meaning, meaning, remark)
    return mayBeIdentity && isIdentityIn(text, value) ? remark('implausible-number') : value
  }
}

/** Numbers are shown as they are, so that a whole identity number in a wrong column would be masked from nobody. */
function isIdentityIn(text: string, value: Value): boolean {
  if (typeof value !== 'number') return false
  const isLong = text.length >= fewestIdentityDigits || value >= 10 ** (fewestIdentityDigits - 1)
  return isLong && (isIdentityNumber(text) || isIdentityNumber(String(value)))
}

/** Without century and dash. */
const fewestIdentityDigits = 10

/** More than full time is a rounding or an additional duty, up to here (`domain.md` §1a); above it is another number. */
const largestPercent = 110
/** As many digits as an identity number has, with or without century: no salary. */
const identityDigits = /^(?:\d{10}|\d{12})$/

function readerOf(field: Field, setting: ColumnSetting): TextReader {
  const isTooSmall = (number: number): boolean => field.neverNegative === true && number < 0
  switch (field.type) {
    case 'text':
      return textReader(setting.paddedWidth)
    case 'signum':
      return (text) => text
    case 'date':
      return dateReader(field, setting.transferDate)
    case 'integer':
    case 'year': {
      const isYear = field.type === 'year'
      const options = { pointGroups: !isYear }
      const isImplausible = isYear ? (number: number) => !/^\d{4}$/.test(String(number)) : isTooSmall
      return (_, cell, remark) => {
        const number = parseNumber(cell, options)
        if (number === null || !Number.isInteger(number)) return remark('not-a-number')
        return isImplausible(number) ? remark('implausible-number') : number
      }
    }
    case 'decimal':
    case 'money': {
      const options = { pointGroups: field.type === 'money' }
      const isSalary = field.name === 'monthlySalary'
      return (text, cell, remark) => {
        const number = parseNumber(cell, options)
        if (number === null) return remark('not-a-number')
        if (isTooSmall(number) || (isSalary && identityDigits.test(text))) return remark('implausible-number')
        return round(number, 4)
      }
    }
    case 'percent':
      return (_, cell, remark) => {
        const number = parsePercent(cell)
        if (number === null) return remark('not-a-number')
        const percent = round(setting.isFraction && !isWrittenPercent(cell) ? number * 100 : number, 4)
        return percent < 0 || percent > largestPercent ? remark('implausible-number') : percent
      }
    case 'hours':
      return (_, cell, remark) => parseHours(cell) ?? remark('not-a-number')
    case 'metres':
      return metresReader(setting.boxWidth, isTooSmall)
    case 'boolean':
      return (text, cell, remark) => {
        if (typeof cell === 'boolean') return cell
        const code = codeFromWording('yesNo', text)
        return code === undefined ? remark('unknown-code') : code === 'yes'
      }
    case 'code': {
      const { codes, unknownAs = null } = field
      if (codes === undefined) return (text) => text
      return (text, _, remark) => {
        const code = codeFromWording(codes, text)
        if (code === undefined) remark('unknown-code')
        return code ?? unknownAs
      }
    }
    case 'identity':
      return identityReader(setting.transferDate)
    case 'registration':
      return field.required === 'error' ? readOwnRegistration : readRegistration
  }
}

/** Metres as they are written, or of so many boxes where it is known how wide they are; what was converted is said. */
function metresReader(boxWidth: number | undefined, isTooSmall: (metres: number) => boolean): TextReader {
  return (text, cell, remark) => {
    const metres = parseMetres(cell)
    if (metres !== null) return isTooSmall(metres) ? remark('implausible-number') : metres
    const boxes = boxWidth === undefined ? null : countedBoxes(text)
    if (boxes === null || boxWidth === undefined) {
      return remark(isCountedExtent(text) ? 'extent-counted' : 'not-a-number')
    }
    remark('extent-converted')
    return metresOfBoxes(boxes, boxWidth)
  }
}

function textReader(paddedWidth: number | undefined): TextReader {
  if (paddedWidth === undefined) return (text) => text
  return (text, _, remark) => {
    if (text.length < paddedWidth && /^\d+$/.test(text)) remark('leading-zeros-lost')
    return text
  }
}

/**
 * Fields that the gates compare with the transfer date. A month or year that holds that very date lies neither before nor after
 * it, so nothing is stored of it there.
 */
const comparedWithTransfer: ReadonlySet<string> = new Set(['endDate', 'documentDate'])

function dateReader(field: Field, transferDate: string): TextReader {
  const latestYear = latestShortYear(field.shortYears, transferDate)
  const isCompared = comparedWithTransfer.has(field.name)
  return (_, cell, remark) => {
    if (isEpochDay(cell)) return remark('excel-epoch')
    if (isOpenEnd(cell)) return null
    const reading = readDate(cell, latestYear)
    if (reading === null) return remark('not-a-date')
    if (reading.kind === 'day') return reading.value
    if (reading.kind === 'serial') {
      remark('date-serial')
      return reading.value
    }
    remark('date-imprecise')
    return isCompared && transferDate.startsWith(reading.value) ? null : reading.value
  }
}

function identityReader(transferDate: string): TextReader {
  return (text, cell, remark) => {
    let parsed = parseIdentityNumber(text, transferDate)
    // `000000-0000` is shown with the noughts that the number itself lacks; `1,98501E+11` is shown without its digits.
    if (!parsed.ok && typeof cell === 'object' && cell !== null && 'number' in cell) {
      parsed = parseIdentityNumber(cellText(cell.number), transferDate)
    }
    if (!parsed.ok) {
      const isDamage =
        parsed.problem === 'excelScientific' ||
        (parsed.problem === 'excelLostLeadingZero' && parsed.proposal !== undefined)
      return remark(isDamage ? 'identity-became-number' : 'identity-invalid')
    }
    if (parsed.number.notes.length > 0) remark('identity-note')
    return parsed.number.value
  }
}

/** The value has plain dashes and no label (`Dnr 304–3–2018`), so that two spellings of one number are no change. */
const readRegistration: TextReader = (text, cell, remark) => {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return remark('registration-became-date')
  const { problem } = readRegistrationNumber(text)
  if (problem === null || problem === 'ambiguous') return normaliseRegistrationNumber(text)
  if (problem === 'looksLikeDate' || isMonthText(text)) return remark('registration-became-date')
  return problem === 'incompleteNumber' ? remark('registration-incomplete') : withoutLabel(text)
}

/** A number of no known pattern is written plainly too; a text that is none (`se pärm – 3`) stays as it stands. */
function withoutLabel(text: string): string {
  const plain = normaliseRegistrationNumber(text)
  return /^\S*\d\S*$/.test(plain) ? plain : text
}

/** The number that a row is known by: a text without a digit (`Summa`, `saknas`) has neither serial nor year. */
const readOwnRegistration: TextReader = (text, cell, remark) =>
  typeof cell !== 'string' || /\d/.test(text) || isMonthText(text)
    ? readRegistration(text, cell, remark)
    : remark('registration-incomplete')

interface Remembered {
  readonly value: Value
  readonly findings: readonly Finding[]
}

/** So many different texts of one column are remembered at once; at about 100 bytes each that is a few megabytes. */
const rememberedTexts = 20_000
/** After so many different texts it shows whether a column repeats itself. */
const triedTexts = 2000

/** Remembers what texts and numbers were read as; a column whose cells seldom come again is read without. */
function remembering(read: CellReader): CellReader {
  let known: Map<string | number, Remembered> | null = new Map()
  let hits = 0
  return (cell, findings) => {
    if (known === null || (typeof cell !== 'string' && typeof cell !== 'number')) return read(cell, findings)
    const before = known.get(cell)
    if (before !== undefined) {
      hits++
      for (const finding of before.findings) findings.push(finding)
      return before.value
    }
    const from = findings.length
    const value = read(cell, findings)
    if (known.size === triedTexts && hits < triedTexts / 4) {
      known = null
      return value
    }
    if (known.size >= rememberedTexts) known = new Map()
    known.set(cell, { value, findings: findings.length === from ? none : findings.slice(from) })
    return value
  }
}

const none: readonly Finding[] = []
