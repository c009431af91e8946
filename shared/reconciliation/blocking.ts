import { exchangeDayAndMonth, prepareDate, prepareNumber, prepareText } from './fields.ts'
import { readOthers, type NameReader } from './names.ts'
import { hashText } from './random.ts'
import type { OrderedRows } from './rows.ts'
import type { KeyPart } from './setting.ts'

/** The hashes of one key for every row: those of row r are `hashes[starts[r]] … hashes[starts[r + 1] - 1]`. */
export interface RowKeys {
  readonly starts: Int32Array
  readonly hashes: Uint32Array
}

/** The most values one key has of one row: names of many parts would otherwise multiply. */
const VALUES_PER_ROW = 8
const READ_AT_ONCE = 500
const ROWS_AT_ONCE = 5000

/** What one part of a key says of every row: as the keys of rows, by the entry of `entries`; parts that several keys share are read once. */
export interface PartKeys extends RowKeys {
  /** The entry of each row; null where every row has its own. */
  readonly entries: Int32Array | null
}

export function* readPart(rows: OrderedRows, part: KeyPart, readName: NameReader): Generator<number, PartKeys> {
  if (part.by === 'names') {
    const read = (text: string): readonly string[] => wholeNames(text, readName)
    const one = yield* readEntries(rows, [part.field], read)
    const two = yield* readEntries(rows, [part.with ?? ''], read)
    return { ...(yield* joinParts([one, two], rows.count, mixEither)), entries: null }
  }
  const fields: readonly [string, string?] = part.with === undefined ? [part.field] : [part.field, part.with]
  return yield* readEntries(rows, fields, readerOf(part.by, readName))
}

