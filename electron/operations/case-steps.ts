import { fail, ok } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { caseProgress, refuseStep, stepValues } from '#shared/registers/case-steps.ts'
import type { StepRefusal } from '#shared/registers/case-steps.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { createSaidLookup, createStepWriter, readReceivers, sortKeyOfCase, stepsOfCase } from '#db/stores/case-steps.ts'
import { createEditLookup, createEditWriter, createRemarkWriter, createValueWriter } from '#db/stores/edits.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Tx } from '#db/write.ts'
import type { Handler } from '../host/context.ts'

/** Every field that a step rests on or fills in. */
const stepFields = [
  'oldRegistrationNumber',
  'disposition',
  'receiverUnit',
  'newRegistrationNumber',
  'handedOverDate',
  'receivedDate',
  'receivedBy',
  'closedDate',
  'crossReferenceSet',
]

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

/**
 * Takes a step with cases, all of them or none. What the step states of a case (the day of handover, who received) is an edit by
 * hand, which a later delivery does not overwrite.
 */
export const advanceCases: Handler<'case.advance'> = async (context, input) => {
  const { step, note, on = context.now().slice(0, 10), receiver } = input
  const rowIds = [...new Set(input.rowIds)]
  const written = await context.write(async (tx) => {
    if (step === 'received' && !mayReceive(tx, receiver, context.person)) return fail('case.not-receiver', { receiver })
    const saidOf = createSaidLookup(tx)
    const record = createStepWriter(tx, step, note)
    const state = createStatementWriter(tx)
    const rows = readRows(tx, 'cases', rowIds, stepFields)
    if (rows.length < rowIds.length) return fail('register.unknown-row', { register: 'cases' })
    for (const { id, values } of rows) {
      const refused = refuseStep(values, saidOf(id), step, on)
      if (refused !== null) return refusal(step, values, refused, rows.length)
      record(id)
      state(id, values, stepValues(values, step, { on, receiver }))
    }
    tx.describe({ step, rows: rows.length, on })
    return ok({ rows: rows.length })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

/** Someone of the receiving side; where no people are recorded, the one who acts. */
function mayReceive(read: Reader, receiver: string, person: string): boolean {
  const receivers = readReceivers(read)
  return receiver !== '' && (receivers.length === 0 ? receiver === person : receivers.includes(receiver))
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

/** Writes what a step states of a case, beside what the delivery said. */
function createStatementWriter(tx: Tx): (rowId: number, before: Values, stated: Values) => void {
  const editsOf = createEditLookup(tx, 'cases')
  const edits = createEditWriter(tx, 'cases')
  const remarks = createRemarkWriter(tx, 'cases')
  const write = createValueWriter(tx, 'cases')
  const sortKeyOf = sortKeyOfCase(tx)
  return (rowId, before, stated) => {
    const fields = Object.keys(stated)
    if (fields.length === 0) return
    const earlier = editsOf(rowId)
    for (const field of fields) {
      const delivered = earlier.find((edit) => edit.field === field)?.delivered ?? before[field] ?? null
      edits.keep(rowId, { field, edited: stated[field] ?? null, delivered })
      remarks.clear(rowId, field)
    }
    write(rowId, stated, sortKeyOf(rowId))
  }
}
