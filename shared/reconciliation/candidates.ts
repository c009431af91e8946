import type { WeighedPair } from './clusters.ts'
import type { Tier } from './setting.ts'
import { strengths, type Strength } from './tiers.ts'

/** The heaviest pair of rows between two groups, numbered by their groups. */
export interface Edge extends WeighedPair {
  readonly tier: Tier
  readonly rows: readonly [number, number]
}

/** The two heaviest pairs of every group with different partners. */
export interface Candidates {
  /** Takes in the pair of this number; `edgeOf` tells what it is. */
  add(pair: number): void
  best(group: number): Edge | null
  /** The heaviest pair of either group that is not the pair of the two. */
  besides(left: number, right: number): Edge | null
}

/** Pairs are kept by their numbers, since there are far more of them than rows. */
export function createCandidates(groups: number, edgeOf: (pair: number) => Edge): Candidates {
  const firsts = new Int32Array(groups).fill(-1)
  const seconds = new Int32Array(groups).fill(-1)
  const known = (pair: number | undefined): Edge | undefined =>
    pair === undefined || pair === -1 ? undefined : edgeOf(pair)
  const addTo = (group: number, pair: number, edge: Edge): void => {
    const first = known(firsts[group])
    if (first && partnerOf(first, group) === partnerOf(edge, group)) {
      if (!isHeavier(first, edge)) firsts[group] = pair
    } else if (!first || !isHeavier(first, edge)) {
      seconds[group] = firsts[group] ?? -1
      firsts[group] = pair
    } else if (!isHeavier(known(seconds[group]), edge)) seconds[group] = pair
  }
  const otherOf = (group: number, partner: number): Edge | undefined => {
    const first = known(firsts[group])
    return first && partnerOf(first, group) !== partner ? first : known(seconds[group])
  }
  return {
    add: (pair) => {
      const edge = edgeOf(pair)
      addTo(edge.left, pair, edge)
      addTo(edge.right, pair, edge)
    },
    best: (group) => known(firsts[group]) ?? null,
    besides: (left, right) => {
      const [one, two] = [otherOf(left, right), otherOf(right, left)]
      return (two && !isHeavier(one, two) ? two : one) ?? null
    },
  }
}

function partnerOf(edge: Edge, group: number): number {
  return edge.left === group ? edge.right : edge.left
}

/** Whether the known edge goes before the other: stronger tier, then weight, then the earlier rows. */
export function isHeavier(known: Edge | undefined, other: Edge): boolean {
  if (!known) return false
  const order = rank[strengths[known.tier]] - rank[strengths[other.tier]] || other.bits - known.bits
  return (
    order < 0 || (order === 0 && known.rows[0] * 2 ** 26 + known.rows[1] <= other.rows[0] * 2 ** 26 + other.rows[1])
  )
}

const rank: Readonly<Record<Strength, number>> = { proof: 0, number: 1, likeness: 2, weight: 3 }
