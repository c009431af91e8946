import type { Merge } from '#shared/import/header.ts'
import { headerSearchRows } from '#shared/import/mapping.ts'
import type { SheetTop } from '#shared/import/reading.ts'
import type { Reader } from '../open.ts'
import { createPacker } from '../packing.ts'
import type { Tx } from '../write.ts'
import { rawPages, removeRawRows, rewriteRawRows } from './raw-pages.ts'
import type { StoredRow } from './raw-pages.ts'

/** A delivery is a file as it came: its bytes, its sheets and, untouched, their cells. */
export interface Sheet {
  readonly position: number
  readonly name: string
  readonly hidden: boolean
  readonly encoding: string | null
  readonly delimiter: string | null
  /** The letters of a text file were repaired when it was read. */
  readonly repaired: boolean
  readonly hiddenColumns: readonly number[]
  /** Columns whose cells were never stored, for what their header says or they hold. */
  readonly forbiddenColumns: readonly number[]
  readonly merges: readonly Merge[]
  readonly rows: number
  readonly firstRawId: number
  readonly lastRawId: number
}

/** Of a text file: lines with letters beyond ASCII, as latin1 text of their bytes, and how well each encoding fits the whole. */
export interface Deciding {
  readonly lines: readonly { readonly line: number; readonly bytes: string }[]
  readonly repairable: number
  readonly undecodable: Readonly<Record<string, number>>
}

export interface NewDelivery {
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[]
  readonly deciding: Deciding | null
  readonly originalKept: boolean
}

