import { setImmediate } from 'node:timers/promises'
import type { Steps } from '#shared/steps.ts'

/** Milliseconds that the work goes on without letting anything else have its turn. */
const stretch = 12

/** Does long work in the core's own thread without holding it. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < stretch) continue
    await setImmediate()
    since = performance.now()
  }
}
