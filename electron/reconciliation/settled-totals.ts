import type { Facts } from '#shared/checklists/facts.ts'
import { readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import { readReconciliations } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import { sendersOfStaff } from '#db/stores/totals.ts'
import type { Reader, Store } from '#db/open.ts'
import { openDifferences } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import { readComparison } from './read-comparison.ts'
import { countUnsettled, isSignedByBoth } from './settlement.ts'
import { isStale } from './stale.ts'

/**
 * What the last run reconciliation of each sender with the receiver comes to, protected people included. Only one of the rows that the
 * register has of the sender tells of a handover: a delivery may be of fewer, and who hands over has no list as a receiver.
 */
export async function readSettledTotals(store: Store, read: Reader): Promise<Facts['totals']> {
  const reconciliations = readReconciliations(read).filter(({ register }) => register === 'staff')
  const senders = sendersOfStaff(read)
  const totals = {
    unreconciled: 0,
    stale: 0,
    refused: 0,
    openPairs: 0,
    unexplained: 0,
    unsigned: 0,
    openDifferences: 0,
  }
  for (const senderId of senders) {
    const last = reconciliations.findLast(
      (each) => placesOf(each, senderId, senders) !== null && readRunHead(read, each.id) !== undefined,
    )
    const places = last === undefined ? null : placesOf(last, senderId, senders)
    if (last === undefined || places === null) {
      totals.unreconciled++
      continue
    }
    const head = readRunHead(read, last.id)
    if (head === undefined || isStale(read, last, head) || showsProtected(read, last.id)) {
      totals.stale++
      continue
    }
    totals.openPairs += countUnsettled(read, last)
    const comparison = await readComparison(store, read, last, places)
    if (head.summary.refusal !== null && couldBePaired(comparison)) totals.refused++
    if (comparison.explained.whole.state === 'unexplained') totals.unexplained++
    if (!isSignedByBoth(read, { reconciliation: last, head, comparison })) totals.unsigned++
    totals.openDifferences += openDifferences(comparison).length
  }
  return totals
}

/** Whether rows stand alone in both lists and nobody has said why: what they tell themselves does not say that they are no pair. */
function couldBePaired({ rows, gap }: Comparison): boolean {
  const linked = new Set(gap.linked.flatMap(({ here, there }) => [...here, ...there]))
  return (['here', 'there'] as const).every((side) =>
    rows[side].some((row) => !linked.has(row) && gap.saidOf(row, side) === null),
  )
}

function placesOf(
  { lists }: Reconciliation,
  wanted: number,
  senders: readonly number[],
): { readonly here: number; readonly there: number } | null {
  const here = lists.findIndex(
    ({ side, senderId, importId }) => side === 'sender' && senderId === wanted && importId === null,
  )
  const there = lists.findIndex(({ side, senderId }) => side === 'receiver' && !senders.includes(senderId))
  return here === -1 || there === -1 ? null : { here, there }
}
