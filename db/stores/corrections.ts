import type { Value } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** What a person has corrected in an entry of the diary. */
export interface Correction {
  readonly field: string
  readonly before: Value
  readonly after: Value
  readonly reason: string
}

/** Adds corrections to entries; prepared once, called many thousand times. */
export function createCorrectionWriter(tx: Tx): (rowId: number, correction: Correction) => void {
  const insert = tx.connection.prepare(
    'INSERT INTO corrections (row_id, field, before, after, reason, inserted_by) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return (rowId, { field, before, after, reason }) => {
    insert.run(rowId, field, JSON.stringify(before), JSON.stringify(after), reason, tx.eventId)
  }
}

/** The corrections of one entry, the first one first. */
export function correctionsOf(
  read: Reader,
  rowId: number,
): (Correction & { readonly at: string; readonly by: string })[] {
  const rows = read.connection
    .prepare(
      `SELECT corrections.field, corrections.before, corrections.after, corrections.reason, events.at, events.by
       FROM corrections JOIN events ON events.id = corrections.inserted_by
       WHERE corrections.row_id = ? ORDER BY corrections.id`,
    )
    .raw()
    .all(rowId) as [string, string, string, string, string, string][]
  return rows.map(([field, before, after, reason, at, by]) => ({
    field,
    before: JSON.parse(before) as Value,
    after: JSON.parse(after) as Value,
    reason,
    at,
    by,
  }))
}
