/** How records are written, as the scan of the whole file found it. */
export interface RecordLayout {
  readonly delimiter: string
  /** `mixed`: a carriage return, a line feed and both together all end a record, also inside quotes. */
  readonly lineEnd: '\n' | '\r\n' | '\r' | 'mixed'
  readonly quotes: 'doubled' | 'backslash' | 'none'
  /** Whether a carriage return by itself counts as a line, as it does in most editors. */
  readonly loneReturnIsLine: boolean
}

/**
 * Cuts text into records; keeps the unfinished last one until more text comes. Reads quotes as `TextScan` does: one that does
 * not close its field is part of the text, and no field with such a quote goes beyond its line.
 */
export class RecordCutter {
  readonly #layout: RecordLayout
  readonly #newline: '\n' | '\r'
  #rest = ''
  /** How long the text must grow before it is worth looking again: doubles while one record is not finished. */
  #enough = 0
  #line = 1
  /** Where the next ones stand in the text that is being cut, so that each is looked for once only. */
  #nextDelimiter = -1
  #nextNewline = -1

  constructor(layout: RecordLayout) {
    this.#layout = layout
    this.#newline = layout.lineEnd === '\r' ? '\r' : '\n'
  }

  /** Characters of the record that has begun. */
  get pending(): number {
    return this.#rest.length
  }

  /** @param emit gets the 1-based line that the record starts on, and its cells, which are its to keep */
  push(chunk: string, isLast: boolean, emit: (line: number, cells: string[]) => void): void {
    let text = this.#rest === '' ? chunk : this.#rest + chunk
    if (!isLast && text.length < this.#enough) {
      this.#rest = text
      return
    }
    let held = ''
    if (this.#layout.lineEnd === 'mixed') {
      // A return at the very end may be half of a pair.
      if (!isLast && text.endsWith('\r')) {
        held = '\r'
        text = text.slice(0, -1)
      }
      text = text.replaceAll(/\r\n?/g, '\n')
    }
    const end = this.#cut(text, isLast, emit)
    this.#rest = text.slice(end) + held
    this.#enough = end === 0 ? text.length * 2 : 0
  }

  /** The index after the last whole record. */
  #cut(text: string, isLast: boolean, emit: (line: number, cells: string[]) => void): number {
    const { delimiter, quotes } = this.#layout
    const newline = this.#newline
    this.#nextDelimiter = this.#nextNewline = -1
    let nextQuote = quotes === 'none' ? Number.POSITIVE_INFINITY : -1
    let at = 0
    while (at < text.length) {
      if (nextQuote < at) nextQuote = indexOrEnd(text, '"', at)
      let end = text.indexOf(newline, at)
      if (end === -1 && !isLast) return at
      if (end === -1) end = text.length
      if (nextQuote < end) {
        const record = this.#quotedRecord(text, at, isLast)
        if (record === undefined) return at
        emit(this.#line, record.cells)
        this.#line += 1 + record.lineBreaks
        at = record.next
        continue
      }
      const stop = this.#withoutReturn(text, at, end)
      emit(this.#line++, text.slice(at, stop).split(delimiter))
      at = end + 1
    }
    return text.length
  }

  #lineEndAt(text: string, at: number): number {
    if (this.#nextNewline < at) this.#nextNewline = indexOrEnd(text, this.#newline, at)
    return this.#nextNewline
  }

  #withoutReturn(text: string, start: number, end: number): number {
    return this.#newline === '\n' && end > start && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
  }

