import { useRouterState, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'

/** Where in the view the row stands that the address names; a new object for each time that somebody goes to the address. */
export function useSoughtRow(view: OutputOf<'register.open'> | undefined): { readonly row: number } | null {
  const { row: rowId } = useSearch({ strict: false })
  const visit = useRouterState({ select: ({ location }) => location.state })
  const call = useCall()
  const [sought, setSought] = useState<{ readonly row: number } | null>(null)
  const answered = useRef<typeof visit | null>(null)
  const viewId = view?.viewId

  useEffect(() => {
    // A view that is opened anew because somebody has written something does not take the reader back to the row.
    if (rowId === undefined || viewId === undefined || answered.current === visit) return undefined
    let isWanted = true
    const find = async (): Promise<void> => {
      const reply = await call('register.place', { viewId, rowId })
      if (!isWanted || !reply.ok || reply.value.index === null) return
      answered.current = visit
      setSought({ row: reply.value.index })
    }
    void find()
    return () => {
      isWanted = false
    }
  }, [call, rowId, viewId, visit])
  return sought
}
