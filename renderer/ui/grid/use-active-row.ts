import { useEffect } from 'react'
import type { RowPages } from './pages.ts'
import { useSteady } from './use-steady.ts'

interface Window {
  readonly first: number
  readonly after: number
}

/** Tells which row the keyboard is in; undefined while it is fetched, null when there is none. */
export function useActiveRow<Row>(
  pages: RowPages<Row>,
  index: number | null,
  { first, after }: Window,
  tell: (active: { readonly index: number; readonly row: Row | undefined } | null) => void,
  fail: (error: unknown) => void,
): void {
  const onActiveRow = useSteady(tell)
  const row = index === null ? undefined : pages.row(index)
  useEffect(() => {
    onActiveRow(index === null ? null : { index, row })
  }, [onActiveRow, index, row])
  useEffect(() => {
    // The active row can lie outside the window, after a reopened view for example.
    if (index === null || row !== undefined || after === 0 || (index >= first && index < after)) return undefined
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const rows = await pages.read(index, index + 1, stop.signal)
      if (rows?.[0] !== undefined) onActiveRow({ index, row: rows[0] })
    }
    read().catch(fail)
    return () => stop.abort()
  }, [pages, index, row, first, after, onActiveRow, fail])
}
