/** How a text file is written, and how it was read. */
export interface CsvDialect {
  /** One of the `encodings`. */
  readonly encoding: string
  readonly delimiter: string
  /** The characters that end a record. `\n` also stands for files that mix several. */
  readonly lineEnd: string
  /** Text that had been encoded twice was mended on the way. */
  readonly repaired: boolean
}

/** In the order that settles a tie. */
export const delimiters: readonly string[] = [';', '\t', '|', ',']

/** How many records have how many of each candidate delimiter. */
export class DelimiterTally {
  readonly #candidates: readonly string[]
  readonly #tallies: readonly Uint32Array[]
  readonly #strongCommas = new Uint32Array(mostCounted + 1)
  #records = 0

  constructor(candidates: readonly string[]) {
    this.#candidates = candidates
    this.#tallies = candidates.map(() => new Uint32Array(mostCounted + 1))
  }

  /**
   * @param counts by candidate
   * @param weakCommas how many of the commas look like a decimal comma or punctuation
   */
  add(counts: Uint32Array, weakCommas: number): void {
    this.#records++
    for (let index = 0; index < this.#tallies.length; index++) {
      const count = counts[index] ?? 0
      increase(this.#tallies[index], count)
      if (weakCommas > 0 && this.#candidates[index] === ',') increase(this.#strongCommas, count - weakCommas)
      else if (this.#candidates[index] === ',') increase(this.#strongCommas, count)
    }
  }

  likeliest(): string {
    let best = this.#candidates[0] ?? ';'
    let highest = 0
    for (const [index, candidate] of this.#candidates.entries()) {
      // Decimal commas only count where nothing else divides the records.
      const tally = candidate === ',' && highest > 0.2 ? this.#strongCommas : this.#tallies[index]
      const score = this.#score(tally ?? new Uint32Array(0))
      if (score > highest * 1.001) {
        best = candidate
        highest = score
      }
    }
    return best
  }

  /** The number of delimiters that at least half of the records have, or `undefined`. */
  usualCount(delimiter: string): number | undefined {
    const tally = this.#tallies[this.#candidates.indexOf(delimiter)]
    const count = tally?.findIndex((records) => records * 2 >= this.#records) ?? -1
    return count === -1 ? undefined : count
  }

  /** Near 1 when most records have the same, high number of the delimiter; 0 when none has any. */
  #score(tally: Uint32Array): number {
    let score = 0
    for (let count = 1; count < tally.length; count++) {
      const records = tally[count] ?? 0
      if (records > 0) score += (records / this.#records) ** 2 * (count / (count + 1))
    }
    return score
  }
}

/** Records with more delimiters are counted with those that have so many. */
const mostCounted = 1023

function increase(tally: Uint32Array | undefined, count: number): void {
  if (tally === undefined) return
  const at = Math.min(count, mostCounted)
  tally[at] = (tally[at] ?? 0) + 1
}
