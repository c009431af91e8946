import type { Comparer } from './comparer.ts'
import { bitsOfField, probabilityOf, type ExplainedField, type Explanation, type Model } from './model.ts'
import type { PairTable } from './pairs.ts'

/** The weight of every pair in bits, adjusted for how common its values are. Yields the number of pairs weighed. */
export function* weighPairs(comparer: Comparer, model: Model, table: PairTable): Generator<number, Float64Array> {
  const width = comparer.fields.length
  const patternBits = new Float64Array(table.patternCount)
  for (let pattern = 0; pattern < table.patternCount; pattern++) {
    patternBits[pattern] = bitsOfLevels(model, table.patternLevels.subarray(pattern * width, (pattern + 1) * width))
  }
  const weights = new Float64Array(table.count)
  for (let pair = 0; pair < table.count; pair++) {
    const pattern = table.pattern[pair] ?? 0
    let bits = patternBits[pattern] ?? 0
    // What is far from any link is not told apart further.
    if (bits > FAR) {
      const [left, right] = [table.left[pair] ?? 0, table.right[pair] ?? 0]
      bits = explainLevels(comparer, model, left, right, table.patternLevels, pattern * width).bits
    }
    weights[pair] = bits
    if (pair % 100_000 === 99_999) yield pair + 1
  }
  return weights
}

/** Compares and weighs two rows, with the reasons. */
export function explainPair(comparer: Comparer, model: Model, left: number, right: number): Explanation {
  const levels = new Uint8Array(comparer.fields.length)
  comparer.compare(left, right, levels)
  return explainLevels(comparer, model, left, right, levels, 0)
}

const FAR = -24

function bitsOfLevels(model: Model, levels: Uint8Array): number {
  const levelOf = levelReader(model, levels, 0)
  let bits = model.priorBits
  for (const [index, field] of model.fields.entries()) bits += bitsOfField(field, levels[index] ?? 0, levelOf)
  return bits
}

function levelReader(model: Model, levels: Uint8Array, at: number): (name: string) => number {
  return (name) => levels[at + model.fields.findIndex((field) => field.name === name)] ?? 0
}

function explainLevels(
  comparer: Comparer,
  model: Model,
  left: number,
  right: number,
  levels: Uint8Array,
  at: number,
): Explanation {
  const fields: ExplainedField[] = []
  const levelOf = levelReader(model, levels, at)
  let bits = model.priorBits
  for (const [index, field] of model.fields.entries()) {
    const level = levels[at + index] ?? 0
    const levelBits = bitsOfField(field, level, levelOf)
    const adjustmentBits = levelBits > 0 ? (comparer.fields[index]?.adjustment(left, right, level) ?? 0) : 0
    bits += levelBits + adjustmentBits
    fields.push({ field: field.name, level: field.levels[level] ?? '', levelBits, adjustmentBits })
  }
  return { modelVersion: model.version, priorBits: model.priorBits, fields, bits }
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
export function estimateRecall(table: PairTable, weights: Float64Array): { all: number; keys: KeyRecall[] } {
  const byKey = new Float64Array(table.found.length)
  let found = 0
  let once = 0
  let twice = 0
  for (let pair = 0; pair < table.count; pair++) {
    const chance = probabilityOf(weights[pair] ?? 0)
    if (chance < 0.5) continue
    const mask = table.keys[pair] ?? 0
    let keys = 0
    for (let key = 0; key < byKey.length; key++) {
      if ((mask & (1 << key)) === 0) continue
      byKey[key] = (byKey[key] ?? 0) + chance
      keys++
    }
    found += chance
    if (keys === 1) once += chance
    else if (keys === 2) twice += chance
  }
  const missed = once ** 2 / (2 * (twice + 1))
  const total = found + missed
  return {
    all: total === 0 ? 1 : found / total,
    keys: table.found.map((key, number) => ({ ...key, recall: total === 0 ? 0 : (byKey[number] ?? 0) / total })),
  }
}
