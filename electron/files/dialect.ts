/** How a text file is written. */
export interface CsvDialect {
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `cp850` or `mac-roman`. */
  readonly encoding: string
  readonly delimiter: string
  /** The characters that end a record. `\n` also stands for files that mix `\r\n` and `\n`. */
  readonly lineEnd: string
}

export interface DialectVerdict {
  readonly delimiter: Delimiter
  readonly lineEnd: '\n' | '\r\n' | '\r'
  /** Both `\r\n` and `\n` end records. */
  readonly mixedLineEnds: boolean
  /** A quoted field is never closed: the line it starts on, 1-based. */
  readonly unclosedQuoteLine: number | undefined
}

export type Delimiter = ';' | '\t' | '|' | ','

/** In the order that settles a tie. */
export const delimiters: readonly Delimiter[] = [';', '\t', '|', ',']

/**
 * Counts candidate delimiters in every record of a file, quotes honoured, chunk by chunk over the bytes: everything that
 * decides is ASCII. A quote opens a field only where a field can start.
 */
export class DialectScan {
  readonly #stride: 1 | 2
  readonly #lowByte: 0 | 1
  readonly #roles: Uint8Array
  readonly #candidates: readonly Delimiter[]
  readonly #counts: Uint32Array
  /** Commas in the record that look like a decimal comma or punctuation. */
  #weakCommas = 0
  readonly #tallies: readonly Map<number, number>[]
  readonly #strongCommaTally = new Map<number, number>()
  #records = 0
  #recordLength = 0
  #state: 'plain' | 'quoted' | 'quote-in-quoted' = 'plain'
  #atFieldStart = true
  #previous = 0
  #hasPendingComma = false
  #commaAfterDigit = false
  #line = 1
  #quoteLine = 1
  #ends = { lf: 0, crlf: 0, cr: 0 }
  #position = 0
  #pendingHigh = 0
  #firstLine: number[] = []

  /** @param bytesPerCharacter 2 for UTF-16, where a character outside ASCII counts as any letter */
  constructor(candidates: readonly Delimiter[] = delimiters, encoding: string = 'utf-8') {
    this.#candidates = candidates
    this.#stride = encoding.startsWith('utf-16') ? 2 : 1
    this.#lowByte = encoding === 'utf-16be' ? 1 : 0
    this.#counts = new Uint32Array(candidates.length)
    this.#tallies = candidates.map(() => new Map<number, number>())
    this.#roles = new Uint8Array(256)
    for (const [index, candidate] of candidates.entries()) this.#roles[candidate.charCodeAt(0)] = index + 1
  }

