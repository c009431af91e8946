import { setImmediate } from 'node:timers/promises'
import { fail, ok } from '#shared/contract/failure.ts'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import { readEvent, readEvents, verifyChain } from '#db/stores/history.ts'
import type { EventRecord } from '#db/stores/history.ts'
import { dependantsOf, revertEvent } from '#db/undo.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { Handler } from '../host/context.ts'

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

/** Takes one event back, as an event of its own; refused while later work rests on it. */
export const undoEvent: Handler<'history.undo'> = async (context, { eventId }) => {
  const written = await context.write(
    async (tx) => {
      const event = await readEvent(tx, eventId)
      if (event === undefined) return fail('history.unknown-event', { event: eventId })
      if (!isUndoable(event)) return fail('history.not-undoable', { event: eventId, operation: event.operation })
      const dependants = dependantsOf(tx, eventId)
      if (dependants.length > 0) {
        return fail('history.has-dependants', {
          event: eventId,
          count: dependants.length,
          events: dependants
            .slice(0, 10)
            .map((dependant) => `${dependant.eventId}`)
            .join(', '),
        })
      }
      const total = Number(event.params['new'] ?? 0) + Number(event.params['changed'] ?? 0)
      const rows = await revertEvent(tx, eventId, async (done) => {
        if (context.signal.aborted) throw new FileFailure('file.cancelled')
        context.progress(Math.min(done, Math.max(total, done)), Math.max(total, done), 'rows')
        await setImmediate()
      })
      tx.describe({ ...event.params, eventId, undone: event.operation, rows })
      return ok(rows)
    },
    { undoes: eventId },
  )
  return written.ok ? ok({ eventId: written.eventId, rows: written.value }) : written
}

function isUndoable(event: EventRecord): boolean {
  if (event.undoneBy !== null || event.undoes !== null || !isOperationName(event.operation)) return false
  const row = operations[event.operation]
  return row.kind === 'command' && 'undoable' in row
}
