import { clusterPairs, heaviestFirst, type WeighedPair } from './clusters.ts'
import { doubtOf } from './doubt.ts'
import { adaptPrior } from './estimate.ts'
import type { Model } from './model.ts'
import type { DuplicateCluster, MatchProgress, PairOfRows, Task, TierConflict } from './result.ts'
import { strengths, tierOf, type Strength } from './tiers.ts'
import { createExplainer } from './weigh.ts'

export interface Duplicates {
  readonly model: Model | null
  readonly clusters: readonly DuplicateCluster[]
  readonly conflicts: readonly TierConflict[]
}

/** A pair of the same exact key is as good as certain where nothing is known of its weight. */
const EXACT_BITS = 12
/** Where nothing is weighed, a likeness is worth a question. */
const ASKED_BITS = 1

/** Finds the duplicates of one list and writes the certain ones into `groupOf`. */
export function* findDuplicates(task: Task): Generator<MatchProgress, Duplicates> {
  const { setting, comparer, near, exact, contradicts, groupOf, refOf } = task
  const model = task.model && adaptPrior(task.model, near.spans, near.bits)
  const shift = model && task.model ? model.priorBits - task.model.priorBits : 0
  const unweighed = (strength: Strength): number => {
    if (strength === 'proof' || strength === 'number') return EXACT_BITS
    return strength === 'likeness' && setting.isUnweighed === true ? ASKED_BITS : -EXACT_BITS
  }
  const pairs: WeighedPair[] = []
  const conflicts: TierConflict[] = []
  for (let pair = 0; pair < near.count; pair++) {
    const left = near.left[pair] ?? 0
    const right = near.right[pair] ?? 0
    const tier = tierOf(exact, left, right)
    const strength = strengths[tier]
    let bits = model ? (near.bits[pair] ?? 0) + shift : unweighed(strength)
    if (strength === 'proof' || strength === 'number') {
      if (contradicts(left, right, strength)) {
        conflicts.push({ rows: [refOf(left), refOf(right)], tier })
        if (strength === 'proof') continue
      } else bits = Math.max(bits, EXACT_BITS)
    }
    if (bits > 0) pairs.push({ left, right, bits })
  }
  yield { stage: 'assign', done: 0, total: pairs.length }
  const explain = model && createExplainer(comparer, model)
  const bitsOf = (left: number, right: number): number =>
    explain ? explain(left, right).bits : unweighed(strengths[tierOf(exact, left, right)])
  const isDoubtful = ({ left, right }: WeighedPair): boolean => {
    const strength = strengths[tierOf(exact, left, right)]
    if (model === null || explain === null || strength === 'proof' || strength === 'number') return false
    return doubtOf(model, explain(left, right), setting, 0) !== null
  }
  const certain = clusterPairs(
    pairs.filter((pair) => pair.bits >= setting.automaticBits && !isDoubtful(pair)),
    bitsOf,
  )
  for (const members of certain) for (const row of members) groupOf[row] = members[0] ?? row
  yield { stage: 'assign', done: 0, total: pairs.length }
  const asPair = ({ left, right }: WeighedPair): PairOfRows => ({
    rows: [refOf(left), refOf(right)],
    tier: tierOf(exact, left, right),
    marginBits: 0,
    explanation: explain && explain(left, right),
  })
  const all = clusterPairs(pairs, bitsOf)
  yield { stage: 'assign', done: 0, total: pairs.length }
  const clusterByRow = new Map(all.flatMap((members, cluster) => members.map((row) => [row, cluster] as const)))
  const held = all.map((): WeighedPair[] => [])
  for (const pair of pairs) {
    const cluster = clusterByRow.get(pair.left)
    if (cluster !== undefined && cluster === clusterByRow.get(pair.right)) held[cluster]?.push(pair)
  }
  const clusters: DuplicateCluster[] = []
  for (const [cluster, members] of all.entries()) {
    const [first = 0] = members
    clusters.push({
      list: refOf(first).list,
      ids: members.map((row) => refOf(row).id),
      isCertain: members.every((row) => groupOf[row] === first),
      pairs: (held[cluster] ?? []).sort(heaviestFirst).map(asPair),
    })
    if (cluster % 1000 === 999) yield { stage: 'assign', done: 0, total: pairs.length }
  }
  return { model, clusters, conflicts }
}
