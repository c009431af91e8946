import { assignPairs, type AssignedPair } from './assign.ts'
import { createCandidates, isHeavier, type Edge } from './candidates.ts'
import { heaviestFirst, type WeighedPair } from './clusters.ts'
import { doubtOf } from './doubt.ts'
import { compareUnits } from './lists.ts'
import { isAgreement, probabilityOf, type Explanation, type Model } from './model.ts'
import { tell } from './progress.ts'
import type {
  ListPairing,
  MatchProgress,
  PairOfRows,
  RejectedCandidate,
  ReviewPair,
  ReviewReason,
  Task,
  TierConflict,
} from './result.ts'
import type { Setting } from './setting.ts'
import { strengths, tierOf } from './tiers.ts'
import { createExplainer, estimateRecall, type NearPairs } from './weigh.ts'

/** A best candidate further off than this is no candidate. */
const REJECTED_BITS = -15
/** What a link of an exact tier weighs at least, so that it can be chosen: one of two numbers may be all the two rows share. */
const EXACT_BITS = 1
/** No list is taken to be wholly in the other, or wholly not. */
const SHARE_MAX = 0.95
/** The most bits a link is let off where nearly all are in both lists. */
const RELIEF_MAX = 2
const PAIRS_AT_ONCE = 5000
const TOLD_AT_ONCE = 500

/** Pairs two lists: by proof first, then by number, then by likeness together with weight; one to one. */
export function* pairLists(task: Task, lists: readonly [number, number]): Generator<MatchProgress, ListPairing> {
  const { setting, comparer, near, model, exact, contradicts, groupOf, refOf } = task
  const isFlipped = lists[0] > lists[1]
  const asRows = (left: number, right: number): PairOfRows['rows'] =>
    isFlipped ? [refOf(right), refOf(left)] : [refOf(left), refOf(right)]
  const conflicts: TierConflict[] = []
  const edges = new Map<number, Edge>()
  const isContradicted = new Set<number>()
  const edgeAt = (pair: number): Edge => {
    const first = near.left[pair] ?? 0
    const second = near.right[pair] ?? 0
    return {
      left: groupOf[first] ?? first,
      right: groupOf[second] ?? second,
      bits: near.bits[pair] ?? 0,
      tier: isContradicted.has(pair) ? 'weight' : tierOf(exact, first, second),
      rows: [first, second],
    }
  }
  const candidates = createCandidates(groupOf.length, edgeAt)
  for (let pair = 0; pair < near.count; pair++) {
    if (pair % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) yield { stage: 'assign', done: 0, total: edges.size }
    const first = near.left[pair] ?? 0
    const second = near.right[pair] ?? 0
    const bits = near.bits[pair] ?? 0
    const tier = tierOf(exact, first, second)
    const strength = strengths[tier]
    if ((strength === 'proof' || strength === 'number') && contradicts(first, second, strength)) {
      conflicts.push({ rows: asRows(first, second), tier })
      if (strength === 'proof') continue
      isContradicted.add(pair)
    }
    if (model ? bits >= REJECTED_BITS : setting.isUnweighed === true) candidates.add(pair)
    const edge = edgeAt(pair)
    if (edge.tier === 'weight' && (model === null || bits < setting.reviewBits)) continue
    const place = edge.left * groupOf.length + edge.right
    if (!isHeavier(edges.get(place), edge)) edges.set(place, edge)
  }
  yield { stage: 'assign', done: 0, total: edges.size }

  const chosen: (Edge & { readonly marginBits: number })[] = []
  const isTaken = new Set<number>()
  let splitComponents = 0
  const open = [...edges.values()].sort(heaviestFirst)
  yield { stage: 'assign', done: 0, total: edges.size }
  for (const step of [['proof'], ['number'], ['likeness', 'weight']] as const) {
    const assignable = open
      .filter(
        ({ tier, left, right }) =>
          step.some((one) => one === strengths[tier]) && !isTaken.has(left) && !isTaken.has(right),
      )
      .map((edge) =>
        edge.tier === 'weight' || (model && strengths[edge.tier] === 'likeness')
          ? edge
          : { ...edge, bits: Math.max(edge.bits, EXACT_BITS) },
      )
    yield { stage: 'assign', done: chosen.length, total: edges.size }
    const assignment = yield* tell('assign', edges.size, assignPairs(assignable))
    splitComponents += assignment.splitComponents
    yield { stage: 'assign', done: chosen.length, total: edges.size }
    for (const pair of assignment.pairs) {
      chosen.push(edgeOf(pair, edges, groupOf.length))
      isTaken.add(pair.left).add(pair.right)
    }
    yield { stage: 'assign', done: chosen.length, total: edges.size }
  }

  const explain = model && createExplainer(comparer, model)
  const asPair = (edge: Edge, marginBits: number): PairOfRows => ({
    rows: asRows(...edge.rows),
    tier: edge.tier,
    marginBits,
    explanation: explain && explain(...edge.rows),
  })
  const nextBest = (edge: Edge): PairOfRows | null => {
    const next = candidates.besides(edge.left, edge.right)
    return next && asPair(next, 0)
  }
  const links: PairOfRows[] = []
  const review: (WeighedPair & { readonly pair: ReviewPair })[] = []
  const rivals = countRivals(open)
  const caution = model ? cautionOf(model, near) : 0
  yield { stage: 'assign', done: 0, total: edges.size }
  for (const [told, edge] of chosen.entries()) {
    const pair = asPair(edge, edge.marginBits)
    const reason = reasonToAsk(edge, pair, task, { rivals, caution })
    if (reason === null) links.push(pair)
    else review.push({ ...edge, pair: { ...pair, reason, nextBest: nextBest(edge) } })
    if (told % TOLD_AT_ONCE === TOLD_AT_ONCE - 1) yield { stage: 'assign', done: told, total: edges.size }
  }
  for (const edge of open) {
    if (isTaken.has(edge.left) || isTaken.has(edge.right)) continue
    isTaken.add(edge.left).add(edge.right)
    review.push({ ...edge, pair: { ...asPair(edge, 0), reason: 'uncertain', nextBest: nextBest(edge) } })
  }
  const rejected: RejectedCandidate[] = []
  for (const { from, to } of near.spans) {
    for (let row = from; row < to; row++) {
      const group = groupOf[row] ?? row
      const edge = group === row && !isTaken.has(group) ? candidates.best(group) : null
      if (!edge) continue
      const why = edge.bits < setting.reviewBits ? 'too-light' : 'partner-taken'
      const own = edge.left === group ? edge.rows[0] : edge.rows[1]
      rejected.push({ ...asPair(edge, 0), row: refOf(own), why })
      if (rejected.length % TOLD_AT_ONCE === 0) yield { stage: 'assign', done: edges.size, total: edges.size }
    }
  }
  const { all, keys } = estimateRecall(near)
  yield { stage: 'assign', done: edges.size, total: edges.size }
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
  { rivals, caution }: { readonly rivals: ReadonlyMap<number, number>; readonly caution: number },
): ReviewReason | null {
  const isAlone = rivals.get(left) === 1 && rivals.get(right) === 1
  const strength = strengths[tier]
  // The same number where all else speaks against it, the name too: a mistyped number is somebody else's.
  if (model && bits < 0) {
    const isProven = strength === 'proof' && explanation && isSameStill(model, explanation, setting)
    if (!isProven) return 'uncertain'
  }
  if (strength === 'proof' || strength === 'number') {
    // Where nothing is weighed, what only resembles it is no rival.
    if (setting.isUnweighed === true) return null
    return isAlone || marginBits >= setting.marginBits || strength === 'proof' ? null : 'near-tie'
  }
  // A likeness alone is no proof where nothing tells how common it is.
  if (!model || !explanation || bits < boundOf(setting, caution) || doubtOf(model, explanation, setting, caution)) {
    return 'uncertain'
  }
  return isAlone || marginBits >= setting.marginBits ? null : 'near-tie'
}

