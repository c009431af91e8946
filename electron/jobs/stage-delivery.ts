import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { openWriter } from '#db/open.ts'
import {
  blankColumns,
  createOriginalWriter,
  insertDelivery,
  insertSheet,
  readSheets,
  replaceDelivery,
  sheetTop,
} from '#db/stores/deliveries.ts'
import type { Deciding, NewDelivery, Sheet } from '#db/stores/deliveries.ts'
import { insertImport, readImport, readSameFile, updateReading } from '#db/stores/imports.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { storedPieces } from '#db/stores/pieces.ts'
import { readKnownProfiles } from '#db/stores/profiles.ts'
import { createRawWriter } from '#db/stores/raw-pages.ts'
import { transact } from '#db/write.ts'
import type { Act, Tx } from '#db/write.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { ContentTally } from '#shared/import/forbidden-content.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  findHeaderRow,
  forbiddenColumns,
  forbiddenContentColumns,
  headerSearchRows,
  isHeaderLike,
  maxColumns,
  tallyBelowHeader,
} from '#shared/import/mapping.ts'
import type { RawRow } from '#shared/import/raw.ts'
import { guessReading, repairReading } from '#shared/import/reading.ts'
import type { Reading } from '#shared/import/reading.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { readDelivery } from '../files/delivery.ts'
import type { DeliveryNote, DeliverySheet } from '../files/delivery.ts'
import { repairMojibake } from '../files/mojibake.ts'
import { openMemorySource, openSource } from '../files/source-file.ts'
import type { SourceFile } from '../files/source-file.ts'
import { repairedImport } from '../import/repair-basket.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import { findProtectedPeople } from '../import/protected-people.ts'
import { createStopwatch } from './stopwatch.ts'
import type { Phases } from './stopwatch.ts'
import { usualSender } from '../import/usual-sender.ts'
import { serveJob } from './job-port.ts'

export interface StageDeliveryInput {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  /** A file on disk, a text from the clipboard, or an import whose kept original is read again. */
  readonly from:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'again'; readonly importId: number }
  /** As it is to be kept: identity numbers masked. */
  readonly fileName: string
  readonly password?: string | undefined
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  readonly repair?: boolean | undefined
  readonly senderId: number
  readonly sender: string
  /** Otherwise the sender is only the first there is, and the file may tell better. */
  readonly isSenderChosen: boolean
  readonly register?: RegisterName | undefined
}

export interface StageDeliveryPart {
  readonly done: number
  readonly total: number
}

type StageFailure =
  | 'import.no-header'
  | 'import.not-text'
  | 'import.too-many-columns'
  | 'import.unknown'
  | 'import.wrong-state'
  | 'import.original-missing'

export interface StageDeliveryOutput {
  readonly result: Result<{ readonly importId: number; readonly eventId: number }, StageFailure>
  readonly phases: Phases
}

/** File → raw cells of every sheet, kept as they stand → a first guess at how to read them; one transaction. Nothing reaches a register yet. */
serveJob<StageDeliveryInput, StageDeliveryPart, StageDeliveryOutput>(async (input, send, last) => {
  const writer = openWriter(input.storePath, input.key)
  const watch = createStopwatch()
  try {
    const written = await transact(
      writer,
      input.storePath,
      input.act,
      async (tx) => stage(tx, input, send, watch),
      last,
    )
    watch.enter('write')
    return {
      result: written.ok ? ok({ importId: written.value, eventId: written.eventId }) : written,
      phases: watch.phases(),
    }
  } finally {
    writer.connection.close()
  }
})

async function stage(
  tx: Tx,
  input: StageDeliveryInput,
  send: (part: StageDeliveryPart) => Promise<void>,
  watch: ReturnType<typeof createStopwatch>,
): Promise<Result<number, StageFailure>> {
  const { from, fileName } = input
  // A commit, a discarding or a removal of the original may have come first: here nothing else is written any more.
  const again = from.kind === 'again' ? await readImport(tx, from.importId) : undefined
  if (from.kind === 'again' && again === undefined) return fail('import.unknown', { importId: from.importId })
  if (again !== undefined && again.state !== 'staged') return fail('import.wrong-state', { name: fileName })
  if (again?.originalKept === false) return fail('import.original-missing', { name: fileName })
  // Read twice, for its rows and for its bytes, through one handle.
  const source = await sourceOf(tx, from, fileName, again?.deliveryId)
  try {
    return await stageSource(tx, input, source, again, send, watch)
  } finally {
    await source.close()
  }
}

