import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import { readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import type { RunHead } from '#db/stores/reconciliation-runs.ts'
import { readReconciliation, readReconciliations } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import type { ReadContext } from '../host/context.ts'
import { createOpenings } from '../host/openings.ts'

/** Whether a person may look at, or work with, reconciliations of a register. */
export type MayOpen = (register: ReconciledRegister) => boolean

/** A run as one person may work with it. */
export interface OpenRun {
  readonly reconciliation: Reconciliation
  readonly head: RunHead
  readonly viewer: { readonly person: string; readonly isBlind: boolean }
  /** Whether it is the pairs of protected people that are worked with, and none else. */
  readonly isProtected: boolean
}

/** Reconciliations whose pairs of protected people somebody has opened, by number. */
export const openedPairs = createOpenings<number>()

export function findReconciliation(
  read: Reader,
  mayOpen: MayOpen,
  reconciliationId: number,
): Result<Reconciliation, 'reconciliation.unknown' | 'reconciliation.not-permitted'> {
  const reconciliation = readReconciliation(read, reconciliationId)
  if (reconciliation === undefined) return fail('reconciliation.unknown')
  const { register } = reconciliation
  return mayOpen(register)
    ? ok(reconciliation)
    : fail('reconciliation.not-permitted', { register: registerOf(register) })
}

/** A run that may be read: it is there, it shows nobody who is protected, and the person may see what it is of. */
export function openRun(
  context: ReadContext,
  mayOpen: MayOpen,
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
  const found = findReconciliation(read, mayOpen, reconciliationId)
  if (!found.ok) return found
  const reconciliation = found.value
  const head = readRunHead(read, reconciliationId)
  if (head === undefined) return fail('reconciliation.not-run')
  if (showsProtected(read, reconciliationId)) return fail('reconciliation.blocked')
  if (openingId !== undefined) {
    const isOpen = openedPairs.find(context, openingId) === reconciliationId
    if (!isOpen) return fail('register.opening-ended')
  }
  return ok({
    reconciliation,
    head,
    viewer: { person, isBlind: isAnsweredBlind(read, reconciliation) },
    isProtected: openingId !== undefined,
  })
}

/** Answers are kept by whose lists they are on: a second reconciliation of the same two would show what is given blind in the first. */
function isAnsweredBlind(read: Reader, { register, isBlind, lists }: Reconciliation): boolean {
  const isShared = (other: Reconciliation): boolean =>
    other.lists.filter(({ side, senderId }) => lists.some((own) => own.side === side && own.senderId === senderId))
      .length > 1
  return (
    isBlind || readReconciliations(read).some((each) => each.register === register && each.isBlind && isShared(each))
  )
}
