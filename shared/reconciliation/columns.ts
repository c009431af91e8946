import type { OrderedRows } from './rows.ts'

/** One compared field: its levels, of which 0 is missing, 1 full agreement and the last difference. */
export interface ComparedField {
  readonly name: string
  readonly levels: readonly string[]
  readonly isSupporting: boolean
  /** The weight of a level that is not estimated, in bits; null for fields that are. */
  readonly fixedBits: readonly number[] | null
  /** The field among whose agreeing pairs chance agreement of this one is another; null for most. */
  readonly sharedBy: string | null
  /** How common the value is that a pair agrees on, against how common agreed values are: bits to add. */
  adjustment(left: number, right: number, level: number): number
}

/** The fields that one comparison yields. */
export interface Part {
  readonly fields: readonly ComparedField[]
  /** What is read of every row to compare it: all that a pair needs lies side by side, since pairs are all over the lists. */
  readonly cells: readonly Int32Array[]
  /** Writes the levels of two rows, whose cells of this part begin at `left` and `right`. */
  readonly fill: (cells: Int32Array, left: number, right: number, levels: Uint8Array, at: number) => void
}

/** A code for every row, -1 where the value is missing, and what each code stands for. */
export interface Column<T> {
  readonly codes: Int32Array
  readonly values: readonly T[]
}

/** Distinct values that are read between two reports. */
const READ_AT_ONCE = 500
const ROWS_AT_ONCE = 20_000

/** Reads each distinct text, or pair of texts, of the fields once; yields now and then. */
export function* createColumn<T>(
  rows: OrderedRows,
  names: readonly [field: string, other?: string],
  read: (text: string, other: string) => T | null,
  contentOf: (value: T) => string,
): Generator<number, Column<T>> {
  const first = rows.column(names[0])
  const second = names[1] === undefined ? null : rows.column(names[1])
  const codes = new Int32Array(rows.count)
  const values: T[] = []
  const codeByContent = new Map<string, number>()
  const known = new Map<number, number>()
  const width = second?.texts.length ?? 1
  let fresh = 0
  for (let row = 0; row < rows.count; row++) {
    const [one, two] = [first.codes[row] ?? 0, second?.codes[row] ?? 0]
    const pair = one * width + two
    let code = known.get(pair)
    if (code === undefined) {
      const value = read(first.texts[one] ?? '', second?.texts[two] ?? '')
      // What reads the same is the same value, however it was written.
      if (value === null) code = -1
      else {
        const content = contentOf(value)
        code = codeByContent.get(content) ?? values.push(value) - 1
        codeByContent.set(content, code)
      }
      known.set(pair, code)
      if (++fresh % READ_AT_ONCE === 0) yield 0
    }
    codes[row] = code
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  return { codes, values }
}

/** Tables of all pairs of values up to this many cells; of larger ones only the latest pairs are remembered. */
const DENSE_CELLS = 1 << 22
const REMEMBERED_BITS = 18
const UNKNOWN = 255

/** The level of two codes, each pair of distinct values compared once, or as good as. */
export function rememberLevels(
  leftCount: number,
  rightCount: number,
  compare: (left: number, right: number) => number,
): (left: number, right: number) => number {
  if (leftCount * rightCount <= DENSE_CELLS) {
    const levels = new Uint8Array(leftCount * rightCount).fill(UNKNOWN)
    return (one, two) => {
      if (one < 0 || two < 0) return 0
      const place = one * rightCount + two
      let level = levels[place] ?? 0
      if (level === UNKNOWN) levels[place] = level = compare(one, two)
      return level
    }
  }
  // The latest pair of a place wins.
  const lefts = new Int32Array(1 << REMEMBERED_BITS).fill(-1)
  const rights = new Int32Array(1 << REMEMBERED_BITS)
  const levels = new Uint8Array(1 << REMEMBERED_BITS)
  return (one, two) => {
    if (one < 0 || two < 0) return 0
    const place = (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> (32 - REMEMBERED_BITS)
    if (lefts[place] === one && rights[place] === two) return levels[place] ?? 0
    const level = compare(one, two)
    lefts[place] = one
    rights[place] = two
    levels[place] = level
    return level
  }
}

/** The same number for values that say the same in this respect. */
export function groupValues<T>(values: readonly T[], textOf: (value: T) => string): Int32Array {
  const groups = new Map<string, number>()
  return Int32Array.from(values, (value) => {
    const text = textOf(value)
    const group = groups.get(text) ?? groups.size
    groups.set(text, group)
    return group
  })
}

/** The most a rare value adds and a common one takes, in bits. */
const ADJUSTMENT_MAX = 6

/**
 * Term-frequency adjustment of each value in bits: log2 of the expected share of agreed values over the share of this one. Values
 * of the same group count as one. Source: Winkler (2000), in the form used by fastLink and Splink.
 */
export function commonness({ codes, values }: Column<unknown>, groupOf: Int32Array | null = null): Float64Array {
  const counts = new Float64Array(values.length)
  let total = 0
  for (const code of codes) {
    if (code < 0) continue
    const group = groupOf?.[code] ?? code
    counts[group] = (counts[group] ?? 0) + 1
    total++
  }
  let expected = 0
  for (const seen of counts) expected += (seen / total) ** 2
  return Float64Array.from(values, (_, code) => {
    const bits = Math.log2(expected / ((counts[groupOf?.[code] ?? code] ?? 0) / total))
    return Math.max(-ADJUSTMENT_MAX, Math.min(ADJUSTMENT_MAX, bits))
  })
}

/** The adjustment where the two hold the same value in the same field; not where they agree crosswise. */
export function agreedBits(
  codes: Int32Array,
  bits: Float64Array,
  groupOf: Int32Array | null = null,
): ComparedField['adjustment'] {
  return (left, right, level) => {
    if (level !== 1) return 0
    const [one, two] = [codes[left] ?? -1, codes[right] ?? -1]
    if (one < 0 || two < 0) return 0
    return (groupOf === null ? one === two : groupOf[one] === groupOf[two]) ? (bits[one] ?? 0) : 0
  }
}

/** What each row holds of its value; 0 where there is none. */
export function spread<T>({ codes, values }: Column<T>, numberOf: (value: T, code: number) => number): Int32Array {
  const numbers = Int32Array.from(values, numberOf)
  return codes.map((code) => (code < 0 ? 0 : (numbers[code] ?? 0)))
}
