import {
  indexBlocks,
  joinParts,
  nameOfKey,
  readPart,
  type BlockIndex,
  type PartKeys,
  type RowKeys,
} from './blocking.ts'
import type { Comparer } from './comparer.ts'
import type { NameReader } from './names.ts'
import type { OrderedRows } from './rows.ts'
import type { Setting } from './setting.ts'

/** Pairs of rows that share a key, each once, with the number of its pattern of levels and the keys that found it, a bit each. */
export interface PairTable {
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly pattern: Int32Array
  readonly keys: Int32Array
  /** The levels of pattern p are `levels[p * fieldCount] …`. */
  readonly patternLevels: Uint8Array
  readonly patternCount: number
  readonly found: readonly FoundByKey[]
}

/** What one key has found. A block larger than the bound is left out as a whole and counted here. */
export interface FoundByKey {
  readonly key: string
  readonly pairs: number
  readonly leftOutBlocks: number
  readonly leftOutPairs: number
}

/** Pairs of two lists, or of one list with itself, to estimate from. */
export interface Comparisons {
  readonly table: PairTable
  readonly left: Span
  readonly right: Span
}

/** Rows `from` … `to - 1` of one list, in the canonical order of rows. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The most rows of the other list that a row is held against for the sake of one key. */
const BLOCK_ROWS = 300
/** And of all rows together, per row and key: above it the largest blocks go first. So many pairs in all are always compared. */
const PAIRS_PER_ROW = 6
const PAIRS_ALWAYS = 50_000
/** Pairs and finds between two reports: some milliseconds. */
const WORK_AT_ONCE = 5000

/**
 * Finds and compares the pairs of two lists, or of one list with itself (the same span twice). Work grows with the number of rows,
 * never with its square. Yields the number of rows done.
 */
export function* comparePairs(
  setting: Setting,
  comparer: Comparer,
  keys: readonly RowKeys[],
  left: Span,
  right: Span,
): Generator<number, PairTable> {
  const table = createPairTable(comparer)
  const blocks: BlockIndex[] = []
  const bounds: number[] = []
  for (const key of keys) {
    const index = indexBlocks(key, right.from, right.to)
    blocks.push(index)
    yield 0
    bounds.push(boundOf(key, index, left))
    yield 0
  }
  const finder = createFinder(keys, blocks, bounds, left, right)
  const levels = new Uint8Array(comparer.fields.length)
  let work = 0
  for (let row = left.from; row < left.to; row++) {
    const count = finder.find(row)
    work += finder.finds + 1
    for (let at = 0; at < count; at++) {
      const other = finder.rows[at] ?? 0
      comparer.compare(row, other, levels)
      table.add(row, other, levels, finder.masks[other - right.from] ?? 0)
    }
    if (work >= WORK_AT_ONCE) {
      work = 0
      yield row - left.from + 1
    }
  }
  return table.finish(
    setting.blocking.map((key, number) => ({
      key: nameOfKey(key),
      pairs: finder.found[number] ?? 0,
      leftOutBlocks: finder.leftOutBlocks[number]?.size ?? 0,
      leftOutPairs: finder.leftOutPairs[number] ?? 0,
    })),
  )
}

/** Finds the rows of the other list that share a key with a row. */
interface Finder {
  /** How many it has found: the first of `rows`. */
  find(row: number): number
  readonly rows: Int32Array
  /** The keys that have found each row of the other list, a bit each, by its place in the span. */
  readonly masks: Int32Array
  /** What the last row has cost: finds of all keys. */
  readonly finds: number
  readonly found: Float64Array
  readonly leftOutBlocks: readonly Set<number>[]
  readonly leftOutPairs: Float64Array
}

