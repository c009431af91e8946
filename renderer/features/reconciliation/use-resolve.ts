import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'

interface Resolving {
  /** True when it is done. */
  readonly resolve: (input: InputOf<'difference.resolve'>) => Promise<boolean>
  readonly isRunning: boolean
  readonly failure: Failure | null
  readonly reset: () => void
}

/** Says who is right where lists differ, or takes that back, and offers to undo it as one step. */
export function useResolve(): Resolving {
  const { words } = useLanguage()
  const number = useNumberText()
  const { run, isRunning, failure, reset } = useCommand('difference.resolve')
  const text = words.reconciliationScreen.differences
  const { undo } = useUndo(text.undone)
  return {
    isRunning,
    failure,
    reset,
    async resolve(input) {
      const reply = await run(input)
      if (!reply.ok) return false
      const { eventId, items } = reply.value
      const said = input.said === null ? text.tookBack : text.resolved
      notify({ tone: 'ok', key: stepNotice, text: said(number(items, 0)), undo: () => void undo(eventId) })
      return true
    },
  }
}
