import { checkAnswers } from '#shared/contract/tables/quality.ts'
import type { CheckAnswer } from '#shared/contract/tables/quality.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { keepCheck } from '#db/stores/quality-checks.ts'
import { readPair } from '#db/stores/reconciliation-runs.ts'
import type { Handler } from '../host/context.ts'
import { openRun } from '../reconciliation/access.ts'
import { classNow, keepAnswer, ownAnswer } from '../reconciliation/keep-answer.ts'
import { endsOf } from '../reconciliation/overlay.ts'
import { drawChecks, judgeQuality } from '../reconciliation/sample.ts'
import { mayReadReconciled, mayReconcile } from './steps/permitted.ts'

export const readQuality: Handler<'quality.read'> = async (context, input) => {
  const { read, person } = context
  const opened = openRun(context, mayReadReconciled(read, person), input)
  if (!opened.ok) return opened
  const { sample, found, ...quality } = judgeQuality(read, opened.value)
  return ok({
    runId: opened.value.head.eventId,
    seed: sample.seed,
    ...quality,
    items: sample.drawn.map(({ pair, kind }) => {
      const { answer = null, by = null, at = null } = found.get(pair.id) ?? {}
      return { pairId: pair.id, kind, answer, by, at }
    }),
  })
}

export const checkPair: Handler<'quality.check'> = async (context, { runId, pairId, answer, ...wish }) => {
  const written = await context.write(async (tx) => {
    const opened = openRun({ ...context, read: tx }, mayReconcile(tx, context.person), wish)
    if (!opened.ok) return opened
    const run = opened.value
    const { reconciliation, head, viewer } = run
    if (head.eventId !== runId) return fail('difference.run-changed')
    const drawn = drawChecks(tx, run).drawn.find(({ pair }) => pair.id === pairId)
    if (drawn === undefined) return fail('quality.not-drawn')
    const answers: readonly CheckAnswer[] = checkAnswers[drawn.kind]
    if (!answers.includes(answer) || (answer === 'shown' && drawn.pair.rightRecord === null)) {
      return fail('quality.no-answer')
    }
    keepCheck(tx, reconciliation.id, { ...drawn.name, runId, answer, seen: drawn.seen })
    tx.describe({ name: reconciliation.name, kind: drawn.kind, ...(viewer.isBlind ? {} : { answer }) })
    const pair = readPair(tx, reconciliation.id, pairId)
    const ends = pair && endsOf(tx, reconciliation, pair)
    if (pair === undefined || ends === undefined) return ok(null)
    // What the machine did wrong is for the queue; and nobody says one thing here and another there.
    const said = pairAnswerOf[answer]
    const before = ownAnswer(tx, run, ends)?.decision.answer
    const isOther = before !== undefined && before !== said && (before === 'same' || before === 'different')
    if (answer !== 'wrong' && answer !== 'shown' && !isOther) return ok(null)
    keepAnswer(tx, run, pair, ends, { answer: said, note: null })
    return ok({ run, pair, ends })
  })
  if (!written.ok) return written
  const { eventId, value: queued } = written
  return ok({ eventId, class: queued && classNow(context.read, queued.run, queued.pair, queued.ends) })
}

/** What is said of a drawn pair by the two rows on show being the same or not. */
const pairAnswerOf: Readonly<Record<CheckAnswer, 'same' | 'different'>> = {
  right: 'same',
  wrong: 'different',
  alone: 'different',
  shown: 'same',
  elsewhere: 'different',
}
