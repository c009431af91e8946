/** A place in a text file where a byte stands that is not plain ASCII. */
export interface DecidingLine {
  /** 1-based. */
  readonly line: number
  /** At most 120 bytes around the place, a character per byte (latin1). */
  readonly bytes: string
}

/**
 * Gathers the lines by which a person can see in which encoding a file is written: those with broken sequences, those where a
 * letter comes for the first time, and some from all over the file. Takes the same room whatever the file's length.
 */
export class DecidingLines {
  readonly #broken: DecidingLine[] = []
  readonly #fresh: DecidingLine[] = []
  readonly #spread: DecidingLine[] = []
  #step = 1
  #lines = 0
  #lastLine = 0
  #lastBrokenLine = 0

  /** To be asked for the first such byte of each line. */
  isNew(line: number): boolean {
    return line !== this.#lastLine
  }

  /**
   * @param at position of the byte in `bytes`
   * @param isFresh whether a byte of the line has not been met before
   */
  add(line: number, bytes: Buffer, at: number, lineStart: number, isFresh: boolean): void {
    const isDue = line !== this.#lastLine && this.#lines++ % this.#step === 0
    this.#lastLine = line
    if (isFresh && this.#fresh.length < 40) this.#fresh.push(excerpt(line, bytes, at, lineStart))
    else if (isDue) this.#spread.push(excerpt(line, bytes, at, lineStart))
    if (this.#spread.length < 48) return
    // Every other one is let go, and from now on half as many are taken.
    for (let index = 1; index <= 24; index++) this.#spread.splice(index, 1)
    this.#step *= 2
  }

  addBroken(line: number, bytes: Buffer, at: number, lineStart: number): void {
    if (line === this.#lastBrokenLine || this.#broken.length >= 6) return
    this.#lastBrokenLine = line
    this.#broken.push(excerpt(line, bytes, at, lineStart))
  }

  /**
   * At most 12, the most telling first.
   * @param showsBroken whether broken sequences are the exception, so that they are what must be seen
   */
  lines(showsBroken: boolean): readonly DecidingLine[] {
    const byTelling = this.#fresh.toSorted((a, b) => tellingBytes(b) - tellingBytes(a)).slice(0, 6)
    const stride = Math.max(1, Math.ceil(this.#spread.length / 6))
    const spread = this.#spread.filter((_, index) => index % stride === 0)
    const chosen = new Map<string, DecidingLine>()
    const lines = new Set<number>()
    for (const line of [
      ...(showsBroken ? this.#broken : []),
      ...byTelling,
      ...spread,
      ...this.#fresh,
      ...this.#spread,
    ]) {
      // Lines that read alike decide nothing more.
      if (chosen.size >= 12 || lines.has(line.line) || chosen.has(line.bytes)) continue
      chosen.set(line.bytes, line)
      lines.add(line.line)
    }
    return [...chosen.values()]
  }
}

function tellingBytes({ bytes }: DecidingLine): number {
  return new Set(bytes.match(/[\u0080-\u00FF]/g)).size
}

function excerpt(line: number, bytes: Buffer, at: number, lineStart: number): DecidingLine {
  let start = Math.max(lineStart, at - 40, 0)
  // A cut falls between plain characters, so that no letter of several bytes is shown in half.
  while (start > lineStart && start < at && (bytes[start] ?? 0) >= 0x80) start++
  let end = at
  while (end < bytes.length && end < start + 120 && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++
  if (end === start + 120) for (let back = 0; back < 4 && end > at + 4 && (bytes[end - 1] ?? 0) >= 0x80; back++) end--
  return { line, bytes: bytes.toString('latin1', start, end) }
}