function* readEntries(
  rows: OrderedRows,
  fields: readonly [field: string, other?: string],
  read: (text: string, other: string) => readonly string[],
): Generator<number, PartKeys> {
  const first = rows.column(fields[0])
  const second = fields[1] === undefined ? null : rows.column(fields[1])
  const width = second?.texts.length ?? 1
  const known = new Map<number, number>()
  const entries = new Int32Array(rows.count)
  const starts = [0]
  const hashes: number[] = []
  for (let row = 0; row < rows.count; row++) {
    const one = first.codes[row] ?? 0
    const two = second?.codes[row] ?? 0
    let entry = known.get(one * width + two)
    if (entry === undefined) {
      const from = hashes.length
      for (const value of read(first.texts[one] ?? '', second?.texts[two] ?? '')) {
        const hash = hashText(value)
        if (hashes.indexOf(hash, from) === -1) hashes.push(hash)
      }
      entry = starts.push(hashes.length) - 2
      known.set(one * width + two, entry)
      if (entry % READ_AT_ONCE === READ_AT_ONCE - 1) yield 0
    }
    entries[row] = entry
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  return { entries, starts: Int32Array.from(starts), hashes: Uint32Array.from(hashes) }
}

/** Puts the parts of one key together. A row with a part missing has no value and is found by other keys. */
export function* joinParts(
  parts: readonly PartKeys[],
  rows: number,
  join: (one: number, two: number) => number = mix,
): Generator<number, RowKeys> {
  const starts = new Int32Array(rows + 1)
  let hashes = new Uint32Array(rows + VALUES_PER_ROW)
  let end = 0
  const joined = new Uint32Array(VALUES_PER_ROW)
  const next = new Uint32Array(VALUES_PER_ROW)
  for (let row = 0; row < rows; row++) {
    let count = 1
    for (let number = 0; number < parts.length && count > 0; number++) {
      const part = parts[number]
      if (!part) continue
      const entry = part.entries === null ? row : (part.entries[row] ?? 0)
      const own = part.starts[entry] ?? 0
      const ownEnd = part.starts[entry + 1] ?? 0
      const before = count
      count = 0
      for (let at = 0; at < before; at++) {
        for (let other = own; other < ownEnd && count < VALUES_PER_ROW; other++) {
          const hash = part.hashes[other] ?? 0
          next[count++] = number === 0 ? hash : join(joined[at] ?? 0, hash)
        }
      }
      for (let at = 0; at < count; at++) joined[at] = next[at] ?? 0
    }
    if (end + count > hashes.length) {
      const longer = new Uint32Array(Math.ceil(hashes.length * 1.5))
      longer.set(hashes)
      hashes = longer
    }
    for (let at = 0; at < count; at++) hashes[end++] = joined[at] ?? 0
    starts[row + 1] = end
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  return { starts, hashes: hashes.slice(0, end) }
}

/** As `mix`, the same both ways. */
function mixEither(one: number, two: number): number {
  return one < two ? mix(one, two) : mix(two, one)
}

function mix(one: number, two: number): number {
  const mixed = Math.imul(one ^ (two >>> 15), 0x9e3779b1) + Math.imul(two, 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** Rows of one key by the hash of its value: those of block b are `rows[starts[b]] … rows[starts[b + 1] - 1]`. */
export interface BlockIndex {
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** The block of a hash; -1 where there is none. */
  blockOf(hash: number): number
}

/** Collects the rows `from` … `to - 1` by hash. */
export function indexBlocks(keys: RowKeys, from: number, to: number): BlockIndex {
  const first = keys.starts[from] ?? 0
  const end = keys.starts[to] ?? 0
  // Half full at most; what is taken is tried onwards from its place.
  const bits = Math.max(4, 33 - Math.clz32(Math.max(1, end - first)))
  const last = 2 ** bits - 1
  const hashes = new Uint32Array(last + 1)
  const blockAt = new Int32Array(last + 1).fill(-1)
  const counts = new Int32Array(end - first + 1)
  const blocks = new Int32Array(end - first)
  const placeOf = (hash: number): number => {
    let place = hash & last
    while (blockAt[place] !== -1 && hashes[place] !== hash) place = (place + 1) & last
    return place
  }
  let count = 0
  for (let at = first; at < end; at++) {
    const hash = keys.hashes[at] ?? 0
    const place = placeOf(hash)
    let block = blockAt[place] ?? -1
    if (block === -1) {
      hashes[place] = hash
      blockAt[place] = block = count++
    }
    counts[block] = (counts[block] ?? 0) + 1
    blocks[at - first] = block
  }
  const starts = new Int32Array(count + 1)
  for (let block = 0; block < count; block++) starts[block + 1] = (starts[block] ?? 0) + (counts[block] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(blocks.length)
  for (let row = from; row < to; row++) {
    for (let at = keys.starts[row] ?? 0; at < (keys.starts[row + 1] ?? 0); at++) {
      const block = blocks[at - first] ?? 0
      const place = next[block] ?? 0
      rows[place] = row
      next[block] = place + 1
    }
  }
  return { starts, rows, blockOf: (hash) => blockAt[placeOf(hash)] ?? -1 }
}

/** How a key is named where its count and recall are shown: `familyName + birthDate (month-day)`. */
export function nameOfKey(key: readonly KeyPart[]): string {
  return key
    .map(({ field, by, with: other }) => {
      if (by === 'names') return `${field} / ${other ?? ''}`
      return by === 'whole' || by === 'name' || by === 'day' ? field : `${field} (${by})`
    })
    .join(' + ')
}

function readerOf(
  by: Exclude<KeyPart['by'], 'names'>,
  readName: NameReader,
): (text: string, other: string) => readonly string[] {
  switch (by) {
    case 'whole':
      return (text) => {
        const number = /\d/.test(text) ? prepareNumber(text) : (prepareText(text)?.compact ?? null)
        return number === null ? [] : [number]
      }
    case 'start':
      return (text) => {
        const name = readName(text)
        return name === null ? [] : [name.key.slice(0, 1)]
      }
    case 'name':
      return (text, other) => readNames(text, other, readName)
    case 'words':
      return (text) => (prepareText(text)?.words ?? []).filter((word) => word.length >= 4)
    case 'day':
    case 'month-day':
    case 'year-month':
    case 'year':
      return (text) => readDate(text, by)
  }
}

/** The key of the whole name, of each of its parts, and of what the person is also called. */
function readNames(text: string, other: string, readName: NameReader): readonly string[] {
  return [...wholeNames(text, readName), ...readOthers(other)].map(firstLetters)
}

function wholeNames(text: string, readName: NameReader): readonly string[] {
  const name = readName(text)
  if (name === null) return []
  return [name.key, ...(name.parts.length > 1 ? name.parts.filter((part) => part.length > 1) : [])]
}

/** Names by their first letters, without vowels after the first: a slip in a vowel or in the ending is no other name. */
function firstLetters(key: string): string {
  return (key.slice(0, 1) + key.slice(1).replace(/[aeiouy]/g, '')).slice(0, 4)
}

function readDate(text: string, by: 'day' | 'month-day' | 'year-month' | 'year'): readonly string[] {
  const date = prepareDate(text)
  if (date === null) return []
  if (by === 'year') return [date.slice(0, 4)]
  if (by === 'year-month') return date.length >= 6 ? [date.slice(0, 6)] : []
  if (date.length !== 8) return []
  if (by === 'month-day') return [date.slice(4)]
  return [...new Set([date, exchangeDayAndMonth(date)])]
}