function createFinder(
  keys: readonly RowKeys[],
  blocks: readonly BlockIndex[],
  bounds: readonly number[],
  left: Span,
  right: Span,
): Finder {
  const isSelf = left.from === right.from
  const size = right.to - right.from
  const seenBy = new Int32Array(size).fill(-1)
  const masks = new Int32Array(size)
  const rows = new Int32Array(size)
  const found = new Float64Array(keys.length)
  const leftOutBlocks = keys.map(() => new Set<number>())
  const leftOutPairs = new Float64Array(keys.length)
  let count = 0
  let finds = 0
  const take = (row: number, others: Int32Array, from: number, to: number, number: number): void => {
    const bit = 1 << number
    for (let place = from; place < to; place++) {
      const other = others[place] ?? 0
      if (isSelf && other <= row) continue
      const slot = other - right.from
      if (seenBy[slot] !== row) {
        seenBy[slot] = row
        masks[slot] = 0
        rows[count++] = other
      }
      const mask = masks[slot] ?? 0
      if ((mask & bit) !== 0) continue
      masks[slot] = mask | bit
      found[number] = (found[number] ?? 0) + 1
    }
  }
  return {
    rows,
    masks,
    found,
    leftOutBlocks,
    leftOutPairs,
    get finds() {
      return finds
    },
    find: (row) => {
      count = 0
      finds = 0
      for (let number = 0; number < keys.length; number++) {
        const key = keys[number]
        const index = blocks[number]
        if (!key || !index) continue
        const end = key.starts[row + 1] ?? 0
        for (let at = key.starts[row] ?? 0; at < end; at++) {
          const block = index.blockOf(key.hashes[at] ?? 0)
          if (block === -1) continue
          const from = index.starts[block] ?? 0
          const to = index.starts[block + 1] ?? 0
          if (to - from > (bounds[number] ?? 0)) {
            leftOutBlocks[number]?.add(block)
            leftOutPairs[number] = (leftOutPairs[number] ?? 0) + to - from
            continue
          }
          finds += to - from
          take(row, index.rows, from, to, number)
        }
      }
      return count
    },
  }
}

/** Reads every key of the setting for all rows; yields the number of keys that are read. */
export function* readAllKeys(rows: OrderedRows, setting: Setting, readName: NameReader): Generator<number, RowKeys[]> {
  const keys: RowKeys[] = []
  const known = new Map<string, PartKeys>()
  for (const key of setting.blocking) {
    const parts: PartKeys[] = []
    for (const part of key) {
      const name = `${part.field} ${part.by} ${part.with ?? ''}`
      const hashes = known.get(name) ?? (yield* readPart(rows, part, readName))
      known.set(name, hashes)
      parts.push(hashes)
      yield keys.length
    }
    keys.push(yield* joinParts(parts, rows.count))
    yield keys.length
  }
  return keys
}

/** The largest block that is compared, so that one key costs at most `PAIRS_PER_ROW` pairs a row, or `PAIRS_ALWAYS`. */
function boundOf(key: RowKeys, index: BlockIndex, left: Span): number {
  const pairsBySize = new Float64Array(BLOCK_ROWS + 1)
  for (let at = key.starts[left.from] ?? 0; at < (key.starts[left.to] ?? 0); at++) {
    const block = index.blockOf(key.hashes[at] ?? 0)
    if (block === -1) continue
    const size = (index.starts[block + 1] ?? 0) - (index.starts[block] ?? 0)
    if (size <= BLOCK_ROWS) pairsBySize[size] = (pairsBySize[size] ?? 0) + size
  }
  let room = Math.max(PAIRS_ALWAYS, PAIRS_PER_ROW * (left.to - left.from))
  for (let size = 1; size <= BLOCK_ROWS; size++) {
    room -= pairsBySize[size] ?? 0
    if (room < 0) return Math.max(size - 1, 1)
  }
  return BLOCK_ROWS
}

function createPairTable(comparer: Comparer): {
  add(left: number, right: number, levels: Uint8Array, keys: number): void
  finish(found: readonly FoundByKey[]): PairTable
} {
  let columns = [0, 1, 2, 3].map(() => new Int32Array(1024))
  let count = 0
  const widths = comparer.fields.map(({ levels }) => levels.length)
  const patterns = new Map<number, number>()
  const patternLevels: number[] = []
  const put = (column: number, value: number): void => {
    const into = columns[column]
    if (into) into[count] = value
  }
  return {
    add: (left, right, levels, keys) => {
      if (count === columns[0]?.length) {
        columns = columns.map((column) => {
          const longer = new Int32Array(count * 2)
          longer.set(column)
          return longer
        })
      }
      let number = 0
      for (let field = 0; field < widths.length; field++) number = number * (widths[field] ?? 1) + (levels[field] ?? 0)
      let pattern = patterns.get(number)
      if (pattern === undefined) {
        pattern = patterns.size
        patterns.set(number, pattern)
        for (const level of levels) patternLevels.push(level)
      }
      put(0, left)
      put(1, right)
      put(2, pattern)
      put(3, keys)
      count++
    },
    finish: (found) => {
      const [left, right, pattern, keys] = columns.map((column) => column.subarray(0, count))
      if (!left || !right || !pattern || !keys) throw new RangeError('A table of pairs has four columns')
      return {
        count,
        left,
        right,
        pattern,
        keys,
        patternLevels: Uint8Array.from(patternLevels),
        patternCount: patterns.size,
        found,
      }
    },
  }
}