/**
 * The odds that a row has nobody in the other list, in bits. The model takes everybody else for a stranger, but who has no partner may
 * have a twin, a relative or a namesake there: the fewer are in both lists, the more of the likely pairs are such, and the more a link
 * must have to show.
 */
function cautionOf(model: Model, { spans: [left, right] }: NearPairs): number {
  const [some, others] = [left.to - left.from, right.to - right.from]
  const matches = probabilityOf(model.priorBits) * some * others
  const share = Math.min(SHARE_MAX, Math.max(1 - SHARE_MAX, matches / Math.min(some, others)))
  return Math.log2((1 - share) / share)
}

/** Whoever has the same number and the same names is the same, in however many posts of other units. */
function isSameStill(model: Model, { levels }: Explanation, { provenBy }: Setting): boolean {
  const at = provenBy.map((name) => levels[model.fields.findIndex((field) => field.name === name)])
  return at.length > 0 && at.every((level) => level !== undefined && isAgreement(level))
}

/** The bits from which a link stands by itself. */
function boundOf({ automaticBits }: Setting, caution: number): number {
  return automaticBits + Math.max(-RELIEF_MAX, caution)
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

function byRows(one: Pick<PairOfRows, 'rows'>, two: Pick<PairOfRows, 'rows'>): number {
  return compareUnits(one.rows[0].id, two.rows[0].id) || compareUnits(one.rows[1].id, two.rows[1].id)
}