  add(chunk: Uint8Array): void {
    if (this.#stride === 1) {
      for (let at = 0; at < chunk.length; at++) this.#step(chunk[at] ?? 0)
      return
    }
    for (const byte of chunk) {
      if ((this.#position & 1) === 0) this.#pendingHigh = byte
      else {
        const [low, high] = this.#lowByte === 0 ? [this.#pendingHigh, byte] : [byte, this.#pendingHigh]
        this.#step(high === 0 ? low : otherLetter)
      }
      this.#position++
    }
  }

  verdict(): DialectVerdict {
    // A quote that is the last character of the file has closed its field.
    const isUnclosed = this.#state === 'quoted'
    this.#endRecord()
    const { lf, crlf, cr } = this.#ends
    const lineEnd = lf + crlf === 0 ? (cr > 0 ? '\r' : '\n') : lf > 0 ? '\n' : '\r\n'
    return {
      delimiter: this.#statedDelimiter() ?? this.#likeliest(),
      lineEnd,
      mixedLineEnds: lf > 0 && crlf > 0,
      unclosedQuoteLine: isUnclosed ? this.#quoteLine : undefined,
    }
  }

  #step(byte: number): void {
    if (byte === lineFeed && this.#previous !== carriageReturn) this.#line++
    else if (byte === carriageReturn) this.#line++
    if (this.#state === 'quoted') {
      if (byte === quote) this.#state = 'quote-in-quoted'
    } else if (this.#state === 'quote-in-quoted' && !this.#closesQuote(byte)) {
      // A doubled quote, or a stray one in the middle of a quoted text: the field goes on.
      this.#state = 'quoted'
    } else this.#plain(byte)
    this.#previous = byte
  }

  #closesQuote(byte: number): boolean {
    return byte === lineFeed || byte === carriageReturn || byte === space || this.#roles[byte] !== 0
  }

  #plain(byte: number): void {
    this.#state = 'plain'
    if (this.#hasPendingComma) this.#judgeComma(byte)
    if (byte === lineFeed || byte === carriageReturn) this.#lineEnd(byte)
    else if (byte === quote && this.#atFieldStart) {
      this.#state = 'quoted'
      this.#quoteLine = this.#line
      this.#recordLength++
      this.#atFieldStart = false
    } else this.#character(byte)
  }

  #character(byte: number): void {
    this.#recordLength++
    if (this.#records === 0 && this.#firstLine.length < 6) this.#firstLine.push(byte)
    const role = this.#roles[byte] ?? 0
    this.#atFieldStart = role !== 0
    if (role === 0) return
    this.#counts[role - 1] = (this.#counts[role - 1] ?? 0) + 1
    if (byte === comma) {
      this.#hasPendingComma = true
      this.#commaAfterDigit = isDigit(this.#previous)
    }
  }

  #judgeComma(next: number): void {
    this.#hasPendingComma = false
    if (next === space || (this.#commaAfterDigit && isDigit(next))) this.#weakCommas++
  }

  #lineEnd(byte: number): void {
    this.#atFieldStart = true
    if (byte === lineFeed && this.#previous === carriageReturn) {
      this.#ends.cr--
      this.#ends.crlf++
      return
    }
    if (byte === lineFeed) this.#ends.lf++
    else this.#ends.cr++
    this.#endRecord()
  }

  #endRecord(): void {
    if (this.#recordLength > 0) {
      this.#records++
      for (const [index, tally] of this.#tallies.entries()) {
        const count = this.#counts[index] ?? 0
        tally.set(count, (tally.get(count) ?? 0) + 1)
        if (this.#candidates[index] !== ',') continue
        const strong = count - this.#weakCommas
        this.#strongCommaTally.set(strong, (this.#strongCommaTally.get(strong) ?? 0) + 1)
      }
    }
    this.#counts.fill(0)
    this.#weakCommas = 0
    this.#recordLength = 0
  }

  /** The first line `sep=;` is Excel's own way of saying it. */
  #statedDelimiter(): Delimiter | undefined {
    const match = /^sep=(.)$/i.exec(String.fromCharCode(...this.#firstLine.slice(0, 5)))
    return this.#firstLine.length > 5 ? undefined : this.#candidates.find((candidate) => candidate === match?.[1])
  }

  #likeliest(): Delimiter {
    let best: Delimiter = this.#candidates[0] ?? ';'
    let highest = 0
    for (const [index, candidate] of this.#candidates.entries()) {
      const tally = this.#tallies[index] ?? new Map<number, number>()
      // Decimal commas only count where nothing else divides the records.
      const score = this.#score(candidate === ',' && highest > 0.2 ? this.#strongCommaTally : tally)
      if (score > highest * 1.001) {
        best = candidate
        highest = score
      }
    }
    return best
  }

  /** Near 1 when most records have the same, high number of the delimiter; 0 when none has any. */
  #score(tally: ReadonlyMap<number, number>): number {
    let score = 0
    for (const [count, records] of tally) {
      if (count > 0) score += (records / this.#records) ** 2 * (count / (count + 1))
    }
    return score
  }
}

const quote = 0x22
const comma = 0x2c
const space = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** Stands for any character outside ASCII. */
const otherLetter = 0xff

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
