import { foldDashes, tidySpaces } from '../identity/plain-text.ts'
import { alignmentDistance, characterMask, isBeyond } from './similarity.ts'

/**
 * A name as it is compared: as written (lower case, å ä ö and hyphens kept), folded (without accents, hyphens and particles), by
 * its Swedish key (spelling that is heard alike), and the keys of its parts.
 */
export interface PreparedName {
  readonly written: string
  readonly folded: string
  /** The folded name without the letters that had accents, as where a file has lost them; null where there were none. */
  readonly lost: string | null
  readonly key: string
  readonly parts: readonly string[]
  /** The keys of its words, a double name with a hyphen being one: `Anna-Karin` is called neither Anna nor Karin. */
  readonly words: readonly string[]
  /** Keys of what the person is also called: the call name, or former family names. */
  readonly others: readonly string[]
  /** The parts in alphabetic order. */
  readonly sorted: string
  readonly hasMarks: boolean
  readonly mask: number
  readonly partMasks: readonly number[]
  /** The first letters of all parts and other names, a bit each. */
  readonly initials: number
}

/** Reads names, each text once: lists hold the same ones again and again. */
export type NameReader = (text: string, other?: string) => PreparedName | null

export function createNameReader(): NameReader {
  const alone = new Map<string, PreparedName | null>()
  const keys = new Map<string, readonly string[]>()
  const keyByWord = new Map<string, string>()
  const keyOf = (word: string): string => {
    let key = keyByWord.get(word)
    if (key === undefined) keyByWord.set(word, (key = swedishKey(word)))
    return key
  }
  return (text, other) => {
    let name = alone.get(text)
    if (name === undefined) alone.set(text, (name = prepareName(text, '', keyOf)))
    if (name === null || other === undefined || other === '') return name
    let others = keys.get(other)
    if (others === undefined) keys.set(other, (others = readOthers(other)))
    return { ...name, others, initials: name.initials | initialsOf(others) }
  }
}

/** Reads a name; null where nothing is left of it. `other` holds the call name, or former family names. */
export function prepareName(text: string, other = '', keyOf = swedishKey): PreparedName | null {
  const written = foldDashes(tidySpaces(repairLetters(text.slice(0, mostCharacters)))).toLowerCase()
  const words = wordsOf(written)
  if (words.length === 0) return null
  const plain = words.map(foldLetters)
  const bare = words.map((word) => word.replace(ACCENTED, ''))
  const folded = plain.join('')
  const lost = bare.join('')
  const parts = plain.map(keyOf)
  const others = readOthers(other)
  return {
    written,
    folded,
    lost: lost === folded ? null : lost,
    key: parts.length === 1 ? (parts[0] ?? '') : swedishKey(folded),
    parts,
    words: written
      .split(' ', mostParts)
      .flatMap((word) => (word === '' ? [] : [keyOf(wordsOf(word).map(foldLetters).join(''))])),
    others,
    sorted: parts.toSorted().join(' '),
    hasMarks: MARKS.test(written),
    mask: characterMask(folded),
    partMasks: parts.map(characterMask),
    initials: initialsOf(parts) | initialsOf(others),
  }
}

/** The keys of what a person is also called. */
export function readOthers(other: string): readonly string[] {
  return other === ''
    ? []
    : wordsOf(repairLetters(other.slice(0, mostCharacters)).toLowerCase()).map((word) => swedishKey(foldLetters(word)))
}

function initialsOf(parts: readonly string[]): number {
  return parts.reduce((bits, part) => bits | (1 << (part.charCodeAt(0) & 31)), 0)
}

export const familyLevels = ['missing', 'exact', 'variant', 'former', 'part', 'close', 'similar', 'different'] as const
export const givenLevels = [
  'missing',
  'exact',
  'variant',
  'called',
  'part',
  'initial',
  'close',
  'similar',
  'ending',
  'different',
] as const

const EXACT = 1
const VARIANT = 2

/** Level of two family names, an index of `familyLevels`; the same both ways. */
export function compareFamilyNames(left: PreparedName, right: PreparedName): number {
  if (left.written === right.written) return EXACT
  if (isVariant(left, right)) return VARIANT
  if ((left.initials & right.initials) !== 0) {
    if (sharesAny(left.others, right.parts) || sharesAny(right.others, left.parts)) return 3
    if ((left.parts.length > 1 || right.parts.length > 1) && sharesLong(left.parts, right.parts)) return 4
  }
  return familyLevels.indexOf(spellingLevel(left, right))
}

