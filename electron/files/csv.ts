import Papa from 'papaparse'
import type { RawRow } from '#shared/import/raw.ts'
import { delimiters, DialectScan, type CsvDialect, type DialectVerdict } from './dialect.ts'
import { EncodingScan, createTextDecoder, type EncodingVerdict } from './encoding.ts'
import { FileFailure } from './file-failure.ts'
import { RowBatch } from './row-batch.ts'
import type { SourceFile } from './source-file.ts'

/** What the whole file says about how it is written, found before any row is read. */
export interface CsvShape {
  readonly dialect: CsvDialect
  readonly encoding: EncodingVerdict
  readonly layout: DialectVerdict
}

/**
 * Reads the file once, or twice for UTF-16, without keeping it.
 * @throws FileFailure `file.unknown-format` when it is no text, `file.vanished`, `file.cancelled`
 */
export async function findCsvShape(source: SourceFile): Promise<CsvShape> {
  const encodingScan = new EncodingScan()
  const byteScan = new DialectScan()
  let isFirst = true
  for await (const chunk of source.chunks()) {
    encodingScan.add(chunk)
    byteScan.add(isFirst ? withoutByteOrderMark(chunk) : chunk)
    isFirst = false
  }
  const encoding = encodingScan.verdict()
  if (encoding.binary) throw new FileFailure('file.unknown-format', { name: source.name, looksLike: 'binary' })
  let layout = byteScan.verdict()
  if (encoding.encoding.startsWith('utf-16')) {
    layout = await scanLayout(source, new DialectScan(delimiters, encoding.encoding))
  }
  if (layout.unclosedQuoteLine !== undefined) {
    // With every candidate dividing fields, a quote after a mere comma may have seemed to open one.
    layout = await scanLayout(source, new DialectScan([layout.delimiter], encoding.encoding))
  }
  const { delimiter, lineEnd } = layout
  return { dialect: { encoding: encoding.encoding, delimiter, lineEnd }, encoding, layout }
}

/**
 * The rows of a text file. A row's number is the line its record starts on. Every value stays text, white space and all; an
 * empty field is `null`. Where a quote is never closed, quotes are read as plain characters, so that no line is swallowed.
 *
 * @returns batches with the bytes read so far; the last one may be empty
 * @throws FileFailure `file.vanished`, `file.cancelled`, `file.too-hostile` (a single record of millions of characters)
 */
export async function* readCsvRows(
  source: SourceFile,
  shape: CsvShape,
): AsyncGenerator<{ readonly rows: readonly RawRow[]; readonly bytes: number }> {
  const records = new RecordReader(shape)
  const decoder = createTextDecoder(shape.encoding.encoding)
  const batch = new RowBatch({ keepsWidth: true })
  let bytes = 0
  for await (const chunk of source.chunks()) {
    bytes += chunk.length
    records.read(decoder.write(chunk), false, batch)
    while (batch.isFull) yield { rows: batch.take(), bytes }
  }
  records.read(decoder.end(), true, batch)
  while (!batch.isEmpty) yield { rows: batch.take(), bytes }
}

/** Cuts text into records; keeps the unfinished last one until more text comes. */
class RecordReader {
  readonly #parser: Papa.Parser
  readonly #mixedLineEnds: boolean
  #rest = ''
  #line = 1
  /** How long the text must grow before it is worth parsing again: doubles while one record is not finished. */
  #enough = 0

  constructor({ layout }: CsvShape) {
    this.#mixedLineEnds = layout.mixedLineEnds
    this.#parser = new Papa.Parser({
      delimiter: layout.delimiter,
      newline: layout.lineEnd,
      // The parser's fast mode is the one that knows no quotes; left unset it is chosen piece by piece.
      ...(layout.unclosedQuoteLine === undefined ? {} : { fastMode: true }),
    })
  }

  read(chunk: string, isLast: boolean, batch: RowBatch): void {
    let text = this.#rest + chunk
    if (this.#mixedLineEnds) text = text.replaceAll('\r\n', '\n')
    if (!isLast && text.length < this.#enough) {
      this.#rest = text
      return
    }
    const { data, meta }: ParsedRecords = this.#parser.parse(text, 0, !isLast)
    for (const record of data) {
      const line = this.#line
      this.#line = line + 1 + linesWithin(record)
      batch.add(line, record, false)
    }
    this.#rest = isLast ? '' : text.slice(meta.cursor)
    this.#enough = data.length === 0 ? text.length * 2 : 0
    if (this.#rest.length > longestRecord) throw new FileFailure('file.too-hostile', { reason: 'record-length' })
  }
}

/** What the parser gives; its own types leave it open. `cursor` is where the last whole record ends. */
interface ParsedRecords {
  readonly data: string[][]
  readonly meta: { readonly cursor: number }
}

/** Characters. */
const longestRecord = 16_000_000

function linesWithin(record: readonly string[]): number {
  let lines = 0
  for (const field of record) {
    if (field.includes('\n') || field.includes('\r')) lines += field.match(/\r\n|\n|\r/g)?.length ?? 0
  }
  return lines
}

async function scanLayout(source: SourceFile, scan: DialectScan): Promise<DialectVerdict> {
  let isFirst = true
  for await (const chunk of source.chunks()) {
    scan.add(isFirst ? withoutByteOrderMark(chunk) : chunk)
    isFirst = false
  }
  return scan.verdict()
}

function withoutByteOrderMark(chunk: Buffer): Buffer {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return chunk.subarray(3)
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) return chunk.subarray(2)
  return chunk
}
