import type { RawRow } from '#shared/import/raw.ts'
import { encodings, isCodePage, isEncodingName, type EncodingName } from './code-page.ts'
import type { DecidingLine } from './deciding-lines.ts'
import { delimiters, type CsvDialect } from './dialect.ts'
import { createTextDecoder, decodeText, likeliestEncoding, undecodableIn } from './encoding.ts'
import { FileFailure } from './file-failure.ts'
import type { TextTable } from './record-blocks.ts'
import { RecordCutter, type RecordLayout } from './record-cutter.ts'
import { RowBatch } from './row-batch.ts'
import type { SourceFile } from './source-file.ts'
import { TextScan, type TextScanOptions } from './text-scan.ts'

/** What a person has decided about a text file, instead of what its bytes say. */
export interface TextChoice {
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  readonly repair?: boolean | undefined
}

/** What the whole file says about how it is written, found before any row is read. */
export interface TextShape {
  readonly encoding: EncodingName
  readonly dialect: CsvDialect
  readonly layout: RecordLayout
  /** The encoding rests on letter frequency, and a person should look at å, ä and ö. */
  readonly isGuessed: boolean
  readonly decidingLines: readonly DecidingLine[]
  /** Bytes, or broken sequences, that stand for nothing, by encoding. */
  readonly undecodable: Readonly<Record<string, number>>
  /** Letters that were encoded twice. */
  readonly repairable: number
  /** A quoted field is never closed: the line it starts on, 1-based. */
  readonly unclosedQuoteLine: number | undefined
  readonly hasMixedLineEnds: boolean
  /** Lines above the first record of the width that most have. */
  readonly preambleLines: number
  readonly tables: readonly TextTable[]
  /** Empty ones too. */
  readonly records: number
}

/**
 * Reads the file once, and again where a look shows that it must be looked at in another way, without keeping it.
 * @throws FileFailure `file.unknown-format` when it is no text, `file.vanished`, `file.cancelled`
 */
export async function findTextShape(source: SourceFile, choice: TextChoice): Promise<TextShape> {
  const chosen = chosenEncoding(choice)
  const wide = chosen === undefined ? await wideEncodingOf(source) : isWide(chosen) ? chosen : undefined
  const candidates = choice.delimiter === undefined ? delimiters : [choice.delimiter]
  let options: TextScanOptions = { delimiters: candidates, quotes: 'doubled', loneReturnEnds: true }
  let scan = await scanWith(source, options, wide)
  if (chosen === undefined && isBinary(scan)) {
    throw new FileFailure('file.unknown-format', { name: source.name, looksLike: 'binary' })
  }
  const encoding = chosen ?? wide ?? (scan.startsWithMark ? 'utf-8' : likeliestEncoding(scan.byteCounts))
  let delimiter = statedDelimiter(scan, candidates) ?? scan.tally.likeliest()
  const better = secondLook(scan, options, delimiter)
  if (better !== undefined) scan = await scanWith(source, (options = better), wide)
  const { unclosedQuoteLine } = scan
  if (unclosedQuoteLine !== undefined) {
    // All that follows the quote was taken for one field: it is looked at anew as it will be read, without quotes.
    options = { ...options, delimiters: candidates, quotes: 'none' }
    scan = await scanWith(source, options, wide)
    delimiter = statedDelimiter(scan, candidates) ?? scan.tally.likeliest()
  }

  const lineEnd = lineEndOf(scan)
  const repairable = isCodePage(encoding) ? scan.doubleEncoded.inCodePage : scan.doubleEncoded.inUtf8
  const usualCount = scan.tally.usualCount(delimiter)
  const candidate = options.delimiters.indexOf(delimiter)
  const decode = (bytes: Buffer) => decodeText(bytes.toString('latin1'), wide === undefined ? encoding : 'utf-8', false)
  return {
    encoding,
    dialect: {
      encoding,
      delimiter,
      lineEnd: lineEnd === 'mixed' ? '\n' : lineEnd,
      repaired: choice.repair === true,
    },
    layout: {
      delimiter,
      lineEnd,
      quotes: options.quotes,
      loneReturnIsLine: options.loneReturnEnds,
    },
    isGuessed: chosen === undefined && isCodePage(encoding),
    decidingLines: decidingLines(scan, encoding, wide),
    undecodable: undecodableByEncoding(scan, source.size, wide),
    repairable,
    unclosedQuoteLine,
    hasMixedLineEnds: lineEnd === 'mixed' || (scan.ends.lf > 0 && scan.ends.crlf > 0),
    preambleLines: linesAbove(scan, candidate, usualCount),
    tables: scan.blocks.tables(candidate, delimiter, decode),
    records: scan.records,
  }
}

