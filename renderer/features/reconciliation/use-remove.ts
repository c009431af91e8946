import type { Failure } from '#shared/contract/failure.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'
import type { ReconciliationView } from './use-pair-text.ts'

interface Removal {
  /** True when it is gone. */
  readonly remove: (view: ReconciliationView) => Promise<boolean>
  readonly isRunning: boolean
  readonly failure: Failure | null
}

/** Takes a reconciliation away and offers to undo that; what people have answered on its pairs stays. */
export function useRemove(): Removal {
  const { words } = useLanguage()
  const { run, isRunning, failure } = useCommand('reconciliation.remove')
  const text = words.reconciliationScreen
  const { undo } = useUndo(text.removeUndone)
  return {
    isRunning,
    failure,
    async remove({ reconciliationId, name }) {
      const reply = await run({ reconciliationId })
      if (!reply.ok) return false
      const { eventId } = reply.value
      notify({ tone: 'ok', text: text.removed(name), undo: () => void undo(eventId) })
      return true
    },
  }
}
