import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from './names.ts'
import type { Tx } from './write.ts'

/** From this many rows on, and more than there are already, ordering anew costs less than keeping in order row by row. */
const bulkRows = 20_000

/**
 * Whether so many rows come or go that the ordered indexes of a register are better dropped and made anew in the same
 * transaction: in a list of a million rows, keeping them in order row by row costs more than everything else.
 */
export function isBulk(moving: number, staying: number): boolean {
  return moving >= bulkRows && moving > staying
}

/** Drops what only orders or finds rows, but for `kept`, with a breath after each, and answers how each is made again. */
export async function dropOrderedIndexes(
  tx: Tx,
  register: RegisterName,
  breathe: () => Promise<void>,
  kept: readonly string[] = [],
): Promise<string[]> {
  const indexes = tx.connection
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(tableOf(register)) as { name: string; sql: string }[]
  const dropped = indexes.filter(({ name }) => !kept.includes(name))
  for (const { name } of dropped) {
    tx.connection.exec(`DROP INDEX ${name}`)
    await breathe()
  }
  return dropped.map(({ sql }) => sql)
}
