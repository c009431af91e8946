import { prepareText } from './fields.ts'

/** What the name of a unit says, with its words as they stand alone. */
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
  const topics = new Set<string>()
  const found = new Set<string>()
  for (const word of prepareText(name)?.words ?? []) {
    if (fillers.has(word)) continue
    const sort = sortOf(word)
    // `Landsbygds- och näringslivsenheten`: the first is joined to what the second names.
    const topic = sort === undefined ? word : sort.topic
    if (topic !== '') topics.add(withoutJoint(topic))
    if (sort !== undefined) found.add(sort.name)
  }
  return { topics: [...topics], sorts: [...found] }
}

/** The same text for names that say the same, whatever the order of their words. Empty where there is no name. */
export function plainUnitName(name: string): string {
  const { topics, sorts } = readUnitName(name)
  return [...new Set([...topics, ...sorts])].sort().join(' ')
}

/** What names that can be the same have in common: how each topic begins. Empty for a name that says no more than its sort. */
export function unitNameStem(name: string): string {
  return readUnitName(name)
    .topics.map((word) => word.slice(0, stemLetters))
    .sort()
    .join(' ')
}

/** As many as a topic is cut short to at the least: `Reg utv`. */
const stemLetters = 3
/** With fewer letters before it, what sounds like a sort is a part of the word. */
const topicLetters = 3

const folded = (word: string): string => prepareText(word)?.compact ?? ''
const fillers = new Set(['för', 'och', 'samt', 'av', 'inom', 'med', 'till', 'på', 'i', 'the'].map(folded))

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
].map((words) => words.map(folded))

const sortPattern = new RegExp(
  `^(.*?)(?:${sorts.map(([whole = '', short]) => `(${whole})(?:en|et|n|t|er|erna)?s?${short === undefined ? '' : `|(${short})`}`).join('|')})$`,
  'u',
)
const sortNames = new Map(sorts.flatMap(([whole = '', ...short]) => [whole, ...short].map((word) => [word, whole])))

function sortOf(word: string): { readonly name: string; readonly topic: string } | undefined {
  const [, before = '', ...groups] = sortPattern.exec(word) ?? []
  const name = sortNames.get(groups.find((group) => group !== undefined) ?? '')
  if (name === undefined || (before !== '' && before.length < topicLetters)) return undefined
  return { name, topic: before }
}

/** `landsbygds` in a compound is `landsbygd` by itself. */
function withoutJoint(word: string): string {
  return word.length > topicLetters ? word.replace(/s$/, '') : word
}
