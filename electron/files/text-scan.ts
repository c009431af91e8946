import { DecidingLines } from './deciding-lines.ts'
import { DelimiterTally } from './dialect.ts'
import type { ByteCounts } from './encoding.ts'
import { startsWithMojibake } from './mojibake.ts'
import { longestSample, RecordBlocks } from './record-blocks.ts'

export interface TextScanOptions {
  readonly delimiters: readonly string[]
  /** How a quote inside a quoted field is written; `none` where quotes are plain characters. */
  readonly quotes: 'doubled' | 'backslash' | 'none'
  /** Whether a carriage return without a line feed ends a record. */
  readonly loneReturnEnds: boolean
}

/**
 * Looks at every byte of a text file once, chunk by chunk, for all that must be known before its first row is read: what the
 * bytes above ASCII are like, where records end, how many of each delimiter they have, and what is not as it should be.
 * Everything that divides text is ASCII in every encoding but UTF-16, which is turned into UTF-8 first.
 *
 * A quote opens a field only where a field can start, and closes it only where one can end. One that does neither stands for
 * itself: the rest of its line is then read as plain text, so that no later line can be swallowed.
 */
export class TextScan {
  readonly #options: TextScanOptions
  readonly #roles = new Uint8Array(256)
  readonly #counts: Uint32Array
  readonly #comma: number
  readonly tally: DelimiterTally
  readonly blocks = new RecordBlocks()
  readonly deciding = new DecidingLines()
  /** The first records that are not empty: line, delimiters by candidate, and whether they hold more than delimiters. */
  readonly head: { readonly line: number; readonly counts: Uint32Array; readonly isFilled: boolean }[] = []
  readonly ends = { lf: 0, crlf: 0, cr: 0 }
  readonly byteCounts: { -readonly [key in keyof ByteCounts]: ByteCounts[key] } = {
    insideWords: new Float64Array(128),
    atEdges: new Float64Array(128),
    wellFormed: 0,
    broken: 0,
  }
  /** The first bytes of the first record, a character per byte. */
  firstRecord = ''
  /** Letters that were encoded twice, if the file is UTF-8, and if it is of one byte per letter. */
  doubleEncoded = { inUtf8: 0, inCodePage: 0 }
  controls = 0
  nuls = 0
  size = 0
  /** Records, empty ones too. */
  records = 0
  doubledQuotes = 0
  backslashQuotes = 0
  #weakCommas = 0
  #isQuoted = false
  #quoteLine = 1
  #line = 1
  #rest: Buffer = Buffer.alloc(0)
  /** Positions in the window that is looked at; below 0 when they lie before it. */
  #recordStart = 0
  #fieldStart = 0
  #lineStart = 0
  #nextSequence = 0
  #nextQuote = 0
  #recordLine = 1
  #recordHead: Buffer = Buffer.alloc(0)
  #lastByte = 0

  constructor(options: TextScanOptions) {
    this.#options = options
    this.tally = new DelimiterTally(options.delimiters)
    this.#counts = new Uint32Array(options.delimiters.length)
    this.#comma = options.delimiters.indexOf(',') + firstDelimiter
    for (let byte = 0; byte < 32; byte++) this.#roles[byte] = roles.control
    for (const byte of harmlessControls) this.#roles[byte] = roles.none
    this.#roles.fill(roles.high, 128)
    this.#roles[lineFeed] = roles.lineFeed
    this.#roles[carriageReturn] = roles.carriageReturn
    if (options.quotes !== 'none') this.#roles[quote] = roles.quote
    for (const [index, delimiter] of options.delimiters.entries()) {
      const code = delimiter.charCodeAt(0)
      if (code < 128) this.#roles[code] = firstDelimiter + index
    }
  }

  /** The line that a quote opens on and no quote closes; only right after `end`. */
  get unclosedQuoteLine(): number | undefined {
    return this.#isQuoted ? this.#quoteLine : undefined
  }

  add(chunk: Buffer): void {
    this.size += chunk.length
    const window = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const limit = Math.max(0, window.length - lookAhead)
    this.#scan(window, limit)
    this.#rest = window.subarray(limit)
  }

