import { assignPairs, type AssignedPair } from './assign.ts'
import { heaviestFirst, type WeighedPair } from './clusters.ts'
import { neutralModel, type ExplainedField } from './model.ts'
import { weighWithProgress } from './progress.ts'
import type { ListPairing, MatchProgress, PairOfRows, ReviewPair, ReviewReason, Task, TierConflict } from './result.ts'
import type { Setting } from './setting.ts'
import { isPlainlyDifferent, tierOf, type Tier } from './tiers.ts'
import { estimateRecall, explainPair } from './weigh.ts'

/** The heaviest pair of rows between two groups, numbered by their groups. */
interface Edge extends WeighedPair {
  readonly tier: Tier
  readonly rows: readonly [number, number]
}

/** A best candidate further off than this is no candidate. */
const REJECTED_BITS = -15
/** What a link of an exact tier weighs at least, so that it can be chosen: one of two numbers may be all the two rows share. */
const EXACT_BITS = 1

/** Pairs two lists: identity number first, then employment number, then birth date and name together with weight; one to one. */
export function* pairLists(task: Task, lists: readonly [number, number]): Generator<MatchProgress, ListPairing> {
  const { setting, comparer, comparisons, model, exact, groupOf, refOf } = task
  const { table } = comparisons
  const weights = yield* weighWithProgress(comparer, model, table)
  const isFlipped = lists[0] > lists[1]
  const asRows = (left: number, right: number): PairOfRows['rows'] =>
    isFlipped ? [refOf(right), refOf(left)] : [refOf(left), refOf(right)]
  const levelsOnly = neutralModel(comparer.fields)
  const conflicts: TierConflict[] = []
  const edges = new Map<number, Edge>()
  const nearest = new Map<number, Edge>()
  for (let pair = 0; pair < table.count; pair++) {
    const [first, second] = [table.left[pair] ?? 0, table.right[pair] ?? 0]
    const bits = weights[pair] ?? 0
    let tier = tierOf(exact, first, second)
    if (tier === 'identity-number' || tier === 'employment-number') {
      if (isPlainlyDifferent(explainPair(comparer, levelsOnly, first, second), setting, tier)) {
        conflicts.push({ rows: asRows(first, second), tier })
        if (tier === 'identity-number') continue
        tier = 'weight'
      }
    }
    const [left, right] = [groupOf[first] ?? first, groupOf[second] ?? second]
    const edge: Edge = { left, right, bits, tier, rows: [first, second] }
    if (bits >= REJECTED_BITS && model) {
      for (const group of [left, right]) if (!isHeavier(nearest.get(group), edge)) nearest.set(group, edge)
    }
    if (tier === 'weight' && (!model || bits < setting.reviewBits)) continue
    const place = left * groupOf.length + right
    if (!isHeavier(edges.get(place), edge)) edges.set(place, edge)
  }
  yield { stage: 'assign', done: 0, total: edges.size }

  const chosen: (Edge & { readonly marginBits: number })[] = []
  const isTaken = new Set<number>()
  let splitComponents = 0
  const open = [...edges.values()].sort(heaviestFirst)
  for (const step of [['identity-number'], ['employment-number'], ['birth-date-and-name', 'weight']] as const) {
    const candidates = open
      .filter(({ tier, left, right }) => step.some((one) => one === tier) && !isTaken.has(left) && !isTaken.has(right))
      .map((edge) =>
        edge.tier === 'weight' || (model && edge.tier === 'birth-date-and-name')
          ? edge
          : { ...edge, bits: Math.max(edge.bits, EXACT_BITS) },
      )
    const assignment = assignPairs(candidates)
    splitComponents += assignment.splitComponents
    for (const pair of assignment.pairs) {
      chosen.push(edgeOf(pair, edges, groupOf.length))
      isTaken.add(pair.left).add(pair.right)
    }
    yield { stage: 'assign', done: chosen.length, total: edges.size }
  }

  const asPair = (edge: Edge, marginBits: number): PairOfRows => ({
    rows: asRows(...edge.rows),
    tier: edge.tier,
    marginBits,
    explanation: model && explainPair(comparer, model, ...edge.rows),
  })
  const links: PairOfRows[] = []
  const review: (WeighedPair & { readonly pair: ReviewPair })[] = []
  const rivals = countRivals(open)
  for (const edge of chosen) {
    const pair = asPair(edge, edge.marginBits)
    const reason = reasonToAsk(edge, pair, task, rivals)
    if (reason === null) links.push(pair)
    else review.push({ ...edge, pair: { ...pair, reason } })
  }
  for (const edge of open) {
    if (isTaken.has(edge.left) || isTaken.has(edge.right)) continue
    isTaken.add(edge.left).add(edge.right)
    review.push({ ...edge, pair: { ...asPair(edge, 0), reason: 'uncertain' } })
  }
  const rejected: PairOfRows[] = []
  for (const [group, edge] of nearest) if (!isTaken.has(group)) rejected.push(asPair(edge, 0))
  const { all, keys } = estimateRecall(table, weights)
  return {
    lists: isFlipped ? [lists[1], lists[0]] : lists,
    links: links.sort(byRows),
    review: review.sort(heaviestFirst).map(({ pair }) => pair),
    conflicts: conflicts.sort(byRows),
    rejected: rejected.sort(byRows),
    recall: all,
    keys,
    splitComponents,
  }
}