/**
 * The rows of a text file. A row's number is the line its record starts on. Every value stays text, white space and all; an
 * empty field is `null`. Where a quote is never closed, quotes are read as plain characters, so that no line is swallowed.
 *
 * @returns batches with the bytes read so far and the table (0-based) they belong to
 * @throws FileFailure `file.vanished`, `file.cancelled`, `file.too-hostile` (a single record of millions of characters)
 */
export async function* readTextRows(
  source: SourceFile,
  shape: TextShape,
): AsyncGenerator<{ readonly table: number; readonly rows: readonly RawRow[]; readonly bytes: number }> {
  const cutter = new RecordCutter(shape.layout)
  const decoder = createTextDecoder(shape.encoding, shape.dialect.repaired)
  const batches = [new RowBatch({ keepsWidth: true })]
  let batch: RowBatch | undefined = batches[0]
  let nextStart = shape.tables[1]?.line ?? Number.POSITIVE_INFINITY
  let table = 0
  let bytes = 0
  const add = (line: number, cells: string[]) => {
    if (line >= nextStart) {
      batch = new RowBatch({ keepsWidth: true })
      batches.push(batch)
      nextStart = shape.tables[batches.length]?.line ?? Number.POSITIVE_INFINITY
    }
    batch?.add(line, cells, false)
  }
  const read = function* (text: string, isLast: boolean) {
    cutter.push(text, isLast, add)
    if (cutter.pending > longestRecord) throw new FileFailure('file.too-hostile', { reason: 'record-length' })
    for (const ready of batches.slice(table)) {
      while (ready.isFull) yield { table, rows: ready.take(), bytes }
      if (!isLast && table === batches.length - 1) break
      while (!ready.isEmpty) yield { table, rows: ready.take(), bytes }
      table++
    }
  }
  for await (const chunk of source.chunks()) {
    bytes += chunk.length
    yield* read(decoder.write(chunk), false)
  }
  yield* read(decoder.end(), true)
}

/** Characters. */
const longestRecord = 16_000_000

type WideEncoding = 'utf-16le' | 'utf-16be'

function isWide(encoding: EncodingName): encoding is WideEncoding {
  return encoding === 'utf-16le' || encoding === 'utf-16be'
}

function chosenEncoding({ encoding }: TextChoice): EncodingName | undefined {
  if (encoding === undefined || isEncodingName(encoding)) return encoding
  throw new RangeError(`no encoding is called ${encoding}`)
}

/** A scan of the whole file, with what only its reading tells. */
type FinishedScan = TextScan & { startsWithMark: boolean; loneSurrogates: number }

async function scanWith(
  source: SourceFile,
  options: TextScanOptions,
  wide: WideEncoding | undefined,
): Promise<FinishedScan> {
  const scan = Object.assign(new TextScan(options), { startsWithMark: false, loneSurrogates: 0 })
  const decoder = wide === undefined ? undefined : new TextDecoder(wide)
  const addText = (text: string) => {
    scan.loneSurrogates += text.match(/\uFFFD/g)?.length ?? 0
    scan.add(Buffer.from(text))
  }
  let isFirst = true
  for await (const chunk of source.chunks()) {
    if (decoder !== undefined) addText(decoder.decode(chunk, { stream: true }))
    else if (isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) {
      scan.startsWithMark = true
      scan.add(chunk.subarray(3))
    } else scan.add(chunk)
    isFirst = false
  }
  if (decoder !== undefined) addText(decoder.decode())
  scan.end()
  return scan
}

