import type { PairAnswer, PairClass } from '#shared/contract/tables/reconciliation.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { foldedName } from '#db/stores/people.ts'
import { areInOrder, keepDecision } from '#db/stores/reconciliation-decisions.ts'
import type { Decision } from '#db/stores/reconciliation-decisions.ts'
import type { readPair } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'
import type { Tx } from '#db/write.ts'
import type { OpenRun } from './access.ts'
import { decisionsOn } from './overlay.ts'
import type { DecisionOnPair, PairEnd } from './overlay.ts'
import { classFor, classOfState, settle, weighDecisions } from './standing.ts'
import type { Standing } from './standing.ts'

type Ends = readonly [PairEnd, PairEnd]
type Pair = NonNullable<ReturnType<typeof readPair>>

/** What a person has answered on a pair before. */
export function ownAnswer(read: Reader, { reconciliation, viewer }: OpenRun, ends: Ends): DecisionOnPair | undefined {
  return decisionsOn(read, reconciliation, ends).find(
    ({ decision }) => foldedName(decision.by) === foldedName(viewer.person),
  )
}

/** Keeps a person's answer on a pair with all that it was given on, in the place of the same person's earlier one. */
export function keepAnswer(
  tx: Tx,
  run: OpenRun,
  pair: Pair,
  ends: Ends,
  { answer, note }: Pick<Decision, 'answer' | 'note'> & { readonly answer: PairAnswer },
): void {
  const { reconciliation, head } = run
  const own = ownAnswer(tx, run, ends)
  const [left, right] = ends
  const isForth = own === undefined ? areInOrder(left, right) : !own.isTurned
  const kept = isForth ? ends : ([right, left] as const)
  const { tier, bits, state, reason, explanation } = pair
  keepDecision(
    tx,
    reconciliation.register,
    {
      ends: [kept[0], kept[1]],
      answer,
      note,
      seen: [kept[0].record.values, kept[1].record.values],
      evidence: {
        tier,
        bits,
        state,
        reason,
        explanation,
        model: head.summary.model?.version ?? null,
        setting: head.settingVersion,
      },
    },
    own?.decision.id,
  )
}

/** What all answers on a pair come to. */
export function standingOf(read: Reader, { reconciliation }: OpenRun, pair: Pair, ends: Ends): Standing | null {
  const decisions = decisionsOn(read, reconciliation, ends).map(({ decision }) => decision)
  return settle(
    pair,
    weighDecisions(reconciledKinds[reconciliation.register].evidence, decisions, [
      ends[0].record.values,
      ends[1].record.values,
    ]),
  )
}

/** What a pair is to the person who looks, by all that has been answered on it. */
export function classNow(read: Reader, run: OpenRun, pair: Pair, ends: Ends): PairClass {
  return classFor(classOfState(pair), standingOf(read, run, pair, ends), run.viewer) ?? 'decided'
}
