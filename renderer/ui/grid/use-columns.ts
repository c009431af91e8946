import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { headingWidth } from './heading-width.ts'
import type { GridColumn, GridLayout } from './types.ts'

/** A column where it stands; lengths in CSS px. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>
  readonly index: number
  readonly left: number
  readonly width: number
  readonly pinned: boolean
  /** The last of the pinned columns: what scrolls begins after it. */
  readonly edge: boolean
}

export interface PlacedColumns<Row> {
  readonly shown: readonly PlacedColumn<Row>[]
  readonly width: number
  /** Width of the pinned columns, which never scroll away. */
  readonly pinnedWidth: number
}

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
})
const noRows: readonly never[] = []
export const leastWidth = 48
const mostWidth = 900
const mostPinnedShare = 0.6

/** The shown columns in their order with their places. `scale` is the root font size over 16 px, `room` the width of the window. */
export function useColumns<Row extends object>(
  given: readonly GridColumn<Row>[],
  layout: GridLayout,
  scale: number,
  room: number,
): PlacedColumns<Row> {
  const columns = useMemo(
    () => given.map((column) => ({ ...column, width: Math.max(column.width, headingWidth(column.label)) })),
    [given],
  )
  const pinned = useMemo(() => pinnedThatFit(columns, layout, room / scale), [columns, layout, room, scale])
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(
      columns.map((column) =>
        helper.display({ id: column.id, size: column.width, minSize: leastWidth, maxSize: mostWidth }),
      ),
    )
  }, [columns])
  // The table is the same object until its options change.
  const options = useMemo(
    () => ({ features, columns: definitions, data: noRows, state: tableState(columns, layout, pinned) }),
    [definitions, columns, layout, pinned],
  )
  const table = useTable(options)

  return useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]))
    const shown: PlacedColumn<Row>[] = []
    let left = 0
    let pinnedWidth = 0
    for (const leaf of [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()]) {
      const column = byId.get(leaf.id)
      if (column === undefined) continue
      const width = Math.round(leaf.getSize() * scale)
      const isPinned = leaf.getIsPinned() === 'start'
      shown.push({ column, index: shown.length, left, width, pinned: isPinned, edge: shown.length === pinned - 1 })
      left += width
      if (isPinned) pinnedWidth += width
    }
    return { shown, width: left, pinnedWidth }
  }, [columns, table, scale, pinned])
}

function tableState<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout, pinned: number) {
  const hidden = new Set(layout.hidden)
  const order = orderedIds(columns, layout)
  const shown = order.filter((id) => !hidden.has(id))
  return {
    columnOrder: [...order],
    columnVisibility: Object.fromEntries(layout.hidden.map((id) => [id, false])),
    columnSizing: { ...layout.widths },
    columnPinning: { start: shown.slice(0, pinned), end: [] },
  }
}

/** In a narrow or magnified window fewer columns stay than were asked for: what scrolls keeps two fifths of it. */
function pinnedThatFit<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout, room: number): number {
  const widths = new Map(columns.map((column) => [column.id, layout.widths[column.id] ?? column.width]))
  const shown = orderedIds(columns, layout).filter((id) => !layout.hidden.includes(id))
  let taken = 0
  let fit = 0
  for (const id of shown.slice(0, layout.pinned)) {
    taken += widths.get(id) ?? 0
    if (fit > 0 && taken > room * mostPinnedShare) break
    fit += 1
  }
  return fit
}

/** All column ids in the layout's order; columns it does not know come last. */
export function orderedIds<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout): readonly string[] {
  const known = new Set(columns.map((column) => column.id))
  const ordered = layout.order.filter((id) => known.has(id))
  const placed = new Set(ordered)
  return [...ordered, ...columns.map((column) => column.id).filter((id) => !placed.has(id))]
}

/** The layout with a shown column moved past one shown neighbour (or to where `target` stands). */
export function withMoved<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  id: string,
  to: 'left' | 'right' | { readonly target: string },
): GridLayout {
  const order = [...orderedIds(columns, layout)]
  const shown = order.filter((other) => !layout.hidden.includes(other))
  const from = shown.indexOf(id)
  const place = typeof to === 'object' ? shown.indexOf(to.target) : from + (to === 'left' ? -1 : 1)
  const target = shown[place]
  if (from < 0 || target === undefined || target === id) return layout
  order.splice(order.indexOf(id), 1)
  order.splice(order.indexOf(target) + (place > from ? 1 : 0), 0, id)
  return { ...layout, order }
}

export function withWidth(layout: GridLayout, id: string, width: number): GridLayout {
  return {
    ...layout,
    widths: { ...layout.widths, [id]: Math.round(Math.min(mostWidth, Math.max(leastWidth, width))) },
  }
}

export function withOriginalWidth(layout: GridLayout, id: string): GridLayout {
  return { ...layout, widths: Object.fromEntries(Object.entries(layout.widths).filter(([other]) => other !== id)) }
}

/** The layout with a column hidden or shown; those that stay when the grid is scrolled are the same as before. */
export function withHidden<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  id: string,
  hidden: boolean,
): GridLayout {
  const others = layout.hidden.filter((other) => other !== id)
  const place = orderedIds(columns, layout)
    .filter((each) => each === id || !others.includes(each))
    .indexOf(id)
  const change = hidden === layout.hidden.includes(id) || place >= layout.pinned ? 0 : hidden ? -1 : 1
  return { ...layout, hidden: hidden ? [...others, id] : others, pinned: layout.pinned + change }
}