export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<number> {
  const row = await tx.query
    .insertInto('deliveries')
    .values({ ...encodeDelivery(delivery), insertedBy: tx.eventId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/**
 * The same file read in another way: what is said of it is replaced, and its sheets and rows go; so do its bytes, where this
 * reading found what must not be stored.
 */
export async function replaceDelivery(tx: Tx, deliveryId: number, delivery: NewDelivery): Promise<void> {
  await removeSheets(tx, deliveryId)
  await removeDeciding(tx, deliveryId)
  if (!delivery.originalKept) await removeOriginal(tx, deliveryId)
  const { sha256: _, bytes: __, fileName: ___, ...said } = encodeDelivery(delivery)
  await tx.query
    .updateTable('deliveries')
    .set({ ...said, updatedBy: tx.eventId })
    .where('id', '=', deliveryId)
    .execute()
}

function encodeDelivery(delivery: NewDelivery) {
  return {
    ...delivery,
    notes: JSON.stringify(delivery.notes),
    deciding: delivery.deciding === null ? null : JSON.stringify(delivery.deciding),
    originalKept: delivery.originalKept ? 1 : 0,
  }
}

export async function readDeciding(read: Reader, deliveryId: number): Promise<Deciding | null> {
  const row = await read.query
    .selectFrom('deliveries')
    .select('deciding')
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  return row?.deciding == null ? null : (JSON.parse(row.deciding) as Deciding)
}

const pieceBytes = 1 << 20

/** Keeps the bytes of a file as they come, in compressed pieces. */
export function createOriginalWriter(
  tx: Tx,
  deliveryId: number,
): { write(chunk: Buffer): Promise<void>; end(): Promise<void> } {
  const insert = tx.connection.prepare('INSERT INTO original_pieces (delivery_id, position, bytes) VALUES (?, ?, ?)')
  const packer = createPacker<number>((place, packed) => insert.run(deliveryId, place, packed))
  let position = 0
  let pending: Buffer[] = []
  let held = 0
  const flush = async (): Promise<void> => {
    if (held === 0) return
    const piece = Buffer.concat(pending)
    pending = []
    held = 0
    await packer.add(position++, piece)
  }
  return {
    async write(chunk) {
      pending.push(chunk)
      held += chunk.length
      if (held >= pieceBytes) await flush()
    },
    async end() {
      await flush()
      await packer.end()
    },
  }
}

/** What must not be stored was found in the file, so its bytes go; the permitted cells stay. */
export async function removeOriginal(tx: Tx, deliveryId: number): Promise<void> {
  tx.connection.prepare('DELETE FROM original_pieces WHERE delivery_id = ?').run(deliveryId)
  await removeDeciding(tx, deliveryId)
  await tx.query
    .updateTable('deliveries')
    .set({ originalKept: 0, updatedBy: tx.eventId })
    .where('id', '=', deliveryId)
    .execute()
}

/** Lines of the file's own bytes, which may hold what must not be stored: no delta may keep a copy of them. */
async function removeDeciding(tx: Tx, deliveryId: number): Promise<void> {
  tx.capture(false)
  await tx.query.updateTable('deliveries').set({ deciding: null }).where('id', '=', deliveryId).execute()
  tx.capture(true)
}

/** Removes everything that was in the file and keeps its name and hash, so that history can name it. */
export async function emptyDelivery(tx: Tx, deliveryId: number): Promise<void> {
  for (const { firstRawId, lastRawId } of await readSheets(tx, deliveryId)) {
    removeRawRows(tx, { first: firstRawId, last: lastRawId })
  }
  await removeOriginal(tx, deliveryId)
}

async function removeSheets(tx: Tx, deliveryId: number): Promise<void> {
  for (const { firstRawId, lastRawId } of await readSheets(tx, deliveryId)) {
    removeRawRows(tx, { first: firstRawId, last: lastRawId })
  }
  await tx.query.deleteFrom('sheets').where('deliveryId', '=', deliveryId).execute()
}

export async function insertSheet(tx: Tx, deliveryId: number, sheet: Sheet): Promise<void> {
  await tx.query
    .insertInto('sheets')
    .values({
      ...sheet,
      deliveryId,
      hidden: sheet.hidden ? 1 : 0,
      repaired: sheet.repaired ? 1 : 0,
      hiddenColumns: JSON.stringify(sheet.hiddenColumns),
      forbiddenColumns: JSON.stringify(sheet.forbiddenColumns),
      merges: JSON.stringify(sheet.merges),
    })
    .execute()
}

export async function readSheets(read: Reader, deliveryId: number): Promise<Sheet[]> {
  const rows = await read.query
    .selectFrom('sheets')
    .selectAll()
    .where('deliveryId', '=', deliveryId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...row,
    hidden: row.hidden === 1,
    repaired: row.repaired === 1,
    hiddenColumns: JSON.parse(row.hiddenColumns) as number[],
    forbiddenColumns: JSON.parse(row.forbiddenColumns) as number[],
    merges: JSON.parse(row.merges) as Merge[],
  }))
}

/** Whether a raw row stands in a sheet: its rows are a range of ids. */
export function holdsRawRow(
  { firstRawId, lastRawId }: Pick<Sheet, 'firstRawId' | 'lastRawId'>,
  rawId: number,
): boolean {
  return rawId >= firstRawId && rawId <= lastRawId
}

/** The sheet that a raw row stands in. */
export function sheetOfRawRow<S extends Pick<Sheet, 'firstRawId' | 'lastRawId'>>(
  sheets: readonly S[],
  rawId: number,
): S | undefined {
  return sheets.find((sheet) => holdsRawRow(sheet, rawId))
}

/** The first rows of a sheet, as they stand. */
export function topRows(read: Reader, sheet: Sheet, count: number): StoredRow[] {
  const rows: StoredRow[] = []
  for (const page of rawPages(read, sheet.firstRawId, Math.min(sheet.lastRawId, sheet.firstRawId + count - 1))) {
    rows.push(...page)
  }
  return rows
}

/** What guessing needs of a sheet; `until`: a header row below the usual search, whose rows must be there too. */
export function sheetTop(read: Reader, sheet: Sheet, until = 0): SheetTop {
  return { ...sheet, top: topRows(read, sheet, Math.max(headerSearchRows + 20, until)) }
}

/** Every row of a sheet below a row number, in order, a page at a time. */
export function* rowsBelow(read: Reader, sheet: Sheet, headerRow: number): Generator<StoredRow[]> {
  for (const rows of rawPages(read, sheet.firstRawId, sheet.lastRawId)) {
    const isBelow = (rows[0]?.row ?? 0) > headerRow
    const below = isBelow ? rows : rows.filter((row) => row.row > headerRow)
    if (below.length > 0) yield below
  }
}

/** Removes what stands below a row in these columns: a header chosen by hand can say that they must not be kept. */
export function blankColumns(
  tx: Tx,
  sheet: Pick<Sheet, 'firstRawId' | 'lastRawId'>,
  columns: ReadonlySet<number>,
  headerRow: number,
): void {
  rewriteRawRows(tx, { first: sheet.firstRawId, last: sheet.lastRawId }, ({ row, cells }) => {
    if (row <= headerRow || ![...columns].some((index) => (cells[index] ?? null) !== null)) return cells
    return cells.map((cell, index) => (columns.has(index) ? null : cell))
  })
}
