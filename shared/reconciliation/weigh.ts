import type { Comparer } from './comparer.ts'
import { createFieldBits, probabilityOf, type Explanation, type Model } from './model.ts'
import type { Comparisons, FoundByKey, Span } from './pairs.ts'
import { tierOf, type ExactKeys } from './tiers.ts'

/** The pairs that are worth anything, with their weights in bits, and all that share an exact key; in the order of the table. */
export interface NearPairs {
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly bits: Float64Array
  readonly keys: Int32Array
  /** The rows that have been compared, and what each key has found. */
  readonly spans: readonly [Span, Span]
  readonly found: readonly FoundByKey[]
}

/** What is further off than this is nobody's candidate, whatever its values are worth. */
const FAR = -24
const PAIRS_AT_ONCE = 20_000

/**
 * Weighs every pair, adjusted for how common its values are; where there is no model, only pairs of an exact tier are left, at 0
 * bits. Yields the number of pairs weighed.
 */
export function* weighPairs(
  comparer: Comparer,
  model: Model | null,
  { table, left: leftSpan, right: rightSpan }: Comparisons,
  exact: ExactKeys,
): Generator<number, NearPairs> {
  const width = comparer.fields.length
  const weigh = model && createWeigher(comparer, model)
  const isNear = new Uint8Array(table.patternCount)
  if (weigh) {
    for (let pattern = 0; pattern < table.patternCount; pattern++) {
      isNear[pattern] = weigh.levelsAlone(table.patternLevels, pattern * width) > FAR ? 1 : 0
    }
  }
  const isKept = (pair: number): boolean =>
    isNear[table.pattern[pair] ?? 0] === 1 || tierOf(exact, table.left[pair] ?? 0, table.right[pair] ?? 0) !== 'weight'
  let count = 0
  for (let pair = 0; pair < table.count; pair++) {
    if (isKept(pair)) count++
    if (pair % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) yield 0
  }
  const [left, right, keys] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  const bits = new Float64Array(count)
  let at = 0
  for (let pair = 0; pair < table.count; pair++) {
    if (pair % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) yield pair + 1
    if (!isKept(pair)) continue
    const one = table.left[pair] ?? 0
    const two = table.right[pair] ?? 0
    left[at] = one
    right[at] = two
    keys[at] = table.keys[pair] ?? 0
    bits[at] = weigh ? weigh.pair(one, two, table.patternLevels, (table.pattern[pair] ?? 0) * width) : 0
    at++
  }
  return { count, left, right, bits, keys, spans: [leftSpan, rightSpan], found: table.found }
}

interface Weigher {
  levelsAlone(levels: ArrayLike<number>, at: number): number
  adjustment(field: number, left: number, right: number, levels: ArrayLike<number>, at: number): number
  pair(left: number, right: number, levels: ArrayLike<number>, at: number): number
}

function createWeigher({ fields }: Comparer, model: Model): Weigher {
  const bitsOf = createFieldBits(model)
  const width = model.fields.length
  const adjustment: Weigher['adjustment'] = (field, left, right, levels, at) =>
    bitsOf(field, levels, at) > 0 ? (fields[field]?.adjustment(left, right, levels[at + field] ?? 0) ?? 0) : 0
  return {
    adjustment,
    levelsAlone: (levels, at) => {
      let bits = model.priorBits
      for (let field = 0; field < width; field++) bits += bitsOf(field, levels, at)
      return bits
    },
    pair: (left, right, levels, at) => {
      let bits = model.priorBits
      for (let field = 0; field < width; field++)
        bits += bitsOf(field, levels, at) + adjustment(field, left, right, levels, at)
      return bits
    },
  }
}

/** Compares and weighs two rows, with the reasons. */
export type Explainer = (left: number, right: number) => Explanation

export function createExplainer(comparer: Comparer, model: Model): Explainer {
  const weigh = createWeigher(comparer, model)
  const levels = new Uint8Array(comparer.fields.length)
  return (left, right) => {
    comparer.compare(left, right, levels)
    return {
      modelVersion: model.version,
      levels: Array.from(levels),
      adjustments: Array.from(levels, (_, field) => weigh.adjustment(field, left, right, levels, 0)),
      bits: weigh.pair(left, right, levels, 0),
    }
  }
}

/** What a blocking key has found, and the share of expected matches that it holds. */
export interface KeyRecall {
  readonly key: string
  readonly pairs: number
  readonly leftOutBlocks: number
  readonly leftOutPairs: number
  readonly recall: number
}

/**
 * Estimated recall of every key and of all together. What no key has found is told from what one key alone and what two have
 * found, as animals are counted by catching them again. Source: Chao (1987), lower bound.
 */
export function estimateRecall(near: NearPairs): { all: number; keys: KeyRecall[] } {
  const byKey = new Float64Array(near.found.length)
  let sum = 0
  let once = 0
  let twice = 0
  for (let pair = 0; pair < near.count; pair++) {
    const chance = probabilityOf(near.bits[pair] ?? 0)
    if (chance < 0.5) continue
    const mask = near.keys[pair] ?? 0
    let keys = 0
    for (let key = 0; key < byKey.length; key++) {
      if ((mask & (1 << key)) === 0) continue
      byKey[key] = (byKey[key] ?? 0) + chance
      keys++
    }
    sum += chance
    if (keys === 1) once += chance
    else if (keys === 2) twice += chance
  }
  const missed = once ** 2 / (2 * (twice + 1))
  const total = sum + missed
  return {
    all: total === 0 ? 1 : sum / total,
    keys: near.found.map((key, number) => ({ ...key, recall: total === 0 ? 0 : (byKey[number] ?? 0) / total })),
  }
}
