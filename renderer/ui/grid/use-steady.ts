import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same from drawing to drawing and always runs the newest version. Not for use while drawing. */
export function useSteady<A extends readonly unknown[], R>(newest: (...args: A) => R): (...args: A) => R {
  const held = useRef(newest)
  useLayoutEffect(() => {
    held.current = newest
  })
  return useCallback((...args: A) => held.current(...args), [])
}