/** Level of two given names, an index of `givenLevels`; the same both ways. */
export function compareGivenNames(left: PreparedName, right: PreparedName): number {
  if (left.written === right.written) return EXACT
  if (isVariant(left, right)) return VARIANT
  if ((left.initials & right.initials) === 0) return givenLevels.indexOf(spellingLevel(left, right))
  if (
    sharesLong(left.words, right.words) ||
    sharesLong(left.others, right.words) ||
    sharesLong(left.words, right.others) ||
    sharesLong(left.others, right.others)
  ) {
    return 3
  }
  if (sharesLong(left.parts, right.parts)) return 4
  if (isInitialOf(left, right) || isInitialOf(right, left)) return 5
  const level = spellingLevel(left, right)
  return givenLevels.indexOf(level !== 'different' && hasOtherEnding(left, right) ? 'ending' : level)
}

/** `Johan` and `Johanna`, `Erik` and `Erika`: as near as by a slip, but so are made the names of men and women. */
function hasOtherEnding(left: PreparedName, right: PreparedName): boolean {
  return left.parts.some((one, index) => {
    const two = right.parts[index]
    return two !== undefined && isOtherEnding(one, two)
  })
}

/** How much a stem is at least. */
const STEM = 3

function isOtherEnding(one: string, two: string): boolean {
  let stem = 0
  while (stem < Math.min(one.length, two.length) && one[stem] === two[stem]) stem++
  const [end, other] = [one.slice(stem), two.slice(stem)]
  // The same letters in another order (`Erik`, `Erki`) are a slip.
  return stem >= STEM && end.at(-1) !== other.at(-1) && sortLetters(end) !== sortLetters(other)
}

function sortLetters(text: string): string {
  return Array.from(text).sort().join('')
}

/** Same name in other clothes: accents, hyphen, particle, -qvist for -kvist, letters that a file has lost or put a mark for. */
function isVariant(left: PreparedName, right: PreparedName): boolean {
  return (
    left.key === right.key ||
    left.sorted === right.sorted ||
    left.lost === right.folded ||
    right.lost === left.folded ||
    ((left.hasMarks || right.hasMarks) && fitsMarks(left.written, right.written))
  )
}

function spellingLevel(left: PreparedName, right: PreparedName): 'close' | 'similar' | 'different' {
  const shorter = Math.min(left.folded.length, right.folded.length)
  const limit = slipsIn(shorter)
  if (limit > 0 && !isBeyond(left.mask, right.mask, limit)) {
    const distance = alignmentDistance(left.folded, right.folded, limit)
    if (distance <= 1) return 'close'
    if (distance <= limit) return 'similar'
  }
  // A text that a narrow column has cut.
  if (shorter >= 4 && (left.folded.startsWith(right.folded) || right.folded.startsWith(left.folded))) return 'similar'
  return hasClosePart(left, right) ? 'similar' : 'different'
}

/** How many slips are forgiven in a name of so many letters. */
export function slipsIn(length: number): number {
  return length >= 8 ? 3 : length >= 5 ? 2 : length >= 3 ? 1 : 0
}

function hasClosePart(left: PreparedName, right: PreparedName): boolean {
  if (left.parts.length < 2 && right.parts.length < 2) return false
  for (const [index, one] of left.parts.entries()) {
    if (one.length < 5) continue
    for (const [place, two] of right.parts.entries()) {
      if (isBeyond(left.partMasks[index] ?? 0, right.partMasks[place] ?? 0, 1)) continue
      if (alignmentDistance(one, two, 1) <= 1) return true
    }
  }
  return false
}

function sharesAny(left: readonly string[], right: readonly string[]): boolean {
  for (const part of left) if (right.includes(part)) return true
  return false
}

function sharesLong(left: readonly string[], right: readonly string[]): boolean {
  for (const part of left) if (part.length > 1 && right.includes(part)) return true
  return false
}

