/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid is a widget with its own keys, and its rows are windowed; a table element is neither */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { FocusEvent, MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { BodyRow } from './BodyRow.tsx'
import { FilterRow } from './FilterRow.tsx'
import { HeaderRow } from './HeaderRow.tsx'
import styles from './grid.module.css'
import { countMarked, isMarked, noMarks, withToggled } from './marks.ts'
import { at, cellsIn, extendedTo, moved, rangeOf, startPlace, within } from './moves.ts'
import type { Extent, Place } from './moves.ts'
import { RowPages } from './pages.ts'
import type { FetchRows } from './pages.ts'
import type {
  GridColumn,
  GridEditWords,
  GridEditing,
  GridFilter,
  GridLayout,
  GridSelection,
  GridSort,
  GridWords,
} from './types.ts'
import { useActiveRow } from './use-active-row.ts'
import { useClipboard } from './use-clipboard.ts'
import { useColumnActions } from './use-column-actions.ts'
import { useColumns } from './use-columns.ts'
import { useCopy } from './use-copy.ts'
import { useEditing } from './use-editing.tsx'
import { gridKeyDown } from './use-keyboard.ts'
import { isInEditor, spotOf, usePointer } from './use-pointer.ts'
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
  /** A row to go to, once for each object: it need not be in sight. */
  readonly sought?: { readonly row: number } | null
  /** Another one means that the rows may stand in another order: marks no longer hold. */
  readonly order: string
  readonly sort: readonly GridSort[]
  readonly onSort: (sort: readonly GridSort[]) => void
  readonly filters: Readonly<Record<string, GridFilter>>
  readonly onFilter: (id: string, filter: GridFilter | null) => void
  /** The row that the keyboard is in, and undefined while it is being fetched; null when there is none. */
  readonly onActiveRow: (active: { readonly index: number; readonly row: Row | undefined } | null) => void
  readonly onSelection: (selection: GridSelection | null) => void
  /** Where the value of the active row in the column with this id comes from. */
  readonly onExplain: (column: string) => void
  readonly editing: GridEditing<Row>
  /** Says something to those who cannot see it. */
  readonly onAnnounce: (text: string) => void
  readonly onFailure: (error: unknown) => void
  readonly words: GridWords
  readonly editWords: GridEditWords
}

