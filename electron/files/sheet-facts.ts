/** Cells that are shown as one. */
export interface Merge {
  /** 1-based. */
  readonly row: number
  /** 0-based. */
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** What a sheet says beside its values, gathered while its rows are read. */
export class SheetFacts {
  /** 0-based, in order; of the first 2,000 columns. Known before the first row. */
  readonly hiddenColumns: number[] = []
  /** Those that begin where a header can stand, at most 500. */
  readonly merges: Merge[] = []
  mergeCount = 0
  /** Hidden rows that hold something. */
  hiddenRows = 0
  /** Number of the last row that holds something. */
  lastRow = 0
  /** Cells of the widest row. */
  #width = 0

  /** @param first 0-based @param last 0-based */
  hideColumns(first: number, last: number): void {
    // What is stated again is not kept again, however often a file does so.
    const start = Math.max(first, (this.hiddenColumns.at(-1) ?? -1) + 1)
    for (let column = start; column <= Math.min(last, mostColumns - 1); column++) {
      this.hiddenColumns.push(column)
    }
  }

  addMerge(merge: Merge): void {
    if (merge.rows * merge.columns < 2) return
    this.mergeCount++
    if (merge.row <= headerRows && this.merges.length < mostMerges) this.merges.push(merge)
  }

  addRow(row: number, width: number, isHidden: boolean): void {
    if (width === 0) return
    this.lastRow = row
    if (isHidden) this.hiddenRows++
    if (width > this.#width) this.#width = width
  }

  /** Hidden columns within the width of the sheet: to hide all that is to the right of a list is common and means nothing. */
  get hiddenColumnCount(): number {
    return this.hiddenColumns.filter((column) => column < this.#width).length
  }

  /** The sheet ends where a program's own limit lies, so that rows may have been cut off. */
  get endsAtRowLimit(): boolean {
    return isAtRowLimit(this.lastRow)
  }
}

/** As many rows as .xls or .xlsx can hold, with or without a header counted. */
export function isAtRowLimit(rows: number): boolean {
  return rowLimits.some((limit) => Math.abs(rows - limit) <= 1)
}

const rowLimits = [65_536, 1_048_576]
const headerRows = 60
const mostMerges = 500
/** An import holds no more. */
const mostColumns = 2000
