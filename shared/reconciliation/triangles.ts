import type { ListPairing, PairOfRows, ReviewPair, RowRef } from './result.ts'

export interface Settled {
  readonly pairings: readonly ListPairing[]
  readonly clusters: readonly (readonly RowRef[])[]
}

/**
 * What belongs together over three lists. A cluster that holds two things of one list, or whose ends are plainly different though
 * both are linked to the same third row, contradicts itself: all its links are undone and left for a person, since none of them is
 * better known than the others. `nodeOf` is the same for certain duplicates.
 */
export function settleTriangles(
  pairings: readonly ListPairing[],
  nodeOf: (ref: RowRef) => number,
  isContradiction: (one: RowRef, two: RowRef) => boolean,
): Settled {
  const parent = new Map<number, number>()
  const rootOf = (node: number): number => {
    let root = node
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(node, root)
    return root
  }
  const links = pairings.flatMap((pairing) => pairing.links)
  for (const { rows } of links) {
    const [one, two] = rows.map((ref) => rootOf(nodeOf(ref)))
    parent.set(one ?? 0, two ?? 0)
  }
  const members = new Map<number, Map<number, RowRef>>()
  for (const { rows } of links) {
    for (const ref of rows) {
      const root = rootOf(nodeOf(ref))
      const known = members.get(root) ?? new Map<number, RowRef>()
      members.set(root, known)
      if (!known.has(nodeOf(ref))) known.set(nodeOf(ref), ref)
    }
  }
  const undone = new Set<number>()
  const clusters: RowRef[][] = []
  for (const [root, known] of members) {
    const refs = [...known.values()].sort((one, two) => one.list - two.list)
    const isTwice = refs.some(({ list }, index) => list === refs[index + 1]?.list)
    const isOpposed = refs.some((one, index) => refs.slice(index + 1).some((two) => isContradiction(one, two)))
    if (isTwice || isOpposed) undone.add(root)
    else clusters.push(refs)
  }
  const isUndone = ({ rows }: PairOfRows): boolean => undone.has(rootOf(nodeOf(rows[0])))
  return {
    clusters: clusters.sort((one, two) => (clusterName(one) < clusterName(two) ? -1 : 1)),
    pairings: pairings.map((pairing) => ({
      ...pairing,
      links: pairing.links.filter((link) => !isUndone(link)),
      review: [
        ...pairing.links
          .filter(isUndone)
          .map((link): ReviewPair => ({ ...link, reason: 'contradiction', nextBest: null })),
        ...pairing.review,
      ],
    })),
  }
}

function clusterName(refs: readonly RowRef[]): string {
  return refs.map(({ list, id }) => `${list}\u0000${id}`).join('\u0001')
}
