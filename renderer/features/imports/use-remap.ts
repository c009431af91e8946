import { useCallback, useRef } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'

export type ImportChoice = InputOf<'import.remap'>['choice']

interface Remap {
  readonly choose: (choice: ImportChoice) => Promise<boolean>
  readonly isChoosing: boolean
  readonly failure: Failure | null
}

/** Makes choices for a delivery, one after the other; the plan is worked out again when the core has announced each. */
export function useRemap(importId: number): Remap {
  const { run, isRunning, failure } = useCommand('import.remap')
  const last = useRef<Promise<boolean>>(Promise.resolve(true))
  const choose = useCallback(
    (choice: ImportChoice) => {
      const next = last.current.then(async () => {
        const reply = await run({ importId, choice })
        return reply.ok
      })
      last.current = next
      return next
    },
    [importId, run],
  )
  return { choose, isChoosing: isRunning, failure }
}
