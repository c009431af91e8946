import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import { physicalFromVirtual, reshaped, revealed, rowsPerPage, rowsShown, scrolled } from './window.ts'
import type { WindowShape, WindowTop } from './window.ts'

/** What the window shows now. It changes only when other rows or columns must be drawn. */
export interface WindowView {
  readonly first: number
  readonly after: number
  /** Add `row × rowHeight` for the place of a row in the element. */
  readonly offset: number
  /** Horizontal part that is drawn, wider than what is seen. */
  readonly left: number
  readonly right: number
  readonly rowHeight: number
  readonly rowsPerPage: number
  /** Root font size over 16 px. */
  readonly scale: number
  /** Width of what is seen. */
  readonly room: number
}

const spareRows = 6
const rowStep = 4
const spareWidth = 200
const restMs = 150
const nothing: WindowView = {
  first: 0,
  after: 0,
  offset: 0,
  left: 0,
  right: 2000,
  rowHeight: 28,
  rowsPerPage: 1,
  scale: 1,
  room: 2000,
}

/** Follows one scrolling element. `head` covers its upper part, `probe` is as tall as a row and as wide as 1rem. */
export class GridWindow {
  #scroller: HTMLElement | null = null
  #head: HTMLElement | null = null
  #probe: HTMLElement | null = null
  #shape: WindowShape = { rows: 0, rowHeight: 28, viewport: 0 }
  #top: WindowTop = { physical: 0, virtual: 0 }
  #view: WindowView = nothing
  #scale = 1
  #rest: ReturnType<typeof setTimeout> | undefined
  #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly view = (): WindowView => this.#view

  attach(scroller: HTMLElement, head: HTMLElement, probe: HTMLElement): () => void {
    this.#scroller = scroller
    this.#head = head
    this.#probe = probe
    const measured = new ResizeObserver(() => this.#measure())
    for (const element of [scroller, head, probe]) measured.observe(element)
    const onScroll = (): void => this.#scrolled()
    scroller.addEventListener('scroll', onScroll, { passive: true })
    this.#measure()
    return () => {
      measured.disconnect()
      scroller.removeEventListener('scroll', onScroll)
      clearTimeout(this.#rest)
    }
  }

  setRows(rows: number): void {
    if (rows === this.#shape.rows) return
    this.#reshape({ ...this.#shape, rows })
  }

  /** Scrolls as little as possible so that the whole row is seen. */
  revealRow(row: number): void {
    const virtual = revealed(this.#shape, this.#top.virtual, row)
    if (virtual !== this.#top.virtual) this.#moveTo(virtual)
  }

  scrollToTop(): void {
    this.#moveTo(0)
  }

  /** Scrolls sideways so that a column is seen beside the pinned ones. */
  revealColumn(left: number, width: number, pinnedWidth: number): void {
    const scroller = this.#scroller
    if (scroller === null) return
    const seenFrom = scroller.scrollLeft + pinnedWidth
    const seenTo = scroller.scrollLeft + scroller.clientWidth
    if (left < seenFrom) scroller.scrollLeft = left - pinnedWidth
    else if (left + width > seenTo) {
      scroller.scrollLeft = Math.min(left - pinnedWidth, left + width - scroller.clientWidth)
    }
  }

  #measure(): void {
    if (this.#scroller === null || this.#head === null || this.#probe === null) return
    const probe = this.#probe.getBoundingClientRect()
    this.#scale = probe.width > 0 ? probe.width / 16 : 1
    this.#reshape({
      rows: this.#shape.rows,
      rowHeight: probe.height > 0 ? probe.height : 28,
      viewport: Math.max(0, this.#scroller.clientHeight - this.#head.offsetHeight),
    })
  }

  #reshape(shape: WindowShape): void {
    const before = this.#shape
    this.#shape = shape
    this.#moveTo(reshaped(before, shape, this.#top).virtual)
    // The element may get its new height only when it is drawn.
    this.#settleSoon()
  }

  #scrolled(): void {
    if (this.#scroller === null) return
    this.#top = scrolled(this.#shape, this.#top, this.#scroller.scrollTop)
    this.#publish()
    this.#settleSoon()
  }

  #settleSoon(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#settle(), restMs)
  }

  /** After exact steps, or a new height, the scroll bar may stand beside its scale: put it right, the rows stay. */
  #settle(): void {
    if (Math.abs(physicalFromVirtual(this.#shape, this.#top.virtual) - this.#top.physical) > 1) {
      this.#moveTo(this.#top.virtual)
    }
  }

  #moveTo(virtual: number): void {
    const scroller = this.#scroller
    if (scroller === null) return
    const wanted = physicalFromVirtual(this.#shape, virtual)
    if (Math.abs(scroller.scrollTop - wanted) >= 1) scroller.scrollTop = wanted
    this.#top = { physical: scroller.scrollTop, virtual }
    this.#publish()
  }

  #publish(): void {
    const shown = rowsShown(this.#shape, this.#top.virtual, spareRows, rowStep)
    const scrollLeft = this.#scroller?.scrollLeft ?? 0
    const width = this.#scroller?.clientWidth ?? 0
    const left = Math.floor(scrollLeft / spareWidth) * spareWidth - spareWidth
    const next: WindowView = {
      ...shown,
      offset: this.#top.physical - this.#top.virtual,
      left,
      right: Math.ceil((scrollLeft + width) / spareWidth) * spareWidth + spareWidth,
      rowHeight: this.#shape.rowHeight,
      rowsPerPage: rowsPerPage(this.#shape),
      scale: this.#scale,
      room: width,
    }
    if (isSame(next, this.#view)) return
    this.#view = next
    for (const listener of this.#listeners) listener()
  }
}

/** One window for the life of the grid, attached to its elements. */
export function useGridWindow(
  rows: number,
  scroller: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): { readonly view: WindowView; readonly control: GridWindow } {
  const [control] = useState(() => new GridWindow())
  const view = useSyncExternalStore(control.subscribe, control.view)
  useEffect(() => {
    if (scroller.current === null || head.current === null || probe.current === null) return undefined
    return control.attach(scroller.current, head.current, probe.current)
  }, [control, scroller, head, probe])
  useLayoutEffect(() => control.setRows(rows), [control, rows])
  return { view, control }
}

function isSame(a: WindowView, b: WindowView): boolean {
  return (
    a.first === b.first &&
    a.after === b.after &&
    a.offset === b.offset &&
    a.left === b.left &&
    a.right === b.right &&
    a.rowHeight === b.rowHeight &&
    a.rowsPerPage === b.rowsPerPage &&
    a.scale === b.scale &&
    a.room === b.room
  )
}
