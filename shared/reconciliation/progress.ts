import type { MatchProgress } from './result.ts'

/** Passes on how far a step has come, under the name of its stage; never back. */
export function* tell<T>(
  stage: MatchProgress['stage'],
  total: number,
  step: Generator<number, T>,
): Generator<MatchProgress, T> {
  let done = 0
  for (;;) {
    const next = step.next()
    if (next.done === true) return next.value
    done = Math.max(done, Math.min(next.value, total))
    yield { stage, done, total }
  }
}
