import type { Comparer } from './comparer.ts'
import { createFieldBits, createModel, isAgreement, probabilityOf, withPrior, type Model, type Rates } from './model.ts'
import type { Comparisons, Span } from './pairs.ts'
import { createDraws } from './random.ts'
import type { Setting } from './setting.ts'

export type Estimate =
  | { readonly ok: true; readonly model: Model; readonly expectedMatches: number; readonly rounds: number }
  | { readonly ok: false; readonly reason: RefusalReason; readonly field?: string }

/** Why no estimate is given, and so no link by weight. */
export type RefusalReason =
  'no-rows' | 'no-overlap' | 'too-little-compared' | 'more-matches-than-rows' | 'agreement-says-nothing'

const SAMPLE = 100_000
const ROUNDS_MAX = 100
/** Pairs between two reports. */
const PAIRS_AT_ONCE = 50_000
const DRAWN_AT_ONCE = 2000
const ENOUGH = 1e-5
/** The weight of the first guess of m, in matches. */
const GUESS_WEIGHT = 1
/** Random pairs that every level is taken to have been seen on beforehand. */
const UNSEEN = 0.5
/** The weight of all pairs in the share of those whose other field agrees. */
const SHARED_WEIGHT = 20
/** Expected matches that have the field, from which it can be held against the estimate. */
const ENOUGH_TO_DOUBT = 5
/** A cluster of one list has no more than this many pairs a row where the estimate is to be believed. */
const PAIRS_PER_ROW_OF_ONE_LIST = 4

/**
 * Estimates a model by expectation–maximisation (Dempster, Laird and Rubin 1977; Winkler 1988). u comes from seeded random pairs
 * without those that look like matches, and stays as it is, so that only m and the prior move; pairs that no key has found count as
 * no match. Refuses with the reason where the result cannot be believed. Yields the number of rounds.
 */
export function* estimateModel(
  comparer: Comparer,
  comparisons: readonly Comparisons[],
  setting: Setting,
): Generator<number, Estimate> {
  const total = sum(comparisons.map(pairsOf))
  if (total === 0) return { ok: false, reason: 'no-rows' }
  const most = sum(comparisons.map(mostMatches))
  const patterns = yield* collectPatterns(comparisons)
  const { fields } = comparer
  const guess = fields.map(({ levels }) => guessMatches(levels.length))
  const startPrior = Math.min(0.5, most / 2 / total)
  const others = yield* sampleOthers(comparer, comparisons, setting, guess, startPrior)
  const { u } = others
  let m = guess
  let seen: readonly Float64Array[] = []
  let prior = startPrior
  let matches = 0
  let round = 0
  for (; round < ROUNDS_MAX; round++) {
    const guessed = createModel(setting.version, fields, ratesOf(m, others), prior)
    const bitsOf = createFieldBits(guessed)
    const tallies = fields.map(({ levels }) => new Float64Array(levels.length))
    matches = 0
    for (let pattern = 0; pattern < patterns.counts.length; pattern++) {
      let weight = guessed.priorBits
      const at = pattern * fields.length
      for (let field = 0; field < fields.length; field++) weight += bitsOf(field, patterns.levels, at)
      if (weight < -20) continue
      const share = (patterns.counts[pattern] ?? 0) * probabilityOf(weight)
      matches += share
      for (let field = 0; field < fields.length; field++) {
        const tally = tallies[field]
        const level = patterns.levels[at + field] ?? 0
        if (tally) tally[level] = (tally[level] ?? 0) + share
      }
    }
    if (matches > most * 1.1 + 1) return { ok: false, reason: 'more-matches-than-rows' }
    const nextM = tallies.map((tally, field) => shares(tally, guess[field] ?? []))
    const change = Math.max(...nextM.map((rates, field) => largestChange(rates, m[field] ?? [])))
    m = nextM
    seen = tallies
    // The prior keeps off 0, so that an empty beginning is not an end.
    prior = Math.min(0.5, Math.max(matches, 0.5) / total)
    if (change < ENOUGH) break
    yield round + 1
  }
  if (matches < 0.9) return { ok: false, reason: 'no-overlap' }
  const doubtful = fields.findIndex(
    ({ isSupporting, fixedBits }, field) =>
      !isSupporting &&
      fixedBits === null &&
      sum(Array.from(seen[field] ?? []).slice(1)) >= ENOUGH_TO_DOUBT &&
      (m[field]?.[1] ?? 1) <= (u[field]?.[1] ?? 0),
  )
  const field = fields[doubtful]
  if (field) return { ok: false, reason: 'agreement-says-nothing', field: field.name }
  // A level that no match has been seen on may speak against a pair, never for it.
  const heard = m.map((rates, field) =>
    rates.map((rate, level) => ((seen[field]?.[level] ?? 0) < 0.5 ? Math.min(rate, u[field]?.[level] ?? 0) : rate)),
  )
  const model = createModel(setting.version, fields, ratesOf(heard, others), prior)
  const reach = sum(model.fields.map(({ bits }) => Math.max(0, bits[1] ?? 0)))
  if (model.priorBits + reach < setting.automaticBits) return { ok: false, reason: 'too-little-compared' }
  return { ok: true, model, expectedMatches: matches, rounds: round }
}

