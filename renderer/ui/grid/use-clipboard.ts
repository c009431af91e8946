import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useSteady } from './use-steady.ts'

/**
 * Answers copy, cut and paste while the focus is in the grid, by whatever key or menu. Listened for on the document: what a browser
 * is asked for while text can come to a cell without a key is not sent by way of the cell.
 */
export function useClipboard(
  scroller: RefObject<HTMLElement | null>,
  onCopy: (event: ClipboardEvent) => void,
  onPaste: (event: ClipboardEvent) => void,
): void {
  const answer = useSteady((event: ClipboardEvent): void => {
    const isInField = event.target instanceof Element && event.target.closest('input, select, textarea') !== null
    if (event.defaultPrevented || isInField || scroller.current?.contains(document.activeElement) !== true) return
    if (event.type === 'paste') onPaste(event)
    else onCopy(event)
  })
  useEffect(() => {
    const types = ['copy', 'cut', 'paste'] as const
    for (const type of types) document.addEventListener(type, answer)
    return () => {
      for (const type of types) document.removeEventListener(type, answer)
    }
  }, [answer])
}