/** Byte order mark, or a zero in nearly every other byte, as Western text in UTF-16 has. */
async function wideEncodingOf(source: SourceFile): Promise<WideEncoding | undefined> {
  const { value: start } = await source.chunks(0, Math.min(source.size, 65_536)).next()
  if (start === undefined) return undefined
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const nuls = [0, 0]
  for (let at = start.indexOf(0); at !== -1; at = start.indexOf(0, at + 1)) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const units = start.length / 2
  if (odd > units * 0.4 && even < units * 0.02) return 'utf-16le'
  if (even > units * 0.4 && odd < units * 0.02) return 'utf-16be'
  return undefined
}

function isBinary(scan: TextScan): boolean {
  return scan.nuls > scan.size * 0.0005 || scan.controls > scan.size * 0.01
}

/** How the file must be looked at instead, if the first look was taken in a wrong way. */
function secondLook(scan: TextScan, first: TextScanOptions, delimiter: string): TextScanOptions | undefined {
  const { lf, crlf, cr } = scan.ends
  const isBackslash = scan.backslashQuotes > 0 && scan.doubledQuotes === 0
  // A return here and there among line feeds is a line break within a cell that somebody forgot to quote.
  const isStrayReturn = cr > 0 && cr < (lf + crlf) * 0.05
  // With every candidate dividing fields, a quote after a mere comma may have seemed to open one.
  const isUnclosed = scan.unclosedQuoteLine !== undefined && first.delimiters.length > 1
  if (!isBackslash && !isStrayReturn && !isUnclosed) return undefined
  return {
    delimiters: [delimiter],
    quotes: isBackslash ? 'backslash' : 'doubled',
    loneReturnEnds: !isStrayReturn,
  }
}

/** The first line `sep=;` is Excel's own way of saying it. */
function statedDelimiter(scan: TextScan, candidates: readonly string[]): string | undefined {
  const match = /^sep=(.)$/i.exec(scan.firstRecord)
  return candidates.find((candidate) => candidate === match?.[1])
}

function lineEndOf({ ends: { lf, crlf, cr } }: TextScan): RecordLayout['lineEnd'] {
  if (cr > 0) return lf + crlf > 0 ? 'mixed' : '\r'
  return crlf > 0 && lf === 0 ? '\r\n' : '\n'
}

function linesAbove(scan: TextScan, candidate: number, usualCount: number | undefined): number {
  if (/^sep=.$/i.test(scan.firstRecord)) return 1
  if (usualCount === undefined || usualCount === 0) return 0
  const first = scan.head.find(({ counts, isFilled }) => isFilled && counts[candidate] === usualCount)
  return first === undefined ? 0 : first.line - 1
}

function decidingLines(
  scan: TextScan,
  encoding: EncodingName,
  wide: WideEncoding | undefined,
): readonly DecidingLine[] {
  const lines = scan.deciding.lines(encoding === 'utf-8')
  if (wide === undefined) return lines
  return lines.map(({ line, bytes }) => {
    const units = Buffer.from(Buffer.from(bytes, 'latin1').toString(), 'utf16le').subarray(0, 120)
    return { line, bytes: (wide === 'utf-16be' ? units.swap16() : units).toString('latin1') }
  })
}

/** In UTF-16 every second byte would be nothing, and so would all of another text read as UTF-16. */
function undecodableByEncoding(
  scan: FinishedScan,
  size: number,
  wide: WideEncoding | undefined,
): Record<string, number> {
  return Object.fromEntries(
    encodings.map((encoding) => {
      if (isWide(encoding)) return [encoding, encoding === wide ? scan.loneSurrogates : size]
      if (wide !== undefined) return [encoding, Math.floor(size / 2)]
      return [encoding, isCodePage(encoding) ? undecodableIn(encoding, scan.byteCounts) : scan.byteCounts.broken]
    }),
  )
}
