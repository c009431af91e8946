import { setImmediate } from 'node:timers/promises'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ParsedInputOf } from '#shared/contract/operations.ts'
import { dayOfInstant } from '#shared/i18n/format.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { caseProgress } from '#shared/registers/case-steps.ts'
import type { StepRefusal } from '#shared/registers/case-steps.ts'
import type { Values } from '#shared/registers/field.ts'
import { readReceivers, stepsOfCase } from '#db/stores/case-steps.ts'
import { readNumberRanges, reservationOfCase } from '#db/stores/number-reservations.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Reader } from '#db/open.ts'
import { stopIfCancelled } from '../files/file-failure.ts'
import type { Handler } from '../host/context.ts'
import { createStepJudge, createStepTaker, mayTake, stepFields, takeStepWithMany } from './steps/case-step.ts'
import type { Taking } from './steps/case-step.ts'
import { createReleaser } from './steps/number-reservation.ts'
import { refuseToWrite } from './steps/permitted.ts'
import { idsOfRanges } from './steps/view-ranges.ts'

/** How far a case has come on its way, and what the next step waits for; null where the row may not be seen. */
export const tellCaseSteps: Handler<'case.steps'> = async ({ read }, { rowId }) => {
  const [row] = readRows(read, 'cases', [rowId], stepFields)
  if (row === undefined) return ok(null)
  const said = new Map(stepsOfCase(read, rowId).map((each) => [each.step, each]))
  const reserved = reservationOfCase(read, rowId)
  return ok({
    steps: caseProgress(row.values, new Set(said.keys())).map(({ step, state, missing }) => {
      const { at = '', by = '', note = '' } = said.get(step) ?? {}
      return {
        step,
        state,
        missing: [...missing],
        said: said.has(step) ? { at, by, note: maskIdentityNumbersIn(note) } : null,
      }
    }),
    reserved: reserved === undefined ? null : { number: reserved.number, mayRelease: !reserved.isHandedOver },
    receivers: readReceivers(read),
  })
}

/** Takes a step with cases, all of them or none. */
export const advanceCases: Handler<'case.advance'> = async (context, input) => {
  const kept = refuseToWrite(context.read, context.person, 'cases')
  if (kept !== null) return kept
  const taking = await takingOf(context.read, input, context.now())
  const rowIds = [...new Set(input.rowIds)]
  const written = await context.write(async (tx) => {
    if (!mayTake(tx, taking, context.person)) return fail('case.not-receiver', { receiver: taking.receiver })
    const judge = createStepJudge(tx, taking)
    if (judge === undefined) return fail('case.unknown-range')
    const take = createStepTaker(tx, taking)
    const rows = readRows(tx, 'cases', rowIds, stepFields)
    if (rows.length < rowIds.length) return fail('register.unknown-row', { register: 'cases' })
    for (const row of rows) {
      const outcome = judge(row)
      if (outcome.refused !== null) return refusal(taking.step, row.values, outcome.refused, rows.length)
      take(row, outcome.number)
    }
    const [only, ...others] = rows
    const about = only === undefined || others.length > 0 ? {} : { rowId: only.id }
    tx.describe({ register: 'cases', ...about, step: taking.step, rows: rows.length, on: taking.on })
    return ok({ rows: rows.length })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

/** Takes a step with those cases of a view that can take it; the others are told by number. */
export const advanceRows: Handler<'case.advance-rows'> = async (context, input) => {
  const kept = refuseToWrite(context.read, context.person, 'cases')
  if (kept !== null) return kept
  const taking = await takingOf(context.read, input, context.now())
  if (!mayTake(context.read, taking, context.person)) return fail('case.not-receiver', { receiver: taking.receiver })
  const ids = await idsOfRanges(context.views, 'cases', input)
  if (ids === undefined) return fail('register.view-expired')
  const breathe = async (done: number): Promise<void> => {
    context.progress(done, ids.length, 'rows')
    await setImmediate()
    stopIfCancelled(context.signal)
  }
  const planned = await takeStepWithMany(context.read, ids, taking, breathe)
  if (planned === undefined) return fail('case.unknown-range')
  if (input.dryRun || planned.rows === 0) return ok({ ...planned, eventId: null })
  const written = await context.write(async (tx) => {
    const taken = await takeStepWithMany(tx, ids, taking, breathe)
    if (taken === undefined) return fail('case.unknown-range')
    const left = taken.left.reduce((sum, { count }) => sum + count, 0)
    tx.describe({ register: 'cases', step: taking.step, rows: taken.rows, left, on: taking.on })
    return ok(taken)
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

/** Gives back the number that is reserved for a case. */
export const releaseNumber: Handler<'case.release-number'> = async (context, { rowId }) => {
  const kept = refuseToWrite(context.read, context.person, 'cases')
  if (kept !== null) return kept
  const written = await context.write(async (tx) => {
    if (readRows(tx, 'cases', [rowId], []).length === 0) return fail('register.unknown-row', { register: 'cases' })
    const reserved = reservationOfCase(tx, rowId)
    if (reserved === undefined || reserved.isHandedOver) {
      return fail('case.not-reserved', { number: reserved?.number ?? '' })
    }
    createReleaser(tx)(reserved)
    tx.describe({ register: 'cases', rowId, number: reserved.number })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

export const listNumberRanges: Handler<'case.number-ranges'> = async ({ read }) =>
  ok(
    readNumberRanges(read).map(({ id, diary, organisation, year, first, last, reserved, profileId }) => ({
      rangeId: id,
      diary,
      organisation,
      year,
      first,
      last,
      reserved,
      isReadable: profileId !== null,
    })),
  )

export const listReceivers: Handler<'case.receivers'> = async ({ read }) => ok(readReceivers(read))

/** The day of the act where no other is said. */
async function takingOf(
  read: Reader,
  { step, note, on, receiver, numberRange }: ParsedInputOf<'case.advance'> | ParsedInputOf<'case.advance-rows'>,
  now: string,
): Promise<Taking> {
  const today = dayOfInstant(now)
  const { transferDate } = await readTransfer(read)
  return { step, note, on: on ?? today, today, receiver, numberRange, transferDate }
}

function refusal(
  step: string,
  values: Values,
  refused: StepRefusal,
  rows: number,
): { readonly ok: false; readonly failure: Failure<'case.step-refused'> } {
  return fail('case.step-refused', {
    step,
    why: refused.why,
    number: String(values['oldRegistrationNumber'] ?? ''),
    earlier: refused.why === 'earlier-first' ? refused.step : '',
    fields: refused.why === 'fields-missing' ? refused.fields.join(', ') : '',
    rows,
  })
}
