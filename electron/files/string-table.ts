import { FileFailure } from './file-failure.ts'

/** Very many strings held as bytes in a few large pages, because a JavaScript string each would cost several times as much. */
export class StringTable {
  readonly #pages: Buffer[] = []
  /** Where string number i starts: page × pageStride + offset in bytes. */
  #starts = new Float64Array(1024)
  #lengths = new Uint32Array(1024)
  #count = 0
  #room = 0

  get length(): number {
    return this.#count
  }

  /** @throws FileFailure `file.too-hostile` above 20,000,000 strings */
  add(text: string): void {
    if (this.#count >= mostStrings) throw new FileFailure('file.too-hostile', { reason: 'shared-strings' })
    const bytes = Buffer.byteLength(text)
    if (bytes > this.#room) {
      this.#pages.push(Buffer.allocUnsafeSlow(Math.max(pageBytes, bytes)))
      this.#room = Math.max(pageBytes, bytes)
    }
    const pageIndex = this.#pages.length - 1
    const page = this.#pages[pageIndex]
    if (page === undefined) {
      // Only the empty string needs no page.
      this.#place(0, 0)
      return
    }
    const offset = page.length - this.#room
    page.write(text, offset)
    this.#room -= bytes
    this.#place(pageIndex * pageStride + offset, bytes)
  }

  /** `undefined` when there is no string with that index. */
  get(index: number): string | undefined {
    const start = this.#starts[index]
    const length = this.#lengths[index]
    if (start === undefined || length === undefined || index >= this.#count) return undefined
    if (length === 0) return ''
    const offset = start % pageStride
    return this.#pages[Math.floor(start / pageStride)]?.toString('utf8', offset, offset + length)
  }

  #place(start: number, length: number): void {
    if (this.#count === this.#starts.length) {
      const starts = new Float64Array(this.#count * 2)
      starts.set(this.#starts)
      this.#starts = starts
      const lengths = new Uint32Array(this.#count * 2)
      lengths.set(this.#lengths)
      this.#lengths = lengths
    }
    this.#starts[this.#count] = start
    this.#lengths[this.#count] = length
    this.#count++
  }
}

const mostStrings = 20_000_000
const pageBytes = 1024 * 1024
/** Larger than any page can be, so that one number holds page and offset. */
const pageStride = 2 ** 31
