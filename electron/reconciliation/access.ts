import { randomUUID } from 'node:crypto'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Store } from '#db/open.ts'
import { readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import type { RunHead } from '#db/stores/reconciliation-runs.ts'
import { readReconciliation } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { ReadContext } from '../host/context.ts'

/** A run as one person may work with it. */
export interface OpenRun {
  readonly reconciliation: Reconciliation
  readonly head: RunHead
  readonly viewer: { readonly person: string; readonly isBlind: boolean }
  /** Whether it is the pairs of protected people that are worked with, and none else. */
  readonly isProtected: boolean
}

/** How long an opening lasts, in seconds. */
export const openSeconds = 300

interface Opening {
  readonly reconciliationId: number
  readonly until: number
}

/** Of the open store: they go when it is closed. */
const openingsOf = new WeakMap<Store, Map<string, Opening>>()

/** Opens the pairs of protected people of a reconciliation for some minutes. */
export function openProtectedPairs(context: ReadContext, reconciliationId: number): string {
  const now = Date.parse(context.now())
  const openings = openingsOf.get(context.store) ?? new Map<string, Opening>()
  openingsOf.set(context.store, openings)
  for (const [id, { until }] of openings) if (until <= now) openings.delete(id)
  const openingId = randomUUID()
  openings.set(openingId, { reconciliationId, until: now + openSeconds * 1000 })
  return openingId
}

/** A run that may be read: it is there, it shows nobody who is protected, and the person may see people. */
export function openRun(
  context: ReadContext,
  mayRead: boolean,
  { reconciliationId, openingId }: { readonly reconciliationId: number; readonly openingId?: string | undefined },
): Result<
  OpenRun,
  | 'reconciliation.unknown'
  | 'reconciliation.not-permitted'
  | 'reconciliation.not-run'
  | 'reconciliation.blocked'
  | 'register.opening-ended'
> {
  const { read, person } = context
  if (!mayRead) return fail('reconciliation.not-permitted')
  const reconciliation = readReconciliation(read, reconciliationId)
  if (reconciliation === undefined) return fail('reconciliation.unknown')
  const head = readRunHead(read, reconciliationId)
  if (head === undefined) return fail('reconciliation.not-run')
  if (showsProtected(read, reconciliationId)) return fail('reconciliation.blocked')
  if (openingId !== undefined) {
    const opening = openingsOf.get(context.store)?.get(openingId)
    const isOpen = opening?.reconciliationId === reconciliationId && opening.until > Date.parse(context.now())
    if (!isOpen) return fail('register.opening-ended')
  }
  return ok({
    reconciliation,
    head,
    viewer: { person, isBlind: reconciliation.isBlind },
    isProtected: openingId !== undefined,
  })
}
