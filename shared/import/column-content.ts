import { parseIdentityNumber } from '../identity/identity-number.ts'
import { parseRegistrationNumber } from '../identity/registration-number.ts'
import { codeFromWording } from '../registers/code-lists.ts'
import type { Field } from '../registers/field.ts'
import { isEpochDay, isOpenEnd, readDate } from './dates.ts'
import { cellText, cleanText, isCountedExtent, parseHours, parseMetres, parseNumber } from './normalise.ts'
import type { RawCell } from './raw.ts'

export interface ContentFit {
  /** The share of the cells that can be read as the field; 1 for texts, which can be anything. */
  readonly share: number
  /** The cells can hardly be anything but this field, whatever the header says. */
  readonly isUnmistakable: boolean
}

const fewest = 3
/** For numbers whose century is in question; any day does. */
const anyDay = '2019-01-01'

/** How well some filled cells of a column suit a field. */
export function contentFit(field: Field, cells: readonly RawCell[]): ContentFit {
  const fits = cells.filter((cell) => canBe(field, cell, cleanText(cellText(cell)))).length
  const share = cells.length === 0 ? 1 : fits / cells.length
  return { share, isUnmistakable: cells.length >= fewest && share >= 0.8 && isTelling(field, cells) }
}

function canBe(field: Field, cell: RawCell, text: string): boolean {
  switch (field.type) {
    case 'text':
    case 'signum':
      return true
    case 'date':
      return isOpenEnd(cell) || isEpochDay(cell) || readDate(cell) !== null
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'year':
      return parseNumber(cell) !== null
    case 'hours':
      return parseHours(cell) !== null
    case 'metres':
      return parseMetres(cell) !== null || isCountedExtent(text)
    case 'boolean':
      return typeof cell === 'boolean' || codeFromWording('yesNo', text) !== undefined
    case 'code':
      // An unknown word is a word all the same; a number or a day is none.
      return (
        field.codes === undefined || codeFromWording(field.codes, text) !== undefined || !/^[\d\s.,:/-]+$/.test(text)
      )
    case 'identity':
      return /\d{6}/.test(text)
    case 'registration':
      return typeof cell !== 'object' && parseRegistrationNumber(text).ok
  }
}

/** Words of code lists that stand in columns of every kind. */
const commonWords: ReadonlySet<string> = new Set([
  'ja',
  'nej',
  'j',
  'n',
  'x',
  '-',
  '0',
  '1',
  'i',
  'u',
  'k',
  'p',
  'd',
  'b',
  'g',
])

/** Identity numbers, registration numbers that are no days, and words that only one code list has. */
function isTelling(field: Field, cells: readonly RawCell[]): boolean {
  const texts = cells.map((cell) => cleanText(cellText(cell)))
  const most = (fits: (text: string) => boolean): boolean => texts.filter(fits).length >= texts.length * 0.8
  if (field.type === 'identity') return most((text) => parseIdentityNumber(text, anyDay).ok)
  if (field.type === 'registration' && field.required === 'error') {
    return most(
      (text) => readDate(text) === null && !parseIdentityNumber(text, anyDay).ok && parseRegistrationNumber(text).ok,
    )
  }
  if (field.type !== 'code' || field.codes === undefined) return false
  const { codes } = field
  return (
    telling.has(codes) &&
    most((text) => codeFromWording(codes, text) !== undefined) &&
    new Set(texts.filter((text) => !commonWords.has(text.toLowerCase()))).size >= 2
  )
}

/** Code lists whose words are of no other list and belong to one field. */
const telling: ReadonlySet<string> = new Set(['employmentForm', 'agreement', 'caseStatus', 'volumeType', 'direction'])
