import type { Extent, Range } from './moves.ts'

/** Where texts go, and what goes into each cell. Rows and columns count as in the grid. */
export interface Filling {
  readonly range: Range
  /** Null where the block has no cell: what stands there stays. */
  readonly textAt: (row: number, column: number) => string | null
  /** The text, where it is the same in every cell. */
  readonly everywhere: string | null
  /** The block went in as a person would expect of its shape: nothing has to be asked. */
  readonly fits: boolean
  /** Cells of the block that lie past the last row or column. */
  readonly outside: number
}

/** One text in every cell. */
export function filled(range: Range, text: string): Filling {
  return { range, textAt: () => text, everywhere: text, fits: true, outside: 0 }
}

/**
 * A copied block on a marked range, as spreadsheets do it: one value fills the range, a block that goes evenly into the range is
 * repeated, and every other block goes in once from the first cell, whatever the range.
 * @param block at least one cell; a row that is shorter than the longest has no cells at its end
 */
export function pasted(range: Range, block: readonly (readonly string[])[], extent: Extent): Filling {
  const rows = block.length
  const columns = block.reduce((most, cells) => Math.max(most, cells.length), 0)
  const marked = sizeOf(range)
  const isEven = marked.rows % rows === 0 && marked.columns % columns === 0
  const lastRow = isEven ? range.lastRow : range.firstRow + rows - 1
  const lastColumn = isEven ? range.lastColumn : range.firstColumn + columns - 1
  const within = {
    ...range,
    lastRow: Math.min(lastRow, extent.rows - 1),
    lastColumn: Math.min(lastColumn, extent.columns - 1),
  }
  const inside = sizeOf(within)
  const outside = isEven ? 0 : rows * columns - inside.rows * inside.columns
  return {
    range: within,
    textAt: (row, column) => block[(row - range.firstRow) % rows]?.[(column - range.firstColumn) % columns] ?? null,
    everywhere: rows === 1 && columns === 1 ? (block[0]?.[0] ?? '') : null,
    fits: outside === 0 && (isEven || (marked.rows === 1 && marked.columns === 1)),
    outside,
  }
}

/** The rows below the first of a range, which take its texts; null where there is nothing below. */
export function belowFirst(range: Range): Range | null {
  return range.lastRow === range.firstRow ? null : { ...range, firstRow: range.firstRow + 1 }
}

function sizeOf(range: Range): { readonly rows: number; readonly columns: number } {
  return { rows: range.lastRow - range.firstRow + 1, columns: range.lastColumn - range.firstColumn + 1 }
}
