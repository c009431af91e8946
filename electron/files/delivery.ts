import { checkBinaryPart } from './binary-part.ts'
import { checkBinaryWorkbook, inspectBinaryWorkbook } from './binary-workbook.ts'
import { findTextShape, readTextRows, type TextChoice } from './csv.ts'
import type { DeliveryNote, DeliveryNoteCode, DeliveryPart, DeliverySheet } from './delivery-part.ts'
import { FileFailure, stopIfCancelled } from './file-failure.ts'
import { kindOfFile } from './file-kind.ts'
import { unlockOds } from './ods-lock.ts'
import { isOpenDocument, readOds } from './ods-stream.ts'
import { openOle } from './ole-file.ts'
import { findWorkbookPart, readBook } from './ooxml-package.ts'
import { RowBatch } from './row-batch.ts'
import { isAtRowLimit, SheetFacts } from './sheet-facts.ts'
import { headOf, openMemorySource, openSource, readWhole, type SourceFile } from './source-file.ts'
import { isEncryptedPackage, unlockPackage, unlockStream, workbookStreamOf } from './workbook-lock.ts'
import { readXlsxSheet } from './xlsx-stream.ts'
import { openZip, readPart, type ZipParts } from './zip-gate.ts'

export type { DeliveryNote, DeliveryPart, DeliverySheet } from './delivery-part.ts'

export interface ReadOptions extends TextChoice {
  readonly signal?: AbortSignal | undefined
  /** Of an encrypted workbook. */
  readonly password?: string | undefined
}

/**
 * Reads a delivery of any known format, as it stands, in order: each sheet is announced before its rows, and ended after them.
 * Rows that hold nothing are passed over. Text files, .xlsx, .xlsm and .ods need the same memory whatever their length; .xls
 * (at most 50 MB) and .xlsb (at most 20 MB) are read whole and block the thread meanwhile, and encrypted workbooks (at most
 * 200 MB) are held in memory, so run it in a worker.
 *
 * Damage near the end of a part shows only there, after rows of it were given: nothing is sure until the last one came.
 *
 * @param from a path, or an open source, which stays open
 * @throws FileFailure any `file.*` code but those of writing
 */
export async function* readDelivery(
  from: { readonly path: string } | { readonly source: SourceFile },
  options: ReadOptions = {},
): AsyncGenerator<DeliveryPart> {
  const source = 'source' in from ? from.source : await openSource(from.path, options.signal)
  try {
    for await (const part of readSource(source, options)) {
      stopIfCancelled(options.signal)
      yield part
    }
  } catch (error) {
    throw withName(error, source.name)
  } finally {
    if ('path' in from) await source.close()
  }
}

/** A failure that names the file, as every one of these shall. */
export function withName(error: unknown, name: string): unknown {
  if (!(error instanceof FileFailure) || 'name' in error.params) return error
  return new FileFailure(error.code, { name, ...error.params }, { cause: error })
}

/** The formats that are read whole take several times their size in memory. Bytes. */
const largestWhole = { xls: 50_000_000, xlsb: 20_000_000 }

async function* readSource(source: SourceFile, options: ReadOptions): AsyncGenerator<DeliveryPart> {
  const kind = kindOfFile(await headOf(source), source.name)
  if (kind === 'text') yield* readText(source, options)
  else if (kind === 'zip') yield* readPackage(source, options.password)
  else yield* readOle(source, options.password)
}

