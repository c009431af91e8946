import type { Wording } from './field.ts'

/**
 * The archive as a tree: records creators, below each its classes and series by level, below those their volumes. A node is named by
 * its path: the folded name of the creator, then one part for each level, as the sort key of a signum spells it
 * (`shared/identity/signum.ts`).
 */

/** As many levels below a creator as the tree tells apart; what lies deeper is one level more, with all that is left of the signum. */
export const mostLevels = 5

/** The part of a path that holds what is no signum. */
export const unreadablePart = '~'

/** The signum of a path below its creator, as it is written: `A 1 a`, `2.3.1`; empty for a creator and for what is no signum. */
export function signumOfPath(levels: readonly string[]): string {
  const [first = ''] = levels
  if (first === '' || first === unreadablePart) return ''
  if (/^\d/.test(first)) return levels.map(Number).join('.')
  return levels.flatMap((part, index) => (index === 0 ? lettersOf(part) : writtenLevels(part))).join(' ')
}

/** The parts of a path below its creator, of the sort key of a series without a volume: as the columns of the register divide it. */
export function levelsOfSignum(sortKey: string): string[] {
  if (/^\d/.test(sortKey)) return sortKey.split('.')
  const letters = 9 + (/^\d/.test(sortKey.slice(9)) ? 1 + Number(sortKey.charAt(9)) : 0)
  const cuts = [0, 1, 9, letters, letters + 8, sortKey.length]
  return cuts.slice(1).flatMap((end, index) => sortKey.slice(cuts[index], end) || [])
}

/** What allmänna arkivschemat (Riksarkivet, 1903) calls its main series; `I` is not used. */
export const generalScheme: Readonly<Record<string, Wording>> = {
  A: { sv: 'Protokoll', en: 'Minutes' },
  B: { sv: 'Utgående handlingar', en: 'Outgoing documents' },
  C: { sv: 'Diarier', en: 'Registers of documents' },
  D: { sv: 'Register och liggare', en: 'Indexes and ledgers' },
  E: { sv: 'Inkomna handlingar', en: 'Incoming documents' },
  F: { sv: 'Handlingar ordnade efter ämne', en: 'Documents by subject' },
  G: { sv: 'Räkenskaper', en: 'Accounts' },
  H: { sv: 'Statistik', en: 'Statistics' },
  J: { sv: 'Kartor och ritningar', en: 'Maps and drawings' },
  K: { sv: 'Fotografier', en: 'Photographs' },
  L: { sv: 'Trycksaker', en: 'Printed matter' },
  Ö: { sv: 'Övriga handlingar', en: 'Other documents' },
}

/** Numbers are eight digits, letters have their number before them; a deepest part can hold several of both. */
function writtenLevels(part: string): string[] {
  const levels: string[] = []
  for (let rest = part; rest !== '';) {
    const found = /^(?:(\d{8})|\d([A-Z[\\\]]+))/.exec(rest)
    if (found === null) return [...levels, rest]
    const [whole, number, letters = ''] = found
    levels.push(number === undefined ? lettersOf(letters).toLowerCase() : String(Number(number)))
    rest = rest.slice(whole.length)
  }
  return levels
}

/** Å, Ä and Ö stand in a sort key as the characters that follow Z. */
function lettersOf(part: string): string {
  return part.replaceAll('[', 'Å').replaceAll('\\', 'Ä').replaceAll(']', 'Ö')
}
