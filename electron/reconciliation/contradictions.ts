import type { RunPair } from '#db/stores/reconciliation-runs.ts'
import { isLinked } from './linked.ts'
import { nameOf } from './outcome.ts'
import type { LaidOver } from './overlay.ts'

type PairsOf = (list: number, record: number) => readonly RunPair[]

/**
 * Takes apart what people's answers have put together against themselves: one that is two of the same list though nobody has said that
 * those are one, or that holds two who have been told apart. None of its links is better known than the others, so all are left for
 * people; until then nobody is counted as somebody else. What the machine alone has linked never contradicts itself.
 */
export function takeContradictionsApart(over: Map<number, LaidOver>, pairsOf: PairsOf): void {
  const seen = new Set<string>()
  for (const { pair, standing } of over.values()) {
    if (standing?.effect == null) continue
    const cluster = gatherCluster([pair.leftList, pair.leftRecord], over, pairsOf, seen)
    if (cluster === null || !isContradicted(cluster, over)) continue
    for (const link of cluster.links) {
      if (link.leftList === link.rightList) continue
      over.set(link.id, { pair: link, standing: over.get(link.id)?.standing ?? null, instead: 'contradiction' })
    }
  }
}

interface Cluster {
  /** By name, the list of each record. */
  readonly records: ReadonlyMap<string, number>
  /** What holds them together, rows of one list that people have said to be one person among it. */
  readonly links: readonly RunPair[]
  /** All that stands between any of them and anything. */
  readonly pairs: readonly RunPair[]
}

/** All that is linked with a record, over all lists; null where it has been gathered before. */
function gatherCluster(
  start: readonly [number, number],
  over: ReadonlyMap<number, LaidOver>,
  pairsOf: PairsOf,
  seen: Set<string>,
): Cluster | null {
  if (seen.has(nameOf(start[0], String(start[1])))) return null
  const records = new Map<string, number>()
  const [links, pairs] = [new Map<number, RunPair>(), new Map<number, RunPair>()]
  const waiting = [start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [list, record] = next
    const name = nameOf(list, String(record))
    if (seen.has(name)) continue
    seen.add(name)
    records.set(name, list)
    for (const pair of pairsOf(list, record)) {
      pairs.set(pair.id, pair)
      if (pair.rightRecord === null || !isLinked(pair, over.get(pair.id))) continue
      links.set(pair.id, pair)
      waiting.push([pair.leftList, pair.leftRecord], [pair.rightList, pair.rightRecord])
    }
  }
  return { records, links: [...links.values()], pairs: [...pairs.values()] }
}

function isContradicted({ records, links, pairs }: Cluster, over: ReadonlyMap<number, LaidOver>): boolean {
  const lists = [...records.values()]
  const distinct = new Set(lists).size
  // As many merges as there are records too many: each list has one person.
  const merges = new Set(
    links.flatMap((pair) =>
      pair.leftList === pair.rightList ? [`${pair.leftList} ${pair.leftRecord} ${pair.rightRecord}`] : [],
    ),
  )
  if (lists.length - distinct > merges.size) return true
  return pairs.some((pair) => {
    const isWithin =
      records.has(nameOf(pair.leftList, String(pair.leftRecord))) &&
      records.has(nameOf(pair.rightList, String(pair.rightRecord)))
    return isWithin && over.get(pair.id)?.standing?.effect === 'different'
  })
}
