/** Fetches rows `start … start + count − 1`; fewer come back only at the end. */
export type FetchRows<Row> = (start: number, count: number) => Promise<readonly Row[]>

export const pageSize = 200
const mostPages = 25
const mostAtOnce = 2
const mostAtOnceWhenReading = 4

/**
 * The pages of rows that a grid holds of one view. It asks only for what is wanted *now*: while two fetches are under
 * way later wishes replace earlier ones, so a fling past 900 pages asks for a handful. Rows of the view before stay
 * visible until the first page of this one is here, so nothing blinks; `read` and `freshRow` never answer with them.
 */
export class RowPages<Row> {
  readonly fetchRows: FetchRows<Row>
  readonly rowCount: number
  readonly #pages = new Map<number, readonly Row[]>()
  #stale: ReadonlyMap<number, readonly Row[]>
  readonly #underWay = new Set<number>()
  readonly #failed = new Set<number>()
  #wanted: readonly number[] = []
  #isOpen = true
  #version = 0
  readonly #listeners = new Set<() => void>()
  readonly #onFailure: (error: unknown) => void

  constructor(
    fetchRows: FetchRows<Row>,
    rowCount: number,
    onFailure: (error: unknown) => void,
    before: RowPages<Row> | null,
  ) {
    this.fetchRows = fetchRows
    this.rowCount = rowCount
    this.#onFailure = onFailure
    this.#stale = before === null ? new Map() : before.#pages.size > 0 ? before.#pages : before.#stale
  }

  /** Until the returned function is called failures are told and reads answered. */
  open(): () => void {
    this.#isOpen = true
    return () => {
      this.#isOpen = false
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Changes whenever a row that was missing may now be here. */
  readonly version = (): number => this.#version

  row(index: number): Row | undefined {
    const page = Math.floor(index / pageSize)
    return (this.#pages.get(page) ?? this.#stale.get(page))?.[index % pageSize]
  }

  /** The row if it belongs to the present view, never one from before a reset. */
  freshRow(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  want(first: number, after: number): void {
    const from = Math.floor(first / pageSize)
    const to = Math.floor(Math.max(first, Math.min(after, this.rowCount) - 1) / pageSize)
    this.#wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    for (const page of this.#wanted) this.#touch(page)
    this.#fetchWanted()
  }

  /** Every row of a range in order, fetched where it is missing; null when it is no longer wanted. */
  async read(first: number, after: number, signal?: AbortSignal): Promise<readonly Row[] | null> {
    const from = Math.floor(first / pageSize)
    const pages = Math.max(0, Math.ceil(after / pageSize) - from)
    const found: (readonly Row[])[] = []
    const isWanted = (): boolean => this.#isOpen && signal?.aborted !== true
    let next = 0
    const work = async (): Promise<void> => {
      while (next < pages && isWanted()) {
        const page = next
        next += 1
        found[page] =
          this.#pages.get(from + page) ?? (await this.fetchRows((from + page) * pageSize, this.#lengthOf(from + page)))
      }
    }
    await Promise.all(Array.from({ length: mostAtOnceWhenReading }, work))
    return isWanted() ? found.flat().slice(first - from * pageSize, after - from * pageSize) : null
  }

  #fetchWanted(): void {
    if (!this.#isOpen) return
    for (const page of this.#wanted) {
      if (this.#underWay.size >= mostAtOnce) return
      if (this.#pages.has(page) || this.#underWay.has(page) || this.#failed.has(page)) continue
      if (this.#lengthOf(page) <= 0) continue
      void this.#fetch(page)
    }
  }

  async #fetch(page: number): Promise<void> {
    this.#underWay.add(page)
    try {
      this.#pages.set(page, await this.fetchRows(page * pageSize, this.#lengthOf(page)))
      this.#stale = new Map()
      this.#forgetOldest()
    } catch (error) {
      this.#failed.add(page)
      if (this.#isOpen) this.#onFailure(error)
    }
    this.#underWay.delete(page)
    this.#version += 1
    for (const listener of this.#listeners) listener()
    this.#fetchWanted()
  }

  #lengthOf(page: number): number {
    return Math.min(pageSize, this.rowCount - page * pageSize)
  }

  #touch(page: number): void {
    const rows = this.#pages.get(page)
    if (rows === undefined) return
    this.#pages.delete(page)
    this.#pages.set(page, rows)
  }

  #forgetOldest(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= mostPages) return
      if (!this.#wanted.includes(page)) this.#pages.delete(page)
    }
  }
}
