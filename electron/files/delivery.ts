import type { RawRow } from '#shared/import/raw.ts'
import { findCsvShape, readCsvRows } from './csv.ts'
import type { CsvDialect } from './dialect.ts'
import { FileFailure, stopIfCancelled } from './file-failure.ts'
import { kindOfFile } from './file-kind.ts'
import { readOds } from './ods-stream.ts'
import { checkOleWorkbook } from './ole-file.ts'
import { findWorkbookPart, readBook } from './ooxml-package.ts'
import { openSource, readWhole, type SourceFile } from './source-file.ts'
import { readXlsxSheet } from './xlsx-stream.ts'
import { openZip, type ZipParts } from './zip-gate.ts'

/** A sheet begins; a text file is one sheet with a dialect. */
export interface DeliverySheet {
  readonly kind: 'sheet'
  /** 0-based, in the workbook's order. */
  readonly index: number
  readonly name: string
  readonly hidden: boolean
  readonly dialect?: CsvDialect
}

/** At most 500 rows of one sheet. `done` of `total` are bytes, packed or unpacked as the format has it, over the whole file. */
export interface DeliveryRows {
  readonly kind: 'rows'
  readonly sheet: number
  readonly rows: readonly RawRow[]
  readonly done: number
  readonly total: number
}

/** Something the person should know about how the file was read. */
export interface DeliveryNote {
  readonly kind: 'note'
  readonly code: DeliveryNoteCode
  readonly params: Readonly<Record<string, string | number>>
}

export type DeliveryNoteCode =
  /** The workbook holds macros; they were neither kept nor run. */
  | 'macros-ignored'
  /** { encoding }: chosen by letter frequency, show å ä ö and ask. */
  | 'encoding-guessed'
  /** { count, encoding } */
  | 'undecodable-bytes'
  /** { line }: a quote opened there and never closed, so quotes were read as plain characters in the whole file. */
  | 'unclosed-quote'
  /** Some lines end with CR LF and some with LF; inside quotes all are LF now. */
  | 'mixed-line-ends'

export type DeliveryPart = DeliverySheet | DeliveryRows | DeliveryNote

/**
 * Reads a delivery of any known format, as it stands, in order: each sheet is announced before its rows. Rows that hold
 * nothing are passed over. Text files, .xlsx, .xlsm and .ods need the same memory whatever their length; .xls (at most 50 MB)
 * and .xlsb (at most 20 MB) are read whole and block the thread meanwhile, so run it in a worker.
 *
 * Damage near the end of a part shows only there, after rows of it were given: nothing is sure until the last one came.
 *
 * @throws FileFailure any `file.*` code but those of writing
 */
