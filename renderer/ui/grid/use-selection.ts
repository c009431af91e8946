import { useEffect } from 'react'
import { cellsIn } from './moves.ts'
import type { Range } from './moves.ts'
import type { RowPages } from './pages.ts'
import type { GridSelection } from './types.ts'
import type { PlacedColumn } from './use-columns.ts'

/** Rows beyond this are not summed: each would have to be fetched. */
export const mostSummedRows = 50_000
const waitMs = 120

/** Tells how much the range holds and, a little later, the sums of its summable columns. */
export function useSelection<Row>(
  pages: RowPages<Row>,
  range: Range | null,
  columns: readonly PlacedColumn<Row>[],
  tell: (selection: GridSelection | null) => void,
): void {
  useEffect(() => {
    if (range === null || cellsIn(range) < 2) {
      tell(null)
      return undefined
    }
    const rows = range.lastRow - range.firstRow + 1
    const cells = cellsIn(range)
    const summed = columns
      .slice(range.firstColumn, range.lastColumn + 1)
      .flatMap(({ column }) => (column.number === undefined ? [] : [column]))
    if (summed.length === 0) {
      tell({ rows, cells, sums: [] })
      return undefined
    }
    if (rows > mostSummedRows) {
      tell({ rows, cells, sums: 'too-large' })
      return undefined
    }
    tell({ rows, cells, sums: null })
    const stop = new AbortController()
    const sum = async (): Promise<void> => {
      const found = await pages.read(range.firstRow, range.lastRow + 1, stop.signal)
      if (found === null) return
      const sums = summed.map((column) => ({
        id: column.id,
        sum: found.reduce((total, row) => total + (column.number?.(row) ?? 0), 0),
      }))
      tell({ rows, cells, sums })
    }
    const wait = setTimeout(() => {
      // A failed fetch leaves the sums uncounted; the grid itself reports failures of the rows it shows.
      sum().catch(() => tell({ rows, cells, sums: null }))
    }, waitMs)
    return (): void => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [pages, range, columns, tell])
}
