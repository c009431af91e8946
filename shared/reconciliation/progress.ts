import type { Comparer } from './comparer.ts'
import type { Model } from './model.ts'
import type { PairTable } from './pairs.ts'
import type { MatchProgress } from './result.ts'
import { weighPairs } from './weigh.ts'

/** Passes on how far a step has come, under the name of its stage. */
export function* tell<T>(
  stage: MatchProgress['stage'],
  total: number,
  step: Generator<number, T>,
): Generator<MatchProgress, T> {
  for (;;) {
    const next = step.next()
    if (next.done === true) return next.value
    yield { stage, done: next.value, total }
  }
}

/** Weights of a table of pairs; all 0 where there is no model. */
export function* weighWithProgress(
  comparer: Comparer,
  model: Model | null,
  table: PairTable,
): Generator<MatchProgress, Float64Array> {
  return model ? yield* tell('weigh', table.count, weighPairs(comparer, model, table)) : new Float64Array(table.count)
}
