import type { RawCell, RawRow } from '#shared/import/raw.ts'

/** Gathers rows until they are worth handing over; drops the ones that hold nothing and cuts trailing empty cells. */
export class RowBatch {
  #rows: RawRow[] = []
  #cells = 0
  readonly #keepsBlank: boolean
  readonly #keepsWidth: boolean

  /**
   * @param options.keepsBlank whether a row with nothing but white space counts as holding something
   * @param options.keepsWidth whether a row ends with an empty text where it had more cells than it holds: a text file says
   *   how many cells a record has, and a record with too few is a symptom
   */
  constructor(options: { readonly keepsBlank?: boolean; readonly keepsWidth?: boolean } = {}) {
    this.#keepsBlank = options.keepsBlank ?? false
    this.#keepsWidth = options.keepsWidth ?? false
  }

  /** `cells` must not be used by the caller afterwards. Empty text counts as no cell. */
  add(row: number, cells: RawCell[], hidden: boolean): void {
    const width = cells.length
    let length = width
    while (length > 0 && isNothing(cells[length - 1])) length--
    cells.length = length
    let isBlank = true
    for (let index = 0; index < length; index++) {
      const cell = cells[index]
      if (cell === '') cells[index] = null
      else if (isBlank && cell !== null && (typeof cell !== 'string' || cell.trim() !== '')) isBlank = false
    }
    if (isBlank && !(this.#keepsBlank && length > 0)) return
    if (this.#keepsWidth && width > length) {
      for (let index = length; index < width - 1; index++) cells[index] = null
      cells[width - 1] = ''
    }
    this.#rows.push(hidden ? { row, cells, hidden: true } : { row, cells })
    this.#cells += length
  }

  /** Wide rows fill a batch sooner than 500 of them, so that its memory stays bounded. */
  get isFull(): boolean {
    return this.#rows.length >= mostRows || this.#cells >= 50_000
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0
  }

  /** The first rows, at most 500. */
  take(): readonly RawRow[] {
    const rows = this.#rows.splice(0, mostRows)
    for (const row of rows) this.#cells -= row.cells.length
    return rows
  }
}

const mostRows = 500

function isNothing(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || cell === ''
}
