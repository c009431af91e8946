import { useCallback, useRef, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'

type Wish = Omit<InputOf<'import.reread'>, 'importId'>

interface Reread {
  readonly reread: (wish: Wish) => Promise<void>
  /** What has been asked for and does not hold yet; null when the readings on show are those that hold. */
  readonly wish: Wish | null
  readonly failure: Failure | null
}

/**
 * Reads a text file again in another way. What is wished meanwhile is done afterwards, all at once, so that the arrow keys can
 * go on past what nobody wants. `refresh` fetches the readings that are on show.
 */
export function useReread(importId: number, refresh: () => Promise<unknown>): Reread {
  const { run, failure } = useCommand('import.reread')
  const [wish, setWish] = useState<Wish | null>(null)
  const next = useRef<Wish | null>(null)
  const isBusy = useRef(false)
  const reread = useCallback(
    async (wished: Wish) => {
      next.current = { ...next.current, ...wished }
      setWish(next.current)
      if (isBusy.current) return
      isBusy.current = true
      for (let now: Wish | null = next.current; now !== null; now = next.current) {
        next.current = null
        const reply = await run({ importId, ...now })
        if (reply.ok) await refresh()
      }
      isBusy.current = false
      setWish(null)
    },
    [importId, refresh, run],
  )
  return { reread, wish, failure }
}
