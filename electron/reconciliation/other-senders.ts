import { pairEmployments } from '#shared/reconciliation/employments.ts'
import { createRowLookup, readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import type { RunRow } from '#db/stores/reconciliation-runs.ts'
import { readReconciliations } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { isLinked } from './linked.ts'
import { readOverlay } from './overlay.ts'
import { runLookups } from './run-lookups.ts'
import { isStale } from './stale.ts'

/** A list of a receiver beside the list of another sender, as a run has matched them. */
interface Beside {
  readonly party: string
  readonly isHeld: (key: string) => boolean
}

/**
 * Tells which other sender's list a row of the receiver's list belongs with, by the key of the row, where that has been matched: in the
 * same reconciliation, or in another of the same list that is as its lists are now. Only what the register has of the other sender tells:
 * it is asked to be reconciled and signed itself, while for a delivery nobody has answered. All that people have answered there is read
 * at once.
 */
export function createOtherSenderOf(
  read: Reader,
  reconciliation: Reconciliation,
  { here, there }: { readonly here: number; readonly there: number },
  unitKeyOf: (name: string) => string,
): (key: string) => string | undefined {
  const [own, list] = [reconciliation.lists[here], reconciliation.lists[there]]
  if (own?.side !== 'sender' || list?.side !== 'receiver') return () => undefined
  const beside = readReconciliations(read)
    .filter(({ register }) => register === reconciliation.register)
    .flatMap((each): Beside[] => {
      const receiver = each.lists.findIndex(
        ({ side, senderId, importId }) =>
          side === 'receiver' && senderId === list.senderId && importId === list.importId,
      )
      const senders = [...each.lists.keys()].filter((place) => {
        const { side, senderId, importId } = each.lists[place] ?? list
        return side === 'sender' && senderId !== own.senderId && importId === null
      })
      if (receiver === -1 || senders.length === 0 || !(each.id === reconciliation.id || isUpToDate(read, each)))
        return []
      return senders.map((place) => ({
        party: each.lists[place]?.party ?? '',
        isHeld: createIsHeld(read, each, place, receiver, unitKeyOf),
      }))
    })
  // A row is asked about once for each scope that it is told of in.
  const known = new Map<string, string | undefined>()
  return (key) => {
    if (!known.has(key)) known.set(key, beside.find(({ isHeld }) => isHeld(key))?.party)
    return known.get(key)
  }
}

function isUpToDate(read: Reader, reconciliation: Reconciliation): boolean {
  const head = readRunHead(read, reconciliation.id)
  return head !== undefined && !isStale(read, reconciliation, head) && !showsProtected(read, reconciliation.id)
}

/** Whether a row of the receiver's list goes with one of the sender's: of a person with several, one for one. */
function createIsHeld(
  read: Reader,
  reconciliation: Reconciliation,
  sender: number,
  receiver: number,
  unitKeyOf: (name: string) => string,
): (key: string) => boolean {
  const overlay = readOverlay(read, reconciliation)
  const { find, pairsOf } = runLookups(read, reconciliation.id)
  const rowsOf = createRowLookup(read, reconciliation.id)
  return (key) => {
    const record = find(receiver, key)
    if (record === undefined) return false
    return pairsOf(receiver, record).some((pair) => {
      const isForth = pair.leftList === receiver
      const [list, other] = isForth ? [pair.rightList, pair.rightRecord] : [pair.leftList, pair.leftRecord]
      if (list !== sender || other === null || !isLinked(pair, overlay.get(pair.id))) return false
      const rows = rowsOf(receiver, record)
      if (rows.length === 1) return true
      const found = pairEmployments(employments(rowsOf(sender, other)), employments(rows), unitKeyOf)
      return found.pairs.some(({ right }) => right === key) || found.ties.some(({ right }) => right.includes(key))
    })
  }
}

function employments(rows: readonly RunRow[]) {
  return rows.map(({ key, values }) => ({ id: key, values }))
}
