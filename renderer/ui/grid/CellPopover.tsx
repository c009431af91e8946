import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import over from './popover.module.css'

interface CellPopoverProps {
  readonly id: string
  readonly children: ReactNode
}

const gap = 2

/** Words that belong to the cell they are drawn in, above everything that would cut them off. They follow the cell. */
export function CellPopover({ id, children }: CellPopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const popover = box.current
    const cell = popover?.closest<HTMLElement>('[data-area]')
    if (popover === null || cell === null || cell === undefined) return undefined
    popover.showPopover()
    const place = (): void => {
      const { left, top, bottom } = cell.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = popover
      const { clientWidth, clientHeight } = document.documentElement
      const isBelow = bottom + gap + height <= clientHeight
      popover.style.left = `${Math.max(0, Math.min(left, clientWidth - width))}px`
      popover.style.top = `${isBelow ? bottom + gap : Math.max(0, top - gap - height)}px`
    }
    place()
    const resized = new ResizeObserver(place)
    resized.observe(popover)
    window.addEventListener('resize', place)
    document.addEventListener('scroll', place, { capture: true, passive: true })
    return () => {
      resized.disconnect()
      window.removeEventListener('resize', place)
      document.removeEventListener('scroll', place, { capture: true })
    }
  }, [])
  return (
    <div ref={box} id={id} popover="manual" className={over['cellPopover']}>
      {children}
    </div>
  )
}