/** The model for the pairs of one list with itself: its prior is estimated anew from their weights, m and u stay as they are. */
export function adaptPrior(model: Model, spans: readonly [Span, Span], weights: Float64Array): Model {
  const total = Math.max(1, pairsOf({ left: spans[0], right: spans[1] }))
  let priorBits = Math.log2(0.5 / total)
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let matches = 0
    for (const bits of weights) matches += probabilityOf(bits + priorBits - model.priorBits)
    const prior = Math.min(0.5, Math.max(matches, 0.5) / total)
    const next = Math.log2(prior / (1 - prior))
    if (Math.abs(next - priorBits) < ENOUGH) break
    priorBits = next
  }
  return withPrior(model, priorBits)
}

function pairsOf({ left, right }: Pick<Comparisons, 'left' | 'right'>): number {
  const rows = left.to - left.from
  return left.from === right.from ? (rows * (rows - 1)) / 2 : rows * (right.to - right.from)
}

function mostMatches({ left, right }: Comparisons): number {
  const rows = left.to - left.from
  return left.from === right.from ? rows * PAIRS_PER_ROW_OF_ONE_LIST : Math.min(rows, right.to - right.from)
}

/** A first guess of m: most matches agree, few differ, the rest is shared. */
function guessMatches(levels: number): number[] {
  const between = levels - 3
  return Array.from({ length: levels }, (_, level) => {
    if (level === 0) return 0
    if (level === 1) return between > 0 ? 0.8 : 0.9
    return level === levels - 1 ? (between > 0 ? 0.08 : 0.1) : 0.12 / between
  })
}

interface Others {
  readonly u: readonly (readonly number[])[]
  /** Of the pairs whose field `sharedBy` agrees. */
  readonly shared: readonly (readonly number[] | null)[]
}

/** How random pairs fall on the levels. Those that the first guess takes for matches are left out. */
function* sampleOthers(
  comparer: Comparer,
  comparisons: readonly Comparisons[],
  setting: Setting,
  guess: readonly (readonly number[])[],
  prior: number,
): Generator<number, Others> {
  const { fields } = comparer
  const drawn = yield* drawPairs(comparer, comparisons, setting.seed)
  const sharers = fields.map(({ sharedBy }) => fields.findIndex(({ name }) => name === sharedBy))
  function* count(isOther: (at: number) => boolean): Generator<number, Others> {
    const tallies = fields.map(({ levels }) => new Float64Array(levels.length))
    const sharedTallies = fields.map(({ levels }) => new Float64Array(levels.length))
    for (let at = 0; at < drawn.length; at += fields.length) {
      if ((at / fields.length) % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) yield 0
      if (!isOther(at)) continue
      for (const [field, tally] of tallies.entries()) {
        const level = drawn[at + field] ?? 0
        tally[level] = (tally[level] ?? 0) + 1
        const sharer = sharers[field] ?? -1
        const shared = sharedTallies[field]
        if (sharer !== -1 && shared && isAgreement(drawn[at + sharer] ?? 0)) shared[level] = (shared[level] ?? 0) + 1
      }
    }
    const u = tallies.map((tally) => {
      const even = Array.from(tally, (_, level) => (level === 0 ? 0 : UNSEEN / GUESS_WEIGHT))
      return shares(tally, even)
    })
    const shared = sharedTallies.map((tally, field) =>
      sharers[field] === -1
        ? null
        : shares(
            tally,
            (u[field] ?? []).map((rate) => (rate * SHARED_WEIGHT) / GUESS_WEIGHT),
          ),
    )
    return { u, shared }
  }
  const all = yield* count(() => true)
  const first = createModel(setting.version, fields, ratesOf(guess, all), prior)
  return yield* count((at) => {
    let bits = first.priorBits
    for (const [field, { bits: levelBits }] of first.fields.entries()) bits += levelBits[drawn[at + field] ?? 0] ?? 0
    return bits < 0
  })
}

