import { parseIdentityNumber } from './identity-number.ts'
import { dropSpaces, foldDashes } from './plain-text.ts'

/** What a text that is looked for says of stored identity numbers: each is the beginning of those that are meant. */
export interface SoughtNumbers {
  /** A whole number, with or without century and dash. Whoever looks for it tells whether it is there, and so what is masked. */
  readonly whole: readonly string[]
  /** A birth date as six or eight digits or an ISO day, or the mask itself: what is shown to everybody. Six are of both centuries. */
  readonly born: readonly string[]
}

/** Nothing less than a birth date is taken, and never the last digits. `reference` is the transfer date, which decides the century. */
export function soughtNumbers(text: string, reference: string): SoughtNumbers {
  const plain = dropSpaces(foldDashes(text))
  const day = BIRTH.exec(plain)
  if (day !== null) return { whole: [], born: daysOf(day.slice(1).join('')) }
  const short = SHORT_BIRTH.exec(plain)?.slice(1).join('')
  if (short !== undefined) return { whole: [], born: ['19', '20'].flatMap((century) => daysOf(century + short)) }
  const read = LENGTHS.has(plain.length) ? parseIdentityNumber(plain, reference) : null
  return { whole: read?.ok === true ? [read.number.value] : [], born: [] }
}

const BIRTH = /^((?:18|19|20)\d{2})-?(0[1-9]|1[0-2])-?([0-36-9]\d)(?:-\*{4})?$/
const SHORT_BIRTH = /^(\d{2})(0[1-9]|1[0-2])([0-36-9]\d)(?:-\*{4})?$/
const LENGTHS: ReadonlySet<number> = new Set([10, 11, 12, 13])
const COORDINATION_DAY = 60

/** The day as it is stored, of a coordination number too. */
function daysOf(digits: string): string[] {
  const day = Number(digits.slice(6))
  return day > 0 && day <= 31 ? [digits, `${digits.slice(0, 6)}${day + COORDINATION_DAY}`] : [digits]
}
