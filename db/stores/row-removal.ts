import type { RegisterName } from '#shared/registers/field.ts'
import { dropOrderedIndexes, isBulk } from '../bulk-indexes.ts'
import { tableOf } from '../names.ts'
import type { Connection } from '../open.ts'
import { pauseSearchIndex, resumeSearchIndex, unindexInserted } from '../search-index.ts'
import type { Tx } from '../write.ts'

/** Rows removed between two breaths: some tens of milliseconds, for nothing can stop a statement on its way. */
const sliceRows = 5000

/**
 * Removes every row of a table that an event inserted, in slices; `breathe` is told how many went in each and may stop the
 * work by throwing. Without capture: the undoing event itself tells what went.
 */
export async function removeInserted(
  tx: Tx,
  table: string,
  eventId: number,
  breathe: (removed: number) => Promise<void>,
): Promise<void> {
  const remove = tx.connection.prepare(`DELETE FROM ${table} WHERE id BETWEEN ? AND ? AND +inserted_by = ?`)
  for (const [first, last] of slicesOf(tx.connection, table, eventId)) {
    await breathe(remove.run(first, last, eventId).changes)
  }
}

/**
 * The same for a register, whose search index is told of the rows in bulk. Where much goes and little stays, the ordered indexes
 * are dropped and made anew: in a list of a million rows, taking each row out of them costs four times as much as everything
 * else.
 */
export async function removeInsertedRows(
  tx: Tx,
  register: RegisterName,
  eventId: number,
  breathe: (removed: number) => Promise<void>,
): Promise<void> {
  const table = tableOf(register)
  const count = (where: string): number =>
    Number(tx.connection.prepare(`SELECT count(*) FROM ${table} ${where}`).pluck().get())
  const going = count(`WHERE inserted_by = ${eventId}`)
  if (going === 0) return
  const indexes = isBulk(going, count('') - going)
    ? // The index by event is what the removal itself goes by.
      await dropOrderedIndexes(tx, register, () => breathe(0), [`${table}_inserted`])
    : []
  pauseSearchIndex(tx)
  await unindexInserted(tx, register, eventId, () => breathe(0))
  await breathe(0)
  await removeInserted(tx, table, eventId, breathe)
  resumeSearchIndex(tx)
  for (const sql of indexes) tx.connection.exec(sql)
}

/** First and last id of each slice of what an event inserted into a table. */
function* slicesOf(connection: Connection, table: string, eventId: number): Generator<readonly [number, number]> {
  const next = connection
    .prepare(
      `SELECT min(id), max(id) FROM
         (SELECT id FROM ${table} WHERE inserted_by = ? AND id > ? ORDER BY id LIMIT ${sliceRows})`,
    )
    .raw()
  for (let after = 0; ;) {
    const [first, last] = next.get(eventId, after) as [number | null, number | null]
    if (first === null || last === null) return
    yield [first, last]
    after = last
  }
}
