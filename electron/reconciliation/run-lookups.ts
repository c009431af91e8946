import {
  createPairLookup,
  createRecordFinder,
  createRecordLookup,
  readPairs,
  readRunEvent,
} from '#db/stores/reconciliation-runs.ts'
import type { PairState, RunPair } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'

/** What a run wrote, as it is looked up again and again while people answer. */
export interface RunLookups {
  readonly find: ReturnType<typeof createRecordFinder>
  readonly recordOf: ReturnType<typeof createRecordLookup>
  readonly pairsOf: ReturnType<typeof createPairLookup>
  /** Either those of protected people or all others. */
  readonly pairsIn: (states: readonly PairState[], isHidden: boolean) => readonly RunPair[]
}

interface Remembered {
  readonly event: number | undefined
  readonly lookups: RunLookups
}

/** By connection and reconciliation: nothing that a run wrote changes before the next run, so it is read once. */
const remembered = new WeakMap<object, Map<number, Remembered>>()

/** Looks up what the last run wrote. */
export function runLookups(read: Reader, reconciliationId: number): RunLookups {
  const known = remembered.get(read.connection) ?? new Map<number, Remembered>()
  remembered.set(read.connection, known)
  const event = readRunEvent(read, reconciliationId)
  const found = known.get(reconciliationId)
  if (found !== undefined && found.event === event) return found.lookups
  const lookups: RunLookups = {
    find: keptByPlace(createRecordFinder(read, reconciliationId)),
    recordOf: keptByPlace(createRecordLookup(read, reconciliationId)),
    pairsOf: keptByPlace(createPairLookup(read, reconciliationId)),
    pairsIn: keptByStates((states, isHidden) => readPairs(read, reconciliationId, states, isHidden)),
  }
  known.set(reconciliationId, { event, lookups })
  return lookups
}

function keptByPlace<K, V>(look: (list: number, key: K) => V): (list: number, key: K) => V {
  // What is not there is kept too.
  const lists = new Map<number, Map<K, { readonly value: V }>>()
  return (list, key) => {
    const kept = lists.get(list) ?? new Map<K, { readonly value: V }>()
    lists.set(list, kept)
    const found = kept.get(key) ?? { value: look(list, key) }
    kept.set(key, found)
    return found.value
  }
}

function keptByStates(look: RunLookups['pairsIn']): RunLookups['pairsIn'] {
  const kept = new Map<string, readonly RunPair[]>()
  return (states, isHidden) => {
    const name = `${states.join(' ')} ${isHidden}`
    const found = kept.get(name) ?? look(states, isHidden)
    kept.set(name, found)
    return found
  }
}
