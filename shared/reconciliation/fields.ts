import { foldDashes, tidySpaces } from '../identity/plain-text.ts'
import { foldLetters, repairLetters } from './names.ts'
import { alignmentDistance, characterMask, isBeyond } from './similarity.ts'

/** Comparisons of single fields. Every one is the same both ways; 0 is missing on either side, 1 is full agreement. */

export const dateLevels = ['missing', 'exact', 'transposed', 'slip', 'partial', 'near', 'different'] as const

/** The digits of a day, `YYYYMMDD`, or fewer where only the year or the month is known; null where there is no year. */
export function prepareDate(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  return digits.length === 8 || digits.length === 6 || digits.length === 4 ? digits : null
}

/** Day and month exchanged, one slip of a digit or two digits exchanged, known only in part, two slips, or another date. */
export function compareDates(left: string, right: string): number {
  if (left === right) return 1
  if (left.length === 8 && right.length === 8) return compareDays(packDigits(left), packDigits(right))
  return left.startsWith(right) || right.startsWith(left) ? 4 : 6
}

/** Up to eight digits, four bits each. */
export function packDigits(digits: string): number {
  let packed = 0
  for (let place = 0; place < digits.length; place++) packed = (packed << 4) | (digits.charCodeAt(place) & 15)
  return packed >>> 0
}

/** Level of two whole days, packed. */
export function compareDays(left: number, right: number): number {
  const difference = left ^ right
  if (difference === 0) return 1
  const places = differingPlaces(difference)
  if ((places & (places - 1)) === 0) return 3
  if (difference >>> 16 === 0 && (((right & 0xff) << 8) | ((right >>> 8) & 0xff)) === (left & 0xffff)) return 2
  if (isDigitExchange(left, right, places)) return 3
  const first = places & -places
  return ((places ^ first) & ((places ^ first) - 1)) === 0 ? 5 : 6
}

/** One digit is another, or two neighbours are exchanged, of equally many packed digits that are not the same. */
export function isDigitSlip(left: number, right: number): boolean {
  const places = differingPlaces(left ^ right)
  return (places & (places - 1)) === 0 || isDigitExchange(left, right, places)
}

/** The lowest bit of every four that differ. */
function differingPlaces(difference: number): number {
  const halves = difference | (difference >>> 1)
  return (halves | (halves >>> 2)) & 0x11111111
}

function isDigitExchange(left: number, right: number, places: number): boolean {
  const shift = 31 - Math.clz32(places & -places)
  if (shift > 24 || places !== 0x11 << shift) return false
  return (
    ((left >>> shift) & 15) === ((right >>> (shift + 4)) & 15) &&
    ((right >>> shift) & 15) === ((left >>> (shift + 4)) & 15)
  )
}

/** `YYYYMMDD` as `YYYYDDMM`. */
export function exchangeDayAndMonth(date: string): string {
  return date.slice(0, 4) + date.slice(6, 8) + date.slice(4, 6)
}

export const numberLevels = ['missing', 'exact', 'slip', 'two-slips', 'different'] as const

/** The letters and digits of a number, the letter O read as a nought; of a twelve-digit identity number the last ten. */
export function prepareNumber(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^\dA-Z]/g, '')
  if (plain === '') return null
  const digits = /^[\dO]+$/.test(plain) ? plain.replaceAll('O', '0') : plain
  return digits.length === 12 && /^(?:18|19|20)/.test(digits) ? digits.slice(2) : digits
}

/** Numbers by alignment distance; a short one has no room for slips. */
export function compareNumbers(left: string, right: string): number {
  if (left === right) return 1
  const shorter = Math.min(left.length, right.length)
  const distance = alignmentDistance(left, right, shorter >= 6 ? 2 : 1)
  if (distance === 1 && shorter >= 2) return 2
  return distance === 2 && shorter >= 6 ? 3 : 4
}

export interface PreparedText {
  readonly folded: string
  readonly compact: string
  readonly words: readonly string[]
  readonly mask: number
}

/** Of a line of text so many words are compared one by one, and so many characters for slips: a cell can hold thousands. */
const mostWords = 40
const mostCharacters = 300

export function prepareText(text: string): PreparedText | null {
  const folded = foldLetters(tidySpaces(foldDashes(repairLetters(text))).toLowerCase())
  const words = folded.split(/[^\p{L}\d]+/u).filter((word) => word !== '')
  if (words.length === 0) return null
  const compact = words.join('')
  return { folded, compact, words: words.slice(0, mostWords), mask: characterMask(compact) }
}

export const textLevels = ['missing', 'exact', 'close', 'similar', 'part', 'different'] as const

/** A line of text as a whole, spaces set aside: close within one edit in six letters, similar within one in three. */
export function compareTexts(left: PreparedText, right: PreparedText): number {
  if (left.compact === right.compact) return 1
  const shorter = Math.min(left.compact.length, right.compact.length)
  const limit = Math.max(1, Math.floor(shorter / 3))
  const longer = Math.max(left.compact.length, right.compact.length)
  if (longer <= mostCharacters && !isBeyond(left.mask, right.mask, limit)) {
    const distance = alignmentDistance(left.compact, right.compact, limit)
    if (distance <= Math.max(1, Math.floor(shorter / 6))) return 2
    if (distance <= limit) return 3
  }
  const [first] = left.words
  return first !== undefined && first.length >= 4 && first === right.words[0] ? 4 : 5
}

