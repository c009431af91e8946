import { useCallback } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { notify } from '#renderer/ui/notices.ts'

interface Tick {
  readonly tick: (stepId: string, done: boolean) => Promise<void>
  readonly isRunning: boolean
  readonly failure: Failure | null
}

/** Ticks a step, or takes the tick back; either can be undone at once. */
export function useTick(): Tick {
  const { words } = useLanguage()
  const { run, isRunning, failure } = useCommand('checklist.tick')
  const { ticked, unticked } = words.checklist
  const tick = useCallback(
    async (stepId: string, done: boolean) => {
      const reply = await run({ stepId, done })
      if (!reply.ok) return
      notify({ tone: 'ok', text: (done ? ticked : unticked)(stepId), undo: () => void run({ stepId, done: !done }) })
    },
    [run, ticked, unticked],
  )
  return { tick, isRunning, failure }
}
