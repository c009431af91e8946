import { registerNames } from '#shared/registers/registers.ts'
import { columnList, insertRow } from './stores/rows.ts'
import { removeInserted, removeInsertedRows } from './stores/row-removal.ts'
import type { Reader } from './open.ts'
import { trackedTables } from './write.ts'
import type { Tx } from './write.ts'

export interface Dependant {
  readonly eventId: number
  readonly operation: string
  readonly at: string
  readonly by: string
}

/**
 * Later events, still standing, that rest on the given one, oldest first: they changed rows that it inserted, changed or removed;
 * they inserted rows that refer to what it inserted, or that take the place of what it removed; or they are a later delivery of
 * the same list. While there are any, taking the event back would silently undo them too.
 */
export function dependantsOf(read: Reader, eventId: number): Dependant[] {
  const { connection } = read
  const standing = 'NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)'
  const changing = [
    `SELECT changes.event_id FROM changes JOIN changes AS mine
       ON mine.table_name = changes.table_name AND mine.row_id = changes.row_id
     WHERE mine.event_id = $event AND changes.event_id > $event`,
    ...trackedTables.map(
      (table) => `
      SELECT changes.event_id FROM changes CROSS JOIN ${table} ON ${table}.id = changes.row_id
      WHERE changes.event_id > $event AND changes.table_name = '${table}' AND ${table}.inserted_by = $event`,
    ),
  ]
  // CROSS JOIN keeps the order: from the few rows that the event inserted to those that refer to them.
  const referring = references(read).map(
    ({ table, column, target }) => `
    SELECT referrer.inserted_by FROM ${target} AS mine CROSS JOIN ${table} AS referrer ON referrer.${column} = mine.id
    WHERE mine.inserted_by = $event AND referrer.inserted_by <> $event`,
  )
  const edited = registerNames.map(
    (register) => `
    SELECT edits.inserted_by FROM edits CROSS JOIN ${register} ON ${register}.id = edits.row_id
    WHERE edits.register = '${register}' AND edits.inserted_by <> $event AND ${register}.inserted_by = $event`,
  )
  const replacing = uniqueColumns(read).map(
    ({ table, columns }) => `
    SELECT ${table}.inserted_by FROM changes AS gone CROSS JOIN ${table}
      ON ${columns.map((column) => `${table}.${column} = json_extract(gone.before, '$.${column}')`).join(' AND ')}
    WHERE gone.event_id = $event AND gone.table_name = '${table}' AND gone.kind = 'delete' AND ${table}.inserted_by > $event`,
  )
  // A later delivery of the same list rests on this one, also where it found rows unchanged and so left no trace on them; so does
  // the mended repair basket of this one.
  const followed = `
    SELECT later.commit_event_id FROM imports AS mine JOIN imports AS later ON later.state = 'committed'
      AND (later.register = mine.register AND later.sender_id = mine.sender_id OR later.repairs_import_id = mine.id)
    WHERE mine.commit_event_id = $event AND later.commit_event_id > $event`
  const sources = [...changing, ...referring, ...edited, ...replacing, followed]
  return connection
    .prepare(
      `SELECT id AS eventId, operation, at, by FROM events
       WHERE id IN (${sources.join(' UNION ')}) AND undoes IS NULL AND ${standing} ORDER BY id`,
    )
    .all({ event: eventId }) as Dependant[]
}

/** Those, and what rests on them in turn: everything that goes when the event does. Oldest first. */
export function allDependantsOf(read: Reader, eventId: number): Dependant[] {
  const found = new Map<number, Dependant>()
  const waiting = [eventId]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const dependant of dependantsOf(read, next)) {
      if (found.has(dependant.eventId)) continue
      found.set(dependant.eventId, dependant)
      waiting.push(dependant.eventId)
    }
  }
  return [...found.values()].toSorted((a, b) => a.eventId - b.eventId)
}

/** Rows that undoing the event will touch. */
export function countTouched(read: Reader, eventId: number): number {
  const inserted = trackedTables.map((table) => `(SELECT count(*) FROM ${table} WHERE inserted_by = $event)`)
  const sum = [...inserted, '(SELECT count(*) FROM changes WHERE event_id = $event)'].join(' + ')
  return Number(read.connection.prepare(`SELECT ${sum}`).pluck().get({ event: eventId }))
}

/** Deltas reversed between two breaths. */
const deltasAtOnce = 2000

interface Delta {
  readonly id: number
  readonly tableName: string
  readonly rowId: number
  readonly kind: 'update' | 'delete'
  readonly before: string
}

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
  const removed = (count: number): Promise<void> => breathe((rows += count))
  // Half-way through, a row may refer to one that is gone or has not come back yet.
  tx.connection.pragma('defer_foreign_keys = ON')
  // What is removed here was never copied into history when it came, and the event that undoes says so by its `undoes`.
  tx.capture(false)
  for (const table of trackedTables) {
    const register = registerNames.find((name) => name === table)
    await (register === undefined
      ? removeInserted(tx, table, eventId, removed)
      : removeInsertedRows(tx, register, eventId, removed))
  }
  tx.capture(true)
  const reverse = createReversal(tx, eventId)
  const page = tx.connection.prepare(
    `SELECT id, table_name AS tableName, row_id AS rowId, kind, before FROM changes
     WHERE event_id = ? AND id < ? ORDER BY id DESC LIMIT ${deltasAtOnce}`,
  )
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const deltas = page.all(eventId, before) as Delta[]
    const last = deltas.at(-1)
    if (last === undefined) return rows
    for (const delta of deltas) rows += reverse(delta)
    before = last.id
    await breathe(rows)
  }
}

/** Puts back what one delta of the event took or changed; answers how many rows that were. */
function createReversal(tx: Tx, eventId: number): (delta: Delta) => number {
  const updates = new Map<string, ReturnType<Tx['connection']['prepare']>>()
  return ({ tableName, rowId, kind, before: text }) => {
    const before = JSON.parse(text) as Record<string, string | number | null>
    if (kind === 'delete') {
      // A row that the event both inserted and removed was not there before it.
      if (before['inserted_by'] === eventId) return 0
      insertRow(tx.connection, tableName, before)
      return 1
    }
    const { assignments, values } = columnList(before)
    const sql = `UPDATE ${tableName} SET ${assignments} WHERE id = ?`
    const statement = updates.get(sql) ?? tx.connection.prepare(sql)
    updates.set(sql, statement)
    statement.run(...values, rowId)
    return 1
  }
}

/** Which column of a tracked table refers to which other tracked table, as the schema says. */
function references(read: Reader): { readonly table: string; readonly column: string; readonly target: string }[] {
  const list = read.connection.prepare('SELECT "from" AS "column", "table" AS target FROM pragma_foreign_key_list(?)')
  return trackedTables.flatMap((table) =>
    (list.all(table) as { column: string; target: string }[])
      .filter(({ target }) => trackedTables.some((tracked) => tracked === target))
      .map((reference) => ({ table, ...reference })),
  )
}

/** The columns that no two rows of a tracked table may share, as the schema says. */
function uniqueColumns(read: Reader): { readonly table: string; readonly columns: readonly string[] }[] {
  const indexes = read.connection.prepare('SELECT name FROM pragma_index_list(?) WHERE "unique" = 1').pluck()
  const columns = read.connection.prepare('SELECT name FROM pragma_index_info(?)').pluck()
  return trackedTables.flatMap((table) =>
    indexes.all(table).map((index) => ({ table, columns: columns.all(index).map(String) })),
  )
}