  end(): void {
    const window = this.#rest
    this.#scan(window, window.length)
    this.#rest = Buffer.alloc(0)
    if (this.#recordStart < 0) this.#endRecord(window, 0)
  }

  /** Looks at the bytes before `limit`; those after it are only glanced at. */
  #scan(window: Buffer, limit: number): void {
    // The fields that nearly every byte needs are held beside the loop; it is where the time of a large file goes.
    const byteRoles = this.#roles
    const counts = this.#counts
    const comma = this.#comma
    let fieldStart = this.#fieldStart
    let isQuoted = this.#isQuoted
    for (let at = 0; at < limit; at++) {
      const role = byteRoles[window[at] ?? 0] ?? 0
      if (role === roles.none) continue
      if (role >= firstDelimiter) {
        if (isQuoted) continue
        counts[role - firstDelimiter] = (counts[role - firstDelimiter] ?? 0) + 1
        fieldStart = at + 1
        if (role === comma && this.#isWeakComma(window, at)) this.#weakCommas++
        continue
      }
      if (role === roles.high) {
        this.#highByte(window, at)
        continue
      }
      this.#fieldStart = fieldStart
      if (role === roles.quote) this.#quote(window, at)
      else if (role === roles.lineFeed) this.#lineFeed(window, at)
      else if (role === roles.carriageReturn) this.#carriageReturn(window, at)
      else this.#control(window[at])
      fieldStart = this.#fieldStart
      isQuoted = this.#isQuoted
    }
    this.#fieldStart = fieldStart
    this.#leave(window, limit)
  }

  #control(byte: number | undefined): void {
    this.controls++
    if (byte === 0) this.nuls++
  }

