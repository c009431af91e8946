import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import { registers } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { createCorrectionWriter } from '#db/stores/corrections.ts'
import { createEditedFindings } from '#db/stores/edited-findings.ts'
import {
  createEditLookup,
  createEditWriter,
  createRemarkWriter,
  createValueWriter,
  newestEvent,
} from '#db/stores/edits.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Tx } from '#db/write.ts'
import { maskedCell, maskedValues } from '../../import/show.ts'
import { settleReservations } from './number-reservation.ts'
import { createEditPlanner } from './plan-edits.ts'
import type { CellOutcome, RowPlan, TypedCell } from './plan-edits.ts'

/** What a person typed, by row; each row once. */
export type TypedRows =
  | {
      readonly kind: 'cells'
      readonly rows: readonly { readonly rowId: number; readonly cells: readonly TypedCell[] }[]
    }
  /** One text in one field of many rows. */
  | { readonly kind: 'rows'; readonly ids: Int32Array; readonly cell: TypedCell }

export interface RowChanges {
  readonly register: RegisterName
  readonly typed: TypedRows
  readonly transferDate: string
  readonly keepUnreadable: boolean
  /** Why the diary is corrected; null elsewhere. */
  readonly reason: string | null
}

export type ChangeTally = Omit<OutputOf<'register.change'>, 'eventId'>

/** Rows read, and then written, between two breaths. */
const rowsAtOnce = 250
/** Cells named of each kind. */
const mostExamples = 20

/** What the change comes to; with a transaction it is carried out as well. `breathe` is told of each stretch of rows. */
export async function changeRows(
  read: Reader | Tx,
  changes: RowChanges,
  breathe: (rows: number) => Promise<void> = () => Promise.resolve(),
): Promise<ChangeTally> {
  const tally = createTally(changes.register, changes.transferDate, newestEvent(read))
  const apply = 'eventId' in read ? createRowChanger(read, changes) : null
  for (const stretch of plannedStretches(read, changes)) {
    for (const { rowId, cells, values, plan } of stretch) {
      if (plan === null) {
        tally.unknown(cells)
        continue
      }
      tally.add(rowId, values, plan.outcomes)
      if (isChange(plan)) apply?.row(rowId, values, plan)
    }
    await breathe(stretch.length)
  }
  apply?.end()
  return tally.sum()
}

/** Whether a change would change anything: found by the first row that it changes. */
export function isAnythingChanged(read: Reader, changes: RowChanges): boolean {
  for (const stretch of plannedStretches(read, changes)) {
    if (stretch.some(({ plan }) => plan !== null && isChange(plan))) return true
  }
  return false
}

function isChange(plan: RowPlan): boolean {
  return Object.keys(plan.values).length > 0
}

interface PlannedRow {
  readonly rowId: number
  readonly cells: number
  readonly values: Values
  /** Null where the row is not there, or must not be shown. */
  readonly plan: RowPlan | null
}

function* plannedStretches(read: Reader, changes: RowChanges): Generator<readonly PlannedRow[]> {
  const { register, typed } = changes
  const fields = registers[register].fields.map(({ name }) => name)
  const planRow = createEditPlanner(read, register, changes)
  for (let start = 0; start < countTyped(typed); start += rowsAtOnce) {
    const stretch = typedStretch(typed, start, start + rowsAtOnce)
    const ids = stretch.map(({ rowId }) => rowId)
    const rowsById = new Map(readRows(read, register, ids, fields).map((row) => [row.id, row]))
    yield stretch.map(({ rowId, cells }) => {
      const row = rowsById.get(rowId)
      const plan = row === undefined ? null : planRow(row, cells)
      return { rowId, cells: cells.length, values: row?.values ?? {}, plan }
    })
  }
}

/** What the history says of a change. */
export function describeChange(
  { register, typed, reason }: RowChanges,
  { changed, rows }: ChangeTally,
): Readonly<Record<string, string | number>> {
  const cells = typed.kind === 'rows' ? [typed.cell] : typed.rows.flatMap((row) => row.cells)
  const [field, ...others] = new Set(cells.map((cell) => cell.field))
  return {
    register,
    ...(field === undefined || others.length > 0 ? {} : { field }),
    changed,
    rows,
    ...(reason === null ? {} : { reason }),
  }
}

export function countTyped(typed: TypedRows): number {
  return typed.kind === 'cells' ? typed.rows.length : typed.ids.length
}

