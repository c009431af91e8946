/** Records without a blank line between them. */
interface Block {
  /** 1-based line of its first record. */
  readonly line: number
  /** Bytes of the first record, at most `longestHeader`. */
  readonly first: Buffer
  /** Delimiters in the first record, by candidate. */
  readonly counts: Uint32Array
  /** Records with as many delimiters as the first, by candidate. */
  readonly alike: Uint32Array
  records: number
}

/** One of several tables that stand below each other in a text file. */
export interface TextTable {
  /** 1-based line that it begins on. */
  readonly line: number
}

/**
 * Remembers how a text file falls apart at its blank lines, to find the tables in it.
 * A list with a blank line here and there is one table; a file that is cut into very many blocks is too.
 */
export class RecordBlocks {
  readonly #blocks: Block[] = []
  #open: Block | undefined
  #isOver = false

  /** Whether the next record begins a block, so that its bytes are wanted. */
  get wantsFirst(): boolean {
    return this.#open === undefined && !this.#isOver
  }

  begin(line: number, first: Buffer, counts: Uint32Array): void {
    this.#open = { line, first, counts: counts.slice(), alike: new Uint32Array(counts.length).fill(1), records: 1 }
    this.#blocks.push(this.#open)
    if (this.#blocks.length > mostBlocks) this.#isOver = true
  }

  add(counts: Uint32Array): void {
    const block = this.#open
    if (block === undefined) return
    block.records++
    for (let index = 0; index < counts.length; index++) {
      if (counts[index] === block.counts[index]) block.alike[index] = (block.alike[index] ?? 0) + 1
    }
  }

  blankLine(): void {
    this.#open = undefined
  }

  /**
   * The tables, in order; one when the file is a plain list. Another begins only where, after a blank line, a record of names
   * stands, not as wide as the table before it, with at least two records of its own width below.
   *
   * @param candidate position of the chosen delimiter among the candidates
   */
  tables(candidate: number, delimiter: string, decode: (bytes: Buffer) => string): readonly TextTable[] {
    const tables: TextTable[] = [{ line: 1 }]
    if (this.#isOver) return tables
    let width: number | undefined
    for (const block of this.#blocks) {
      const columns = (block.counts[candidate] ?? 0) + 1
      const isTable = columns >= 3 && block.records >= 3 && (block.alike[candidate] ?? 0) >= block.records * 0.9
      if (!isTable || columns === width || !isHeader(decode(block.first), delimiter)) continue
      if (width !== undefined) tables.push({ line: block.line })
      width = columns
    }
    return tables
  }
}

export const longestHeader = 4000
const mostBlocks = 500

/** Every cell a short name, each another one; no dates, amounts or numbers. */
function isHeader(record: string, delimiter: string): boolean {
  const names = record.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase())
  return (
    new Set(names).size === names.length &&
    names.every((name) => /\p{L}/u.test(name) && name.length <= 60 && !/\d\d/.test(name))
  )
}