async function* readText(source: SourceFile, choice: TextChoice): AsyncGenerator<DeliveryPart> {
  const shape = await findTextShape(source, choice)
  const { encoding, dialect, tables, repairable, undecodable } = shape
  const plainName = source.name.replace(/\.[^.]+$/, '')
  const nameOf = (table: number) => (tables.length === 1 ? plainName : `${plainName} (${table + 1})`)
  const announce = (table: number): DeliverySheet => ({
    kind: 'sheet',
    index: table,
    name: nameOf(table),
    hidden: false,
    hiddenColumns: [],
    dialect,
  })
  yield announce(0)
  yield { kind: 'deciding', lines: shape.decidingLines, repairable, undecodable }
  if (shape.isGuessed) yield note('encoding-guessed', { encoding })
  const lost = undecodable[encoding] ?? 0
  if (lost > 0) yield note('undecodable-bytes', { count: lost, encoding })
  if (repairable > 0 && !dialect.repaired) yield note('mojibake', { count: repairable })
  if (shape.unclosedQuoteLine !== undefined) yield note('unclosed-quote', { line: shape.unclosedQuoteLine })
  if (shape.hasMixedLineEnds) yield note('mixed-line-ends', {})
  if (shape.preambleLines > 0) yield note('preamble', { lines: shape.preambleLines })
  if (tables.length > 1) yield note('several-tables', { count: tables.length })
  if (isAtRowLimit(shape.records)) yield note('row-limit', { sheet: plainName, rows: shape.records })
  let current = 0
  let isEmpty = true
  for await (const { table, rows, bytes } of readTextRows(source, shape)) {
    for (; current < table; current++) {
      yield { kind: 'sheet-end', sheet: current, merges: [] }
      yield announce(current + 1)
    }
    isEmpty = false
    yield { kind: 'rows', sheet: table, rows, done: bytes, total: source.size }
  }
  if (isEmpty) throw new FileFailure('file.empty', { name: source.name })
  yield { kind: 'sheet-end', sheet: current, merges: [] }
}

async function* readPackage(source: SourceFile, password: string | undefined): AsyncGenerator<DeliveryPart> {
  const zip = await openZip(source)
  if (await isOpenDocument(zip)) {
    yield* readOpenDocument(await unlockOds(zip, source.name, password))
    return
  }
  const workbookPart = await findWorkbookPart(zip)
  if (workbookPart === undefined) throw new FileFailure('file.unknown-format', { name: source.name, looksLike: 'zip' })
  if (workbookPart.endsWith('.bin')) yield* readXlsb(source, zip)
  else yield* readXlsx(zip, workbookPart)
}

async function* readOpenDocument(zip: ZipParts): AsyncGenerator<DeliveryPart> {
  const total = zip.promisedSize(zip.find('content.xml') ?? '')
  for await (const part of readOds(zip)) {
    if (part.kind === 'sheet') {
      yield* sheetStart(part.index, part.name, part.hidden, part.facts)
      if (part.isExternal) yield note('external-links', {})
    } else if (part.kind === 'sheet-end') yield* sheetEnd(part.sheet, part.name, part.facts)
    else yield { kind: 'rows', sheet: part.sheet, rows: part.rows, done: part.bytes, total }
  }
}

async function* readXlsx(zip: ZipParts, workbookPart: string): AsyncGenerator<DeliveryPart> {
  const book = await readBook(zip, workbookPart)
  yield* workbookNotes(book.hasMacros, book.hasExternalLinks, book.dateSystem === 1904)
  const total = book.sheets.reduce((sum, sheet) => sum + zip.promisedSize(sheet.part), 0)
  let before = 0
  for (const [index, sheet] of book.sheets.entries()) {
    const facts = new SheetFacts()
    let isAnnounced = false
    for await (const { rows, bytes } of readXlsxSheet(zip, book, sheet, new RowBatch(), facts)) {
      if (!isAnnounced) yield* sheetStart(index, sheet.name, sheet.hidden, facts)
      isAnnounced = true
      yield { kind: 'rows', sheet: index, rows, done: before + bytes, total }
    }
    if (!isAnnounced) yield* sheetStart(index, sheet.name, sheet.hidden, facts)
    yield* sheetEnd(index, sheet.name, facts)
    before += zip.promisedSize(sheet.part)
  }
}