export const wordLevels = ['missing', 'exact', 'most', 'some', 'different'] as const

/** Unit or title by its words: abbreviations (`reg utv`) count as the word they begin, one slip in five letters is forgiven. */
export function compareWords(left: PreparedText, right: PreparedText): number {
  if (left.compact === right.compact) return 1
  const isLeftFewer = left.words.length - right.words.length || (left.compact < right.compact ? -1 : 1)
  const [few, many] = isLeftFewer < 0 ? [left.words, right.words] : [right.words, left.words]
  const found = few.filter((word) => many.some((other) => isSameWord(word, other))).length
  if (found === 0) return 4
  return found / few.length >= 0.99 || found / many.length >= 0.6 ? 2 : 3
}

/** As `compareWords`, by what the words weigh: nearly all of the one text, or most of the other, and not only what is usual. */
export function createWordComparer(
  texts: readonly PreparedText[],
): (left: PreparedText, right: PreparedText) => number {
  const counts = new Map<string, number>()
  for (const { words } of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weightOf = (word: string): number => Math.log2((texts.length + 1) / (counts.get(word) ?? 1))
  const sum = (words: readonly string[]): number => words.reduce((weight, word) => weight + weightOf(word), 0)
  return (left, right) => {
    if (left.compact === right.compact) return 1
    const found = left.words.filter((word) => right.words.some((other) => isSameWord(word, other)))
    if (found.length === 0) return 4
    const foundThere = right.words.filter((word) => left.words.some((other) => isSameWord(word, other)))
    const [here, there] = [sum(found) / sum(left.words), sum(foundThere) / sum(right.words)]
    return Math.max(here, there) >= MOST && Math.min(here, there) >= SOME ? 2 : 3
  }
}

/** Shares of the weight of all words: an abbreviation has the most of its own, and some of what it stands for. */
const MOST = 0.7
const SOME = 0.3

function isSameWord(left: string, right: string): boolean {
  if (left === right) return true
  const shorter = Math.min(left.length, right.length)
  if (shorter >= 2 && (left.startsWith(right) || right.startsWith(left))) return true
  return shorter >= 5 && alignmentDistance(left, right, 1) <= 1
}

export const codeLevels = ['missing', 'exact', 'part', 'different'] as const

/** A reference code in lower case without spaces. */
export function prepareCode(text: string): string | null {
  return foldDashes(tidySpaces(text)).toLowerCase().replaceAll(' ', '') || null
}

/** The one is the other with a further level: what follows is no more of the same number or word. */
export function compareCodes(left: string, right: string): number {
  if (left === right) return 1
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (!long.startsWith(short)) return 3
  const [last, next] = [short.slice(-1), long.charAt(short.length)]
  return isDigit(last) === isDigit(next) && isLetter(last) === isLetter(next) ? 3 : 2
}

function isDigit(character: string): boolean {
  return /\d/.test(character)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}

export const placeLevels = [
  'missing',
  'exact',
  'postcode',
  'postcode-slip-same-place',
  'place',
  'postcode-slip',
  'different',
] as const

export interface PreparedPlace {
  /** At most seven digits, four bits each, and their number on top; 0 where there are none. */
  readonly postcode: number
  readonly place: PreparedText | null
}

export function preparePlace(postcode: string, place: string): PreparedPlace | null {
  const digits = postcode.replace(/\D/g, '')
  const text = prepareText(place)
  const kept = digits.slice(0, 7)
  return digits === '' && text === null ? null : { postcode: (kept.length << 28) | packDigits(kept), place: text }
}

/** Postcode and place as one, since the one follows from the other: counted apart they would count twice. */
export function comparePlaces(left: PreparedPlace, right: PreparedPlace): number {
  const textLevel = left.place === null || right.place === null ? 0 : compareTexts(left.place, right.place)
  return placeLevel(left.postcode, right.postcode, textLevel)
}

/** Of two postcodes and the level of the names of the two places. */
export function placeLevel(left: number, right: number, textLevel: number): number {
  const isSamePlace = textLevel === 1 || textLevel === 2
  if (left === 0 || right === 0) return isSamePlace ? 4 : textLevel > 0 ? 6 : 0
  if (left === right) return isSamePlace ? 1 : 2
  const isSlip = isPostcodeSlip(left, right)
  if (isSamePlace) return isSlip ? 3 : 4
  return isSlip ? 5 : 6
}

function isPostcodeSlip(left: number, right: number): boolean {
  const [one, two] = [left >>> 28, right >>> 28]
  if (one === two) return isDigitSlip(left, right)
  return Math.abs(one - two) === 1 && alignmentDistance(unpackDigits(left), unpackDigits(right), 1) === 1
}

function unpackDigits(packed: number): string {
  const length = packed >>> 28
  return (packed & 0xfffffff).toString(16).padStart(length, '0')
}
