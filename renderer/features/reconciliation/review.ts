import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { PairAnswer, PairClass } from '#shared/contract/tables/reconciliation.ts'
import type { Jobs } from '#renderer/bridge/jobs.ts'

export type QueueItem = OutputOf<'reconciliation.queue'>['items'][number]
export type Pair = OutputOf<'reconciliation.pair'>

/** Which pairs are gone through. */
export interface ReviewChoice {
  readonly reconciliationId: number
  /** None: all that this person has to settle. */
  readonly classes: readonly PairClass[]
  /** Of the pairs of protected people. */
  readonly openingId?: string
}

/** An answer that has been given in this going through. */
export interface GivenAnswer {
  readonly pairId: number
  readonly eventId: number
  readonly answer: PairAnswer
  readonly class: PairClass
}

export interface ReviewState {
  /** Nothing has been fetched yet. */
  readonly isLoading: boolean
  readonly item: QueueItem | null
  /** Null until it has come. */
  readonly pair: Pair | null
  /** Pairs that have been answered, of all that there were to answer. */
  readonly answered: number
  readonly total: number
  readonly canGoBack: boolean
  readonly canGoOn: boolean
  /** The latest that can be taken back. */
  readonly last: GivenAnswer | null
  readonly failure: Failure | null
}

/** Going through the pairs of a queue one after the other. */
export interface Review {
  readonly state: () => ReviewState
  readonly subscribe: (listener: () => void) => () => void
  /** Answers the pair on show and goes on to the next; what it became, or null where that failed. */
  readonly answer: (answer: PairAnswer, note: string | null) => Promise<GivenAnswer | null>
  /** Takes the latest answer back and shows its pair; null where there is none, or that failed. */
  readonly undo: () => Promise<GivenAnswer | null>
  readonly go: (step: 1 | -1) => void
  /** Shows a pair that another one refers to. */
  readonly open: (item: QueueItem) => void
  /** Reads the fields of the pairs anew, and stays where it is. */
  readonly refresh: () => void
  /** Reads the queue anew. */
  readonly reload: () => void
}

const pageSize = 50
/** So many pairs before the last that is known, more are fetched: the next one is there when it is asked for. */
const ahead = 5
/** Pairs whose fields are fetched before they are on show. */
const pairsAhead = 2

