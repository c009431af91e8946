import { fail, ok } from '#shared/contract/failure.ts'
import { readEvent, readEvents, verifyChain } from '#db/stores/history.ts'
import { allDependantsOf, countTouched } from '#db/undo.ts'
import { holdWrites } from '#db/write.ts'
import type { Handler, WriteContext } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type { UndoEventInput, UndoEventOutput, UndoEventPart } from '../jobs/undo-event.ts'
import { isUndoable } from './steps/undoable.ts'

/** How far back the chain is recomputed each time the history is looked at. */
const checkedEvents = 1000

export const listHistory: Handler<'history.list'> = async ({ read }, { before, count }) => {
  const events = await readEvents(read, { before, count: count + 1 })
  return ok({
    events: events
      .slice(0, count)
      .map((event) => ({ ...event, params: { ...event.params }, undoable: isUndoable(event) })),
    more: events.length > count,
    chain: verifyChain(read, checkedEvents),
  })
}

export const listDependants: Handler<'history.dependants'> = async ({ read }, { eventId }) => {
  if ((await readEvent(read, eventId)) === undefined) return fail('history.unknown-event', { event: eventId })
  return ok(
    allDependantsOf(read, eventId).map(({ operation, at, by, eventId: id }) => ({ eventId: id, operation, at, by })),
  )
}

/**
 * Takes an event back, as an event of its own; refused while later work rests on it, unless that is to go `together` with it: then
 * it is taken back first, the latest first, each as its own event. Nothing is begun when any of it cannot be undone. What has been
 * taken back when the call is cancelled stays so.
 */
export const undoEvent: Handler<'history.undo'> = async (context, { eventId, together }) => {
  const later = together ? allDependantsOf(context.read, eventId) : []
  for (const dependant of later) {
    const event = await readEvent(context.read, dependant.eventId)
    if (event === undefined || !isUndoable(event)) {
      return fail('history.not-undoable', { event: dependant.eventId, operation: dependant.operation })
    }
  }
  const order = [...later.toReversed().map((dependant) => dependant.eventId), eventId]
  const sizes = order.map((id) => countTouched(context.read, id))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let rows = 0
  let before = 0
  let undone: UndoEventOutput = fail('history.unknown-event', { event: eventId })
  for (const [index, id] of order.entries()) {
    undone = await undoOne(context, id, ({ done }) => context.progress(Math.min(before + done, total), total, 'rows'))
    if (!undone.ok) return undone
    rows += undone.value.rows
    before += sizes[index] ?? 0
  }
  return undone.ok ? ok({ eventId: undone.value.eventId, rows, events: order.length }) : undone
}

/** In a worker with a writer of its own: reads are answered meanwhile, other writes wait. */
function undoOne(
  { store, act, signal }: WriteContext,
  eventId: number,
  onPart: (part: UndoEventPart) => void,
): Promise<UndoEventOutput> {
  return holdWrites(store, () =>
    runJob<UndoEventInput, UndoEventPart, UndoEventOutput>(
      'undo-event',
      { storePath: store.path, key: store.key, act, eventId },
      { signal, onPart },
    ),
  )
}
