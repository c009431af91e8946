/** Long work in short steps: whoever has it done can let something else have its turn between two of them. */
export type Steps<T> = Generator<undefined, T>

/** Does all of it in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** What is gone through between two steps: a few milliseconds of work at most. */
const rowsOfStep = 100

/** As many of each, with a step between. */
export function* eachInSteps<T>(items: Iterable<T>, work: (item: T) => void): Steps<void> {
  let count = 0
  for (const item of items) {
    work(item)
    if (++count % rowsOfStep === 0) yield
  }
}
