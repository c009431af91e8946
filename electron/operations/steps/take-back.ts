import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { registersOfEvent } from '#db/stores/event-registers.ts'
import { readEvent, readOrigin } from '#db/stores/history.ts'
import type { EventRecord } from '#db/stores/history.ts'
import { isTaken } from '#db/store-failure.ts'
import { foldedName, toldRoles } from '#db/stores/people.ts'
import { createMarkSettler, isAnyShown, protectedIds } from '#db/stores/protected-people.ts'
import { allDependantsOf, countTouched, dependantsOf, isFoundationGone, revertEvent } from '#db/undo.ts'
import type { Act, RecordAct, Tx } from '#db/write.ts'
import { hasBrokenRecords } from './record-checks.ts'
import { mayGiveRoles, mayReveal, refuseToWrite } from './permitted.ts'
import { isRedoable, isUndoable } from './undoable.ts'

/** Told of the rows so far; what it throws stops the work. */
type Tell = (part: { readonly done: number; readonly total: number }) => Promise<void>

export type UndoResult = Result<
  OutputOf<'history.undo'>,
  'history.unknown-event' | 'history.not-undoable' | 'history.has-dependants' | 'register.not-your-register'
>
export type RedoResult = Result<
  OutputOf<'history.redo'>,
  | 'history.unknown-event'
  | 'history.not-redoable'
  | 'history.not-undoable'
  | 'history.has-dependants'
  | 'history.rows-gone'
  | 'register.not-your-register'
>

/** Events named in a refusal. */
const mostNamed = 10

/** Takes an event back and, if they are to go `together` with it, all that rest on it, each by an event of its own. */
export async function undoEvents(
  read: Reader,
  act: Act,
  { eventId, together }: { readonly eventId: number; readonly together: boolean },
  record: RecordAct,
  tell: Tell,
): Promise<UndoResult> {
  const later = together ? allDependantsOf(read, eventId).map((dependant) => dependant.eventId) : []
  const order = [...later.toReversed(), eventId]
  const events: EventRecord[] = []
  for (const id of order) {
    const event = await readEvent(read, id)
    if (event === undefined) return fail('history.unknown-event', { event: id })
    if (!isUndoable(event)) return fail('history.not-undoable', { event: id, operation: event.operation })
    const kept = refuseEvent(read, act.by, event)
    if (kept !== null) return kept
    events.push(event)
  }
  const total = order.reduce((sum, id) => sum + countTouched(read, id), 0)
  const refusedToPerson = watchFor(read, act.by)
  let rows = 0
  let undoing = 0
  for (const event of events) {
    const before = rows
    const undone = await record({ ...act, undoes: event.id }, async (tx) => {
      const refused = refusalOf(tx, event.id)
      if (refused !== null) return refused
      const settleMarks = createMarkSettler(tx, event.id)
      const reverted = await revertWhole(tx, event.id, (done) => tell({ done: Math.min(before + done, total), total }))
      if (reverted === null) return fail('history.not-undoable', { event: event.id, reason: 'taken' })
      settleMarks()
      const { operation, params } = await readOrigin(tx, event)
      const redoable = reverted.isRestorable ? 1 : 0
      tx.describe({ ...params, eventId: event.id, undone: operation, rows: reverted.rows, redoable })
      return ok(reverted.rows)
    })
    if (!undone.ok) return undone
    rows += undone.value
    undoing = undone.eventId
  }
  return refusedToPerson() ?? ok({ eventId: undoing, rows, events: order.length })
}

/** Takes back an event that took another one back, and so does that one again. */
export async function redoEvent(
  read: Reader,
  act: Act,
  eventId: number,
  record: RecordAct,
  tell: Tell,
): Promise<RedoResult> {
  const event = await readEvent(read, eventId)
  if (event === undefined) return fail('history.unknown-event', { event: eventId })
  if (!isRedoable(event)) return fail('history.not-redoable', { event: eventId, operation: event.operation })
  const kept = refuseEvent(read, act.by, event)
  if (kept !== null) return kept
  const total = countTouched(read, eventId)
  const refusedToPerson = watchFor(read, act.by)
  const redone = await record({ ...act, undoes: eventId }, async (tx) => {
    if (isFoundationGone(tx, eventId)) return fail('history.rows-gone', { event: eventId })
    const refused = refusalOf(tx, eventId)
    if (refused !== null) return refused
    const settleMarks = createMarkSettler(tx, eventId)
    const reverted = await revertWhole(tx, eventId, (done) => tell({ done: Math.min(done, total), total }))
    if (reverted === null) return fail('history.not-undoable', { event: eventId, reason: 'taken' })
    const { rows } = reverted
    settleMarks()
    const { id, operation, params } = await readOrigin(tx, event)
    tx.describe({ ...params, eventId: id, redone: operation, rows })
    return refusedToPerson() ?? ok(rows)
  })
  return redone.ok ? ok({ eventId: redone.eventId, rows: redone.value }) : redone
}

/** An answer that counts among those of several people is taken back by whoever gave it: another could bring back what they have left. */
function isAnswerOfOther({ operation, params, by }: EventRecord, person: string): boolean {
  const act = params['redone'] ?? params['undone'] ?? operation
  return act === 'reconciliation.decide' && foldedName(by) !== foldedName(person)
}

type Refusal = ReturnType<typeof refuseToWrite> | ReturnType<typeof fail<'history.not-undoable'>>

/** Nobody takes back, or does again, what they may not write themselves, or what another has answered. */
export function refuseEvent(read: Reader, person: string, event: EventRecord): Refusal {
  if (isAnswerOfOther(event, person))
    return fail('history.not-undoable', { event: event.id, reason: 'answer-of-other' })
  if (registerNames.every((register) => refuseToWrite(read, person, register) === null)) return null
  for (const register of registersOfEvent(read, event.id)) {
    const kept = refuseToWrite(read, person, register)
    if (kept !== null) return kept
  }
  return null
}

/** What the event did, taken back; null where something has taken the place of what would come back, or would be left without hold. */
async function revertWhole(
  tx: Tx,
  eventId: number,
  tell: (rows: number) => Promise<void>,
): Promise<Awaited<ReturnType<typeof revertEvent>> | null> {
  try {
    const reverted = await revertEvent(tx, eventId, tell)
    return hasBrokenRecords(tx, eventId) ? null : reverted
  } catch (error) {
    if (isTaken(error)) return null
    throw error
  }
}

/**
 * What taking back may not come to where the person may not do so otherwise: that a hidden row is shown, or that somebody has another
 * role. To be called before anything is taken back; what it answers, after.
 */
function watchFor(read: Reader, person: string): () => ReturnType<typeof fail<'history.not-undoable'>> | null {
  const hidden = mayReveal(read, person) ? [] : protectedIds(read, 'staff')
  const roles = mayGiveRoles(read, person) ? null : toldRoles(read)
  return () => {
    if (isAnyShown(read, 'staff', hidden)) return fail('history.not-undoable', { reason: 'uncovers' })
    if (roles !== null && roles !== toldRoles(read)) return fail('history.not-undoable', { reason: 'roles' })
    return null
  }
}

/** Nothing is taken back from under what rests on it. */
function refusalOf(read: Reader, eventId: number): ReturnType<typeof fail<'history.has-dependants'>> | null {
  const dependants = dependantsOf(read, eventId)
  if (dependants.length === 0) return null
  const events = dependants.slice(0, mostNamed).map((dependant) => dependant.eventId)
  return fail('history.has-dependants', { event: eventId, count: dependants.length, events: events.join(', ') })
}
