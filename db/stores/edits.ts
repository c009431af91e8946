import type { RegisterName, Value } from '#shared/registers/field.ts'
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
 * Keeps an edit in the place of an earlier one of the same field. `updated_by` names the event that last changed what the person
 * made of the value, not a delivery that the edit outlived.
 */
export function keepEdit(tx: Tx, register: RegisterName, rowId: number, edit: StoredEdit): void {
  tx.connection
    .prepare(
      `INSERT INTO edits (register, row_id, field, edited, delivered, inserted_by) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (register, row_id, field) DO UPDATE SET edited = excluded.edited, delivered = excluded.delivered,
         updated_by = CASE WHEN edited = excluded.edited THEN updated_by ELSE excluded.inserted_by END`,
    )
    .run(register, rowId, edit.field, JSON.stringify(edit.edited), JSON.stringify(edit.delivered), tx.eventId)
}

/**
 * Writes an edited value into its row, and takes away what was said of the field: the value that the remarks were about is gone.
 * `sortKey` is that of the row as it becomes.
 */
export function writeEditedValue(
  tx: Tx,
  register: RegisterName,
  rowId: number,
  { field, value, sortKey }: { readonly field: string; readonly value: Value; readonly sortKey: string },
): void {
  tx.connection
    .prepare('DELETE FROM findings WHERE register = ? AND row_id = ? AND field = ?')
    .run(register, rowId, field)
  tx.connection
    .prepare(
      `UPDATE ${tableOf(register)} SET ${columnOf(field)} = ?, sort_key = ?, updated_by = ?,
         findings = (SELECT count(*) FROM findings WHERE register = ? AND row_id = ?) WHERE id = ?`,
    )
    .run(typeof value === 'boolean' ? Number(value) : value, sortKey, tx.eventId, register, rowId, rowId)
}

/** The delivery holds from now on. */
export function dropEdit(tx: Tx, register: RegisterName, rowId: number, field: string): void {
  tx.connection.prepare('DELETE FROM edits WHERE register = ? AND row_id = ? AND field = ?').run(register, rowId, field)
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
