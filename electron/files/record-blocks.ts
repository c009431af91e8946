import { isIdentityNumber } from '#shared/identity/identity-number.ts'
import { mostKnownHeaders } from '#shared/import/known-headers.ts'

/** Records without a blank line between them. */
interface Block {
  /** 1-based line of its first record. */
  readonly line: number
  /** Its first records, at most `samplesKept` of at most `longestSample` bytes each. */
  readonly samples: Buffer[]
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

  /** Whether the bytes of the next record are wanted. */
  get wantsBytes(): boolean {
    return this.#open === undefined ? !this.#isOver : this.#open.samples.length < samplesKept
  }

  /** @param bytes the start of the record, where `wantsBytes` says so */
  add(line: number, counts: Uint32Array, bytes: Buffer | undefined): void {
    const block = this.#open
    if (block === undefined) {
      if (bytes !== undefined) this.#begin(line, counts, bytes)
      return
    }
    if (bytes !== undefined) block.samples.push(bytes)
    block.records++
    for (let index = 0; index < counts.length; index++) {
      if (counts[index] === block.counts[index]) block.alike[index] = (block.alike[index] ?? 0) + 1
    }
  }

  #begin(line: number, counts: Uint32Array, bytes: Buffer): void {
    const alike = new Uint32Array(counts.length).fill(1)
    this.#open = { line, samples: [bytes], counts: counts.slice(), alike, records: 1 }
    this.#blocks.push(this.#open)
    if (this.#blocks.length > mostBlocks) this.#isOver = true
  }

  blankLine(): void {
    this.#open = undefined
  }

  /**
   * The tables, in order; one when the file is a plain list. Another begins only where, after a blank line, a record of other names
   * stands with at least two records of its own width below, and either is not as wide as the table before it, or neither it nor
   * they can be rows of that one. A list whose header is repeated on every page is one table.
   *
   * @param candidate position of the chosen delimiter among the candidates
   */
  tables(candidate: number, delimiter: string, decode: (bytes: Buffer) => string): readonly TextTable[] {
    const tables: TextTable[] = [{ line: 1 }]
    if (this.#isOver) return tables
    let above: Table | undefined
    for (const block of this.#blocks) {
      const width = (block.counts[candidate] ?? 0) + 1
      const isEven = (block.alike[candidate] ?? 0) >= block.records * 0.9
      const [first = [], ...rest] = block.samples.map((bytes) => cellsOf(decode(bytes), delimiter))
      const isTable = isEven && width >= 3 && block.records >= 3 && isHeader(first)
      if (isTable && (above === undefined || above.width !== width || isOtherTable(first, rest, above))) {
        if (above !== undefined) tables.push({ line: block.line })
        above = { width, header: first, rows: rest }
      } else if (above !== undefined) {
        const more = sameTexts(first, above.header) ? rest : [first, ...rest]
        above = { ...above, rows: [...above.rows, ...more].slice(-mostRowsCompared) }
      }
    }
    return tables
  }
}

export const longestSample = 4000
const samplesKept = 4
const mostBlocks = 500
const mostRowsCompared = 40

interface Table {
  readonly width: number
  readonly header: readonly string[]
  /** Some of its rows, the last ones. */
  readonly rows: readonly (readonly string[])[]
}

function cellsOf(record: string, delimiter: string): string[] {
  return record.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase())
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index])
}

/** Every cell a short name, each another one; no dates, amounts or numbers. */
function isHeader(names: readonly string[]): boolean {
  return (
    new Set(names).size === names.length &&
    names.every((name) => /\p{L}/u.test(name) && name.length <= 60 && !/\d\d/.test(name))
  )
}

/**
 * Names that no row of a table of the same width can be, over rows that cannot be its rows either. The names: most of them are
 * known headers, or they stand where the table has nothing but numbers and dates. The rows: some column of theirs has nothing but
 * numbers where the table has none, or the other way about; or identity numbers. In doubt it is one list with a blank line.
 */
function isOtherTable(names: readonly string[], rowsBelow: readonly (readonly string[])[], table: Table): boolean {
  if (sameTexts(names, table.header)) return false
  if (names.some((name, column) => table.rows.some((row) => row[column] === name))) return false
  const changes = (test: (text: string) => boolean, from: 'all' | 'none'): boolean =>
    names.some((_, column) => {
      const to = from === 'all' ? 'none' : 'all'
      return shareOf(table.rows, column, test) === from && shareOf(rowsBelow, column, test) === to
    })
  if (mostKnownHeaders({ row: 0, cells: names }) * 2 > names.length) {
    return [hasDigit, isIdentityNumber].some((test) => changes(test, 'none') || changes(test, 'all'))
  }
  const numeric = names.filter((_, column) => shareOf(table.rows, column, hasDigit) === 'all')
  return numeric.length > 0 && numeric.every((name) => !hasDigit(name)) && changes(hasDigit, 'none')
}

function hasDigit(text: string): boolean {
  return /\d/.test(text)
}

/** Whether all of a column's filled cells are so, none, or that cannot be said. */
function shareOf(
  rows: readonly (readonly string[])[],
  column: number,
  test: (text: string) => boolean,
): 'all' | 'none' | 'some' {
  const filled = rows.map((row) => row[column] ?? '').filter((text) => text !== '')
  const count = filled.filter(test).length
  if (filled.length < 2) return 'some'
  return count === filled.length ? 'all' : count === 0 ? 'none' : 'some'
}
