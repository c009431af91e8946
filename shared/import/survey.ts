import type { Values } from '../registers/field.ts'
import type { Finding } from './rules.ts'

/** Finds rows that share a business key without holding a million keys in memory: 16 bytes a row, then sorted once. */
export interface KeySurvey {
  add(key: string, rawId: number): void
  /** Raw ids of rows with a key that may stand on several rows (hash equal), each once; the caller reads these again to be certain. */
  suspects(): number[]
}

export function createKeySurvey(): KeySurvey {
  // Typed arrays that grow: a million numbers in a plain array would be as many objects.
  let hashes = new Float64Array(1024)
  let rawIds = new Float64Array(1024)
  let size = 0
  return {
    add(key, rawId) {
      if (size === hashes.length) {
        hashes = twiceAsLong(hashes)
        rawIds = twiceAsLong(rawIds)
      }
      hashes[size] = hash53(key)
      rawIds[size] = rawId
      size++
    },
    suspects() {
      const sorted = hashes.slice(0, size).sort()
      const repeated = new Set<number>()
      for (let i = 1; i < sorted.length; i++) {
        const hash = sorted[i]
        if (hash !== undefined && hash === sorted[i - 1]) repeated.add(hash)
      }
      if (repeated.size === 0) return []
      // A row of several volumes has several keys.
      return [...new Set(rawIds.subarray(0, size).filter((_, i) => repeated.has(hashes[i] ?? -1)))]
    },
  }
}

export interface DuplicateVerdict {
  readonly rule: 'duplicate-row' | 'duplicate-key'
  /** The other rows of the sheet with the same key, as text. */
  readonly raw: string
}

export interface KeyedRow {
  readonly rawId: number
  readonly row: number
  readonly key: string
  readonly values: Values
  /** What the plan remarks on the row: unreadable texts have no value and can only be told apart here. */
  readonly findings?: readonly Finding[]
}

const placesNamed = 10

/**
 * Rows of one delivery with the same key. Equal in every mapped value, and in the texts that could not be read: the first
 * goes in and the others are said to be its copies. Different: none goes in, for which is right is a person's to say.
 */
export function judgeDuplicates(rows: readonly KeyedRow[]): ReadonlyMap<number, DuplicateVerdict> {
  const verdicts = new Map<number, DuplicateVerdict>()
  for (const group of Map.groupBy(rows, (row) => row.key).values()) {
    const first = group[0]
    if (first === undefined || group.length < 2) continue
    const content = contentOf(first)
    const allEqual = group.every((row) => contentOf(row) === content)
    const nearest = group.slice(0, placesNamed + 1)
    for (const row of allEqual ? group.slice(1) : group) {
      // Of a row of several volumes the graver verdict holds.
      if (verdicts.get(row.rawId)?.rule === 'duplicate-key') continue
      const others = nearest.filter((other) => other !== row).slice(0, placesNamed)
      verdicts.set(row.rawId, {
        rule: allEqual ? 'duplicate-row' : 'duplicate-key',
        raw: others.map((other) => other.row).join(', '),
      })
    }
  }
  return verdicts
}

function contentOf({ values, findings = [] }: KeyedRow): string {
  // A remark on a text that was read is none on the content: two spellings of one value are the same.
  const texts = findings.filter(
    ({ field, rule }) => field !== null && (rule === 'unknown-code' || (values[field] ?? null) === null),
  )
  return JSON.stringify([values, texts.map(({ field, raw }) => [field, raw])])
}

function twiceAsLong(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

/** A 53-bit hash of a string (cyrb53): two keys in a million collide with a chance of about 1 in 18,000. */
function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