  /** Makes the positions fit the next window, which begins at `limit`. */
  #leave(window: Buffer, limit: number): void {
    if (limit === 0) return
    if (this.blocks.wantsBytes && this.#recordHead.length < longestSample) {
      this.#recordHead = Buffer.concat([this.#recordHead, this.#recordBytes(window, limit)])
    }
    this.#lastByte = window[limit - 1] ?? 0
    this.#recordStart -= limit
    this.#fieldStart -= limit
    this.#lineStart -= limit
    this.#nextSequence -= limit
    this.#nextQuote -= limit
  }

  #recordBytes(window: Buffer, end: number): Buffer {
    const start = Math.max(0, this.#recordStart)
    return Buffer.from(window.subarray(start, Math.min(end, start + longestSample)))
  }

  #isWeakComma(window: Buffer, at: number): boolean {
    const next = window[at + 1] ?? 0
    return next === space || (isDigit(next) && isDigit(this.#before(window, at)))
  }

  #before(window: Buffer, at: number): number {
    return at > 0 ? (window[at - 1] ?? 0) : this.#lastByte
  }

  #quote(window: Buffer, at: number): void {
    if (at < this.#nextQuote) return
    if (!this.#isQuoted) {
      if (at !== this.#fieldStart) return
      this.#isQuoted = true
      this.#quoteLine = this.#line
      return
    }
    if (this.#options.quotes === 'backslash' && this.#isEscaped(window, at)) return
    if (window[at + 1] === quote) {
      this.doubledQuotes++
      this.#nextQuote = at + 2
      return
    }
    let next = at + 1
    while (window[next] === space) next++
    const role = this.#roles[window[next] ?? lineFeed] ?? 0
    this.#isQuoted = false
    const closes = role >= firstDelimiter || role === roles.lineFeed || role === roles.carriageReturn
    if (!closes && this.#before(window, at) === backslash) this.backslashQuotes++
  }

  #isEscaped(window: Buffer, at: number): boolean {
    let first = at
    while (first > 0 && window[first - 1] === backslash) first--
    const continues = first === 0 && this.#lastByte === backslash
    return ((at - first) % 2 === 1) !== continues
  }

  #lineFeed(window: Buffer, at: number): void {
    const endsPair = this.#before(window, at) === carriageReturn
    this.#lineStart = at + 1
    if (endsPair && this.#options.loneReturnEnds) {
      // The record ended at the carriage return.
      if (this.#isQuoted) return
      this.ends.cr--
      this.ends.crlf++
      this.#recordStart = this.#fieldStart = at + 1
      return
    }
    this.#line++
    if (this.#isQuoted) return
    if (endsPair) this.ends.crlf++
    else this.ends.lf++
    this.#endRecord(window, endsPair ? at - 1 : at)
    this.#recordStart = this.#fieldStart = at + 1
  }

  #carriageReturn(window: Buffer, at: number): void {
    if (!this.#options.loneReturnEnds) return
    this.#line++
    this.#lineStart = at + 1
    if (this.#isQuoted) return
    this.ends.cr++
    this.#endRecord(window, at)
    this.#recordStart = this.#fieldStart = at + 1
  }

  #endRecord(window: Buffer, end: number): void {
    const length = end - this.#recordStart
    const counts = this.#counts
    this.records++
    if (length > 0) this.tally.add(counts, this.#weakCommas)
    let delimiterCount = 0
    for (let index = 0; index < counts.length; index++) delimiterCount += counts[index] ?? 0
    const isFilled = length > delimiterCount
    if (length > 0 && this.head.length < headRecords) {
      this.head.push({ line: this.#recordLine, counts: counts.slice(), isFilled })
    }
    if (!isFilled) this.blocks.blankLine()
    else {
      const isWanted = this.blocks.wantsBytes
      const bytes = isWanted ? Buffer.concat([this.#recordHead, this.#recordBytes(window, end)]) : undefined
      if (this.records === 1) this.firstRecord = bytes?.toString('latin1', 0, 10) ?? ''
      this.blocks.add(this.#recordLine, counts, bytes)
    }
    if (this.#recordHead.length > 0) this.#recordHead = Buffer.alloc(0)
    counts.fill(0)
    this.#weakCommas = 0
    this.#recordLine = this.#line
  }

  #highByte(window: Buffer, at: number): void {
    const byte = window[at] ?? 0
    const { insideWords, atEdges } = this.byteCounts
    const isFresh = (insideWords[byte - 128] ?? 0) + (atEdges[byte - 128] ?? 0) === 0
    const isInside = isLetter(this.#before(window, at)) && isLetter(window[at + 1] ?? 0)
    const counts = isInside ? insideWords : atEdges
    counts[byte - 128] = (counts[byte - 128] ?? 0) + 1
    if (isFresh || this.deciding.isNew(this.#line)) {
      this.deciding.add(this.#line, window, at, this.#lineStart, isFresh)
    }
    if (at >= this.#nextSequence) this.#sequence(window, at, byte)
  }

  #sequence(window: Buffer, at: number, lead: number): void {
    const length = sequenceLength(window, at)
    this.#nextSequence = at + Math.abs(length)
    if (length < 0) {
      this.byteCounts.broken++
      this.deciding.addBroken(this.#line, window, at, this.#lineStart)
      return
    }
    this.byteCounts.wellFormed++
    if (lead !== 0xc3 && lead !== 0xc2 && lead !== 0xe2) return
    if (lead === 0xc3 || (window[at + 1] ?? 0) >= 0xa0 || lead === 0xe2) this.doubleEncoded.inCodePage++
    if (
      (window[at + length] ?? 0) >= 0x80 &&
      startsWithMojibake(window.toString('utf8', at, Math.min(at + 12, window.length)))
    ) {
      this.doubleEncoded.inUtf8++
    }
  }
}

const roles = { none: 0, high: 1, quote: 2, lineFeed: 3, carriageReturn: 4, control: 5 } as const
const firstDelimiter = 6

const quote = 0x22
const space = 0x20
const backslash = 0x5c
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** Tab, vertical tab, form feed, DOS end of file and escape do stand in text. */
const harmlessControls = [0x09, 0x0b, 0x0c, 0x1a, 0x1b]
/** How far a decision may look beyond the byte in hand. */
const lookAhead = 64
const headRecords = 60

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte >= 0x80
}

/**
 * The length of the well-formed UTF-8 sequence at a byte from 0x80, or, negative, of the broken one that a decoder turns into
 * a single U+FFFD.
 * @see Unicode 15, table 3-7 and "U+FFFD Substitution of Maximal Subparts"
 */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0
  const wanted = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (wanted === 1) return -1
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1] ?? 0
  if (second < low || second > high) return -1
  for (let index = 2; index < wanted; index++) {
    const byte = bytes[at + index] ?? 0
    if (byte < 0x80 || byte > 0xbf) return -index
  }
  return wanted
}
