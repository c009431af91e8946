import type { RawCell, RawRow } from '#shared/import/raw.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** A delivery is a file as it came: its sheets and, untouched, their cells. */
export interface Sheet {
  readonly position: number
  readonly name: string
  readonly hidden: boolean
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly rows: number
  readonly firstRawId: number
  readonly lastRawId: number
}

export interface StoredRow extends RawRow {
  readonly rawId: number
}

export async function insertDelivery(
  tx: Tx,
  delivery: { readonly fileName: string; readonly sha256: string; readonly bytes: number; readonly notes: string },
): Promise<number> {
  const row = await tx.query
    .insertInto('deliveries')
    .values({ ...delivery, insertedBy: tx.eventId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Appends raw rows and answers the id that each of them got, in order: one unbroken run while one sheet is being read. */
export function createRawWriter(tx: Tx): { append(rows: readonly RawRow[]): void; readonly nextId: number } {
  const insert = tx.connection.prepare('INSERT INTO raw_rows (id, row, hidden, cells) VALUES (?, ?, ?, ?)')
  let nextId = Number(tx.connection.prepare('SELECT coalesce(max(id), 0) + 1 FROM raw_rows').pluck().get())
  return {
    get nextId() {
      return nextId
    },
    append(rows) {
      for (const { row, hidden, cells } of rows)
        insert.run(nextId++, row, hidden === true ? 1 : 0, JSON.stringify(cells))
    },
  }
}

export async function insertSheet(tx: Tx, deliveryId: number, sheet: Sheet): Promise<void> {
  await tx.query
    .insertInto('sheets')
    .values({ ...sheet, deliveryId, hidden: sheet.hidden ? 1 : 0 })
    .execute()
}

export async function readSheets(read: Reader, deliveryId: number): Promise<Sheet[]> {
  const rows = await read.query
    .selectFrom('sheets')
    .selectAll()
    .where('deliveryId', '=', deliveryId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, hidden: row.hidden === 1 }))
}

/** The first rows of a sheet, as they stand. */
export function topRows(read: Reader, sheet: Sheet, count: number): StoredRow[] {
  return read.connection
    .prepare('SELECT id, row, hidden, cells FROM raw_rows WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?')
    .raw()
    .all(sheet.firstRawId, sheet.lastRawId, count)
    .map(storedRow)
}

/** Every row of a sheet below a row number, in order, a page at a time so that no statement stays open. */
export function* rowsBelow(read: Reader, sheet: Sheet, headerRow: number, pageSize = 1000): Generator<StoredRow[]> {
  const page = read.connection
    .prepare('SELECT id, row, hidden, cells FROM raw_rows WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?')
    .raw()
  let from = sheet.firstRawId
  while (from <= sheet.lastRawId) {
    const rows = page.all(from, sheet.lastRawId, pageSize).map(storedRow)
    const last = rows.at(-1)
    if (last === undefined) return
    from = last.rawId + 1
    const below = rows.filter((row) => row.row > headerRow)
    if (below.length > 0) yield below
  }
}

/** Removes what stands below a row in these columns: a header chosen by hand can say that they must not be kept. */
export function blankColumns(tx: Tx, sheet: Sheet, columns: ReadonlySet<number>, headerRow: number): void {
  const update = tx.connection.prepare('UPDATE raw_rows SET cells = ? WHERE id = ?')
  for (const page of rowsBelow(tx, sheet, headerRow)) {
    for (const { rawId, cells } of page) {
      const kept = cells.map((cell, index) => (columns.has(index) ? null : cell))
      if (cells.some((cell, index) => cell !== kept[index])) update.run(JSON.stringify(kept), rawId)
    }
  }
}

export function rawRows(read: Reader, ids: readonly number[]): StoredRow[] {
  const one = read.connection.prepare('SELECT id, row, hidden, cells FROM raw_rows WHERE id = ?').raw()
  return ids.flatMap((id) => {
    const row = one.get(id)
    return row === undefined ? [] : [storedRow(row)]
  })
}

export function sheetRowAt(read: Reader, sheet: Sheet, row: number): StoredRow | undefined {
  const found = read.connection
    .prepare('SELECT id, row, hidden, cells FROM raw_rows WHERE id BETWEEN ? AND ? AND row = ?')
    .raw()
    .get(sheet.firstRawId, sheet.lastRawId, row)
  return found === undefined ? undefined : storedRow(found)
}

function storedRow(row: unknown): StoredRow {
  const [rawId, number, hidden, cells] = row as [number, number, number, string]
  const stored = { rawId, row: number, cells: JSON.parse(cells) as RawCell[] }
  return hidden === 1 ? { ...stored, hidden: true } : stored
}