/** `A K` of Anna Karin: initial by initial as far as both go; a single one also of the call name. */
function isInitialOf(short: PreparedName, long: PreparedName): boolean {
  const [first] = short.parts
  if (first === undefined || short.parts.some((part) => part.length > 1)) return false
  if (short.parts.length === 1) return [...long.parts, ...long.others].some((part) => part.startsWith(first))
  return long.parts.every((part, index) => part.startsWith(short.parts[index] ?? ''))
}

/** `Sj?berg` or `Sj\uFFFDberg`: equal but for marks that stand for a letter that could not be read. */
function fitsMarks(left: string, right: string): boolean {
  if (left.length !== right.length) return false
  for (let index = 0; index < left.length; index++) {
    const [one, two] = [left.charAt(index), right.charAt(index)]
    if (one !== two && !MARKS.test(one) && !MARKS.test(two)) return false
  }
  return true
}

/** No name is longer; a cell can be, and every part is held against every other. */
const mostCharacters = 200
const mostParts = 12

function wordsOf(text: string): string[] {
  const words = text
    .split(/[^\p{L}\p{M}\d?\uFFFD]+/u)
    .filter((word) => word !== '')
    .slice(0, mostParts)
  const weighty = words.filter((word) => !particles.has(word))
  return weighty.length > 0 ? weighty : words
}

/** Without accents: å ä → a, ö ø → o, é → e; `aa` stands as it is until the key makes one of two. */
export function foldLetters(text: string): string {
  return PLAIN.test(text) ? text : text.replace(OTHER_LETTER, foldLetter)
}

function foldLetter(letter: string): string {
  return folds[letter] ?? letter.normalize('NFD').replace(/\p{M}+/gu, '')
}

/** Spelling that Swedish ears hear alike, of a folded name: -qvist -quist -kvist, w v, c ck ch k, ph f, th t, z s, -sson -son. */
export function swedishKey(folded: string): string {
  let key = ''
  let last = ''
  for (let index = 0; index < folded.length; index++) {
    const letter = folded.charAt(index)
    const pair = letter + folded.charAt(index + 1)
    const heard = heardPairs[pair]
    if (heard !== undefined) index++
    for (const sound of heard ?? heardLetters[letter] ?? letter) {
      if (sound !== last) key += sound
      last = sound
    }
  }
  return key
}

const heardPairs: Readonly<Record<string, string>> = {
  qu: 'kv',
  qv: 'kv',
  qw: 'kv',
  kw: 'kv',
  ck: 'k',
  ch: 'k',
  ph: 'f',
  th: 't',
}
const heardLetters: Readonly<Record<string, string>> = { w: 'v', c: 'k', q: 'k', z: 's', x: 'ks' }

/** UTF-8 read as Windows-1252, and CP850 read as Windows-1252, in the letters of Nordic names. */
export function repairLetters(text: string): string {
  return DAMAGED.test(text) ? text.replace(DAMAGE, (damage) => repairs[damage] ?? damage) : text
}

const particles: ReadonlySet<string> = new Set(['von', 'af', 'av', 'de', 'van', 'der', 'den', 'du', 'la', 'le', 'zu'])
const repairs: Readonly<Record<string, string>> = {
  'Ã¥': 'å',
  'Ã¤': 'ä',
  'Ã¶': 'ö',
  'Ã…': 'Å',
  'Ã„': 'Ä',
  'Ã–': 'Ö',
  'Ã©': 'é',
  'Ã¨': 'è',
  'Ã¼': 'ü',
  'Ã¸': 'ø',
  'Ã¦': 'æ',
  '†': 'å',
  '„': 'ä',
  '”': 'ö',
  '\u008f': 'Å',
  Ž: 'Ä',
  '™': 'Ö',
  '‚': 'é',
}
const DAMAGED = /[Ã†„”\u008fŽ™‚]/
const DAMAGE = /Ã[¥¤¶…„–©¨¼¸¦]|[†„”\u008fŽ™‚]/g
const folds: Readonly<Record<string, string>> = {
  å: 'a',
  ä: 'a',
  ö: 'o',
  é: 'e',
  ø: 'o',
  æ: 'a',
  ü: 'u',
  è: 'e',
  ß: 'ss',
}
const OTHER_LETTER = /[^\u0020-\u007e]/g
const ACCENTED = /[^a-z\d?\uFFFD]/g
const MARKS = /[?\uFFFD]/
const PLAIN = /^[\u0020-\u007e]*$/
