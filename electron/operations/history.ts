import { fail, ok } from '#shared/contract/failure.ts'
import { readEvent, readEvents, verifyChain } from '#db/stores/history.ts'
import { allDependantsOf } from '#db/undo.ts'
import type { Handler } from '../host/context.ts'
import { runWritingJob } from '../host/run-writing-job.ts'
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
  const events = await Promise.all(allDependantsOf(read, eventId).map((each) => readEvent(read, each.eventId)))
  return ok(
    events.flatMap((event) => {
      if (event === undefined) return []
      const { id, operation, params, at, by } = event
      return [{ eventId: id, operation, params: { ...params }, at, by }]
    }),
  )
}

/**
 * Takes an event back, as an event of its own; refused while later work rests on it, unless that is to go `together` with it: then
 * it is taken back first, the latest first. All of it or nothing: neither a refusal nor a cancelled call leaves half of it undone.
 */
export const undoEvent: Handler<'history.undo'> = (context, { eventId, together }) =>
  runWritingJob<UndoEventInput, UndoEventPart, UndoEventOutput>(
    context,
    'undo-event',
    { eventId, together },
    { onPart: ({ done, total }) => context.progress(done, total, 'rows') },
  )