export function createReview(call: Jobs['call'], choice: ReviewChoice): Review {
  const { reconciliationId, classes, openingId } = choice
  const base = { reconciliationId, ...(openingId === undefined ? {} : { openingId }) }
  const listeners = new Set<() => void>()
  const pairs = new Map<number, Pair>()
  const asked = new Set<number>()
  const given = new Map<number, GivenAnswer>()
  /** Pairs that are not of the queue but that one of it referred to. */
  const guests = new Set<number>()
  /** Pairs that became questions by an answer, by the pair that it was given on. They stand elsewhere in the queue than here. */
  const asks = new Map<number, readonly number[]>()
  let past: readonly GivenAnswer[] = []
  let items: readonly QueueItem[] = []
  let at = 0
  let left = 0
  /** How many have left the queue by answers, less those that came back: an answer can be given while a page is on its way. */
  let gone = 0
  let isLoading = true
  let isFetching = false
  let isBusy = false
  /** Counts the readings of the queue: an answer to an earlier one is not used. */
  let reading = 0
  let failure: Failure | null = null
  let state = stateNow()

  function say(): void {
    state = stateNow()
    for (const listener of listeners) listener()
    void lookAhead()
  }

  function stateNow(): ReviewState {
    const item = items[at] ?? null
    const answered = [...given.keys()].filter((pairId) => !guests.has(pairId)).length
    return {
      isLoading,
      item,
      pair: item === null ? null : (pairs.get(item.pairId) ?? null),
      answered,
      total: answered + left,
      canGoBack: at > 0,
      canGoOn: at < items.length - 1,
      last: past.at(-1) ?? null,
      failure,
    }
  }

  const isOpen = ({ pairId }: QueueItem): boolean => !given.has(pairId) && !guests.has(pairId)

  /** Fetches what comes after the known pairs. Those that are answered have left the queue, the others stand first in it. */
  async function fetchMore(): Promise<void> {
    if (isFetching) return
    isFetching = true
    const mine = reading
    const goneBefore = gone
    const elsewhere = new Set([...asks.values()].flat())
    const start = items.filter((item) => isOpen(item) && !elsewhere.has(item.pairId)).length
    const reply = await call('reconciliation.queue', { ...base, classes: [...classes], start, count: pageSize })
    isFetching = false
    if (mine !== reading) return
    isLoading = false
    if (!reply.ok) {
      failure = reply.failure
      return say()
    }
    const known = new Set(items.map(({ pairId }) => pairId))
    items = [...items, ...reply.value.items.filter(({ pairId }) => !known.has(pairId))]
    left = Math.max(reply.value.total - (gone - goneBefore), items.filter(isOpen).length)
    say()
  }

  async function lookAhead(): Promise<void> {
    const wanted = items.slice(at, at + 1 + pairsAhead).filter(({ pairId }) => !asked.has(pairId))
    for (const { pairId } of wanted) asked.add(pairId)
    await Promise.all(wanted.map(({ pairId }) => fetchPair(pairId)))
  }

  async function fetchPair(pairId: number): Promise<void> {
    const mine = reading
    const reply = await call('reconciliation.pair', { ...base, pairId })
    if (mine !== reading) return
    // Of a run before the last: what is shown is out of date.
    if (!reply.ok && reply.failure.code === 'reconciliation.unknown-pair') return load()
    if (reply.ok) pairs.set(pairId, reply.value)
    else failure = reply.failure
    say()
  }

  function load(): void {
    reading += 1
    pairs.clear()
    asked.clear()
    given.clear()
    guests.clear()
    asks.clear()
    items = []
    past = []
    at = 0
    left = 0
    isLoading = true
    isFetching = false
    failure = null
    say()
    void fetchMore()
  }

  /** What has been said of a pair is out of date, and so are the pairs that refer to it. */
  function forget(changed: number): void {
    for (const [pairId, pair] of pairs) {
      if (pairId !== changed && !pair.others.some((other) => other.pairId === changed)) continue
      asked.delete(pairId)
      if (pairId === changed) pairs.delete(pairId)
    }
  }

  /** What is asked since the pair on show has been answered comes next, while the row is fresh in mind. */
  function ask(pairId: number, questions: readonly QueueItem[]): void {
    const known = new Set(items.map((item) => item.pairId))
    const fresh = questions.filter((question) => !known.has(question.pairId))
    if (fresh.length === 0) return
    asks.set(pairId, [...(asks.get(pairId) ?? []), ...fresh.map((question) => question.pairId)])
    items = [...items.slice(0, at + 1), ...fresh, ...items.slice(at + 1)]
    left += fresh.length
    gone -= fresh.length
  }

  /** Takes back what an answer made a question of. */
  function unask(pairId: number): void {
    const asked = new Set(asks.get(pairId))
    asks.delete(pairId)
    const before = items.length
    items = items.filter((item) => !asked.has(item.pairId) || given.has(item.pairId))
    left = Math.max(0, left - (before - items.length))
    gone += before - items.length
  }

  /** The next pair without an answer, first those after this one, then those that were passed; past the end where there is none. */
  function goOn(): void {
    const after = items.findIndex((item, index) => index > at && isOpen(item))
    const passed = after === -1 ? items.findIndex(isOpen) : after
    at = passed === -1 ? items.length : passed
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      if (reading === 0) load()
      return () => listeners.delete(listener)
    },
    async answer(answer, note) {
      const item = items[at]
      // A row that nothing is like is no question.
      if (item === undefined || item.right === null || isBusy || !pairs.has(item.pairId)) return null
      isBusy = true
      failure = null
      const mine = reading
      const reply = await call('reconciliation.decide', { ...base, pairId: item.pairId, answer, note })
      isBusy = false
      if (mine !== reading) return null
      if (!reply.ok) {
        if (reply.failure.code === 'reconciliation.unknown-pair') load()
        failure = reply.failure
        say()
        return null
      }
      if (isOpen(item)) {
        left = Math.max(0, left - 1)
        gone += 1
      }
      const now = { pairId: item.pairId, answer, eventId: reply.value.eventId, class: reply.value.class }
      given.set(item.pairId, now)
      past = [...past, now]
      forget(item.pairId)
      ask(item.pairId, reply.value.asks)
      goOn()
      if (items.length - at <= ahead && left > items.filter(isOpen).length) await fetchAndStay()
      say()
      return now
    },
    async undo() {
      const latest = past.at(-1)
      if (latest === undefined || isBusy) return null
      isBusy = true
      failure = null
      const mine = reading
      const reply = await call('history.undo', { eventId: latest.eventId })
      isBusy = false
      if (mine !== reading) return null
      if (!reply.ok) {
        failure = reply.failure
        say()
        return null
      }
      past = past.slice(0, -1)
      const before = past.findLast(({ pairId }) => pairId === latest.pairId)
      if (before !== undefined) given.set(latest.pairId, before)
      else given.delete(latest.pairId)
      forget(latest.pairId)
      unask(latest.pairId)
      at = items.findIndex(({ pairId }) => pairId === latest.pairId)
      const undone = items[at]
      if (undone !== undefined && isOpen(undone)) {
        left += 1
        gone -= 1
      }
      say()
      return latest
    },
    go(step) {
      const next = at + step
      if (next < 0 || next > items.length - 1) return
      at = next
      say()
      if (items.length - at <= ahead && left > items.filter(isOpen).length) void fetchMore()
    },
    open(item) {
      const known = items.findIndex(({ pairId }) => pairId === item.pairId)
      if (known === -1) {
        guests.add(item.pairId)
        items = [...items.slice(0, at + 1), item, ...items.slice(at + 1)]
        at += 1
      } else {
        at = known
      }
      say()
    },
    refresh() {
      pairs.clear()
      asked.clear()
      say()
    },
    reload: load,
  }

  /** Where the known pairs are at their end, the next one is waited for. */
  async function fetchAndStay(): Promise<void> {
    const isAtEnd = at >= items.length
    const known = items.length
    if (!isAtEnd) return void fetchMore()
    await fetchMore()
    if (items.length > known) at = known
  }
}
