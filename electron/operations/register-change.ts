import { fail, ok } from '#shared/contract/failure.ts'
import type { ParsedInputOf, ResultOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { pointReadings } from '#shared/import/lone-point.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { createEditLookup } from '#db/stores/edits.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Reader } from '#db/open.ts'
import type { Handler, ReadContext, WriteContext } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import { runWritingJob } from '../host/run-writing-job.ts'
import { maskedValues } from '../import/show.ts'
import type { ChangeRowsInput, ChangeRowsOutput, ChangeRowsPart } from '../jobs/change-rows.ts'
import { refuseToWrite } from './steps/permitted.ts'
import { changeRows, countTyped, describeChange, isAnythingChanged } from './steps/change-rows.ts'
import type { ChangeTally, RowChanges, TypedRows } from './steps/change-rows.ts'
import type { TypedCell } from './steps/plan-edits.ts'
import { idsOfRanges } from './steps/view-ranges.ts'

/** More rows than this are changed in a thread of its own, which takes a quarter of a second to start. */
const mostHere = 1000

/** What a person typed is read as a delivered cell would be; the delivered value stays beside it and is measured against later. */
export const editValue: Handler<'register.edit'> = async (context, input) => {
  const { register, rowId, field, text, version, keepUnreadable } = input
  const kept = refuseToWrite(context.read, context.person, register)
  if (kept !== null) return kept
  const { transferDate } = await readTransfer(context.read)
  const typed: TypedRows = { kind: 'cells', rows: [{ rowId, cells: [{ field, text, version }] }] }
  const changes: RowChanges = { register, typed, transferDate, keepUnreadable, reason: keptReason(input) }
  const before = shownRow(context.read, register, rowId, transferDate)
  const planned = await changeRows(context.read, changes)
  if (planned.changed === 0) {
    const refused = refusalOf(planned, input)
    if (refused !== null) return refused
    return before === undefined ? fail('register.unknown-row', { register }) : ok({ ...before, eventId: null })
  }
  if (needsReason(input)) return fail('register.reason-needed', { register })
  const written = await context.write(async (tx) => {
    const tally = await changeRows(tx, changes)
    const refused = refusalOf(tally, input)
    if (refused !== null) return refused
    tx.describe(describeChange(changes, tally))
    return ok({ row: shownRow(tx, register, rowId, transferDate), after: tally.examples[0]?.after ?? null })
  })
  if (!written.ok) return written
  const { row, after } = written.value
  // Whoever is marked as protected by this very edit is no longer there to be read.
  const left = before && { ...before, values: { ...before.values, [field]: after }, version: written.eventId }
  const became = row ?? left
  return became === undefined ? fail('register.unknown-row', { register }) : ok({ ...became, eventId: written.eventId })
}

/** Many values at once: worked out, and carried out unless it is a dry run or comes to nothing. */
export const changeValues: Handler<'register.change'> = async (context, input) => {
  const { register, keepUnreadable, dryRun } = input
  const kept = refuseToWrite(context.read, context.person, register)
  if (kept !== null) return kept
  if (!dryRun && needsReason(input)) return fail('register.reason-needed', { register })
  const typed = await typedRows(context, input)
  if (typed === undefined) return fail('register.view-expired')
  const { transferDate } = await readTransfer(context.read)
  const changes: RowChanges = { register, typed, transferDate, keepUnreadable, reason: keptReason(input) }
  if (countTyped(typed) > mostHere) return changeInThread(context, changes, dryRun)
  if (dryRun || !isAnythingChanged(context.read, changes)) {
    return ok({ ...(await changeRows(context.read, changes)), eventId: null })
  }
  const written = await context.write(async (tx) => {
    const tally = await changeRows(tx, changes)
    tx.describe(describeChange(changes, tally))
    return ok(tally)
  })
  return ok({ ...written.value, eventId: written.eventId })
}

async function changeInThread(
  context: WriteContext,
  changes: RowChanges,
  dryRun: boolean,
): Promise<ResultOf<'register.change'>> {
  const { store, act, signal } = context
  const onPart = ({ done, total }: ChangeRowsPart): void => context.progress(done, total, 'rows')
  if (!dryRun) {
    const input = { ...changes, dryRun }
    return runWritingJob<ChangeRowsInput, ChangeRowsPart, ChangeRowsOutput>(context, 'change-rows', input, { onPart })
  }
  const input = { ...changes, dryRun, storePath: store.path, key: store.key, act }
  return runJob<ChangeRowsInput, ChangeRowsPart, ChangeRowsOutput>('change-rows', input, { signal, onPart })
}

type ChangeInput = ParsedInputOf<'register.change'>

/** What was typed, row by row; undefined where the view that the rows are named by is gone, or is one of another register. */
async function typedRows({ views }: ReadContext, { register, what }: ChangeInput): Promise<TypedRows | undefined> {
  if (what.kind === 'cells') {
    const cellsByRow = new Map<number, Map<string, TypedCell>>()
    for (const { rowId, field, text, version } of what.cells) {
      const cells = cellsByRow.get(rowId) ?? new Map<string, TypedCell>()
      // Of one cell named twice the last holds, as when it is typed twice.
      cellsByRow.set(rowId, cells.set(field, { field, text, version }))
    }
    return { kind: 'cells', rows: [...cellsByRow].map(([rowId, cells]) => ({ rowId, cells: [...cells.values()] })) }
  }
  const ids = await idsOfRanges(views, register, what)
  if (ids === undefined) return undefined
  const { field, text, version } = what
  return { kind: 'rows', ids, cell: { field, text, version } }
}

function needsReason({ register, reason }: Pick<ChangeInput, 'register' | 'reason'>): boolean {
  return register === 'diary' && reason === undefined
}

/** The reason as it is kept and shown: an identity number in it is not what it is for. */
function keptReason({ reason }: Pick<ChangeInput, 'reason'>): string | null {
  return reason === undefined ? null : maskIdentityNumbersIn(reason)
}

/** A row as a grid shows it. */
function shownRow(read: Reader, register: RegisterName, rowId: number, transferDate: string) {
  const fields = registers[register].fields.map(({ name }) => name)
  const [row] = readRows(read, register, [rowId], fields)
  const edited = createEditLookup(read, register)(rowId).map((edit) => edit.field)
  return row && { ...row, values: maskedValues(register, row.values, transferDate), edited }
}

/** Why the one cell was not changed; null where nothing was in its way. */
function refusalOf({ skipped }: ChangeTally, { register, field }: ParsedInputOf<'register.edit'>) {
  const [skip] = skipped
  if (skip === undefined) return null
  const [example] = skip.examples
  if (example === undefined) return fail('register.unknown-row', { register })
  const { text, now, by, at, version } = example
  switch (skip.reason) {
    case 'unknown-row':
      return fail('register.unknown-row', { register })
    case 'key-field':
      return fail('register.key-field', { register, field })
    case 'required-field':
      return fail('register.required-field', { register, field })
    case 'hidden-number':
      return fail('register.hidden-number', { register, field, text })
    case 'changed-meanwhile':
      return fail('register.changed-meanwhile', { register, field, text, now: String(now ?? ''), by, at, version })
    case 'point-or-comma':
      return fail('register.point-or-comma', { register, field, text, ...pointReadings(text.trim()) })
    case 'unknown-field':
    case 'unreadable': {
      const { rule, canKeep } = skip
      const said = { type: fieldOf(register, field)?.type ?? '', rule: rule ?? '', canKeep: canKeep ? 1 : 0 }
      return fail('register.unreadable-value', { register, field, text, ...said })
    }
  }
}
