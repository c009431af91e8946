import { columnList, insertRow } from './stores/rows.ts'
import { trackedTables } from './write.ts'
import type { Tx } from './write.ts'

export interface Dependant {
  readonly eventId: number
  readonly operation: string
}

/**
 * Later events, still standing, that changed rows which the given event inserted, changed or removed, or that inserted rows
 * which refer to what it inserted. While there are any, taking the event back would silently undo them too.
 */
export function dependantsOf(tx: Tx, eventId: number): Dependant[] {
  const touched = trackedTables
    .map((table) => `SELECT '${table}' AS table_name, id AS row_id FROM ${table} WHERE inserted_by = $event`)
    .concat('SELECT table_name, row_id FROM changes WHERE event_id = $event')
    .join(' UNION ')
  const changing = `
    SELECT changes.event_id FROM changes JOIN events ON events.id = changes.event_id
    WHERE changes.event_id > $event
      AND events.undoes IS NULL
      AND NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)
      AND EXISTS (SELECT 1 FROM (${touched}) AS mine
                  WHERE mine.table_name = changes.table_name AND mine.row_id = changes.row_id)`
  // CROSS JOIN keeps the order: from the few rows that the event inserted to those that refer to them.
  const referring = references(tx).map(
    ({ table, column, target }) => `
    SELECT ${table}.inserted_by FROM ${target} CROSS JOIN ${table} ON ${table}.${column} = ${target}.id
    WHERE ${target}.inserted_by = $event AND ${table}.inserted_by <> $event`,
  )
  // A later delivery of the same list rests on this one, also where it found rows unchanged and so left no trace on them.
  const followed = `
    SELECT later.commit_event_id FROM imports AS mine JOIN imports AS later
      ON later.register = mine.register AND later.sender_id = mine.sender_id AND later.state = 'committed'
    WHERE mine.commit_event_id = $event AND later.commit_event_id > $event`
  return tx.connection
    .prepare(
      `SELECT id AS eventId, operation FROM events WHERE id IN (${[changing, followed, ...referring].join(' UNION ')}) ORDER BY id`,
    )
    .all({ event: eventId }) as Dependant[]
}

/** Rows removed between two breaths: what else the core is asked is answered in between. */
const rowsAtOnce = 1000

/**
 * Takes an event back: what it inserted removed, then its deltas reversed, last first. Returns the number of rows. `breathe` is
 * waited for now and then, with the rows so far; what it throws stops the work.
 */
export async function revertEvent(
  tx: Tx,
  eventId: number,
  breathe: (rows: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let rows = 0
  // Half-way through, a row may refer to one that is gone or has not come back yet.
  tx.connection.pragma('defer_foreign_keys = ON')
  // What is removed here was never copied into history when it came, and the event that undoes says so by its `undoes`.
  tx.capture(false)
  for (const table of trackedTables) {
    const remove = tx.connection.prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE inserted_by = ? LIMIT ${rowsAtOnce})`,
    )
    for (let removed = rowsAtOnce; removed === rowsAtOnce;) {
      removed = remove.run(eventId).changes
      rows += removed
      await breathe(rows)
    }
  }
  tx.capture(true)
  const changes = tx.connection
    .prepare(
      'SELECT table_name AS tableName, row_id AS rowId, kind, before FROM changes WHERE event_id = ? ORDER BY id DESC',
    )
    .all(eventId) as { tableName: string; rowId: number; kind: 'update' | 'delete'; before: string }[]
  for (const change of changes) {
    const before = JSON.parse(change.before) as Record<string, string | number | null>
    if (change.kind === 'delete') {
      // A row that the event both inserted and removed was not there before it.
      if (before['inserted_by'] === eventId) continue
      insertRow(tx.connection, change.tableName, before)
    } else {
      const { assignments, values } = columnList(before)
      tx.connection.prepare(`UPDATE ${change.tableName} SET ${assignments} WHERE id = ?`).run(...values, change.rowId)
    }
    rows++
  }
  return rows
}

/** Which column of a tracked table refers to which other tracked table, as the schema says. */
function references(tx: Tx): { readonly table: string; readonly column: string; readonly target: string }[] {
  const list = tx.connection.prepare('SELECT "from" AS "column", "table" AS target FROM pragma_foreign_key_list(?)')
  return trackedTables.flatMap((table) =>
    (list.all(table) as { column: string; target: string }[])
      .filter(({ target }) => trackedTables.some((tracked) => tracked === target))
      .map((reference) => ({ table, ...reference })),
  )
}
