import type { Side } from '#shared/reconciliation/gap-contributions.ts'
import { finish } from '#shared/steps.ts'
import type { Steps } from '#shared/steps.ts'
import { newestEvent } from '#db/stores/edits.ts'
import { readRunEvent } from '#db/stores/reconciliation-runs.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import { StoreFailure } from '#db/store-failure.ts'
import type { Reader, Store } from '#db/open.ts'
import { compareLists } from './comparison.ts'
import type { Comparison, KeptForComparison } from './comparison.ts'
import { inTurns } from '../host/in-turns.ts'
import { readRunContents } from './reconciled.ts'

interface Remembered {
  event: number
  /** Of the last event, by name: whoever asks while one is worked out waits for the same. */
  comparisons: Map<string, Promise<Comparison>>
  /** Of the last run of each reconciliation. */
  readonly runs: Map<number, { readonly event: number | undefined; readonly kept: KeptForComparison }>
}

/** Of each store what was worked out since the last event: until somebody writes, it stays what it is. */
const remembered = new WeakMap<Store, Remembered>()

/** Two lists as they are now, worked out without holding the core's thread. */
export async function readComparison(
  store: Store,
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
): Promise<Comparison> {
  const { transferDate } = await readTransfer(read)
  const event = newestEvent(read)
  const known = remembered.get(store) ?? { event, comparisons: new Map(), runs: new Map() }
  remembered.set(store, known)
  if (known.event !== event) {
    known.event = event
    known.comparisons = new Map()
  }
  const { comparisons } = known
  const name = `${reconciliation.id} ${places.here} ${places.there}`
  const found = comparisons.get(name)
  if (found !== undefined) return found
  const made = inTurns(compareKept(known, read, reconciliation, places, transferDate)).catch((error: unknown) => {
    comparisons.delete(name)
    throw read.connection.open ? error : new StoreFailure('store.none-open')
  })
  comparisons.set(name, made)
  return made
}

/** As `readComparison`, for whoever has a thread and no store: a worker. */
export function compareAtOnce(
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
  transferDate: string,
): Comparison {
  const kept = { content: finish(readRunContents(read, reconciliation.id)) }
  return finish(compareLists(read, reconciliation, places, transferDate, kept))
}

function* compareKept(
  { runs }: Remembered,
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
  transferDate: string,
): Steps<Comparison> {
  const { id } = reconciliation
  const event = readRunEvent(read, id)
  let run = runs.get(id)
  if (run === undefined || run.event !== event) {
    run = { event, kept: { content: yield* readRunContents(read, id) } }
    // A run that was put in its place meanwhile has other rows: whoever asked finds that out, and asks again.
    if (readRunEvent(read, id) === event) runs.set(id, run)
  }
  return yield* compareLists(read, reconciliation, places, transferDate, run.kept)
}
