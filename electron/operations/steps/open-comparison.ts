import { fail, ok } from '#shared/contract/failure.ts'
import { readRunEvent, showsProtected } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'
import type { ReadContext } from '../../host/context.ts'
import { openRun } from '../../reconciliation/access.ts'
import { comparedPlaces } from '../../reconciliation/comparison.ts'
import { readComparison } from '../../reconciliation/read-comparison.ts'
import { mayReadReconciled, mayReconcile } from './permitted.ts'

/** Two lists of a reconciliation that the person may look at, or (`toWrite`) work with, as they are compared now. */
export async function openComparison(
  context: ReadContext,
  read: Reader,
  input: {
    readonly reconciliationId: number
    readonly lists?: readonly number[] | undefined
    readonly openingId?: string | undefined
  },
  toWrite = false,
) {
  const mayOpen = (toWrite ? mayReconcile : mayReadReconciled)(read, context.person)
  for (;;) {
    const opened = openRun({ ...context, read }, mayOpen, input)
    if (!opened.ok) return opened
    const { reconciliation, head, isProtected } = opened.value
    const places = comparedPlaces(reconciliation, input.lists)
    if (places === undefined) return fail('difference.unknown-list')
    const comparison = await readComparison(context.store, read, reconciliation, places)
    // Others had their turn meanwhile: lists that were run again, or that show somebody who is protected now, are opened anew.
    const isAsOpened =
      readRunEvent(read, reconciliation.id) === head.eventId && !showsProtected(read, reconciliation.id)
    if (isAsOpened) return ok({ run: opened.value, comparison, runId: head.eventId, isProtected })
  }
}
