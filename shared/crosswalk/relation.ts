/**
 * How what was goes on in a class of the target classification (`domain.md` §1d): `exact` the same · `narrower` the class is narrower
 * than what goes there · `broader` it holds more · `partial` only a part goes there, by a split rule · `ends` it goes on nowhere.
 */
export const relationKinds = ['exact', 'narrower', 'broader', 'partial', 'ends'] as const
export type RelationKind = (typeof relationKinds)[number]

/** What becomes of something old: it goes on, somebody has said that it does not, or nobody has said anything. */
export const sourceStates = ['mapped', 'left', 'notYet'] as const
export type SourceState = (typeof sourceStates)[number]

/** Where a relation begins or ends, as it is stored. */
export function seriesKey(creator: string, key: string): string {
  return `series:${creator}|${key}`
}

export function classKey(id: number): string {
  return `class:${id}`
}

/** Of what goes on nowhere. */
export const endsKey = 'ends'

/** The series that such a key is of. */
export function readSeriesKey(sourceKey: string): { readonly creator: string; readonly key: string } {
  const bar = sourceKey.lastIndexOf('|')
  return { creator: sourceKey.slice(sourceKey.indexOf(':') + 1, bar), key: sourceKey.slice(bar + 1) }
}