export async function* readDelivery(
  path: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<DeliveryPart> {
  const source = await openSource(path, options.signal)
  try {
    for await (const part of readSource(source)) {
      stopIfCancelled(options.signal)
      yield part
    }
  } catch (error) {
    if (!(error instanceof FileFailure) || 'name' in error.params) throw error
    throw new FileFailure(error.code, { name: source.name, ...error.params }, { cause: error })
  } finally {
    await source.close()
  }
}

/** The formats that are read whole take several times their size in memory. Bytes. */
const largestWhole = { xls: 50_000_000, xlsb: 20_000_000 }

async function* readSource(source: SourceFile): AsyncGenerator<DeliveryPart> {
  const kind = kindOfFile(await headOf(source), source.name)
  if (kind === 'text') yield* readText(source)
  else if (kind === 'zip') yield* readPackage(source)
  else yield* readXls(source)
}

async function headOf(source: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source.chunks(0, Math.min(512, source.size))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* readText(source: SourceFile): AsyncGenerator<DeliveryPart> {
  const shape = await findCsvShape(source)
  const { encoding, layout, dialect } = shape
  yield { kind: 'sheet', index: 0, name: source.name.replace(/\.[^.]+$/, ''), hidden: false, dialect }
  if (encoding.guessed) yield note('encoding-guessed', { encoding: encoding.encoding })
  if (encoding.undecodable > 0) {
    yield note('undecodable-bytes', { count: encoding.undecodable, encoding: encoding.encoding })
  }
  if (layout.unclosedQuoteLine !== undefined) yield note('unclosed-quote', { line: layout.unclosedQuoteLine })
  if (layout.mixedLineEnds) yield note('mixed-line-ends', {})
  let isEmpty = true
  for await (const { rows, bytes } of readCsvRows(source, shape)) {
    isEmpty = false
    yield { kind: 'rows', sheet: 0, rows, done: bytes, total: source.size }
  }
  if (isEmpty) throw new FileFailure('file.empty', { name: source.name })
}

async function* readPackage(source: SourceFile): AsyncGenerator<DeliveryPart> {
  const zip = await openZip(source)
  if (await isOpenDocument(zip)) {
    const total = zip.promisedSize(zip.find('content.xml') ?? '')
    for await (const part of readOds(zip)) {
      if (part.kind === 'sheet') yield part
      else yield { kind: 'rows', sheet: part.sheet, rows: part.rows, done: part.bytes, total }
    }
    return
  }
  const workbookPart = await findWorkbookPart(zip)
  if (workbookPart === undefined) throw new FileFailure('file.unknown-format', { name: source.name, looksLike: 'zip' })
  if (workbookPart.endsWith('.bin')) yield* readXlsb(source, zip)
  else yield* readXlsx(zip, workbookPart)
}

async function isOpenDocument(zip: ZipParts): Promise<boolean> {
  const part = zip.find('mimetype')
  if (part === undefined || zip.promisedSize(part) > 200) return false
  const chunks: Buffer[] = []
  for await (const chunk of zip.open(part)) chunks.push(chunk)
  const type = Buffer.concat(chunks).toString('latin1').trim()
  if (type.startsWith('application/vnd.oasis.opendocument.') && !type.includes('spreadsheet')) {
    throw new FileFailure('file.unknown-format', { looksLike: 'opendocument' })
  }
  return type.startsWith('application/vnd.oasis.opendocument.spreadsheet')
}

async function* readXlsx(zip: ZipParts, workbookPart: string): AsyncGenerator<DeliveryPart> {
  const book = await readBook(zip, workbookPart)
  if (book.hasMacros) yield note('macros-ignored', {})
  const total = book.sheets.reduce((sum, sheet) => sum + zip.promisedSize(sheet.part), 0)
  let before = 0
  for (const [index, sheet] of book.sheets.entries()) {
    yield { kind: 'sheet', index, name: sheet.name, hidden: sheet.hidden }
    for await (const { rows, bytes } of readXlsxSheet(zip, book, sheet)) {
      yield { kind: 'rows', sheet: index, rows, done: before + bytes, total }
    }
    before += zip.promisedSize(sheet.part)
  }
}

async function* readXlsb(source: SourceFile, zip: ZipParts): AsyncGenerator<DeliveryPart> {
  if (source.size > largestWhole.xlsb) throw new FileFailure('file.too-hostile', { reason: 'size' })
  // The library inflates without counting, so every part goes through the gate once before it may.
  for (const name of zip.names) {
    const chunks = zip.open(name)
    while ((await chunks.next()).done !== true);
  }
  yield* wholeWorkbook(await readWhole(source), source)
}

async function* readXls(source: SourceFile): AsyncGenerator<DeliveryPart> {
  if (source.size > largestWhole.xls) throw new FileFailure('file.too-hostile', { reason: 'size' })
  const bytes = await readWhole(source)
  checkOleWorkbook(bytes, source.name)
  yield* wholeWorkbook(bytes, source)
}

async function* wholeWorkbook(bytes: Buffer, source: SourceFile): AsyncGenerator<DeliveryPart> {
  // Loaded only for the formats that need it: it takes a quarter of a second.
  const { readWithSheetJs } = await import('./sheetjs-workbook.ts')
  const { sheets, hasMacros } = readWithSheetJs(bytes)
  if (hasMacros) yield note('macros-ignored', {})
  for (const [index, sheet] of sheets.entries()) {
    yield { kind: 'sheet', index, name: sheet.name, hidden: sheet.hidden }
    for (const rows of sheet.rows) {
      yield { kind: 'rows', sheet: index, rows, done: source.size, total: source.size }
    }
  }
}

function note(code: DeliveryNoteCode, params: DeliveryNote['params']): DeliveryNote {
  return { kind: 'note', code, params }
}
