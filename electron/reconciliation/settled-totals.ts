import type { Facts } from '#shared/checklists/facts.ts'
import { readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import { fingerprintOf, readReconciliations } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import { sendersOfStaff } from '#db/stores/totals.ts'
import type { Reader, Store } from '#db/open.ts'
import { explainComparison, readComparison } from './comparison.ts'

/** What the last run reconciliation of each sender with the receiver comes to, protected people included. */
export async function readSettledTotals(store: Store, read: Reader): Promise<Facts['totals']> {
  const reconciliations = readReconciliations(read).filter(({ register }) => register === 'staff')
  const receivers = new Set(
    reconciliations.flatMap(({ lists }) =>
      lists.flatMap(({ side, senderId }) => (side === 'sender' ? [] : [senderId])),
    ),
  )
  const totals = { unreconciled: 0, stale: 0, unexplained: 0, openDifferences: 0 }
  for (const senderId of sendersOfStaff(read)) {
    if (receivers.has(senderId)) continue
    const last = reconciliations.findLast(
      (each) => placesOf(each, senderId) !== null && readRunHead(read, each.id) !== undefined,
    )
    const places = last === undefined ? null : placesOf(last, senderId)
    if (last === undefined || places === null) {
      totals.unreconciled++
      continue
    }
    if (readRunHead(read, last.id)?.fingerprint !== fingerprintOf(read, last) || showsProtected(read, last.id)) {
      totals.stale++
      continue
    }
    const comparison = await readComparison(store, read, last, places)
    if (explainComparison(comparison).whole.state === 'unexplained') totals.unexplained++
    totals.openDifferences += comparison.differences.filter(({ said, isChanged }) => said === null || isChanged).length
  }
  return totals
}

function placesOf({ lists }: Reconciliation, wanted: number): { readonly here: number; readonly there: number } | null {
  const here = lists.findIndex(({ side, senderId }) => side === 'sender' && senderId === wanted)
  const there = lists.findIndex(({ side }) => side === 'receiver')
  return here === -1 || there === -1 ? null : { here, there }
}
