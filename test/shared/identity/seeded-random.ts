/** A repeatable stream of pseudo-random choices (mulberry32), so that a failing case can be run again. */
export function createRandom(seed: number) {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** Whole number from `low` to `high`, both included. */
  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1))
  }
  function pick<T>(choices: ArrayLike<T>): T {
    const choice = choices[between(0, choices.length - 1)]
    if (choice === undefined) throw new RangeError('Nothing to choose from')
    return choice
  }
  return { between, pick }
}
