import { exchangeDayAndMonth, prepareDate, prepareNumber, prepareText } from './fields.ts'
import { readOthers, type NameReader } from './names.ts'
import { hashText } from './random.ts'
import type { KeyPart, ListRecord } from './setting.ts'

/** Rows of one key by the hash of its value: rows of a hash are `rows[starts[i]] … rows[starts[i + 1] - 1]`. */
export interface BlockIndex {
  readonly blockByHash: ReadonlyMap<number, number>
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/** The hashes of one key for every row: those of row r are `hashes[starts[r]] … hashes[starts[r + 1] - 1]`. */
export interface RowKeys {
  readonly starts: Int32Array
  readonly hashes: Uint32Array
}

/** The most values one key has of one row: names of many parts would otherwise multiply. */
const VALUES_PER_ROW = 8

/** What one part of a key says of every row, as hashes; parts that several keys share are read once. */
export type PartHashes = readonly (readonly number[])[]

export function readPart(records: readonly ListRecord[], part: KeyPart, readName: NameReader): PartHashes {
  const read = readerOf(part.by, readName)
  const known = new Map<string, readonly number[]>()
  return records.map(({ values }) => {
    const [text, other] = [values[part.field] ?? '', part.with === undefined ? '' : (values[part.with] ?? '')]
    const joined = other === '' ? text : `${text}\u0000${other}`
    let hashes = known.get(joined)
    if (hashes === undefined)
      known.set(joined, (hashes = [...new Set(read(text, other))].map((value) => hashText(value))))
    return hashes
  })
}

/** Puts the parts of one key together. A row with a part missing has no value and is found by other keys. */
export function joinParts(parts: readonly PartHashes[], rows: number): RowKeys {
  const starts = new Int32Array(rows + 1)
  const hashes: number[] = []
  const joined: number[] = []
  const next: number[] = []
  for (let row = 0; row < rows; row++) {
    let count = 1
    joined[0] = 0
    for (const part of parts) {
      const own = part[row] ?? []
      const before = count
      count = 0
      next.length = 0
      for (let at = 0; at < before; at++) {
        for (const other of own) if (count < VALUES_PER_ROW) next[count++] = mix(joined[at] ?? 0, other)
      }
      for (let at = 0; at < count; at++) joined[at] = next[at] ?? 0
      if (count === 0) break
    }
    for (let at = 0; at < count; at++) hashes.push(joined[at] ?? 0)
    starts[row + 1] = hashes.length
  }
  return { starts, hashes: Uint32Array.from(hashes) }
}

function mix(one: number, two: number): number {
  const mixed = Math.imul(one ^ (two >>> 15), 0x9e3779b1) + Math.imul(two, 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** Collects the rows `from` … `to - 1` by hash. */
export function indexBlocks(keys: RowKeys, from: number, to: number): BlockIndex {
  const blockByHash = new Map<number, number>()
  const first = keys.starts[from] ?? 0
  const end = keys.starts[to] ?? 0
  const counts: number[] = []
  const blocks = new Int32Array(end - first)
  for (let at = first; at < end; at++) {
    const hash = keys.hashes[at] ?? 0
    let block = blockByHash.get(hash)
    if (block === undefined) blockByHash.set(hash, (block = counts.push(0) - 1))
    counts[block] = (counts[block] ?? 0) + 1
    blocks[at - first] = block
  }
  const starts = new Int32Array(counts.length + 1)
  for (const [block, count] of counts.entries()) starts[block + 1] = (starts[block] ?? 0) + count
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
  return { blockByHash, starts, rows }
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

function readerOf(by: KeyPart['by'], readName: NameReader): (text: string, other: string) => readonly string[] {
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
    case 'names':
      return (text, other) =>
        wholeNames(text, readName).flatMap((one) =>
          wholeNames(other, readName).map((two) => (one < two ? `${one} ${two}` : `${two} ${one}`)),
        )
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