  /** `undefined` when the record does not end in this text. */
  #quotedRecord(
    text: string,
    start: number,
    isLast: boolean,
  ): { readonly cells: string[]; readonly next: number; readonly lineBreaks: number } | undefined {
    const { delimiter } = this.#layout
    const cells: string[] = []
    let at = start
    let lineBreaks = 0
    for (;;) {
      let end: number
      const quoted = text.charCodeAt(at) === quote ? this.#quotedCell(text, at, isLast) : undefined
      if (quoted === 'unfinished') return undefined
      if (quoted !== undefined) {
        cells.push(quoted.value)
        lineBreaks += this.#lineBreaks(quoted.value)
        end = quoted.end
      } else {
        const lineEnd = this.#lineEndAt(text, at)
        if (lineEnd === text.length && !isLast) return undefined
        if (this.#nextDelimiter < at) this.#nextDelimiter = indexOrEnd(text, delimiter, at)
        end = Math.min(this.#nextDelimiter, lineEnd)
        cells.push(text.slice(at, end === lineEnd ? this.#withoutReturn(text, at, end) : end))
      }
      if (end >= text.length || text[end] !== delimiter) return { cells, next: end + 1, lineBreaks }
      at = end + 1
      if (at === text.length && !isLast) return undefined
    }
  }

  /**
   * The value between the quotes, and the index of the delimiter or line feed behind them; `undefined` when the quote is part
   * of the text, for it is not closed where a field can end.
   */
  #quotedCell(
    text: string,
    start: number,
    isLast: boolean,
  ): { readonly value: string; readonly end: number } | 'unfinished' | undefined {
    const { delimiter, quotes } = this.#layout
    let from = start + 1
    for (;;) {
      const at = text.indexOf('"', from)
      if (at === -1) return isLast ? undefined : 'unfinished'
      let end = at + 1
      if (quotes === 'backslash' && isEscaped(text, start, at)) {
        from = end
        continue
      }
      if (end === text.length && !isLast) return 'unfinished'
      if (text.charCodeAt(end) === quote) {
        from = end + 1
        continue
      }
      while (text.charCodeAt(end) === space) end++
      if (this.#newline === '\n' && text.charCodeAt(end) === carriageReturn) end++
      if (end >= text.length && !isLast) return 'unfinished'
      if (end >= text.length || text[end] === delimiter || text[end] === this.#newline) {
        return { value: this.#unescaped(text.slice(start + 1, at)), end }
      }
      return this.#cellWithStrayQuote(text, start, at, isLast)
    }
  }

  /** `"Gården "Vasa", 2 bilagor"` may still be closed on its own line; `"Vasa" gård` never is. */
  #cellWithStrayQuote(
    text: string,
    start: number,
    stray: number,
    isLast: boolean,
  ): { readonly value: string; readonly end: number } | 'unfinished' | undefined {
    const { delimiter } = this.#layout
    const lineStop = this.#lineEndAt(text, stray)
    if (lineStop === text.length && !isLast) return 'unfinished'
    const stop = this.#withoutReturn(text, stray, lineStop)
    const tail = text.slice(stray, stop)
    if (text.slice(start, stray).includes(this.#newline)) {
      // It holds whole lines already, so the stray quote ends it where its last line has the next delimiter.
      const length = tail.indexOf(delimiter)
      const end = length === -1 ? lineStop : stray + length
      return { value: text.slice(start, length === -1 ? stop : end), end }
    }
    const nextOpened = indexOrEnd(tail, `${delimiter}"`, 0)
    const closed = tail.slice(0, nextOpened + 1).indexOf(`"${delimiter}`, 1)
    if (closed !== -1 && closed < nextOpened)
      return { value: text.slice(start + 1, stray + closed), end: stray + closed + 1 }
    if (nextOpened === tail.length && tail.length > 1 && tail.endsWith('"')) {
      return { value: text.slice(start + 1, stop - 1), end: lineStop }
    }
    return undefined
  }

  #unescaped(value: string): string {
    if (this.#layout.quotes === 'backslash') return value.includes('\\') ? value.replaceAll(/\\(["\\])/g, '$1') : value
    return value.includes('"') ? value.replaceAll('""', '"') : value
  }

  #lineBreaks(value: string): number {
    if (!value.includes('\n') && !value.includes('\r')) return 0
    return value.match(this.#layout.loneReturnIsLine ? /\r\n|\n|\r/g : /\n/g)?.length ?? 0
  }
}

const quote = 0x22
const space = 0x20
const carriageReturn = 0x0d

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from)
  return index === -1 ? text.length : index
}

function isEscaped(text: string, start: number, at: number): boolean {
  let first = at
  while (first > start + 1 && text.charCodeAt(first - 1) === 0x5c) first--
  return (at - first) % 2 === 1
}