/** Levels of random pairs one after the other; of all pairs where there are no more than the sample. */
function* drawPairs(
  comparer: Comparer,
  comparisons: readonly Comparisons[],
  seed: number,
): Generator<number, Uint8Array> {
  const draw = createDraws(seed)
  const width = comparer.fields.length
  const total = sum(comparisons.map(pairsOf))
  const levels = new Uint8Array(width)
  const drawn = new Uint8Array(Math.min(total, SAMPLE + comparisons.length) * width)
  let at = 0
  const take = (left: number, right: number): void => {
    comparer.compare(Math.min(left, right), Math.max(left, right), levels)
    drawn.set(levels, at)
    at += width
  }
  for (const comparison of comparisons) {
    const { left, right } = comparison
    const isSelf = left.from === right.from
    if (total <= SAMPLE) {
      for (let one = left.from; one < left.to; one++) {
        for (let two = isSelf ? one + 1 : right.from; two < right.to; two++) take(one, two)
        if (one % 10 === 0) yield 0
      }
      continue
    }
    const wanted = Math.floor((SAMPLE * pairsOf(comparison)) / total)
    for (let taken = 0; taken < wanted;) {
      const one = left.from + Math.floor(draw() * (left.to - left.from))
      const two = right.from + Math.floor(draw() * (right.to - right.from))
      if (one === two) continue
      take(one, two)
      taken++
      if (taken % DRAWN_AT_ONCE === 0) yield 0
    }
  }
  return drawn.subarray(0, at)
}

interface Patterns {
  readonly levels: Uint8Array
  readonly counts: Float64Array
}

function* collectPatterns(comparisons: readonly Comparisons[]): Generator<number, Patterns> {
  const levels = new Uint8Array(sum(comparisons.map(({ table }) => table.patternLevels.length)))
  const counts = new Float64Array(sum(comparisons.map(({ table }) => table.patternCount)))
  let at = 0
  let first = 0
  for (const { table } of comparisons) {
    levels.set(table.patternLevels, at)
    for (let pair = 0; pair < table.count; pair++) {
      if (pair % PAIRS_AT_ONCE === PAIRS_AT_ONCE - 1) yield 0
      const pattern = first + (table.pattern[pair] ?? 0)
      counts[pattern] = (counts[pattern] ?? 0) + 1
    }
    at += table.patternLevels.length
    first += table.patternCount
  }
  return { levels, counts }
}

/** Tallies as shares of what was not missing, with the guess as if it had been seen `GUESS_WEIGHT` times. */
function shares(tally: Float64Array, guess: readonly number[]): number[] {
  const known = sum(Array.from(tally).slice(1)) + GUESS_WEIGHT * sum(guess)
  return Array.from(tally, (seen, level) => (level === 0 ? 0 : (seen + GUESS_WEIGHT * (guess[level] ?? 0)) / known))
}

function ratesOf(m: readonly (readonly number[])[], { u, shared }: Others): Rates[] {
  return m.map((rates, field) => ({ m: rates, u: u[field] ?? [], shared: shared[field] ?? null }))
}

function largestChange(one: readonly number[], two: readonly number[]): number {
  return Math.max(...one.map((rate, level) => Math.abs(rate - (two[level] ?? 0))))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
