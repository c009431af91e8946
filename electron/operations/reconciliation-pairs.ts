import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { readPair, readPairs } from '#db/stores/reconciliation-runs.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler, ReadContext } from '../host/context.ts'
import { openSeconds } from '../host/openings.ts'
import { openedPairs, openRun } from '../reconciliation/access.ts'
import type { OpenRun } from '../reconciliation/access.ts'
import { classNow, keepAnswer, standingOf } from '../reconciliation/keep-answer.ts'
import { endsOf, readOverlay } from '../reconciliation/overlay.ts'
import { queueOf } from '../reconciliation/queue.ts'
import { runLookups } from '../reconciliation/run-lookups.ts'
import { hasAnswered } from '../reconciliation/standing.ts'
import { createPairTeller } from '../reconciliation/show.ts'
import { mayReadReconciled, mayReconcile, mayReveal } from './steps/permitted.ts'

interface Wish {
  readonly reconciliationId: number
  readonly openingId?: string | undefined
}

export const listPairs: Handler<'reconciliation.queue'> = async (context, { classes, start, count, ...wish }) => {
  const opened = openPairs(context, wish)
  if (!opened.ok) return opened
  const { read } = context
  const run = opened.value
  const overlay = readOverlay(read, run.reconciliation)
  const queue = queueOf(read, run, overlay, classes)
  const { transferDate } = await readTransfer(read)
  const { itemOf } = createPairTeller(read, run, overlay, transferDate)
  return ok({
    total: queue.length,
    items: queue.slice(start, start + count).map((each) => itemOf(each.pair, each.class)),
  })
}

export const tellPair: Handler<'reconciliation.pair'> = async (context, { pairId, ...wish }) => {
  const opened = openPairs(context, wish)
  if (!opened.ok) return opened
  const { read } = context
  const pair = findPair(context, opened.value, pairId)
  if (pair === undefined) return fail('reconciliation.unknown-pair')
  const { transferDate } = await readTransfer(read)
  const view = createPairTeller(
    read,
    opened.value,
    readOverlay(read, opened.value.reconciliation),
    transferDate,
  ).viewOf(pair)
  return view === undefined ? fail('reconciliation.unknown-pair') : ok(view)
}

/** One person's answer, with all that it was given on. */
export const decidePair: Handler<'reconciliation.decide'> = async (context, { pairId, answer, note, ...wish }) => {
  const opened = openPairs(context, wish, true)
  if (!opened.ok) return opened
  const { reconciliation, viewer } = opened.value
  const { id, name } = reconciliation
  const written = await context.write(async (tx) => {
    const pair = readPair(tx, id, pairId)
    if (pair === undefined || pair.isHidden !== opened.value.isProtected) {
      return fail('reconciliation.unknown-pair')
    }
    const ends = endsOf(tx, reconciliation, pair)
    if (ends === undefined) return fail('reconciliation.unknown-pair')
    const standing = standingOf(tx, opened.value, pair, ends)
    // Whoever answers blind and is told that another has answered otherwise would else follow the other.
    if (viewer.isBlind && standing?.class === 'disagreed' && hasAnswered(standing, context.person)) {
      return fail('reconciliation.third-decides')
    }
    keepAnswer(tx, opened.value, pair, ends, {
      answer,
      note: note === null ? null : maskIdentityNumbersIn(note),
    })
    tx.describe({ name, ...(viewer.isBlind ? {} : { answer }) })
    return ok({ pair, ends })
  })
  if (!written.ok) return written
  const { pair, ends } = written.value
  const overlay = readOverlay(context.read, reconciliation)
  const { pairsOf } = runLookups(context.read, id)
  const asked = ends
    .flatMap(({ record }) => pairsOf(record.list, record.number))
    .filter((each) => overlay.get(each.id)?.instead === 'asked' && each.isHidden === opened.value.isProtected)
  const { transferDate } = await readTransfer(context.read)
  const { itemOf } = createPairTeller(context.read, opened.value, overlay, transferDate)
  return ok({
    eventId: written.eventId,
    class: classNow(context.read, opened.value, pair, ends),
    asks: asked.map((each) => itemOf(each, 'uncertain')),
  })
}

/** Opens the pairs of protected people, for a reason; an event of its own. */
export const openProtectedQueue: Handler<'reconciliation.open-protected'> = async (
  context,
  { reconciliationId, reason },
) => {
  const opened = openPairs(context, { reconciliationId }, true)
  if (!opened.ok) return opened
  if (!mayReveal(context.read, context.person)) return fail('register.reveal-not-permitted')
  const { reconciliation } = opened.value
  const states = ['review', 'conflict', 'duplicate', 'linked', 'unmatched'] as const
  const total = readPairs(context.read, reconciliationId, states, true).length
  await context.write(async (tx) => {
    tx.describe({ name: reconciliation.name, rows: total, reason: maskIdentityNumbersIn(reason) })
    return ok(null)
  })
  return ok({ openingId: openedPairs.open(context, reconciliationId), total, seconds: openSeconds })
}

function openPairs(context: ReadContext, wish: Wish, toWrite = false) {
  const mayOpen = (toWrite ? mayReconcile : mayReadReconciled)(context.read, context.person)
  return openRun(context, mayOpen, wish)
}

function findPair(context: ReadContext, { reconciliation, isProtected }: OpenRun, pairId: number) {
  const pair = readPair(context.read, reconciliation.id, pairId)
  return pair?.isHidden === isProtected ? pair : undefined
}
