import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { ColumnAction } from './ColumnMenu.tsx'
import { at } from './moves.ts'
import type { Place } from './moves.ts'
import type { GridColumn, GridEditWords, GridLayout, GridSort, GridWords } from './types.ts'
import { withHidden, withMoved, withOriginalWidth, withWidth } from './use-columns.ts'
import type { PlacedColumn } from './use-columns.ts'
import { useSteady } from './use-steady.ts'

const widthStep = 16

interface Surroundings<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly shown: readonly PlacedColumn<Row>[]
  readonly layout: GridLayout
  readonly onLayout: (layout: GridLayout) => void
  readonly sort: readonly GridSort[]
  readonly onSort: (sort: readonly GridSort[]) => void
  readonly scale: number
  readonly active: Place['active']
  readonly go: (place: Place) => void
  readonly announce: (text: string) => void
  readonly words: GridWords
  readonly editWords: GridEditWords
  readonly showFilters: () => void
}

interface ColumnActions {
  readonly openMenu: string | null
  readonly setOpenMenu: (id: string | null) => void
  readonly openFilter: string | null
  readonly setOpenFilter: (id: string | null) => void
  readonly sortBy: (id: string, keepOthers: boolean) => void
  readonly startFilter: (id: string) => void
  readonly act: (id: string, action: ColumnAction) => void
  /** Has a column stand where another one stands. */
  readonly moveTo: (id: string, target: string) => void
}

/** What can be done to a column, by its menu or by the keyboard. */
export function useColumnActions<Row extends object>(around: Surroundings<Row>): ColumnActions {
  const { columns, shown, layout, onLayout, sort, onSort, scale, active, go, announce, words } = around
  const [openMenu, setOpenMenu] = useState<string | null>(null)
  const [openFilter, setOpenFilter] = useState<string | null>(null)

  const sortBy = useSteady((id: string, keepOthers: boolean): void => {
    if (columns.find((column) => column.id === id)?.sortable !== true) return
    onSort(nextSort(sort, id, keepOthers))
  })
  const startFilter = (id: string): void => {
    const column = shown.find((each) => each.column.id === id)
    if (column === undefined || column.column.filter === null) return
    // The button must have the focus before its dialog takes it, to get it back.
    flushSync(() => {
      around.showFilters()
      go(at({ area: 'filter', row: active.row, column: column.index }))
    })
    if (column.column.filter.kind !== 'text') setOpenFilter(id)
  }
  const act = useSteady((id: string, action: ColumnAction): void => {
    const column = shown.find((each) => each.column.id === id)
    if (column === undefined) return
    const { label } = column.column
    const others = sort.filter((entry) => entry.id !== id)
    switch (action) {
      case 'sort-ascending':
      case 'sort-descending':
        return onSort([{ id, descending: action === 'sort-descending' }, ...others])
      case 'sort-remove':
        return onSort(others)
      case 'filter':
        return afterMenu(() => startFilter(id))
      case 'left':
      case 'right': {
        const to = column.index + (action === 'left' ? -1 : 1)
        if (to < 0 || to >= shown.length) return
        onLayout(withMoved(columns, layout, id, action))
        go(at({ ...active, column: to }))
        return announce(words.moved({ column: label, place: to + 1, of: shown.length }))
      }
      case 'wider':
      case 'narrower': {
        const width = column.width / scale + (action === 'wider' ? widthStep : -widthStep)
        onLayout(withWidth(layout, id, width))
        return announce(words.width({ column: label, width }))
      }
      case 'original-width':
        return onLayout(withOriginalWidth(layout, id))
      case 'pin':
      case 'unpin': {
        const pinned = action === 'pin' ? column.index + 1 : 0
        onLayout({ ...layout, pinned })
        return announce(around.editWords.pinned({ count: pinned }))
      }
      case 'hide':
        return afterMenu(() => {
          onLayout(withHidden(columns, layout, id, true))
          go(at({ ...active, area: 'header' }))
          announce(words.hidden({ column: label }))
        })
    }
  })
  const moveTo = useSteady((id: string, target: string): void => onLayout(withMoved(columns, layout, id, { target })))
  return { openMenu, setOpenMenu, openFilter, setOpenFilter, sortBy, startFilter, act, moveTo }
}

/** Once a closing menu has given the focus back, which it does in the next frame. */
function afterMenu(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/** Enter on a header: ascending, descending, none. Alone it replaces the others; with Shift it joins them. */
function nextSort(sort: readonly GridSort[], id: string, keepOthers: boolean): readonly GridSort[] {
  const present = sort.find((entry) => entry.id === id)
  const next = present === undefined ? { id, descending: false } : present.descending ? null : { id, descending: true }
  if (!keepOthers) return next === null ? [] : [next]
  if (present === undefined) return next === null ? sort : [...sort, next]
  return sort.flatMap((entry) => (entry.id === id ? (next === null ? [] : [next]) : [entry]))
}
