/**
 * A node of either tree by its path. The first part says what it stands in: `plan:` and a classification's name, then the numbers of
 * classes from the top down; or `creator:` and the folded name of a records creator, then one part for each level of a signum.
 */
export type NodePath = readonly string[]

export type PathStart =
  | { readonly kind: 'plan'; readonly scheme: string; readonly classIds: readonly number[] }
  | { readonly kind: 'creator'; readonly creator: string; readonly levels: readonly string[] }

const planMark = 'plan:'
const creatorMark = 'creator:'

export function planPart(scheme: string): string {
  return `${planMark}${scheme}`
}

export function creatorPart(creator: string): string {
  return `${creatorMark}${creator}`
}

/** Null where it is none. */
export function readPath([first = '', ...rest]: NodePath): PathStart | null {
  if (first.startsWith(creatorMark)) return { kind: 'creator', creator: first.slice(creatorMark.length), levels: rest }
  if (!first.startsWith(planMark)) return null
  const classIds = rest.map(Number)
  if (classIds.some((id) => !Number.isSafeInteger(id) || id <= 0)) return null
  return { kind: 'plan', scheme: first.slice(planMark.length), classIds }
}

/** The sort key of a signum by its levels, as the key spells it. */
export function keyOfLevels(levels: readonly string[]): string {
  return levels.join(/^\d/.test(levels[0] ?? '') ? '.' : '')
}
