import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useToSettle } from './use-to-settle.ts'

/** What is left of a reconciliation before it is signed, protected people counted with all others. */
export interface Left {
  /** Pairs that wait for the person at the screen. */
  readonly mine: number
  /** Those that wait for somebody else, are set aside or are of protected people. */
  readonly otherPairs: number
  readonly differences: number
  readonly isUnexplained: boolean
  /** Nothing is left but to sign. */
  readonly isSettled: boolean
  /** By both sides, and nothing has changed since. */
  readonly isSigned: boolean
}

/** Null until it is known. Whoever asks only for `afterPairs` is told nothing, and costs nothing, before the own pairs are settled. */
export function useLeft(
  reconciliationId: number,
  { isShown = true, afterPairs = false }: { readonly isShown?: boolean; readonly afterPairs?: boolean } = {},
): Left | null {
  const mine = useToSettle(reconciliationId, isShown)
  const read = useOperation(
    'signature.read',
    { reconciliationId },
    { enabled: isShown && (mine === 0 || !afterPairs), keepPrevious: true },
  )
  if (mine === null || read.data === undefined) return null
  const { left, isSettled, signatures } = read.data
  return {
    mine,
    otherPairs: Math.max(0, left.pairs - mine),
    differences: left.differences,
    isUnexplained: left.isUnexplained,
    isSettled,
    isSigned: signatures.length === 2 && signatures.every(({ isChanged }) => !isChanged),
  }
}
