import type { WeighedPair } from './clusters.ts'
import type { Tier } from './tiers.ts'

/** The heaviest pair of rows between two groups, numbered by their groups. */
export interface Edge extends WeighedPair {
  readonly tier: Tier
  readonly rows: readonly [number, number]
}

/** The two heaviest pairs of every group with different partners. */
export interface Candidates {
  add(edge: Edge): void
  best(group: number): Edge | null
  /** The heaviest pair of either group that is not the pair of the two. */
  besides(left: number, right: number): Edge | null
}

export function createCandidates(groups: number): Candidates {
  const firsts: (Edge | undefined)[] = Array.from({ length: groups })
  const seconds: (Edge | undefined)[] = Array.from({ length: groups })
  const partnerOf = (edge: Edge, group: number): number => (edge.left === group ? edge.right : edge.left)
  const addTo = (group: number, edge: Edge): void => {
    const first = firsts[group]
    if (first && partnerOf(first, group) === partnerOf(edge, group)) {
      if (!isHeavier(first, edge)) firsts[group] = edge
    } else if (!first || !isHeavier(first, edge)) {
      seconds[group] = first
      firsts[group] = edge
    } else if (!isHeavier(seconds[group], edge)) seconds[group] = edge
  }
  const otherOf = (group: number, partner: number): Edge | undefined => {
    const first = firsts[group]
    return first && partnerOf(first, group) !== partner ? first : seconds[group]
  }
  return {
    add: (edge) => {
      addTo(edge.left, edge)
      addTo(edge.right, edge)
    },
    best: (group) => firsts[group] ?? null,
    besides: (left, right) => {
      const [one, two] = [otherOf(left, right), otherOf(right, left)]
      return (two && !isHeavier(one, two) ? two : one) ?? null
    },
  }
}

/** Whether the known edge goes before the other: stronger tier, then weight, then the earlier rows. */
export function isHeavier(known: Edge | undefined, other: Edge): boolean {
  if (!known) return false
  const order = rank[known.tier] - rank[other.tier] || other.bits - known.bits
  return (
    order < 0 || (order === 0 && known.rows[0] * 2 ** 26 + known.rows[1] <= other.rows[0] * 2 ** 26 + other.rows[1])
  )
}

const rank: Readonly<Record<Tier, number>> = {
  'identity-number': 0,
  'employment-number': 1,
  'birth-date-and-name': 2,
  weight: 3,
}
