/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid is a widget with its own keys, and its rows are windowed; a table element is neither */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { FocusEvent, MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { BodyRow } from './BodyRow.tsx'
import type { ColumnAction } from './ColumnMenu.tsx'
import { FilterRow } from './FilterRow.tsx'
import { HeaderRow } from './HeaderRow.tsx'
import styles from './grid.module.css'
import { at, cellsIn, extendedTo, moved, rangeOf, startPlace, within } from './moves.ts'
import type { Extent, Place } from './moves.ts'
import { RowPages } from './pages.ts'
import type { FetchRows } from './pages.ts'
import type { CellWish, GridColumn, GridFilter, GridLayout, GridSelection, GridSort, GridWords } from './types.ts'
import { useColumns, withHidden, withMoved, withOriginalWidth, withWidth } from './use-columns.ts'
import { useCopy } from './use-copy.ts'
import { gridKeyDown } from './use-keyboard.ts'
import { spotOf, usePointer } from './use-pointer.ts'
import { useSelection } from './use-selection.ts'
import { useSteady } from './use-steady.ts'
import { useGridWindow } from './use-window.ts'
import { physicalHeight } from './window.ts'

export interface GridProps<Row extends object> {
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: GridLayout
  readonly onLayout: (layout: GridLayout) => void
  readonly rowCount: number
  /** Answers for one view of the rows: another function means that what was fetched no longer holds. */
  readonly fetchRows: FetchRows<Row>
  /** When it changes the grid goes to its first row; a new view alone keeps the place. */
  readonly question: string
  readonly sort: readonly GridSort[]
  readonly onSort: (sort: readonly GridSort[]) => void
  readonly filters: Readonly<Record<string, GridFilter>>
  readonly onFilter: (id: string, filter: GridFilter | null) => void
  /** The row that the keyboard is in, and undefined while it is being fetched; null when there is none. */
  readonly onActiveRow: (active: { readonly index: number; readonly row: Row | undefined } | null) => void
  readonly onSelection: (selection: GridSelection | null) => void
  /** Of the active row, in the column with this id. */
  readonly onAsk: (wish: CellWish, column: string) => void
  /** Says something to those who cannot see it. */
  readonly onAnnounce: (text: string) => void
  readonly onFailure: (error: unknown) => void
  readonly words: GridWords
}

const headRows = 2
const widthStep = 16

/** A grid of any number of rows. It knows nothing of what they are about. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { columns, layout, rowCount, fetchRows, sort, words } = props
  const scroller = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const onFailure = useSteady(props.onFailure)
  const onAnnounce = useSteady(props.onAnnounce)
  const onLayout = useSteady(props.onLayout)
  const onFilter = useSteady(props.onFilter)

  const [heldPages, holdPages] = useState(() => new RowPages(fetchRows, rowCount, onFailure, null))
  let pages = heldPages
  if (pages.fetchRows !== fetchRows || pages.rowCount !== rowCount) {
    pages = new RowPages(fetchRows, rowCount, onFailure, heldPages)
    holdPages(pages)
  }
  useEffect(() => pages.open(), [pages])
  useSyncExternalStore(pages.subscribe, pages.version)

  const { view, control } = useGridWindow(rowCount, scroller, head, probe)
  const placed = useColumns(columns, layout, view.scale)
  const extent = useMemo<Extent>(
    () => ({ rows: rowCount, columns: placed.shown.length, rowsPerPage: view.rowsPerPage, filters: true }),
    [rowCount, placed, view.rowsPerPage],
  )

  const [heldPlace, setPlace] = useState<Place>(startPlace)
  const place = useMemo(() => within(heldPlace, extent), [heldPlace, extent])
  const { active } = place
  const range = useMemo(() => rangeOf(place, extent), [place, extent])
  const [openMenu, setOpenMenu] = useState<string | null>(null)
  const [openFilter, setOpenFilter] = useState<string | null>(null)
  const wantsFocus = useRef(false)

  const go = useSteady((next: Place): void => {
    wantsFocus.current = true
    setPlace(next)
    if (next.active.area === 'body') control.revealRow(next.active.row)
    const column = placed.shown[next.active.column]
    if (column !== undefined && !column.pinned) control.revealColumn(column.left, column.width, placed.pinnedWidth)
  })

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(
      active.area === 'body'
        ? `[data-area="body"][data-row="${active.row}"][data-column="${active.column}"]`
        : `[data-area="${active.area}"][data-column="${active.column}"]`,
    )
    if (cell === null || cell === undefined) return
    wantsFocus.current = false
    const field = active.area === 'filter' ? cell.querySelector<HTMLElement>('input, button') : null
    ;(field ?? cell).focus({ preventScroll: true })
  })

  const { question } = props
  const asked = useRef(question)
  useLayoutEffect(() => {
    if (asked.current === question) return
    asked.current = question
    control.scrollToTop()
    setPlace((held) => (held.active.area === 'body' ? at({ ...held.active, row: 0 }) : held))
  }, [question, control])

  const after = Math.min(view.after, rowCount)
  const first = Math.min(view.first, Math.max(0, after - 1))
  useEffect(() => pages.want(first, after), [pages, first, after])

  const onActiveRow = useSteady(props.onActiveRow)
  const activeIndex = rowCount === 0 ? null : active.row
  const activeRow = activeIndex === null ? undefined : pages.row(activeIndex)
  useEffect(() => {
    onActiveRow(activeIndex === null ? null : { index: activeIndex, row: activeRow })
  }, [onActiveRow, activeIndex, activeRow])
  useEffect(() => {
    // The active row can lie outside the window, after a reopened view for example.
    if (
      activeIndex === null ||
      activeRow !== undefined ||
      after === 0 ||
      (activeIndex >= first && activeIndex < after)
    ) {
      return undefined
    }
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const rows = await pages.read(activeIndex, activeIndex + 1, stop.signal)
      if (rows?.[0] !== undefined) onActiveRow({ index: activeIndex, row: rows[0] })
    }
    read().catch(onFailure)
    return () => stop.abort()
  }, [pages, activeIndex, activeRow, first, after, onActiveRow, onFailure])

  useSelection(pages, range, placed.shown, useSteady(props.onSelection))
  const onCopy = useCopy(pages, range, placed.shown, words, onAnnounce)

  const sortBy = useSteady((id: string, keepOthers: boolean): void => {
    if (columns.find((column) => column.id === id)?.sortable !== true) return
    props.onSort(nextSort(sort, id, keepOthers))
  })
  const startFilter = (id: string): void => {
    const column = placed.shown.find((shown) => shown.column.id === id)
    if (column === undefined || column.column.filter === null) return
    // The button must have the focus before its dialog takes it, to get it back.
    flushSync(() => go(at({ area: 'filter', row: active.row, column: column.index })))
    if (column.column.filter.kind !== 'text') setOpenFilter(id)
  }
  const act = useSteady((id: string, action: ColumnAction): void => {
    const column = placed.shown.find((shown) => shown.column.id === id)
    if (column === undefined) return
    const { label } = column.column
    const others = sort.filter((entry) => entry.id !== id)
    switch (action) {
      case 'sort-ascending':
      case 'sort-descending':
        return props.onSort([{ id, descending: action === 'sort-descending' }, ...others])
      case 'sort-remove':
        return props.onSort(others)
      case 'filter':
        return afterMenu(() => startFilter(id))
      case 'left':
      case 'right': {
        const to = column.index + (action === 'left' ? -1 : 1)
        if (to < 0 || to >= placed.shown.length) return
        onLayout(withMoved(columns, layout, id, action))
        setPlace(at({ ...active, column: to }))
        return onAnnounce(words.moved({ column: label, place: to + 1, of: placed.shown.length }))
      }
      case 'wider':
      case 'narrower': {
        const width = column.width / view.scale + (action === 'wider' ? widthStep : -widthStep)
        onLayout(withWidth(layout, id, width))
        return onAnnounce(words.width({ column: label, width }))
      }
      case 'original-width':
        return onLayout(withOriginalWidth(layout, id))
      case 'pin':
        return onLayout({ ...layout, pinFirst: !layout.pinFirst })
      case 'hide':
        return afterMenu(() => {
          onLayout(withHidden(layout, id, true))
          go(at({ ...active, area: 'header' }))
          onAnnounce(words.hidden({ column: label }))
        })
    }
  })

  const onFocus = (event: FocusEvent): void => {
    if (event.target === scroller.current) return go(place)
    const spot = spotOf(event.target)
    if (spot === null) return
    const isThere = spot.area === active.area && spot.column === active.column
    if (isThere && (spot.area !== 'body' || spot.row === active.row)) return
    setPlace(at(spot.area === 'body' ? spot : { ...spot, row: active.row }))
  }
  const onClick = (event: MouseEvent): void => {
    const label = event.target instanceof Element ? event.target.closest('[data-sorts]') : null
    const spot = label === null ? null : spotOf(label)
    const column = spot === null ? undefined : placed.shown[spot.column]
    if (spot === null || column === undefined) return
    go(at({ ...spot, row: active.row }))
    sortBy(column.column.id, event.shiftKey)
  }
  const pointer = usePointer({
    onPoint: (spot, extend) => go(extend ? extendedTo(place, spot.row, spot.column) : at(spot)),
    onDrag: (row, column) => {
      if (row !== active.row || column !== active.column) go(extendedTo(place, row, column))
    },
    onDragPast: (rows) => {
      let next = place
      for (let count = 0; count < Math.abs(rows); count += 1) {
        next = moved(next, rows < 0 ? 'up' : 'down', true, extent)
      }
      go(next)
    },
  })

  const activeColumnInHead = active.area === 'body' ? -1 : active.column
  // Named by their indexes, so that scrolling and moving within what is drawn draws nothing anew.
  const drawnIndexes = placed.shown
    .filter(
      ({ index, left, width, pinned }) =>
        pinned || index === active.column || (left + width > view.left && left < view.right),
    )
    .map(({ index }) => index)
    .join()
  const drawn = useMemo(() => {
    const wanted = new Set(drawnIndexes.split(',').map(Number))
    return placed.shown.filter(({ index }) => wanted.has(index))
  }, [placed, drawnIndexes])
  const marked = range !== null && cellsIn(range) > 1 ? range : null
  const rowIndexes = Array.from({ length: Math.max(0, after - first) }, (_, index) => first + index)
  if (active.row < first && active.row < rowCount) rowIndexes.unshift(active.row)
  if (active.row >= after && active.row < rowCount) rowIndexes.push(active.row)

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={rowCount + headRows}
      aria-colcount={placed.shown.length}
      aria-multiselectable
      className={styles['grid']}
      onKeyDown={(event) =>
        gridKeyDown(event, {
          place,
          extent,
          onPlace: go,
          onSort: (column, keepOthers) => {
            const id = placed.shown[column]?.column.id
            if (id !== undefined) sortBy(id, keepOthers)
          },
          onMenu: (column) => setOpenMenu(placed.shown[column]?.column.id ?? null),
          onAsk: (wish, column) => {
            const id = placed.shown[column]?.column.id
            if (id !== undefined) props.onAsk(wish, id)
          },
          onFilter: (column) => {
            const id = placed.shown[column]?.column.id
            if (id !== undefined) startFilter(id)
          },
        })
      }
      onFocus={onFocus}
      onClick={onClick}
      onCopy={onCopy}
      {...pointer}
    >
      <div ref={probe} className={styles['probe']} aria-hidden />
      <div ref={head} role="rowgroup" className={styles['head']} style={{ width: placed.width }}>
        <HeaderRow
          drawn={drawn}
          of={placed.shown.length}
          width={placed.width}
          scale={view.scale}
          activeColumn={active.area === 'header' ? activeColumnInHead : -1}
          layout={layout}
          onLayout={onLayout}
          sort={sort}
          onSort={sortBy}
          openMenu={openMenu}
          onOpenMenu={setOpenMenu}
          onAction={act}
          words={words}
        />
        <FilterRow
          drawn={drawn}
          width={placed.width}
          activeColumn={active.area === 'filter' ? activeColumnInHead : -1}
          filters={props.filters}
          onFilter={onFilter}
          openFilter={openFilter}
          onOpenFilter={setOpenFilter}
          words={words}
        />
      </div>
      <div
        role="rowgroup"
        className={styles['body']}
        style={{
          width: placed.width,
          height: physicalHeight({ rows: rowCount, rowHeight: view.rowHeight, viewport: 0 }),
        }}
      >
        {rowIndexes.map((index) => {
          const inRange = marked !== null && index >= marked.firstRow && index <= marked.lastRow
          return (
            <BodyRow
              key={index}
              index={index}
              row={pages.row(index)}
              top={view.offset + index * view.rowHeight}
              width={placed.width}
              ariaRowIndex={index + 1 + headRows}
              columns={drawn}
              activeColumn={active.area === 'body' && index === active.row ? active.column : -1}
              rangeFrom={inRange ? marked.firstColumn : -1}
              rangeTo={inRange ? marked.lastColumn : -1}
            />
          )
        })}
      </div>
    </div>
  )
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