/** Why a chosen pair is not linked without being asked about; null where it is. */
function reasonToAsk(
  { tier, bits, marginBits, left, right }: Edge & { readonly marginBits: number },
  { explanation }: PairOfRows,
  { setting, model }: Task,
  rivals: ReadonlyMap<number, number>,
): ReviewReason | null {
  const isAlone = rivals.get(left) === 1 && rivals.get(right) === 1
  // The same number where all else speaks against it: a mistyped number is somebody else's.
  if (model && bits < 0) return 'uncertain'
  if (tier === 'identity-number' || tier === 'employment-number') {
    return isAlone || marginBits >= setting.marginBits || tier === 'identity-number' ? null : 'near-tie'
  }
  const fields = explanation?.fields ?? []
  const differs = fields.some(({ field, level }) => level === 'different' && setting.alwaysAsk.includes(field))
  // Birth date and name alone are no proof where nothing tells how common they are.
  if (!model || bits < setting.automaticBits || differs || mayBeTwins(fields, setting)) return 'uncertain'
  return isAlone || marginBits >= setting.marginBits ? null : 'near-tie'
}

function mayBeTwins(fields: readonly ExplainedField[], { twins }: Setting): boolean {
  if (!twins) return false
  const others = fields.filter(({ field }) => !twins.share.includes(field))
  return others.reduce((bits, { levelBits, adjustmentBits }) => bits + levelBits + adjustmentBits, 0) < twins.otherBits
}

function countRivals(edges: readonly Edge[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { left, right } of edges)
    for (const group of [left, right]) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}

function edgeOf(pair: AssignedPair, edges: ReadonlyMap<number, Edge>, width: number): Edge & { marginBits: number } {
  const edge = edges.get(pair.left * width + pair.right)
  if (!edge) throw new RangeError('An assigned pair is one of those that were to be assigned')
  return { ...edge, marginBits: pair.marginBits }
}

/** Whether the known edge goes before the other: stronger tier, then weight, then the earlier rows. */
function isHeavier(known: Edge | undefined, other: Edge): boolean {
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

function byRows(one: Pick<PairOfRows, 'rows'>, two: Pick<PairOfRows, 'rows'>): number {
  const [a, b] = [one, two].map(({ rows }) => rows.map(({ id }) => id).join('\u0000'))
  return (a ?? '') < (b ?? '') ? -1 : 1
}
