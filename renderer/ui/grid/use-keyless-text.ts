import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { useSteady } from './use-steady.ts'

/** As much of https://www.w3.org/TR/edit-context/ as is used here; not every browser has it. */
interface EditContext extends EventTarget {
  readonly text: string
  updateText(start: number, end: number, text: string): void
  updateSelection(start: number, end: number): void
  updateControlBounds(bounds: DOMRect): void
  updateSelectionBounds(bounds: DOMRect): void
}

declare global {
  var EditContext: (new () => EditContext) | undefined
  interface HTMLElement {
    editContext: EditContext | null
  }
}

/** Whether a cell is written to without being a field: then dead keys are composed in it, and not in the editor that follows. */
export function takesKeylessText(cell: EventTarget | null): boolean {
  return cell instanceof HTMLElement && (cell.editContext ?? null) !== null
}

/**
 * Text for the cell of the body that has the focus, where it comes without a key of its own: from an emoji panel, dictation,
 * or letters that are composed, which come when they are done, or when somewhere else is pointed at. Gives what is being composed;
 * null when nothing is. Nothing comes to a cell that is `aria-readonly`.
 */
export function useKeylessText(scroller: RefObject<HTMLElement | null>, onText: (text: string) => void): string | null {
  const [composing, setComposing] = useState<string | null>(null)
  const tell = useSteady(onText)
  useEffect(() => {
    const grid = scroller.current
    if (grid === null || globalThis.EditContext === undefined) return undefined
    const context = new globalThis.EditContext()
    let cell: HTMLElement | null = null
    let composes = false

    const taken = (): string => {
      const { text } = context
      context.updateText(0, text.length, '')
      context.updateSelection(0, 0)
      return text
    }
    const onUpdate = (): void => {
      if (composes) return setComposing(context.text)
      const text = taken()
      if (text !== '') tell(text)
    }
    const onStart = (): void => {
      composes = true
      setComposing(context.text)
    }
    const onEnd = (): void => {
      composes = false
      setComposing(null)
      const text = taken()
      // Broken off by going elsewhere it is no longer meant for anything.
      if (text !== '' && cell !== null && cell === document.activeElement) tell(text)
    }
    // Before the focus goes there: the text is of the cell that it was composed in.
    const onPointElsewhere = ({ target }: PointerEvent): void => {
      if (composes && !(target instanceof Node && cell?.contains(target))) onEnd()
    }
    const leave = (): void => {
      if (cell !== null) cell.editContext = null
      cell = null
      composes = false
      setComposing(null)
      taken()
    }
    // Only when another cell takes it: a browser that is told so while the focus is on its way keeps the text for the cell.
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target === cell) return
      leave()
      if (!(target instanceof HTMLElement) || target.dataset['area'] !== 'body') return
      if (target.ariaReadOnly === 'true') return
      cell = target
      cell.editContext = context
      const bounds = cell.getBoundingClientRect()
      // Where the windows of the operating system that belong to the text are opened.
      context.updateControlBounds(bounds)
      context.updateSelectionBounds(bounds)
    }
    context.addEventListener('textupdate', onUpdate)
    context.addEventListener('compositionstart', onStart)
    context.addEventListener('compositionend', onEnd)
    grid.addEventListener('focusin', onFocusIn)
    document.addEventListener('pointerdown', onPointElsewhere, { capture: true })
    return () => {
      leave()
      // Chromium keeps one that is listened to for as long as the page lives, and with it the grid.
      context.removeEventListener('textupdate', onUpdate)
      context.removeEventListener('compositionstart', onStart)
      context.removeEventListener('compositionend', onEnd)
      grid.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('pointerdown', onPointElsewhere, { capture: true })
    }
  }, [scroller, tell])
  return composing
}
