import { useCallback, useEffect, useRef } from 'react'
import type { RefCallback } from 'react'

/** For the element that takes over the focus when a new `state` has taken away, or disabled, the control that had it. Focus that stands elsewhere is left alone. */
export function useKeptFocus(state: string | boolean): RefCallback<HTMLElement> {
  const place = useRef<HTMLElement | null>(null)
  const seen = useRef<string | boolean | null>(null)
  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    if (isFocusLost()) place.current?.focus()
  }, [state])
  return useCallback((element: HTMLElement | null) => {
    place.current = element
  }, [])
}

export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
