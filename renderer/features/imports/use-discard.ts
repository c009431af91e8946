import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { notify } from '#renderer/ui/notices.ts'

interface Discard {
  /** True when it is gone. */
  readonly discard: (importId: number, fileName: string) => Promise<boolean>
  readonly isDiscarding: boolean
}

/** Throws away a delivery that has not entered the registers. */
export function useDiscard(): Discard {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const { run, isRunning } = useCommand('import.discard')
  return {
    isDiscarding: isRunning,
    discard: async (importId, fileName) => {
      const reply = await run({ importId })
      if (reply.ok) {
        notify({ tone: 'ok', text: words.imports.discarded(fileName) })
      } else {
        const { what, kept, next } = explain(reply.failure)
        notify({ tone: 'error', text: `${what} ${kept} ${next}` })
      }
      return reply.ok
    },
  }
}
