import type { Finding, FindingRuleId } from '#shared/import/rules.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** What a person made of a delivered value, and what the delivery said when the edit was made or last outlived one. */
export interface StoredEdit {
  readonly field: string
  readonly edited: Value
  readonly delivered: Value
}

/** The edits of one row at a time; prepared once, called a million times, and free where nobody has edited anything. */
export function createEditLookup(read: Reader, register: RegisterName): (rowId: number) => StoredEdit[] {
  const any = read.connection.prepare('SELECT 1 FROM edits WHERE register = ? LIMIT 1').get(register)
  if (any === undefined) return () => []
  const statement = read.connection
    .prepare('SELECT field, edited, delivered FROM edits WHERE register = ? AND row_id = ? ORDER BY field')
    .raw()
  return (rowId) => (statement.all(register, rowId) as [string, string, string][]).map(storedEdit)
}

/**
 * Keeps edits, each in the place of an earlier one of the same field, and drops them, so that the delivery holds; prepared once,
 * called many thousand times. `updated_by` names the event that last changed what the person made of the value, not a delivery
 * that the edit outlived.
 */
export function createEditWriter(
  tx: Tx,
  register: RegisterName,
): { keep(rowId: number, edit: StoredEdit): void; drop(rowId: number, field: string): void } {
  const keep = tx.connection.prepare(
    `INSERT INTO edits (register, row_id, field, edited, delivered, inserted_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (register, row_id, field) DO UPDATE SET edited = excluded.edited, delivered = excluded.delivered,
       updated_by = CASE WHEN edited = excluded.edited THEN updated_by ELSE excluded.inserted_by END`,
  )
  const drop = tx.connection.prepare('DELETE FROM edits WHERE register = ? AND row_id = ? AND field = ?')
  return {
    keep(rowId, { field, edited, delivered }) {
      keep.run(register, rowId, field, JSON.stringify(edited), JSON.stringify(delivered), tx.eventId)
    },
    drop(rowId, field) {
      drop.run(register, rowId, field)
    },
  }
}

/**
 * Writes edited values into their rows, and how much is said of the row now; `sortKey` is that of the row as it becomes. Prepared
 * once for each set of fields.
 */
export function createValueWriter(
  tx: Tx,
  register: RegisterName,
): (rowId: number, values: Values, sortKey: string) => void {
  const statements = new Map<string, ReturnType<Tx['connection']['prepare']>>()
  return (rowId, values, sortKey) => {
    const fields = Object.keys(values)
    const assignments = fields.map((field) => `${columnOf(field)} = ?, `).join('')
    const statement =
      statements.get(assignments) ??
      tx.connection.prepare(
        `UPDATE ${tableOf(register)} SET ${assignments}sort_key = ?, updated_by = ?,
           findings = (SELECT count(*) FROM findings WHERE register = ? AND row_id = ?) WHERE id = ?`,
      )
    statements.set(assignments, statement)
    const encoded = fields.map((field) => {
      const value = values[field] ?? null
      return typeof value === 'boolean' ? Number(value) : value
    })
    statement.run(...encoded, sortKey, tx.eventId, register, rowId, rowId)
  }
}

/** Where a row came from: the import, and its raw row. */
export interface RowOrigin {
  readonly importId: number
  readonly rawId: number
}

/**
 * What is said of edited fields: the value that remarks were about is gone, and a remark on a typed text that could not be read
 * stands under the import that the row came in by.
 */