async function stageSource(
  tx: Tx,
  input: StageDeliveryInput,
  source: SourceFile,
  again: ImportRecord | undefined,
  send: (part: StageDeliveryPart) => Promise<void>,
  watch: ReturnType<typeof createStopwatch>,
): Promise<Result<number, StageFailure>> {
  const { fileName } = input
  const content = await readContent(tx, input, source, send, watch)
  if (content.widest > maxColumns) {
    return fail('import.too-many-columns', { name: fileName, columns: content.widest, max: maxColumns })
  }
  const isText = content.sheets.some((sheet) => sheet.encoding !== null)
  if (!isText && (input.encoding ?? input.delimiter) !== undefined) return fail('import.not-text', { name: fileName })
  const deliveryId = await keep(tx, input, source, content, again?.deliveryId, watch)
  watch.enter('map')
  const sheets = await readSheets(tx, deliveryId)
  findProtectedPeople(tx, deliveryId, sheets, (await readTransfer(tx)).transferDate)
  const tops = sheets.map((sheet) => sheetTop(tx, sheet))
  const wish = input.register ?? again?.register
  const sender = input.isSenderChosen ? input : await usualSender(tx, deliveryId, tops, wish, input)
  const profiles = readKnownProfiles(tx, sender.senderId)
  const guessed = guessReading(tops, { register: wish }, profiles)
  if (guessed === null) return fail('import.no-header', { name: fileName })
  if (again !== undefined) {
    await updateReading(tx, again.id, again.senderId, guessed)
    tx.describe({ fileName, rows: content.rows, register: guessed.register })
    return ok(again.id)
  }
  const basket = await basketOf(tx, guessed, tops.find(({ position }) => position === guessed.sheets[0])?.top ?? [])
  const reading = basket?.reading ?? guessed
  const importId = await insertImport(tx, deliveryId, {
    senderId: basket?.senderId ?? sender.senderId,
    reading,
    repairsImportId: basket?.importId ?? null,
  })
  tx.describe({
    fileName,
    rows: content.rows,
    register: reading.register,
    sender: basket?.sender ?? sender.sender,
    // The log of what was never stored.
    ...(content.dropped === '' ? {} : { dropped: content.dropped }),
  })
  return ok(importId)
}

/** The file is the repair basket of an earlier import, and is read as that one was. */
async function basketOf(tx: Tx, guessed: Reading, top: readonly RawRow[]) {
  const repaired = repairedImport(
    guessed.columns.map(({ header }) => header),
    top.filter(({ row }) => row > guessed.headerRow),
  )
  const record = repaired === null ? undefined : await readImport(tx, repaired.importId)
  if (record?.state !== 'committed') return null
  const { id: importId, senderId, sender } = record
  return { importId, senderId, sender, reading: repairReading(guessed, record.reading) }
}

interface Content {
  readonly notes: readonly DeliveryNote[]
  readonly sheets: readonly Omit<Sheet, 'position'>[]
  readonly deciding: Deciding | null
  readonly widest: number
  readonly rows: number
  /** Some column of it must never be stored. */
  readonly hasForbidden: boolean
  /** Headers of the columns that were left out. */
  readonly dropped: string
}

