import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import { readImport } from '#db/stores/imports.ts'
import { countLists, readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import { insertReconciliation, readReconciliations, removeReconciliation } from '#db/stores/reconciliations.ts'
import type { Reconciliation, ReconciliationList } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { runWritingJob } from '../host/run-writing-job.ts'
import type { ReconcileInput, ReconcileOutput, ReconcilePart } from '../jobs/reconcile.ts'
import { findReconciliation, openRun } from '../reconciliation/access.ts'
import { countClasses, countPairings } from '../reconciliation/counts.ts'
import { readOverlay } from '../reconciliation/overlay.ts'
import { mayReadReconciled, mayReconcile } from './steps/permitted.ts'
import { isStale } from '../reconciliation/stale.ts'

type View = OutputOf<'reconciliation.list'>[number]

export const listReconciliations: Handler<'reconciliation.list'> = async ({ read, person }) => {
  const mayRead = mayReadReconciled(read, person)
  return ok(
    readReconciliations(read)
      .filter(({ register }) => mayRead(register))
      .map((each) => describe(read, each)),
  )
}

export const createReconciliation: Handler<'reconciliation.create'> = async (context, input) => {
  const { register, isBlind } = input
  if (!mayReconcile(context.read, context.person)(register))
    return fail('reconciliation.not-permitted', { register: registerOf(register) })
  const name = maskIdentityNumbersIn(input.name)
  const written = await context.write(async (tx) => {
    const lists: ReconciliationList[] = []
    for (const { side, source } of input.lists) {
      const namedBy = source.namedBy ?? null
      if (source.kind === 'register') {
        const id = await senderId(tx, source.sender)
        const { senders } = await readTransfer(tx)
        if (id === undefined) {
          return fail('import.unknown-sender', { sender: source.sender, known: senders.join(', ') })
        }
        lists.push({ side, senderId: id, party: source.sender, importId: null, fileName: null, namedBy })
        continue
      }
      const record = await readImport(tx, source.importId)
      if (record === undefined || record.state === 'discarded') {
        return fail('import.unknown', { importId: source.importId })
      }
      if (record.register !== registerOf(register))
        return fail('reconciliation.wrong-register', { name: record.fileName })
      const { id: importId, fileName, sender: party } = record
      lists.push({ side, senderId: record.senderId, party, importId, fileName, namedBy })
    }
    const isTwice = lists.some((one, place) =>
      lists
        .slice(place + 1)
        .some((two) => areSameOwner(one, two) || (one.importId !== null && one.importId === two.importId)),
    )
    if (isTwice) return fail('reconciliation.same-list')
    tx.describe({ name, register })
    return ok({ reconciliationId: insertReconciliation(tx, { register, name, isBlind, lists }) })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

export const removeOne: Handler<'reconciliation.remove'> = async (context, { reconciliationId }) => {
  const written = await context.write(async (tx) => {
    const found = findReconciliation(tx, mayReconcile(tx, context.person), reconciliationId)
    if (!found.ok) return found
    removeReconciliation(tx, reconciliationId)
    tx.describe({ name: found.value.name, register: found.value.register })
    return ok({})
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

export const runOne: Handler<'reconciliation.run'> = async (context, { reconciliationId }) => {
  const found = findReconciliation(context.read, mayReconcile(context.read, context.person), reconciliationId)
  if (!found.ok) return found
  return runWritingJob<ReconcileInput, ReconcilePart, ReconcileOutput>(
    context,
    'reconcile',
    { reconciliationId },
    { onPart: (percent) => context.progress(Math.round(percent), 100, 'steps') },
  )
}

export const countOne: Handler<'reconciliation.counts'> = async (context, { reconciliationId }) => {
  const { read, person } = context
  const opened = openRun(context, mayReadReconciled(read, person), { reconciliationId })
  if (!opened.ok) return opened
  const run = opened.value
  const overlay = readOverlay(read, run.reconciliation)
  const counted = countLists(read, reconciliationId)
  return ok({
    view: describe(read, run.reconciliation),
    lists: run.reconciliation.lists.map((_, place) => {
      const { rows = 0, records = 0, rejected = 0 } = counted.find(({ list }) => list === place) ?? {}
      return { rows, records, rejected }
    }),
    pairings: countPairings(read, run, overlay),
    classes: countClasses(read, run, overlay),
  })
}

/** Decisions are kept by side and sender: with two lists of the same, nobody could tell whose row one is on. */
function areSameOwner(one: ReconciliationList, two: ReconciliationList): boolean {
  return one.side === two.side && one.senderId === two.senderId
}

function describe(read: Reader, reconciliation: Reconciliation): View {
  const { id, register, name, isBlind, lists } = reconciliation
  const head = readRunHead(read, id)
  const isBlocked = head !== undefined && showsProtected(read, id)
  return {
    reconciliationId: id,
    register,
    name,
    isBlind,
    lists: lists.map(({ side, party, importId, fileName, namedBy }) => ({ side, party, importId, fileName, namedBy })),
    run:
      head === undefined
        ? null
        : {
            at: head.at,
            by: head.by,
            isStale: isBlocked || isStale(read, reconciliation, head),
            isBlocked,
            refusal: head.summary.refusal,
          },
  }
}
