import { useOperation } from '#renderer/bridge/use-operation.ts'

/** How many pairs wait for the person at the screen, not for somebody else; null until that is known. */
export function useToSettle(reconciliationId: number, isShown = true): number | null {
  const queue = useOperation(
    'reconciliation.queue',
    { reconciliationId, start: 0, count: 1 },
    { enabled: isShown, keepPrevious: true },
  )
  return queue.data?.total ?? null
}
