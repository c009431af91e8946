import { openWriter } from '#db/open.ts'
import { readEvent } from '#db/stores/history.ts'
import type { EventRecord } from '#db/stores/history.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { allDependantsOf, countTouched, dependantsOf, revertEvent } from '#db/undo.ts'
import { transactAll } from '#db/write.ts'
import type { Act, RecordAct, Tx } from '#db/write.ts'
import type { Reader } from '#db/open.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { isUndoable } from '../operations/steps/undoable.ts'
import { serveJob } from './job-port.ts'

export interface UndoEventInput {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  readonly eventId: number
  /** What rests on the event is taken back before it. */
  readonly together: boolean
}

export interface UndoEventPart {
  readonly done: number
  readonly total: number
}

type UndoFailure = 'history.unknown-event' | 'history.not-undoable' | 'history.has-dependants'

export type UndoEventOutput = Result<OutputOf<'history.undo'>, UndoFailure>

/** Events named in a refusal. */
const mostNamed = 10

/** Takes an event back and, if they are to go with it, all that rest on it: each an event of its own, all in one transaction. */
serveJob<UndoEventInput, UndoEventPart, UndoEventOutput>(async (input, send, last) => {
  const writer = openWriter(input.storePath, input.key)
  try {
    return await transactAll(writer, input.storePath, (record) => undoAll(writer, input, record, send), last)
  } finally {
    writer.connection.close()
  }
})

async function undoAll(
  read: Reader,
  { act, eventId, together }: UndoEventInput,
  record: RecordAct,
  send: (part: UndoEventPart) => Promise<void>,
): Promise<UndoEventOutput> {
  const later = together ? allDependantsOf(read, eventId).map((dependant) => dependant.eventId) : []
  const order = [...later.toReversed(), eventId]
  const events: EventRecord[] = []
  for (const id of order) {
    const event = await readEvent(read, id)
    if (event === undefined) return fail('history.unknown-event', { event: id })
    if (!isUndoable(event)) return fail('history.not-undoable', { event: id, operation: event.operation })
    events.push(event)
  }
  const total = order.reduce((sum, id) => sum + countTouched(read, id), 0)
  let rows = 0
  let undoing = 0
  for (const event of events) {
    const before = rows
    const undone = await record({ ...act, undoes: event.id }, (tx) =>
      undoOne(tx, event, (done) => send({ done: Math.min(before + done, total), total })),
    )
    if (!undone.ok) return undone
    rows += undone.value
    undoing = undone.eventId
  }
  return ok({ eventId: undoing, rows, events: order.length })
}

/** Answers how many rows were touched; refused while later work rests on the event. */
async function undoOne(
  tx: Tx,
  { id: eventId, operation, params }: EventRecord,
  breathe: (rows: number) => Promise<void>,
): Promise<Result<number, UndoFailure>> {
  const dependants = dependantsOf(tx, eventId)
  if (dependants.length > 0) {
    const events = dependants.slice(0, mostNamed).map((dependant) => dependant.eventId)
    return fail('history.has-dependants', { event: eventId, count: dependants.length, events: events.join(', ') })
  }
  const rows = await revertEvent(tx, eventId, breathe)
  settleMarks(tx)
  tx.describe({ ...params, eventId, undone: operation, rows })
  return ok(rows)
}