function typedStretch(
  typed: TypedRows,
  from: number,
  to: number,
): readonly { readonly rowId: number; readonly cells: readonly TypedCell[] }[] {
  if (typed.kind === 'cells') return typed.rows.slice(from, to)
  const cells = [typed.cell]
  return Array.from(typed.ids.subarray(from, to), (rowId) => ({ rowId, cells }))
}

/** Writes planned rows: the value, the edit beside what was delivered, what is said of the field, and in the diary the correction. */
function createRowChanger(tx: Tx, { register, reason, transferDate }: RowChanges) {
  const editsOf = createEditLookup(tx, register)
  const edits = createEditWriter(tx, register)
  const remarks = createRemarkWriter(tx, register)
  const judge = createEditedFindings(tx, register, transferDate)
  const write = createValueWriter(tx, register)
  const correct = register === 'diary' ? createCorrectionWriter(tx) : null
  let canChangeMarks = false
  return {
    row(rowId: number, before: Values, plan: RowPlan): void {
      const editsBefore = editsOf(rowId)
      for (const [field, value] of Object.entries(plan.values)) {
        const previous = before[field] ?? null
        const earlier = editsBefore.find((edit) => edit.field === field)
        const delivered = earlier === undefined ? previous : earlier.delivered
        if (value === delivered) edits.drop(rowId, field)
        else edits.keep(rowId, { field, edited: value, delivered })
        correct?.(rowId, { field, before: previous, after: value, reason: reason ?? '' })
        if (register === 'staff' && marking.has(field)) canChangeMarks = true
      }
      judge(rowId, {
        values: { ...before, ...plan.values },
        fields: Object.keys(plan.values),
        unreadable: new Set(plan.remarks.map(({ field }) => field ?? '')),
      })
      if (plan.origin !== null) for (const remark of plan.remarks) remarks.add(rowId, plan.origin, remark)
      write(rowId, plan.values, plan.sortKey)
    },
    end(): void {
      // A person who is marked by hand is hidden in every employment, as one whom a delivery marks.
      if (canChangeMarks) settleMarks(tx)
      if (register === 'cases') settleReservations(tx)
    },
  }
}

const marking: ReadonlySet<string> = new Set(['protection', 'personalIdentityNumber'])

/** Counts what becomes of cells, with the first of each kind as a page may see them. */
function createTally(register: RegisterName, transferDate: string, version: number) {
  const counts = { changed: 0, rows: 0, kept: 0, equal: 0 }
  const skipped = new Map<string, Mutable<ChangeTally['skipped'][number]>>()
  const examples: ChangeTally['examples'] = []
  const shown = (field: string, value: Value): Value =>
    maskedValues(register, { [field]: value }, transferDate)[field] ?? null
  const labelOf = (values: Values): Value[] => labelFields[register].map((field) => shown(field, values[field] ?? null))
  const shownText = (field: string, text: string): string => maskedCell(register, field, text, transferDate)

  function groupOf({ reason, rule, canKeep }: Pick<Skip, 'reason' | 'rule' | 'canKeep'>) {
    const key = `${reason}|${rule}|${canKeep}`
    const group = skipped.get(key) ?? { reason, rule, canKeep, count: 0, examples: [] }
    skipped.set(key, group)
    return group
  }

  return {
    /** Rows that are not there, or that must not be shown: which of the two is not said, and no row is named. */
    unknown(cells: number): void {
      groupOf({ reason: 'unknown-row', rule: null, canKeep: false }).count += cells
    },
    add(rowId: number, values: Values, outcomes: readonly CellOutcome[]): void {
      if (outcomes.some(({ kind }) => kind === 'changed')) counts.rows++
      for (const outcome of outcomes) {
        if (outcome.kind === 'equal') {
          counts.equal++
          continue
        }
        const { field, text } = outcome.cell
        if (outcome.kind === 'changed') {
          const { before, after, isKept } = outcome
          counts.changed++
          if (isKept) counts.kept++
          if (examples.length >= mostExamples) continue
          const said = { before: shown(field, before), after: shown(field, after) }
          examples.push({ rowId, label: labelOf(values), field, text: shownText(field, text), ...said })
          continue
        }
        const group = groupOf(outcome)
        group.count++
        if (outcome.reason === 'unknown-row' || group.examples.length >= mostExamples) continue
        const { now, version: current, later } = outcome
        const said = { now: shown(field, now), by: later?.by ?? '', at: later?.at ?? '', version: current }
        group.examples.push({ rowId, label: labelOf(values), field, text: shownText(field, text), ...said })
      }
    },
    sum: (): ChangeTally => ({ version, ...counts, skipped: [...skipped.values()], examples }),
  }
}

type Skip = Extract<CellOutcome, { readonly kind: 'skipped' }>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
