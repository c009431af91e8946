import type { KeyboardEvent } from 'react'
import { isExplain } from '../explain-key.ts'
import { isCommand, isPlain, isTyping, moveOf, moved, selecting } from './moves.ts'
import type { Extent, Place } from './moves.ts'
import { takesKeylessText } from './use-keyless-text.ts'
import { isInEditor } from './use-pointer.ts'

interface KeyboardActions {
  readonly place: Place
  readonly extent: Extent
  readonly onPlace: (place: Place) => void
  /** Enter on a header, with Shift to keep other sorted columns. */
  readonly onSort: (column: number, keepOthers: boolean) => void
  readonly onMenu: (column: number) => void
  readonly onFilter: (column: number) => void
  /** Alt+R on a cell of the body. */
  readonly onExplain: (column: number) => void
  /** F2 and Enter: on what the cell holds. */
  readonly onEdit: () => void
  /** A first letter, or the dead key before it. True where it is to go on into the field that has opened. */
  readonly onType: (letter: string) => boolean
  readonly onClear: () => void
  readonly onFillDown: () => void
  /** Space on the rows of the range. */
  readonly onMark: () => void
  readonly onCopyWithHeaders: () => void
  readonly onToggleFilters: () => void
  /** The menu key on a cell of the body. */
  readonly onBulk: () => void
}

/** The keys of the grid itself. Keys of an open menu or a field being written in are left to them. */
export function gridKeyDown(event: KeyboardEvent<HTMLElement>, actions: KeyboardActions): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
  if (isInEditor(event.target)) return
  const { place, extent } = actions
  const { area, column } = place.active
  const taken = (act: () => void): void => {
    event.preventDefault()
    act()
  }

  if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === 'ArrowDown') {
    return taken(() => actions.onFilter(column))
  }
  if (isCommand(event) && event.shiftKey && event.key.toLowerCase() === 'l') return taken(actions.onToggleFilters)
  if (event.target instanceof HTMLInputElement && !leavesField(event, event.target)) return

  const move = moveOf(event)
  if (move !== null) return taken(() => actions.onPlace(moved(place, move, event.shiftKey, extent)))

  const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
  if (area === 'header') {
    if (event.target instanceof HTMLButtonElement) return
    if (event.key === 'Enter' && isPlain(event)) return taken(() => actions.onSort(column, event.shiftKey))
    if (isMenuKey || (event.key === ' ' && isPlain(event))) return taken(() => actions.onMenu(column))
  }
  if (area === 'filter' && isMenuKey) return taken(() => actions.onMenu(column))
  if (area === 'body') {
    if (isExplain(event)) return taken(() => actions.onExplain(column))
    if (isMenuKey) return taken(actions.onBulk)
    if (isPlain(event) && !event.shiftKey) {
      if (event.key === 'F2' || event.key === 'Enter') return taken(actions.onEdit)
      if (event.key === 'Delete') return taken(actions.onClear)
      if (event.key === ' ') return taken(actions.onMark)
    }
    if (isCommand(event)) {
      const letter = event.key.toLowerCase()
      if (letter === 'a' && !event.shiftKey) return taken(() => actions.onPlace(selecting(place, 'all')))
      if (letter === 'd' && !event.shiftKey) return taken(actions.onFillDown)
      if (letter === 'c' && event.shiftKey) return taken(actions.onCopyWithHeaders)
    }
    if (event.key === ' ' && isCommand(event)) return taken(() => actions.onPlace(selecting(place, 'columns')))
    if (event.key === ' ' && isPlain(event) && event.shiftKey) {
      return taken(() => actions.onPlace(selecting(place, 'rows')))
    }
    if (event.key === 'Escape' && (place.mode !== 'cells' || !isSingle(place))) {
      return taken(() =>
        actions.onPlace({
          ...place,
          mode: 'cells',
          anchor: { row: place.active.row, column: place.active.column },
        }),
      )
    }
    // What these begin to compose goes on in the cell, so that nothing of it is lost on the way to the editor.
    if (takesKeylessText(event.target) && (event.key === 'Dead' || event.key === 'Process')) return
    if (isTyping(event) && !actions.onType(event.key.length === 1 ? event.key : '')) event.preventDefault()
  }
}

/** In a field of the filter row up and down leave it; left and right only from its ends. */
function leavesField(event: KeyboardEvent, field: HTMLInputElement): boolean {
  if (!isPlain(event) || event.shiftKey) return false
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return true
  if (field.selectionStart !== field.selectionEnd) return false
  if (event.key === 'ArrowLeft') return field.selectionStart === 0
  return event.key === 'ArrowRight' && field.selectionStart === field.value.length
}

function isSingle(place: Place): boolean {
  return place.active.row === place.anchor.row && place.active.column === place.anchor.column
}
