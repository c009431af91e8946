import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { isFocusLost } from './use-kept-focus.ts'

/**
 * For the heading of a screen, which needs `tabIndex={-1}`: it takes focus when the screen is opened, and the scroll starts at the top.
 * It also takes a focus that was lost when `content` changed.
 */
export function useScreenHeading(content = ''): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(content)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('main')?.scrollTo({ top: 0 })
  }, [])
  useEffect(() => {
    if (seen.current === content) return
    seen.current = content
    if (isFocusLost()) heading.current?.focus()
  }, [content])
  return heading
}
