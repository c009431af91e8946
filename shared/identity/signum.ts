import { tidySpaces } from './plain-text.ts'
import { orderLetters, orderNumber, orderUnreadable } from './sort-key.ts'

/** Main letters of allmänna arkivschemat (Riksarkivet, 1903), where I is not used. */
export const generalSchemeLetters = 'ABCDEFGHJKLÖ'

/** A series of the classic scheme: `F1a:12` is letter F, levels 1 and a, volume 12. */
export interface SeriesSignum {
  readonly kind: 'series'
  readonly letter: string
  /** Alternating whole numbers and lower-case letters, a number first. */
  readonly levels: readonly (number | string)[]
  readonly volume: number | null
}

/** A class of a process-based scheme in point notation, one to five levels of at most eight digits: `2.3.1`. */
export interface ClassSignum {
  readonly kind: 'class'
  readonly levels: readonly number[]
}

export type Signum = SeriesSignum | ClassSignum

/** `letter`: well formed, but the main letter is not in the scheme. `levels`: numbers and letters do not alternate. */
export type SignumProblem = 'empty' | 'format' | 'letter' | 'levels'

export type SignumResult =
  { readonly ok: true; readonly signum: Signum } | { readonly ok: false; readonly problem: SignumProblem }

/**
 * Reads an archive series signum (`A 1 a:3`, `A I a`, `F1A:12`) or a class in point notation (`2.3.1`). Spaces separate
 * nothing, an upper-case letter level is its lower case, and a Roman number up to 39 where a number belongs is Arabic.
 * `letters` are the creator's main letters; some region archives use only A–G and Ö.
 */
export function parseSignum(text: string, letters: string = generalSchemeLetters): SignumResult {
  const tidy = tidySpaces(text)
  if (tidy === '') return { ok: false, problem: 'empty' }
  if (CLASS.test(tidy)) return { ok: true, signum: { kind: 'class', levels: tidy.split('.').map(Number) } }

  const match = SERIES.exec(tidy)
  if (!match) return { ok: false, problem: 'format' }
  const [, mainLetter = '', written = '', volume] = match
  const levels = readLevels(written)
  if (!levels) return { ok: false, problem: 'levels' }
  const letter = mainLetter.toUpperCase()
  if (!letters.includes(letter)) return { ok: false, problem: 'letter' }
  return { ok: true, signum: { kind: 'series', letter, levels, volume: volume === undefined ? null : Number(volume) } }
}

/** The one written form of a signum: `A1a:3`, or `2.3.1` for a class. */
export function formatSignum(signum: Signum): string {
  if (signum.kind === 'class') return signum.levels.join('.')
  const series = signum.letter + signum.levels.join('')
  return signum.volume === null ? series : `${series}:${signum.volume}`
}

/**
 * Sort key whose plain binary order is: classes, then series by letter (Å, Ä, Ö last), a series before its own volumes
 * and those before its subseries, numbers as numbers, letter z before aa, and last whatever is no signum. Any main
 * letter counts, whichever the creator's scheme.
 */
export function signumSortKey(text: string): string {
  const result = parseSignum(text, ANY_LETTER)
  if (!result.ok) return orderUnreadable(tidySpaces(text))
  const { signum } = result
  if (signum.kind === 'class') return signum.levels.map(orderNumber).join('.')
  const levels = signum.levels.map((level) => (typeof level === 'number' ? orderNumber(level) : orderLevel(level)))
  const series = orderLetters(signum.letter) + levels.join('')
  // A space is below every character a subseries goes on with.
  return signum.volume === null ? series : `${series} ${orderNumber(signum.volume)}`
}

const ANY_LETTER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'
const CLASS = /^\d{1,8}(?:\.\d{1,8}){0,4}$/
const SERIES = /^([A-ZÅÄÖa-zåäö])((?: ?[A-ZÅÄÖa-zåäö\d])*) ?(?:: ?(\d{1,8}))?$/
const NUMBER_LEVEL = /^ ?(?:(\d{1,8})|(X{0,3}(?:IX|IV|V?I{0,3}))(?![A-ZÅÄÖ]))/
const LETTER_LEVEL = /^ ?(?:([a-zåäö]{1,2})(?![a-zåäö])|([A-ZÅÄÖ])(?![A-ZÅÄÖa-zåäö]))/
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/** Null where the levels do not alternate, a number first. */
function readLevels(written: string): (number | string)[] | null {
  const levels: (number | string)[] = []
  let rest = written
  while (rest !== '') {
    const match = (levels.length % 2 === 0 ? NUMBER_LEVEL : LETTER_LEVEL).exec(rest)
    const [whole = '', first, second] = match ?? []
    if (first === undefined && (second === undefined || second === '')) return null
    if (levels.length % 2 === 0) levels.push(first === undefined ? readRoman(second ?? '') : Number(first))
    else levels.push((first ?? second ?? '').toLowerCase())
    rest = rest.slice(whole.length)
  }
  return levels
}

function readRoman(roman: string): number {
  let sum = 0
  for (let index = 0; index < roman.length; index++) {
    const value = ROMAN_VALUES[roman.charAt(index)] ?? 0
    sum += value < (ROMAN_VALUES[roman.charAt(index + 1)] ?? 0) ? -value : value
  }
  return sum
}

function orderLevel(letters: string): string {
  return letters.length + orderLetters(letters)
}
