import { columnList, insertRow } from './stores/rows.ts'
import { trackedTables } from './write.ts'
import type { Tx } from './write.ts'

export interface Dependant {
  readonly eventId: number
  readonly operation: string
}

/**
 * Later events, still standing, that changed rows which the given event inserted, changed or removed. While there are any,
 * taking the event back would silently undo them too.
 */
export function dependantsOf(tx: Tx, eventId: number): Dependant[] {
  const touched = trackedTables
    .map((table) => `SELECT '${table}' AS table_name, id AS row_id FROM ${table} WHERE inserted_by = $event`)
    .concat('SELECT table_name, row_id FROM changes WHERE event_id = $event')
    .join(' UNION ')
  const rows = tx.connection
    .prepare(
      `SELECT DISTINCT events.id AS eventId, events.operation AS operation
       FROM changes JOIN events ON events.id = changes.event_id
       WHERE changes.event_id > $event
         AND events.undoes IS NULL
         AND NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)
         AND EXISTS (SELECT 1 FROM (${touched}) AS mine
                     WHERE mine.table_name = changes.table_name AND mine.row_id = changes.row_id)
       ORDER BY events.id`,
    )
    .all({ event: eventId }) as Dependant[]
  return rows
}

/** Takes an event back: its deltas reversed, last first, then what it inserted removed. Returns the number of rows. */
export function revertEvent(tx: Tx, eventId: number): number {
  let rows = 0
  const changes = tx.connection
    .prepare(
      'SELECT table_name AS tableName, row_id AS rowId, kind, before FROM changes WHERE event_id = ? ORDER BY id DESC',
    )
    .all(eventId) as { tableName: string; rowId: number; kind: 'update' | 'delete'; before: string }[]
  for (const change of changes) {
    const before = JSON.parse(change.before) as Record<string, string | number | null>
    if (change.kind === 'delete') {
      insertRow(tx.connection, change.tableName, before)
    } else {
      const { assignments, values } = columnList(before)
      tx.connection.prepare(`UPDATE ${change.tableName} SET ${assignments} WHERE id = ?`).run(...values, change.rowId)
    }
    rows++
  }
  // What is removed here was never copied into history when it came, and the event that undoes says so by its `undoes`.
  tx.capture(false)
  for (const table of trackedTables) {
    rows += tx.connection.prepare(`DELETE FROM ${table} WHERE inserted_by = ?`).run(eventId).changes
  }
  tx.capture(true)
  return rows
}
