import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from './names.ts'
import type { Reader } from './open.ts'
import type { Tx } from './write.ts'

/**
 * The full-text index of each register follows its rows by triggers. Many rows at once are another matter: a trigger makes the
 * index write itself out for every row, so they are written with the index paused and indexed in slices afterwards, in the same
 * transaction.
 */

/** Rows between two breaths: a slice takes some tens of milliseconds. */
const sliceRows = 5000

export function pauseSearchIndex(tx: Tx): void {
  tx.connection.prepare('INSERT OR IGNORE INTO search_paused (id) VALUES (1)').run()
}

export function resumeSearchIndex(tx: Tx): void {
  tx.connection.prepare('DELETE FROM search_paused').run()
}

/** Indexes what this event has inserted into a register while the index was paused. */
export async function indexInserted(
  tx: Tx,
  register: RegisterName,
  breathe: (rows: number) => Promise<void>,
): Promise<void> {
  const columns = searchedColumns(tx, register).join(', ')
  const table = tableOf(register)
  const slice = tx.connection.prepare(
    `INSERT INTO ${table}_search (rowid, ${columns}) SELECT id, ${columns} FROM ${table}
     WHERE inserted_by = ? AND id > ? ORDER BY id LIMIT ${sliceRows}`,
  )
  await inSlices(tx, table, tx.eventId, slice, breathe)
}

/** Takes what an event has inserted out of the index, before the rows are removed with the index paused. */
export async function unindexInserted(
  tx: Tx,
  register: RegisterName,
  eventId: number,
  breathe: (rows: number) => Promise<void>,
): Promise<void> {
  const columns = searchedColumns(tx, register).join(', ')
  const table = tableOf(register)
  const others = tx.connection
    .prepare(`SELECT EXISTS (SELECT 1 FROM ${table} WHERE inserted_by <> ?)`)
    .pluck()
    .get(eventId)
  if (others === 0) {
    tx.connection.exec(`INSERT INTO ${table}_search (${table}_search) VALUES ('delete-all')`)
    return
  }
  const slice = tx.connection.prepare(
    `INSERT INTO ${table}_search (${table}_search, rowid, ${columns}) SELECT 'delete', id, ${columns} FROM ${table}
     WHERE inserted_by = ? AND id > ? ORDER BY id LIMIT ${sliceRows}`,
  )
  await inSlices(tx, table, eventId, slice, breathe)
}

async function inSlices(
  tx: Tx,
  table: string,
  eventId: number,
  slice: { run(eventId: number, after: number): unknown },
  breathe: (rows: number) => Promise<void>,
): Promise<void> {
  const lastOfSlice = tx.connection.prepare(
    `SELECT max(id) AS last, count(*) AS rows FROM (SELECT id FROM ${table} WHERE inserted_by = ? AND id > ? ORDER BY id LIMIT ${sliceRows})`,
  )
  let after = 0
  for (let done = 0; ;) {
    const { last, rows } = lastOfSlice.get(eventId, after) as { last: number | null; rows: number }
    if (last === null) return
    slice.run(eventId, after)
    after = last
    done += rows
    await breathe(done)
  }
}

function searchedColumns(read: Reader, register: RegisterName): string[] {
  return read.connection
    .prepare('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(`${tableOf(register)}_search`)
    .map(String)
}
