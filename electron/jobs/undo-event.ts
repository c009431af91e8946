import { openWriter } from '#db/open.ts'
import { readEvent } from '#db/stores/history.ts'
import { countTouched, dependantsOf, revertEvent } from '#db/undo.ts'
import { transact } from '#db/write.ts'
import type { Act } from '#db/write.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { isUndoable } from '../operations/steps/undoable.ts'
import { serveJob } from './job-port.ts'

export interface UndoEventInput {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  readonly eventId: number
}

export interface UndoEventPart {
  readonly done: number
  readonly total: number
}

export type UndoEventOutput = Result<
  { readonly rows: number; readonly eventId: number },
  'history.unknown-event' | 'history.not-undoable' | 'history.has-dependants'
>

/** Events named in a refusal. */
const mostNamed = 10

/** Takes one event back, as an event of its own; refused while later work rests on it. */
serveJob<UndoEventInput, UndoEventPart, UndoEventOutput>(async ({ storePath, key, act, eventId }, send, last) => {
  const writer = openWriter(storePath, key)
  try {
    const written = await transact(
      writer,
      storePath,
      { ...act, undoes: eventId },
      async (tx) => {
        const event = await readEvent(tx, eventId)
        if (event === undefined) return fail('history.unknown-event', { event: eventId })
        if (!isUndoable(event)) return fail('history.not-undoable', { event: eventId, operation: event.operation })
        const dependants = dependantsOf(tx, eventId)
        if (dependants.length > 0) {
          const events = dependants.slice(0, mostNamed).map((dependant) => dependant.eventId)
          return fail('history.has-dependants', {
            event: eventId,
            count: dependants.length,
            events: events.join(', '),
          })
        }
        const total = countTouched(tx, eventId)
        const rows = await revertEvent(tx, eventId, (done) => send({ done: Math.min(done, total), total }))
        tx.describe({ ...event.params, eventId, undone: event.operation, rows })
        return ok(rows)
      },
      last,
    )
    return written.ok ? ok({ rows: written.value, eventId: written.eventId }) : written
  } finally {
    writer.connection.close()
  }
})
