import type { ListRecord } from './setting.ts'

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
  fill(left: number, right: number, levels: Uint8Array, at: number): void
}

/** A code for every row, -1 where the value is missing, and what each code stands for. */
export interface Column<T> {
  readonly codes: Int32Array
  readonly values: readonly T[]
}

export function createColumn<T>(
  records: readonly ListRecord[],
  names: readonly string[],
  read: (texts: readonly string[]) => T | null,
  contentOf: (value: T) => string,
): Column<T> {
  const codes = new Int32Array(records.length)
  const values: T[] = []
  const known = new Map<string, number>()
  const codeByValue = new Map<string, number>()
  for (const [row, { values: texts }] of records.entries()) {
    const wanted = names.map((name) => texts[name] ?? '')
    const joined = wanted.length === 1 ? (wanted[0] ?? '') : wanted.join('\u0000')
    let code = known.get(joined)
    if (code === undefined) {
      const value = read(wanted)
      // What reads the same is the same value, however it was written.
      if (value === null) code = -1
      else {
        const content = contentOf(value)
        code = codeByValue.get(content) ?? values.push(value) - 1
        codeByValue.set(content, code)
      }
      known.set(joined, code)
    }
    codes[row] = code
  }
  return { codes, values }
}

const REMEMBERED = 1 << 16

/** The level of two codes. Pairs of distinct values are remembered in a table of fixed size, the latest pair of a place wins. */
export function rememberLevels<T>(
  left: Column<T>,
  right: Column<T>,
  compare: (left: T, right: T) => number,
): (left: number, right: number) => number {
  const pairs = new Float64Array(REMEMBERED).fill(-1)
  const levels = new Uint8Array(REMEMBERED)
  const width = right.values.length
  return (one, two) => {
    if (one < 0 || two < 0) return 0
    const pair = one * width + two
    const place = (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> 16
    if (pairs[place] === pair) return levels[place] ?? 0
    const a = left.values[one]
    const b = right.values[two]
    if (a === undefined || b === undefined) return 0
    const level = compare(a, b)
    pairs[place] = pair
    levels[place] = level
    return level
  }
}

export function plainLevels<T>(
  column: Column<T>,
  compare: (left: T, right: T) => number,
): (left: number, right: number) => number {
  const { values } = column
  return (one, two) => {
    if (one < 0 || two < 0) return 0
    const a = values[one]
    const b = values[two]
    return a === undefined || b === undefined ? 0 : compare(a, b)
  }
}

export function groupCodes<T>(column: Column<T>, textOf: (value: T) => string): readonly [Int32Array, number] {
  const groups = new Map<string, number>()
  const groupOf = column.values.map((value) => {
    const text = textOf(value)
    const group = groups.get(text) ?? groups.size
    groups.set(text, group)
    return group
  })
  return [column.codes.map((code) => (code < 0 ? -1 : (groupOf[code] ?? -1))), groups.size]
}

/** The most a rare value adds and a common one takes, in bits. */
const ADJUSTMENT_MAX = 6

/**
 * Term-frequency adjustment of each code in bits: log2 of the expected share of agreed values over the share of this one.
 * Source: Winkler (2000), in the form used by fastLink and Splink.
 */
export function commonness(codes: Int32Array, count: number): Float64Array {
  const counts = new Float64Array(count)
  let total = 0
  for (const code of codes) {
    if (code < 0) continue
    counts[code] = (counts[code] ?? 0) + 1
    total++
  }
  let expected = 0
  for (const seen of counts) expected += (seen / total) ** 2
  return counts.map((seen) => {
    const bits = Math.log2(expected / (seen / total))
    return Math.max(-ADJUSTMENT_MAX, Math.min(ADJUSTMENT_MAX, bits))
  })
}

/** The adjustment where the two hold the same value in the same field; not where they agree crosswise. */
export function agreedBits(codes: Int32Array, bits: Float64Array): ComparedField['adjustment'] {
  return (left, right, level) => {
    const code = codes[left] ?? -1
    return level === 1 && code === codes[right] ? (bits[code] ?? 0) : 0
  }
}
