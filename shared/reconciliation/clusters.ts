/** A pair and its weight in bits. */
export interface WeighedPair {
  readonly left: number
  readonly right: number
  readonly bits: number
}

/** One pair counts for no more than this for or against a merge: a single field gone wrong does not outvote the others. */
const VOICE_MAX = 12
/** Larger clusters are no duplicates of one person but a list with the same row again and again; they stop growing. */
const CLUSTER_MAX = 50

/**
 * Clusters of the same thing within one list: pairs are taken from the heaviest down, and two clusters become one where the mean
 * weight between their members is above even odds, so that a chain of likenesses does not join what differs. Deterministic; rows
 * without a partner are not named.
 */
export function clusterPairs(
  pairs: readonly WeighedPair[],
  bitsOf: (left: number, right: number) => number,
): readonly (readonly number[])[] {
  const clusterOf = new Map<number, number[]>()
  const known = new Map<string, number>()
  for (const { left, right, bits } of pairs) known.set(`${left} ${right}`, bits)
  const bitsBetween = (one: number, two: number): number => {
    const [left, right] = one < two ? [one, two] : [two, one]
    const place = `${left} ${right}`
    let bits = known.get(place)
    if (bits === undefined) known.set(place, (bits = bitsOf(left, right)))
    return Math.max(-VOICE_MAX, Math.min(VOICE_MAX, bits))
  }
  for (const { left, right } of pairs.toSorted(heaviestFirst)) {
    const [one, two] = [clusterOf.get(left) ?? [left], clusterOf.get(right) ?? [right]]
    if (one === two || one.length + two.length > CLUSTER_MAX) continue
    let bits = 0
    for (const member of one) for (const other of two) bits += bitsBetween(member, other)
    if (bits <= 0) continue
    const joined = [...one, ...two].sort((a, b) => a - b)
    for (const member of joined) clusterOf.set(member, joined)
  }
  return [...new Set(clusterOf.values())].sort((one, two) => (one[0] ?? 0) - (two[0] ?? 0))
}

/** Heaviest first; of equal ones the earlier rows, so that the order is always the same. */
export function heaviestFirst(one: WeighedPair, two: WeighedPair): number {
  return two.bits - one.bits || one.left - two.left || one.right - two.right
}
