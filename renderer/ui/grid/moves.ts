/** Where the keyboard is in a grid, and where a key takes it. Pure. Columns count as shown; rows count from 0. */
export interface Spot {
  readonly area: 'header' | 'filter' | 'body'
  readonly row: number
  readonly column: number
}

export interface Place {
  readonly active: Spot
  /** The corner of the range opposite the active cell. */
  readonly anchor: { readonly row: number; readonly column: number }
  readonly mode: 'cells' | 'rows' | 'columns' | 'all'
}

export interface Extent {
  readonly rows: number
  readonly columns: number
  readonly rowsPerPage: number
  readonly filters: boolean
}

/** Inclusive on all sides. */
export interface Range {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'column-start'
  | 'column-end'

export const startPlace: Place = {
  active: { area: 'body', row: 0, column: 0 },
  anchor: { row: 0, column: 0 },
  mode: 'cells',
}

/** The same place in a grid of another extent; with no rows the keyboard is in the header. */
export function within(place: Place, extent: Extent): Place {
  const { active, anchor } = place
  const column = clamp(active.column, extent.columns)
  const row = clamp(active.row, extent.rows)
  const area = active.area === 'body' && extent.rows === 0 ? 'header' : active.area
  const anchorRow = clamp(anchor.row, extent.rows)
  const anchorColumn = clamp(anchor.column, extent.columns)
  const same =
    column === active.column &&
    row === active.row &&
    area === active.area &&
    anchorRow === anchor.row &&
    anchorColumn === anchor.column
  return same ? place : { ...place, active: { area, row, column }, anchor: { row: anchorRow, column: anchorColumn } }
}

export function moved(place: Place, move: Move, extend: boolean, extent: Extent): Place {
  const to = target(place.active, move, extent, extend)
  if (extend && place.active.area === 'body' && to.area === 'body') {
    return { ...place, active: to, mode: place.mode === 'all' ? 'cells' : place.mode }
  }
  return at(to)
}

export function at(spot: Spot): Place {
  return { active: spot, anchor: { row: spot.row, column: spot.column }, mode: 'cells' }
}

export function extendedTo(place: Place, row: number, column: number): Place {
  return {
    active: { area: 'body', row, column },
    anchor: place.anchor,
    mode: place.mode === 'all' ? 'cells' : place.mode,
  }
}

export function selecting(place: Place, mode: 'rows' | 'columns' | 'all'): Place {
  return { ...place, mode }
}

/** Null where the keyboard is in the header or filter row, or the grid is empty. */
export function rangeOf(place: Place, extent: Extent): Range | null {
  if (place.active.area !== 'body' || extent.rows === 0 || extent.columns === 0) return null
  const { active, anchor, mode } = place
  const wholeRows = mode === 'rows' || mode === 'all'
  const wholeColumns = mode === 'columns' || mode === 'all'
  return {
    firstRow: wholeColumns ? 0 : Math.min(active.row, anchor.row),
    lastRow: wholeColumns ? extent.rows - 1 : Math.max(active.row, anchor.row),
    firstColumn: wholeRows ? 0 : Math.min(active.column, anchor.column),
    lastColumn: wholeRows ? extent.columns - 1 : Math.max(active.column, anchor.column),
  }
}

export function cellsIn(range: Range): number {
  return (range.lastRow - range.firstRow + 1) * (range.lastColumn - range.firstColumn + 1)
}

export interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  getModifierState(modifier: 'AltGraph'): boolean
}

/** Ctrl (or Cmd) alone: AltGr arrives as Ctrl+Alt on a Swedish keyboard and is never a shortcut. */
export function isCommand(event: Key): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.getModifierState('AltGraph')
}

export function isPlain(event: Key): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.getModifierState('AltGraph')
}

/** One that is written, also one that AltGr makes. */
export function isLetter(event: Key): boolean {
  const isOne = event.key.length === 1 && event.key !== ' '
  // Windows states AltGr as Control with Alt where the modifier itself is not told.
  return isOne && (isPlain(event) || event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey))
}

/** A letter; a dead key, whose letter comes with the next; or Backspace, which begins empty. */
export function isTyping(event: Key): boolean {
  return isLetter(event) || (isPlain(event) && ['Dead', 'Process', 'Backspace'].includes(event.key))
}

const plainMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
}
const commandMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'column-start',
  ArrowDown: 'column-end',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'first',
  End: 'last',
}

export function moveOf(event: Key): Move | null {
  if (isCommand(event)) return commandMoves[event.key] ?? null
  return isPlain(event) ? (plainMoves[event.key] ?? null) : null
}

function target(from: Spot, move: Move, extent: Extent, extend: boolean): Spot {
  const lastRow = Math.max(0, extent.rows - 1)
  const lastColumn = Math.max(0, extent.columns - 1)
  const body = (row: number, column = from.column): Spot =>
    extent.rows === 0 ? from : { area: 'body', row: clamp(row, extent.rows), column }
  switch (move) {
    case 'left':
      return { ...from, column: Math.max(0, from.column - 1) }
    case 'right':
      return { ...from, column: Math.min(lastColumn, from.column + 1) }
    case 'row-start':
      return { ...from, column: 0 }
    case 'row-end':
      return { ...from, column: lastColumn }
    case 'first':
      return body(0, 0)
    case 'last':
      return body(lastRow, lastColumn)
    case 'column-start':
      return from.area === 'body' ? body(0) : from
    case 'column-end':
      return body(lastRow)
    case 'page-up':
      return from.area === 'body' ? body(from.row - extent.rowsPerPage) : from
    case 'page-down':
      return body(from.area === 'body' ? from.row + extent.rowsPerPage : 0)
    case 'up':
      if (from.area === 'body' && (from.row > 0 || extend)) return body(from.row - 1)
      return { ...from, area: from.area === 'body' && extent.filters ? 'filter' : 'header' }
    case 'down':
    default:
      if (from.area === 'header' && extent.filters) return { ...from, area: 'filter' }
      return from.area === 'body' ? body(from.row + 1) : extent.rows === 0 ? from : body(0)
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1))
}
