import { useCallback } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'

export type ImportChoice = InputOf<'import.remap'>['choice']

interface Remap {
  readonly choose: (choice: ImportChoice) => Promise<boolean>
  readonly isChoosing: boolean
  readonly failure: Failure | null
}

/** Makes a choice for a delivery; the plan is worked out again when the core has announced it. */
export function useRemap(importId: number): Remap {
  const { run, isRunning, failure } = useCommand('import.remap')
  const choose = useCallback(
    async (choice: ImportChoice) => {
      const reply = await run({ importId, choice })
      return reply.ok
    },
    [importId, run],
  )
  return { choose, isChoosing: isRunning, failure }
}
