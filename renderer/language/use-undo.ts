import { useCallback } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useCall, useCommand } from '#renderer/bridge/use-operation.ts'
import { notify } from '#renderer/ui/notices.ts'
import { useFailureWording, useLanguage } from './language.tsx'
import { askUndo } from './undo-question.ts'

interface Undo {
  /** `saidNow` says it in other words this once; asked when it is done, for what may be told of can have changed with it. */
  readonly undo: (eventId: number, saidNow?: () => Promise<string>) => Promise<Failure | null>
  readonly isRunning: boolean
}

/** Of a step, and of what says that one was taken back: the latest is all there is to say. */
export const stepNotice = 'step'

/** Takes one event back; says so, or asks about what rests on it, or says why not and what was kept. */
export function useUndo(said?: string): Undo {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const call = useCall()
  const { run, isRunning } = useCommand('history.undo')
  const undo = useCallback(
    async (eventId: number, saidNow?: () => Promise<string>) => {
      const reply = await run({ eventId })
      if (reply.ok) {
        notify({ tone: 'ok', key: stepNotice, text: (await saidNow?.()) ?? said ?? words.history.undoneNow })
        return null
      }
      if (reply.failure.code === 'history.has-dependants') {
        const dependants = await call('history.dependants', { eventId })
        if (dependants.ok && dependants.value.length > 0) {
          askUndo({ eventId, dependants: dependants.value })
          return reply.failure
        }
      }
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', text: `${what} ${kept} ${next}` })
      return reply.failure
    },
    [call, explain, run, said, words],
  )
  return { undo, isRunning }
}

interface Redo {
  readonly redo: (eventId: number, saidNow?: () => Promise<string>) => Promise<void>
  readonly isRunning: boolean
}

/** Does again what an undoing event took back; says so, or why not and what was kept. */
export function useRedo(): Redo {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const { run, isRunning } = useCommand('history.redo')
  const redo = useCallback(
    async (eventId: number, saidNow?: () => Promise<string>) => {
      const reply = await run({ eventId })
      if (reply.ok) {
        return void notify({ tone: 'ok', key: stepNotice, text: (await saidNow?.()) ?? words.history.redoneNow })
      }
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', key: stepNotice, text: `${what} ${kept} ${next}` })
    },
    [explain, run, words],
  )
  return { redo, isRunning }
}
