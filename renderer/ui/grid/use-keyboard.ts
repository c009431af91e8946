import type { KeyboardEvent } from 'react'
import { isExplain } from '../explain-key.ts'
import { isCommand, isPlain, moveOf, moved, selecting } from './moves.ts'
import type { Extent, Place } from './moves.ts'
import type { CellWish } from './types.ts'

interface KeyboardActions {
  readonly place: Place
  readonly extent: Extent
  readonly onPlace: (place: Place) => void
  /** Enter on a header, with Shift to keep other sorted columns. */
  readonly onSort: (column: number, keepOthers: boolean) => void
  readonly onMenu: (column: number) => void
  readonly onFilter: (column: number) => void
  /** F2 and Alt+R on a cell of the body. */
  readonly onAsk: (wish: CellWish, column: number) => void
}

/** The keys of the grid itself. Keys of an open menu or a field being written in are left to them. */
export function gridKeyDown(event: KeyboardEvent<HTMLElement>, actions: KeyboardActions): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
  const { place, extent } = actions
  const { area, column } = place.active
  const taken = (act: () => void): void => {
    event.preventDefault()
    act()
  }

  if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === 'ArrowDown') {
    return taken(() => actions.onFilter(column))
  }
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
    if (event.key === 'F2' && isPlain(event) && !event.shiftKey) return taken(() => actions.onAsk('edit', column))
    if (isExplain(event)) return taken(() => actions.onAsk('explain', column))
    if (isCommand(event) && event.key.toLowerCase() === 'a')
      return taken(() => actions.onPlace(selecting(place, 'all')))
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
