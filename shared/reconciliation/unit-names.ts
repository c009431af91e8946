import { foldDashes, tidySpaces } from '../identity/plain-text.ts'
import { foldLetters, repairLetters } from './names.ts'

/** What the name of a unit says, with its words as they stand alone, in small letters. */
export interface UnitName {
  /** What it is about: `landsbygd`. */
  readonly topics: readonly string[]
  /** What sort of unit it is: `enhet`. */
  readonly sorts: readonly string[]
}

/**
 * Reads the name of a unit, however its owner puts it: `Landsbygdsenheten`, `Enheten för landsbygd`, `Landsbygdsenh.` and `Enheten
 * landsbygdsenheten` say the same. A topic that is cut short (`Landsb.enh.`, `Reg utv`) stays as it is: it could be several.
 */
export function readUnitName(name: string): UnitName {
  const topics = new Map<string, string>()
  const found = new Set<string>()
  for (const word of wordsOf(name)) {
    if (fillers.has(foldLetters(word))) continue
    const sort = sortOf(word)
    // `Landsbygds- och näringslivsenheten`: the first is joined to what the second names.
    const topic = withoutJoint(sort === undefined ? word : sort.topic)
    if (topic !== '' && !topics.has(foldLetters(topic))) topics.set(foldLetters(topic), topic)
    if (sort !== undefined) found.add(sort.name)
  }
  return { topics: [...topics.values()], sorts: [...found] }
}

/** The same text for names that say the same, whatever the order of their words. Empty where there is no name. */
export function plainUnitName(name: string): string {
  const { topics, sorts } = readUnitName(name)
  return [...new Set([...topics, ...sorts].map(foldLetters))].sort().join(' ')
}

/** What names that can be the same have in common: how each topic begins. Empty for a name that says no more than its sort. */
export function unitNameStem(name: string): string {
  const { topics, sorts } = readUnitName(name)
  const stems = topics.map((word) => foldLetters(word).slice(0, stemLetters)).sort()
  // A board is none of the units that work for it.
  return stems.length > 0 && sorts.some((sort) => boards.has(sort)) ? `${stems.join(' ')} :` : stems.join(' ')
}

/** As many as a topic is cut short to at the least: `Reg utv`. */
const stemLetters = 3
/** With fewer letters before it, what sounds like a sort is a part of the word. */
const topicLetters = 3

function wordsOf(name: string): string[] {
  const text = tidySpaces(foldDashes(repairLetters(name))).toLowerCase()
  return text.split(/[^\p{L}\d]+/u).filter((word) => word !== '')
}

const fillers = new Set(['för', 'och', 'samt', 'av', 'inom', 'med', 'till', 'på', 'i'].map(foldLetters))

/** What units are, with how it is cut short. */
const sorts = [
  ['enhet', 'enh'],
  ['avdelning', 'avd'],
  ['förvaltning', 'förv'],
  ['sektion', 'sekt'],
  ['funktion', 'funk'],
  ['grupp'],
  ['stab'],
  ['nämnd'],
  ['styrelse'],
  ['kontor'],
  ['byrå'],
  ['kansli'],
  ['sekretariat'],
  ['centrum'],
] as const
const boards: ReadonlySet<string> = new Set(['nämnd', 'styrelse'])

const sortPattern = new RegExp(
  `^(.*?)(?:${sorts.map(([whole, short]) => `(${foldLetters(whole)})(?:en|et|n|t|er|erna)?s?${short === undefined ? '' : `|(${foldLetters(short)})`}`).join('|')})$`,
  'u',
)
const sortNames = new Map(
  sorts.flatMap(([whole, ...short]) => [whole, ...short].map((word) => [foldLetters(word), whole])),
)

/** What sort a word ends with and what stands before it; undefined where it is no word for a unit. */
function sortOf(word: string): { readonly name: string; readonly topic: string } | undefined {
  const plain = foldLetters(word)
  const [, before = '', ...groups] = sortPattern.exec(plain) ?? []
  const name = sortNames.get(groups.find((group) => group !== undefined) ?? '')
  if (name === undefined || (before !== '' && before.length < topicLetters)) return undefined
  return { name, topic: plain.length === word.length ? word.slice(0, before.length) : before }
}

/** `landsbygds` in a compound is `landsbygd` by itself. */
function withoutJoint(word: string): string {
  return word.length > topicLetters ? word.replace(/s$/, '') : word
}