export function createRemarkWriter(
  tx: Tx,
  register: RegisterName,
): {
  clear(rowId: number, field: string): void
  clearRule(rowId: number, rule: FindingRuleId): void
  add(rowId: number, origin: RowOrigin, remark: Finding): void
} {
  const clear = tx.connection.prepare('DELETE FROM findings WHERE register = ? AND row_id = ? AND field = ?')
  const clearRule = tx.connection.prepare('DELETE FROM findings WHERE register = ? AND row_id = ? AND rule = ?')
  const add = tx.connection.prepare(
    `INSERT INTO findings (import_id, raw_id, register, row_id, rule, severity, field, raw, inserted_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    clear: (rowId, field) => void clear.run(register, rowId, field),
    clearRule: (rowId, rule) => void clearRule.run(register, rowId, rule),
    add: (rowId, { importId, rawId }, { rule, field, raw }) =>
      void add.run(importId, rawId, register, rowId, rule, severityOf(rule), field, raw, tx.eventId),
  }
}

/** Who made a field what it is now, and what it held in a version of the row. */
export interface LaterChange {
  readonly eventId: number
  readonly by: string
  readonly at: string
  readonly before: Value
}

/**
 * Whether a field of a row has been changed since a version of it, whoever did it: the newest event that changed it, and the value
 * it had in that version. Undefined where no later event has touched it.
 */
export function createLaterChangeLookup(
  read: Reader,
  register: RegisterName,
): (rowId: number, field: string, version: number) => LaterChange | undefined {
  const table = tableOf(register)
  const later = read.connection
    .prepare(
      `SELECT changes.event_id, changes.before, events.by, events.at FROM changes LEFT JOIN events ON events.id = changes.event_id
       WHERE changes.table_name = '${table}' AND changes.row_id = ? AND changes.event_id > ? AND changes.kind = 'update'
         AND json_type(changes.before, ?) IS NOT NULL
       ORDER BY changes.id`,
    )
    .raw()
  const isBoolean = (field: string): boolean => fieldOf(register, field)?.type === 'boolean'
  return (rowId, field, version) => {
    const column = columnOf(field)
    const changes = later.all(rowId, version, `$.${column}`) as [number, string, string | null, string | null][]
    const first = changes[0]
    const last = changes.at(-1)
    if (first === undefined || last === undefined) return undefined
    const before = (JSON.parse(first[1]) as Record<string, string | number | null>)[column] ?? null
    const value = before !== null && isBoolean(field) ? before === 1 : before
    return { eventId: last[0], by: last[2] ?? '', at: last[3] ?? '', before: value }
  }
}

/** The number of the newest event. */
export function newestEvent(read: Reader): number {
  return Number(read.connection.prepare('SELECT coalesce(max(id), 0) FROM events').pluck().get())
}

/** Of rows to be edited: the event that brought each, and its raw row. Numbers of rows that undo removed can have come again. */
export function createRowOriginLookup(
  read: Reader,
  register: RegisterName,
): (rowId: number) => { readonly insertedBy: number; readonly rawId: number | null } | undefined {
  const statement = read.connection.prepare(`SELECT inserted_by, raw_id FROM ${tableOf(register)} WHERE id = ?`).raw()
  return (rowId) => {
    const row = statement.get(rowId) as [number, number | null] | undefined
    return row === undefined ? undefined : { insertedBy: row[0], rawId: row[1] }
  }
}

/** The edits of one row, with who made them and when. */
export function editsOfRow(
  read: Reader,
  register: RegisterName,
  rowId: number,
): (StoredEdit & { readonly at: string; readonly by: string })[] {
  const rows = read.connection
    .prepare(
      `SELECT edits.field, edits.edited, edits.delivered, events.at, events.by FROM edits
       JOIN events ON events.id = coalesce(edits.updated_by, edits.inserted_by)
       WHERE edits.register = ? AND edits.row_id = ? ORDER BY edits.field`,
    )
    .raw()
    .all(register, rowId) as [string, string, string, string, string][]
  return rows.map(([field, edited, delivered, at, by]) => ({ ...storedEdit([field, edited, delivered]), at, by }))
}

function storedEdit([field, edited, delivered]: readonly [string, string, string]): StoredEdit {
  return { field, edited: JSON.parse(edited) as Value, delivered: JSON.parse(delivered) as Value }
}