/** A grid of any number of rows. It knows nothing of what they are about. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { columns, layout, rowCount, fetchRows, sort, words, editWords } = props
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
  const placed = useColumns(columns, layout, view.scale, view.room)
  const [showsFilters, setShowsFilters] = useState(true)
  const headRows = showsFilters ? 2 : 1
  const extent = useMemo<Extent>(
    () => ({ rows: rowCount, columns: placed.shown.length, rowsPerPage: view.rowsPerPage, filters: showsFilters }),
    [rowCount, placed, view.rowsPerPage, showsFilters],
  )

  const [heldPlace, setPlace] = useState<Place>(startPlace)
  const place = useMemo(() => within(heldPlace, extent), [heldPlace, extent])
  const { active } = place
  const range = useMemo(() => rangeOf(place, extent), [place, extent])
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
    // Of a cell that is being written in, the field; the letters that a fast hand has typed ahead may have opened it already.
    const field = cell.querySelector<HTMLElement>(
      active.area === 'filter' ? 'input, button' : '[data-editor] > :is(input, select)',
    )
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

  const { sought = null } = props
  const reached = useRef<typeof sought>(null)
  useLayoutEffect(() => {
    if (sought === null || sought === reached.current || sought.row >= rowCount) return
    reached.current = sought
    go(at({ area: 'body', row: sought.row, column: active.column }))
  }, [sought, rowCount, active.column, go])

  const after = Math.min(view.after, rowCount)
  const first = Math.min(view.first, Math.max(0, after - 1))
  useEffect(() => pages.want(first, after), [pages, first, after])

  useActiveRow(pages, rowCount === 0 ? null : active.row, { first, after }, props.onActiveRow, onFailure)
  useSelection(pages, range, placed.shown, useSteady(props.onSelection))

  const { order } = props
  const [marksOf, setMarks] = useState({ order, marks: noMarks })
  const marks = marksOf.order === order ? marksOf.marks : noMarks
  const mark = (): void => {
    if (range === null) return
    const next = withToggled(marks, range.firstRow, range.lastRow)
    setMarks({ order, marks: next })
    const rows = countMarked(next)
    onAnnounce(rows < countMarked(marks) ? editWords.unmarked({ rows }) : editWords.marked({ rows }))
  }
  const onRows = useSteady(props.editing.onRows)
  const activeId = placed.shown[active.column]?.column.id
  useEffect(() => {
    const meant = range === null ? [] : [{ from: range.firstRow, to: range.lastRow }]
    onRows(marks.length > 0 ? marks : meant, order, activeId)
  }, [onRows, marks, range, order, activeId])

  const { openMenu, setOpenMenu, openFilter, setOpenFilter, sortBy, startFilter, act, moveTo } = useColumnActions({
    columns,
    shown: placed.shown,
    layout,
    onLayout,
    sort,
    onSort: props.onSort,
    scale: view.scale,
    active,
    go,
    announce: onAnnounce,
    words,
    editWords,
    showFilters: () => setShowsFilters(true),
  })
  const editing = useEditing({
    scroller,
    editing: props.editing,
    pages,
    place,
    range,
    extent,
    shown: placed.shown,
    go,
    words: editWords,
    announce: onAnnounce,
  })
  const reveal = useSteady((): void => {
    const column = placed.shown[active.column]
    if (!editing.isOpen || column === undefined) return
    control.revealRow(active.row)
    if (!column.pinned) control.revealColumn(column.left, column.width, placed.pinnedWidth)
    scroller.current?.querySelector('[data-editor]')?.scrollIntoView({ block: 'nearest' })
  })
  // A window that has become smaller, or is magnified, does not take a half-written value out of sight.
  const { room, rowsPerPage, scale } = view
  useEffect(() => {
    if (room > 0 && rowsPerPage > 0 && scale > 0) reveal()
  }, [reveal, room, rowsPerPage, scale])
  const { onCopy, copyWithHeaders } = useCopy(pages, range, placed.shown, words, onAnnounce, (within) =>
    editing.cutDone(within),
  )
  useClipboard(scroller, onCopy, editing.onPaste)

  const onFocus = (event: FocusEvent): void => {
    if (event.target === scroller.current) return editing.isOpen ? undefined : go({ ...place })
    const spot = spotOf(event.target)
    if (spot === null) return
    const isThere = spot.area === active.area && spot.column === active.column
    if (isThere && (spot.area !== 'body' || spot.row === active.row)) return
    setPlace(at(spot.area === 'body' ? spot : { ...spot, row: active.row }))
  }
  const onDoubleClick = (event: MouseEvent): void => {
    if (spotOf(event.target)?.area === 'body' && !isInEditor(event.target)) editing.open(null)
  }
  const toggleFilters = (): void => {
    // A field is left before it goes, so that what is written in it holds.
    if (showsFilters && active.area === 'filter') flushSync(() => go(at({ ...active, area: 'header' })))
    setShowsFilters(!showsFilters)
    onAnnounce(showsFilters ? editWords.filtersHidden : editWords.filtersShown)
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
    onPoint: (spot, extend) => {
      // What is being written is saved first, as in a spreadsheet; where it cannot be, the keyboard stays with it.
      if (editing.isOpen) return editing.save({ row: spot.row, column: spot.column })
      go(extend ? extendedTo(place, spot.row, spot.column) : at(spot))
    },
    onDrag: (row, column) => {
      if (!editing.isOpen && (row !== active.row || column !== active.column)) go(extendedTo(place, row, column))
    },
    onDragPast: (rows) => {
      if (editing.isOpen) return
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
        pinned ||
        index === active.column ||
        index === editing.inUse?.column ||
        (left + width > view.left && left < view.right),
    )
    .map(({ index }) => index)
    .join()
  const drawn = useMemo(() => {
    const wanted = new Set(drawnIndexes.split(',').map(Number))
    return placed.shown.filter(({ index }) => wanted.has(index))
  }, [placed, drawnIndexes])
  const marked = range !== null && cellsIn(range) > 1 ? range : null
  const rowIndexes = Array.from({ length: Math.max(0, after - first) }, (_, index) => first + index)
  // The row with the keyboard, or with somebody's half-written text, stays wherever the window goes.
  for (const kept of new Set([active.row, editing.inUse?.index ?? active.row])) {
    if (kept < first && kept < rowCount) rowIndexes.unshift(kept)
    if (kept >= after && kept < rowCount) rowIndexes.push(kept)
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      // The grid itself hands the focus on to the active cell.
      data-region="grid"
      data-region-start
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
          onExplain: (column) => {
            const id = placed.shown[column]?.column.id
            if (id !== undefined) props.onExplain(id)
          },
          onEdit: () => editing.open(null),
          onType: editing.open,
          onClear: editing.clear,
          onFillDown: editing.fillDown,
          onMark: mark,
          onCopyWithHeaders: copyWithHeaders,
          onToggleFilters: toggleFilters,
          onBulk: props.editing.onBulk,
          onFilter: (column) => {
            const id = placed.shown[column]?.column.id
            if (id !== undefined) startFilter(id)
          },
        })
      }
      onFocus={onFocus}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
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
          onMoveTo={moveTo}
          words={words}
        />
        {showsFilters && (
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
        )}
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
              isLocked={props.editing.locked !== null}
              isMarked={isMarked(marks, index)}
              markedLabel={editWords.markedRow}
              usedColumn={editing.inUse?.index === index ? editing.inUse.column : -1}
              used={editing.inUse?.index === index ? editing.inUse.content : null}
              isEditor={editing.inUse?.isEditor === true}
            />
          )
        })}
      </div>
    </div>
  )
}
