import type { PairAnswer, PairClass } from '#shared/contract/tables/reconciliation.ts'
import { foldedName } from '#db/stores/people.ts'
import type { Decision } from '#db/stores/reconciliation-decisions.ts'
import type { RunPair, RunRecord } from '#db/stores/reconciliation-runs.ts'

/** An answer, and what it rests on that is no longer so. */
export interface WeighedDecision extends Decision {
  readonly changed: readonly string[]
}

/** What a pair is by what people have answered; `effect` null where nothing is settled. */
export interface Standing {
  readonly class: 'changed' | 'awaits-second' | 'disagreed' | 'later' | 'ask' | 'decided'
  readonly effect: 'same' | 'different' | null
  readonly decisions: readonly WeighedDecision[]
}

/** What a pair is by itself; a next best candidate is nothing by itself. */
export function classOfState({ state, reason }: Pick<RunPair, 'state' | 'reason'>): PairClass | null {
  if (state === 'candidate') return null
  if (state !== 'review') return state
  return reason === 'near-tie' || reason === 'contradiction' ? reason : 'uncertain'
}

/**
 * Whether an answer counts only when two people have given it: that an uncertain pair is the same, that two rows of one list are one
 * person, and that rows with an exact key in common are not.
 */
export function needsSecond({ state, tier }: Pick<RunPair, 'state' | 'tier'>, answer: PairAnswer): boolean {
  if (answer === 'same') return state !== 'linked'
  return answer === 'different' && state === 'linked' && tier !== 'weight'
}

/** The answers given on a pair, oldest first, with what has changed since of the fields that they rest on; `values` by the ends in the order of the decision. */
export function weighDecisions(
  evidence: readonly string[],
  decisions: readonly Decision[],
  values: readonly [RunRecord['values'], RunRecord['values']],
): WeighedDecision[] {
  return decisions.map((decision) => ({
    ...decision,
    changed: evidence.filter((field) =>
      decision.seen.some((seen, end) => (seen[field] ?? '') !== (values[end]?.[field] ?? '')),
    ),
  }))
}

/** What the answers on a pair come to; null where there are none. Nobody speaks twice: each person has one answer. */
export function settle(pair: Pick<RunPair, 'state' | 'tier'>, decisions: readonly WeighedDecision[]): Standing | null {
  const last = decisions.at(-1)
  if (last === undefined) return null
  const valid = decisions.filter(({ changed }) => changed.length === 0)
  const latest = valid.at(-1)
  if (latest === undefined) return { class: 'changed', effect: null, decisions }
  const votes = (answer: PairAnswer): number => valid.filter((decision) => decision.answer === answer).length
  const [same, different] = [votes('same'), votes('different')]
  const wanted = same > different ? 'same' : 'different'
  const isSettled = same !== different && Math.max(same, different) >= (needsSecond(pair, wanted) ? 2 : 1)
  // Two against one settles it; one against one does not, nor one alone where two are needed.
  if (isSettled && (Math.min(same, different) === 0 || same + different >= 3)) {
    return { class: 'decided', effect: wanted, decisions }
  }
  if (latest.answer === 'later' || latest.answer === 'ask') return { class: latest.answer, effect: null, decisions }
  return { class: same > 0 && different > 0 ? 'disagreed' : 'awaits-second', effect: null, decisions }
}

/** What others must not be told of where answers are given blind. */
const ofOnePerson: readonly PairClass[] = ['awaits-second', 'later', 'ask']

/**
 * What a pair is to one person: where answers are given blind, a pair that others have answered on or set aside looks to them as if
 * nobody had.
 */
export function classFor(
  base: PairClass | null,
  standing: Standing | null,
  viewer: { readonly person: string; readonly isBlind: boolean },
): PairClass | null {
  if (standing === null) return base
  if (viewer.isBlind && ofOnePerson.includes(standing.class) && !hasAnswered(standing, viewer.person)) return base
  return standing.class
}

/** The answers that a person may see: blind, only the person's own until the pair is settled. */
export function visibleDecisions(
  standing: Standing | null,
  viewer: { readonly person: string; readonly isBlind: boolean },
): readonly WeighedDecision[] {
  if (standing === null) return []
  if (!viewer.isBlind || standing.class === 'decided') return standing.decisions
  return standing.decisions.filter(({ by }) => foldedName(by) === foldedName(viewer.person))
}

export function hasAnswered({ decisions }: Pick<Standing, 'decisions'>, person: string): boolean {
  return decisions.some(({ by, changed }) => changed.length === 0 && foldedName(by) === foldedName(person))
}
