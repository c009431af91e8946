import { clusterPairs, heaviestFirst, type WeighedPair } from './clusters.ts'
import { adaptPrior } from './estimate.ts'
import { neutralModel, type Model } from './model.ts'
import { weighWithProgress } from './progress.ts'
import type { DuplicateCluster, MatchProgress, PairOfRows, Task, TierConflict } from './result.ts'
import { isPlainlyDifferent, tierOf } from './tiers.ts'
import { explainPair } from './weigh.ts'

export interface Duplicates {
  readonly model: Model | null
  readonly clusters: readonly DuplicateCluster[]
  readonly conflicts: readonly TierConflict[]
}

/** A pair of the same exact key is as good as certain where nothing is known of its weight. */
const EXACT_BITS = 12

/** Finds the duplicates of one list and writes the certain ones into `groupOf`. */
export function* findDuplicates(task: Task): Generator<MatchProgress, Duplicates> {
  const { setting, comparer, comparisons, exact, groupOf, refOf } = task
  const { table } = comparisons
  const weights = yield* weighWithProgress(comparer, task.model, table)
  const model = task.model && adaptPrior(task.model, comparisons, weights)
  const shift = model && task.model ? model.priorBits - task.model.priorBits : 0
  const levelsOnly = neutralModel(comparer.fields)
  const pairs: WeighedPair[] = []
  const conflicts: TierConflict[] = []
  for (let pair = 0; pair < table.count; pair++) {
    const [left, right] = [table.left[pair] ?? 0, table.right[pair] ?? 0]
    const tier = tierOf(exact, left, right)
    const isExact = tier === 'identity-number' || tier === 'employment-number'
    let bits = model ? (weights[pair] ?? 0) + shift : -EXACT_BITS
    if (isExact) {
      if (isPlainlyDifferent(explainPair(comparer, levelsOnly, left, right), setting, tier)) {
        conflicts.push({ rows: [refOf(left), refOf(right)], tier })
        if (tier === 'identity-number') continue
      } else bits = Math.max(bits, EXACT_BITS)
    }
    if (bits > 0) pairs.push({ left, right, bits })
  }
  const isNumbered = (left: number, right: number): boolean => {
    const tier = tierOf(exact, left, right)
    return tier === 'identity-number' || tier === 'employment-number'
  }
  const bitsOf = (left: number, right: number): number => {
    if (model) return explainPair(comparer, model, left, right).bits
    return isNumbered(left, right) ? EXACT_BITS : -EXACT_BITS
  }
  const certain = clusterPairs(
    pairs.filter(({ bits }) => bits >= setting.automaticBits),
    bitsOf,
  )
  for (const members of certain) for (const row of members) groupOf[row] = members[0] ?? row
  const asPair = ({ left, right }: WeighedPair): PairOfRows => ({
    rows: [refOf(left), refOf(right)],
    tier: tierOf(exact, left, right),
    marginBits: 0,
    explanation: model && explainPair(comparer, model, left, right),
  })
  const all = clusterPairs(pairs, bitsOf)
  const clusterByRow = new Map(all.flatMap((members, cluster) => members.map((row) => [row, cluster] as const)))
  const held = all.map((): WeighedPair[] => [])
  for (const pair of pairs) {
    const cluster = clusterByRow.get(pair.left)
    if (cluster !== undefined && cluster === clusterByRow.get(pair.right)) held[cluster]?.push(pair)
  }
  const clusters = all.map((members, cluster): DuplicateCluster => {
    const [first = 0] = members
    return {
      list: refOf(first).list,
      ids: members.map((row) => refOf(row).id),
      isCertain: members.every((row) => groupOf[row] === first),
      pairs: (held[cluster] ?? []).sort(heaviestFirst).map(asPair),
    }
  })
  return { model, clusters, conflicts }
}