async function* readXlsb(source: SourceFile, zip: ZipParts): AsyncGenerator<DeliveryPart> {
  if (source.size > largestWhole.xlsb) throw new FileFailure('file.too-hostile', { reason: 'size' })
  // The library inflates without counting, so every part goes through the gate once before it may.
  for (const name of zip.names) {
    const bytes = await readPart(zip, name)
    if (/^xl\/(?:worksheets\/)?[^/]+\.bin$/i.test(name) && !/vbaProject/i.test(name)) checkBinaryPart(name, bytes)
  }
  const hasExternalLinks = zip.names.some((name) => /\/externalLinks\/[^/]+\.bin$/i.test(name))
  yield* wholeWorkbook(await readWhole(source), source.size, { hasExternalLinks })
}

async function* readOle(source: SourceFile, password: string | undefined): AsyncGenerator<DeliveryPart> {
  const ole = await openOle(source)
  if (isEncryptedPackage(ole)) {
    const clear = await unlockPackage(ole, password)
    const inside = openMemorySource(source.name, clear)
    if (kindOfFile(await headOf(inside), source.name) !== 'zip')
      throw new FileFailure('file.damaged', { part: 'package' })
    yield* readPackage(inside, undefined)
    return
  }
  if (source.size > largestWhole.xls) throw new FileFailure('file.too-hostile', { reason: 'size' })
  const stream = await ole.read(workbookStreamOf(ole))
  const { hasExternalLinks } = inspectBinaryWorkbook(stream)
  const clear = await unlockStream(stream, password)
  checkBinaryWorkbook(clear)
  const hasMacros = ole.names.some((name) => /^_VBA_PROJECT/i.test(name))
  yield* wholeWorkbook(clear, source.size, { hasExternalLinks, hasMacros })
}

async function* wholeWorkbook(
  bytes: Buffer,
  size: number,
  known: { readonly hasExternalLinks: boolean; readonly hasMacros?: boolean },
): AsyncGenerator<DeliveryPart> {
  // Loaded only for the formats that need it: it takes a quarter of a second.
  const { readWithSheetJs } = await import('./sheetjs-workbook.ts')
  const { sheets, hasMacros, dateSystem } = readWithSheetJs(bytes)
  yield* workbookNotes(hasMacros || known.hasMacros === true, known.hasExternalLinks, dateSystem === 1904)
  for (const [index, { name, hidden, facts, rows }] of sheets.entries()) {
    yield* sheetStart(index, name, hidden, facts)
    for (const some of rows) yield { kind: 'rows', sheet: index, rows: some, done: size, total: size }
    yield* sheetEnd(index, name, facts)
  }
}

function* workbookNotes(hasMacros: boolean, hasExternalLinks: boolean, isFrom1904: boolean): Generator<DeliveryNote> {
  if (hasMacros) yield note('macros-ignored', {})
  if (hasExternalLinks) yield note('external-links', {})
  if (isFrom1904) yield note('date-1904', {})
}

function* sheetStart(index: number, name: string, hidden: boolean, facts: SheetFacts): Generator<DeliveryPart> {
  yield { kind: 'sheet', index, name, hidden, hiddenColumns: facts.hiddenColumns }
  if (hidden) yield note('hidden-sheet', { name })
}

function* sheetEnd(sheet: number, name: string, facts: SheetFacts): Generator<DeliveryPart> {
  const counted = [
    ['hidden-columns', facts.hiddenColumnCount],
    ['hidden-rows', facts.hiddenRows],
    ['merged-cells', facts.mergeCount],
  ] as const
  for (const [code, count] of counted) if (count > 0) yield note(code, { sheet: name, count })
  if (facts.endsAtRowLimit) yield note('row-limit', { sheet: name, rows: facts.lastRow })
  yield { kind: 'sheet-end', sheet, merges: facts.merges }
}

function note(code: DeliveryNoteCode, params: DeliveryNote['params']): DeliveryNote {
  return { kind: 'note', code, params }
}
