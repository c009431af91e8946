import { useCallback } from 'react'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { notify } from '#renderer/ui/notices.ts'
import { useFailureWording, useLanguage } from './language.tsx'
import type { Failure } from '#shared/contract/failure.ts'

interface Undo {
  readonly undo: (eventId: number) => Promise<Failure | null>
  readonly isRunning: boolean
}

/** Takes one event back; says so, or says why not and what was kept. */
export function useUndo(said?: string): Undo {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const { run, isRunning } = useCommand('history.undo')
  const undo = useCallback(
    async (eventId: number) => {
      const reply = await run({ eventId })
      if (reply.ok) {
        notify({ tone: 'ok', text: said ?? words.history.undoneNow })
        return null
      }
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', text: `${what} ${kept} ${next}` })
      return reply.failure
    },
    [explain, run, said, words],
  )
  return { undo, isRunning }
}
