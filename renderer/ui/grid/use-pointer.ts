import { useEffect, useRef } from 'react'
import type { MouseEvent, PointerEvent } from 'react'
import type { Spot } from './moves.ts'

interface PointerActions {
  readonly onPoint: (spot: Spot, extend: boolean) => void
  readonly onDrag: (row: number, column: number) => void
  /** The pointer is held above (−) or below (+) the rows. */
  readonly onDragPast: (rows: number) => void
}

const pastMs = 60

/** Pointing at a cell, Shift to extend, and dragging over cells; past the edge the rows follow. */
export function usePointer(actions: PointerActions): {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
} {
  const dragging = useRef(false)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const stop = (): void => clearInterval(timer.current)
  useEffect(() => () => clearInterval(timer.current), [])

  return {
    onPointerDown: (event) => {
      const spot = spotOf(event.target)
      if (spot === null || spot.area !== 'body' || event.button !== 0 || isInEditor(event.target)) return
      dragging.current = event.pointerType === 'mouse'
      if (dragging.current) event.currentTarget.setPointerCapture(event.pointerId)
      actions.onPoint(spot, event.shiftKey)
    },
    // The grid has moved the focus by itself, and marks cells instead of letters.
    onMouseDown: (event) => {
      if (spotOf(event.target)?.area === 'body' && !isInEditor(event.target)) event.preventDefault()
    },
    onPointerMove: (event) => {
      if (!dragging.current) return
      stop()
      const box = event.currentTarget.getBoundingClientRect()
      const head = event.currentTarget.querySelector('[role="rowgroup"]')?.clientHeight ?? 0
      const past = event.clientY < box.top + head ? -1 : event.clientY > box.bottom ? 1 : 0
      if (past !== 0) {
        timer.current = setInterval(() => actions.onDragPast(past * 2), pastMs)
        return
      }
      const spot = spotOf(event.currentTarget.ownerDocument.elementFromPoint(event.clientX, event.clientY))
      if (spot !== null && spot.area === 'body') actions.onDrag(spot.row, spot.column)
    },
    onPointerUp: () => {
      dragging.current = false
      stop()
    },
  }
}

/** What is written in a cell, and the words below it, have a pointer of their own. */
export function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-editor]') !== null
}

/** The place of the cell that an element lies in. */
export function spotOf(target: EventTarget | null): Spot | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>('[data-area]')
  const area = cell?.dataset['area']
  if (cell === null || (area !== 'body' && area !== 'filter' && area !== 'header')) return null
  return { area, row: Number(cell.dataset['row'] ?? 0), column: Number(cell.dataset['column']) }
}
