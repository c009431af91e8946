import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { newestUndoable, readEvent, readEvents, readOrigin, undoneSteps, verifyChain } from '#db/stores/history.ts'
import type { Reader, Writer } from '#db/open.ts'
import { allDependantsOf, countTouched, isFoundationGone } from '#db/undo.ts'
import { holdWrites, transactAll } from '#db/write.ts'
import type { Outcome, RecordAct } from '#db/write.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { Handler, WriteContext } from '../host/context.ts'
import { runWritingJob } from '../host/run-writing-job.ts'
import type { UndoEventInput, UndoEventPart } from '../jobs/undo-event.ts'
import { createEventTeller, steppedOperations } from './steps/event-rows.ts'
import { redoEvent, refuseEvent, undoEvents } from './steps/take-back.ts'
import type { RedoResult, UndoResult } from './steps/take-back.ts'
import { isRedoable, isUndoable } from './steps/undoable.ts'

/** How far back the chain is recomputed each time the history is looked at. */
const checkedEvents = 1000

/** Deltas of an undoing event that are looked at before it is offered to be taken back in turn. */
const askedDeltas = 500

export const listHistory: Handler<'history.list'> = async ({ read, person }, { before, count }) => {
  const events = await readEvents(read, { before, count: count + 1 })
  const tell = await createEventTeller(read, person)
  return ok({
    events: events.slice(0, count).map((event) => ({
      ...event,
      ...tell(event),
      undoable: isUndoable(event) && refuseEvent(read, person, event) === null,
      redoable:
        isRedoable(event) &&
        refuseEvent(read, person, event) === null &&
        !isFoundationGone(read, event.id, askedDeltas),
    })),
    more: events.length > count,
    chain: verifyChain(read, checkedEvents),
  })
}

export const listDependants: Handler<'history.dependants'> = async ({ read, person }, { eventId }) => {
  if ((await readEvent(read, eventId)) === undefined) return fail('history.unknown-event', { event: eventId })
  const events = await Promise.all(allDependantsOf(read, eventId).map((each) => readEvent(read, each.eventId)))
  const tell = await createEventTeller(read, person)
  return ok(
    events.flatMap((event) => {
      if (event === undefined) return []
      const { id, operation, at, by } = event
      return [{ eventId: id, operation, ...tell(event), at, by }]
    }),
  )
}

/** The steps back and forth of the person who works here: other people's acts are not theirs to step through. */
export const stepHistory: Handler<'history.step'> = async ({ read, person }, { register }) => {
  const wanted = { person, register, operations: steppedOperations }
  const back = newestUndoable(read, wanted)
  const forth = undoneSteps(read, wanted).find((eventId) => !isFoundationGone(read, eventId, askedDeltas))
  return ok({
    undo: back === undefined ? null : await stepTo(read, person, back),
    redo: forth === undefined ? null : await stepTo(read, person, forth),
  })
}

async function stepTo(read: Reader, person: string, eventId: number): Promise<OutputOf<'history.step'>['undo']> {
  const event = await readEvent(read, eventId)
  if (event === undefined) return null
  const origin = await readOrigin(read, event)
  const tell = await createEventTeller(read, person)
  return { eventId, operation: origin.operation, ...tell(origin), at: origin.at }
}

/** More rows than this are taken back in a thread of its own, which takes a quarter of a second to start. */
const mostHere = 1000

/**
 * Takes an event back, as an event of its own; refused while later work rests on it, unless that is to go `together` with it: then
 * it is taken back first, the latest first. All of it or nothing: neither a refusal nor a cancelled call leaves half of it undone.
 */
export const undoEvent: Handler<'history.undo'> = (context, { eventId, together }) =>
  together || countTouched(context.read, eventId) > mostHere
    ? takeBackInThread<UndoResult>(context, { kind: 'undo', eventId, together })
    : takeBackHere(context, (writer, record) => undoEvents(writer, context.act, { eventId, together }, record, atOnce))

/** Does again what an undoing event took back; refused while later work rests on its being undone. */
export const redoUndone: Handler<'history.redo'> = (context, { eventId }) =>
  countTouched(context.read, eventId) > mostHere
    ? takeBackInThread<RedoResult>(context, { kind: 'redo', eventId })
    : takeBackHere(context, (writer, record) => redoEvent(writer, context.act, eventId, record, atOnce))

function takeBackInThread<Taken>(context: WriteContext, wish: UndoEventInput['wish']): Promise<Taken> {
  return runWritingJob<UndoEventInput, UndoEventPart, Taken>(
    context,
    'undo-event',
    { wish },
    { onPart: ({ done, total }) => context.progress(done, total, 'rows') },
  )
}

function takeBackHere<Taken extends Outcome>(
  { store, signal }: WriteContext,
  work: (writer: Writer, record: RecordAct) => Promise<Taken>,
): Promise<Taken> {
  let isRunning = false
  const held = holdWrites(store, () => {
    if (signal.aborted) throw cancelled()
    const { writer, path } = store
    if (writer === null) throw new Error('A store opened for reading cannot be written')
    isRunning = true
    return transactAll(writer, path, (record) => work(writer, record), atOnce)
  })
  // What only waits for another write to end is let go at once.
  const letGo = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => !isRunning && reject(cancelled()))
  })
  return Promise.race([held, letGo])
}

const atOnce = (): Promise<void> => Promise.resolve()

const cancelled = (): FileFailure => new FileFailure('file.cancelled')