/** Writes the raw rows, with the cells of forbidden columns blanked before anybody can store them. */
async function readContent(
  tx: Tx,
  input: StageDeliveryInput,
  source: SourceFile,
  send: (part: StageDeliveryPart) => Promise<void>,
  watch: ReturnType<typeof createStopwatch>,
): Promise<Content> {
  const raw = createRawWriter(tx)
  const notes: DeliveryNote[] = []
  const sheets: SheetInWork[] = []
  let deciding: Deciding | null = null
  let widest = 0
  const { password, encoding, delimiter, repair } = input
  const given = Object.fromEntries(
    Object.entries({ password, encoding, delimiter, repair }).filter(([, value]) => value !== undefined),
  )
  watch.enter('read')
  for await (const part of readDelivery({ source }, given)) {
    if (part.kind === 'note') notes.push(part)
    else if (part.kind === 'deciding') {
      deciding = { lines: part.lines, repairable: part.repairable, undecodable: part.undecodable }
    } else if (part.kind === 'sheet') {
      const before = sheets.at(-1)
      if (before !== undefined) await endSheet(tx, raw, before)
      sheets.push({
        said: part,
        firstRawId: raw.nextId,
        rows: 0,
        merges: [],
        top: [],
        inherited: before?.forbidden ?? new Map<number, number>(),
        forbidden: new Map(),
        tally: null,
      })
    } else {
      const sheet = sheets.at(-1)
      if (sheet === undefined) throw new Error('Rows before their sheet')
      if (part.kind === 'sheet-end') {
        sheet.merges = part.merges
        continue
      }
      for (const row of part.rows) widest = Math.max(widest, row.cells.length)
      watch.enter('keep')
      await appendRows(raw, sheet, part.rows)
      watch.enter('read')
      await send({ done: part.done, total: part.total })
    }
  }
  const last = sheets.at(-1)
  if (last !== undefined) await endSheet(tx, raw, last)
  return {
    notes: notes.map(maskedNote),
    deciding,
    widest,
    rows: sheets.reduce((sum, { rows }) => sum + rows, 0),
    sheets: sheets.map(sheetSaid),
    hasForbidden: sheets.some(({ forbidden }) => forbidden.size > 0),
    dropped: sheets.flatMap(forbiddenHeaders).join(', '),
  }
}

interface SheetInWork {
  readonly said: DeliverySheet
  readonly firstRawId: number
  rows: number
  merges: Sheet['merges']
  /** The first rows, held back until there are enough of them to judge the sheet by. */
  top: RawRow[]
  /** The forbidden columns of the sheet before. */
  readonly inherited: ReadonlyMap<number, number>
  /** Columns that must not be stored, with the row of the header that says so, or 0. */
  forbidden: ReadonlyMap<number, number>
  /** What its cells hold; null while the first rows are held back. */
  tally: ContentTally | null
}

type RawWriter = ReturnType<typeof createRawWriter>

async function appendRows(raw: RawWriter, sheet: SheetInWork, rows: readonly RawRow[]): Promise<void> {
  let rest = rows
  if (sheet.tally === null) {
    rest = rows.slice(headerSearchRows - sheet.top.length)
    sheet.top.push(...rows.slice(0, headerSearchRows - sheet.top.length))
    if (sheet.top.length < headerSearchRows) return
  }
  const tally = sheet.tally ?? (await judge(raw, sheet))
  for (const { cells } of rest) tally.add(cells)
  await append(raw, sheet, rest)
}

/** Decides by its first rows what of a sheet must not be stored, and writes them. */
async function judge(raw: RawWriter, sheet: SheetInWork): Promise<ContentTally> {
  const { top, inherited } = sheet
  const repaired = repairedRows(top)
  const found = new Map([...forbiddenColumns(repaired), ...forbiddenColumns(top)])
  // A sheet that goes on without a header has its columns in the same places as the one before.
  if (!top.some(isHeaderLike)) for (const column of inherited.keys()) found.set(column, 0)
  sheet.forbidden = found
  const tally = tallyBelowHeader(repaired)
  sheet.tally = tally
  await append(raw, sheet, top)
  return tally
}

async function append(raw: RawWriter, sheet: SheetInWork, rows: readonly RawRow[]): Promise<void> {
  const { forbidden } = sheet
  await raw.append(forbidden.size > 0 ? rows.map((row) => withoutColumns(row, forbidden)) : rows)
  sheet.rows += rows.length
}

/** The whole sheet has come: what only shows in all of its cells is removed again. */
async function endSheet(tx: Tx, raw: RawWriter, sheet: SheetInWork): Promise<void> {
  const tally = sheet.tally ?? (await judge(raw, sheet))
  await raw.end()
  const top = repairedRows(sheet.top)
  const late = [...forbiddenContentColumns(top, tally)].filter((column) => !sheet.forbidden.has(column))
  if (late.length === 0) return
  const headerRow = findHeaderRow(top)?.row ?? 0
  blankColumns(tx, sheetSaid(sheet), new Set(late), headerRow)
  sheet.forbidden = new Map([...sheet.forbidden, ...late.map((column) => [column, headerRow] as const)])
}

