import { setImmediate } from 'node:timers/promises'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ParsedInputOf } from '#shared/contract/operations.ts'
import { dayOfInstant } from '#shared/i18n/format.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { caseProgress, refuseStep } from '#shared/registers/case-steps.ts'
import type { StepRefusal } from '#shared/registers/case-steps.ts'
import type { Values } from '#shared/registers/field.ts'
import { createSaidLookup, readReceivers, stepsOfCase } from '#db/stores/case-steps.ts'
import { readRows } from '#db/stores/register-view.ts'
import { stopIfCancelled } from '../files/file-failure.ts'
import type { Handler } from '../host/context.ts'
import { createStepTaker, mayTake, stepFields, takeStepWithMany } from './steps/case-step.ts'
import type { Taking } from './steps/case-step.ts'
import { refuseToWrite } from './steps/permitted.ts'
import { idsOfRanges } from './steps/view-ranges.ts'

/** How far a case has come on its way, and what the next step waits for; null where the row may not be seen. */
export const tellCaseSteps: Handler<'case.steps'> = async ({ read }, { rowId }) => {
  const [row] = readRows(read, 'cases', [rowId], stepFields)
  if (row === undefined) return ok(null)
  const said = new Map(stepsOfCase(read, rowId).map((each) => [each.step, each]))
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
    receivers: readReceivers(read),
  })
}

/** Takes a step with cases, all of them or none. */
export const advanceCases: Handler<'case.advance'> = async (context, input) => {
  const kept = refuseToWrite(context.read, context.person, 'cases')
  if (kept !== null) return kept
  const taking = takingOf(input, context.now())
  const rowIds = [...new Set(input.rowIds)]
  const written = await context.write(async (tx) => {
    if (!mayTake(tx, taking, context.person)) return fail('case.not-receiver', { receiver: taking.receiver })
    const saidOf = createSaidLookup(tx)
    const take = createStepTaker(tx, taking)
    const rows = readRows(tx, 'cases', rowIds, stepFields)
    if (rows.length < rowIds.length) return fail('register.unknown-row', { register: 'cases' })
    for (const row of rows) {
      const refused = refuseStep(row.values, saidOf(row.id), taking.step, taking)
      if (refused !== null) return refusal(taking.step, row.values, refused, rows.length)
      take(row)
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
  const taking = takingOf(input, context.now())
  if (!mayTake(context.read, taking, context.person)) return fail('case.not-receiver', { receiver: taking.receiver })
  const ids = await idsOfRanges(context.views, 'cases', input)
  if (ids === undefined) return fail('register.view-expired')
  const breathe = async (done: number): Promise<void> => {
    context.progress(done, ids.length, 'rows')
    await setImmediate()
    stopIfCancelled(context.signal)
  }
  const planned = await takeStepWithMany(context.read, ids, taking, breathe)
  if (input.dryRun || planned.rows === 0) return ok({ ...planned, eventId: null })
  const written = await context.write(async (tx) => {
    const taken = await takeStepWithMany(tx, ids, taking, breathe)
    const left = taken.left.reduce((sum, { count }) => sum + count, 0)
    tx.describe({ register: 'cases', step: taking.step, rows: taken.rows, left, on: taking.on })
    return ok(taken)
  })
  return ok({ ...written.value, eventId: written.eventId })
}

export const listReceivers: Handler<'case.receivers'> = async ({ read }) => ok(readReceivers(read))

/** The day of the act where no other is said. */
function takingOf(
  { step, note, on, receiver }: ParsedInputOf<'case.advance'> | ParsedInputOf<'case.advance-rows'>,
  now: string,
): Taking {
  const today = dayOfInstant(now)
  return { step, note, on: on ?? today, today, receiver }
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