/** A header that was encoded twice says the same as one that was not. */
function repairedRows(rows: readonly RawRow[]): RawRow[] {
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (typeof cell === 'string' ? repairMojibake(cell) : cell)),
  }))
}

/** Notes name sheets, and a sheet can be named after a person. */
function maskedNote({ params, ...note }: DeliveryNote): DeliveryNote {
  const masked: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    masked[name] = typeof value === 'string' ? maskIdentityNumbersIn(value) : value
  }
  return { ...note, params: masked }
}

function forbiddenHeaders({ top, forbidden }: SheetInWork): string[] {
  return [...forbidden].map(([column, header]) => {
    const cell = top.find(({ row }) => row === header)?.cells[column]
    return typeof cell === 'string' && cell !== '' ? cell : String(column + 1)
  })
}

function sheetSaid({ said, firstRawId, rows, merges, forbidden }: SheetInWork): Omit<Sheet, 'position'> {
  const { name, hidden, hiddenColumns, dialect } = said
  return {
    name: maskIdentityNumbersIn(name),
    hidden,
    hiddenColumns,
    forbiddenColumns: [...forbidden.keys()],
    merges,
    encoding: dialect?.encoding ?? null,
    delimiter: dialect?.delimiter ?? null,
    repaired: dialect?.repaired ?? false,
    rows,
    firstRawId,
    lastRawId: firstRawId + rows - 1,
  }
}

/** The delivery, its sheets and, unless it holds what must not be stored, its bytes. */
async function keep(
  tx: Tx,
  input: StageDeliveryInput,
  source: SourceFile,
  content: Content,
  deliveryId: number | undefined,
  watch: ReturnType<typeof createStopwatch>,
): Promise<number> {
  const said = {
    notes: content.notes.map(({ code, params }) => ({ code, params })),
    // What decides the encoding is looked up in the file's own bytes, where the forbidden cells are too.
    deciding: content.hasForbidden && content.deciding !== null ? { ...content.deciding, lines: [] } : content.deciding,
    originalKept: !content.hasForbidden,
  }
  if (deliveryId !== undefined) {
    const unchanged = { fileName: input.fileName, sha256: '', bytes: 0 }
    await replaceDelivery(tx, deliveryId, { ...said, ...unchanged })
    await insertSheets(tx, deliveryId, content)
    return deliveryId
  }
  watch.enter('keep')
  const hash = createHash('sha256')
  const inserted: NewDelivery = { ...said, fileName: input.fileName, sha256: '', bytes: source.size }
  const id = await insertDelivery(tx, inserted)
  const original = content.hasForbidden ? null : createOriginalWriter(tx, id)
  for await (const chunk of source.chunks()) {
    hash.update(chunk)
    await original?.write(chunk)
    await setImmediate()
  }
  await original?.end()
  await source.checkUnchanged()
  const sha256 = hash.digest('hex')
  const before = await readSameFile(tx, sha256)
  const notes = before === undefined ? said.notes : [...said.notes, { code: 'same-file', params: before }]
  await tx.query
    .updateTable('deliveries')
    .set({ sha256, notes: JSON.stringify(notes) })
    .where('id', '=', id)
    .execute()
  await insertSheets(tx, id, content)
  return id
}

async function insertSheets(tx: Tx, deliveryId: number, content: Content): Promise<void> {
  for (const [position, sheet] of content.sheets.entries()) await insertSheet(tx, deliveryId, { position, ...sheet })
}

async function sourceOf(
  tx: Tx,
  from: StageDeliveryInput['from'],
  fileName: string,
  deliveryId: number | undefined,
): Promise<SourceFile> {
  if (from.kind === 'file') return openSource(from.path)
  if (from.kind === 'text') return openMemorySource(fileName, Buffer.from(from.text, 'utf8'))
  const pieces = deliveryId === undefined ? [] : [...storedPieces(tx, 'original_pieces', deliveryId)]
  return openMemorySource(fileName, Buffer.concat(pieces))
}

/** The header itself stays, so that the mapping can say which column was dropped; so does a title block above it. */
function withoutColumns(row: RawRow, headerRows: ReadonlyMap<number, number>): RawRow {
  const isForbidden = (index: number): boolean => row.row > (headerRows.get(index) ?? Number.POSITIVE_INFINITY)
  return { ...row, cells: row.cells.map((cell, index) => (isForbidden(index) ? null : cell)) }
}
