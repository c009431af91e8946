import { useRef } from 'react'
import { cellsIn } from './moves.ts'
import type { Range } from './moves.ts'
import type { RowPages } from './pages.ts'
import { toTsv } from './tsv.ts'
import type { GridWords } from './types.ts'
import type { PlacedColumn } from './use-columns.ts'
import { useSteady } from './use-steady.ts'

const mostRows = 50_000

/**
 * Answers the copy event with the range as tab-separated text. Rows that are not here are fetched first and the copy
 * is then repeated from within; the clipboard API proper is not used, because hosts deny its permission.
 */
export function useCopy<Row>(
  pages: RowPages<Row>,
  range: Range | null,
  columns: readonly PlacedColumn<Row>[],
  words: GridWords,
  announce: (text: string) => void,
  onCut: (range: Range) => void,
): { readonly onCopy: (event: ClipboardEvent) => void; readonly copyWithHeaders: () => void } {
  const ready = useRef<Ready | null>(null)

  const put: Put = useSteady(function answer(event, isCut, headers): void {
    if (range === null) return
    event.preventDefault()
    const rows = range.lastRow - range.firstRow + 1
    if (rows > mostRows) return announce(words.copyTooLarge({ most: mostRows }))

    const held = ready.current
    const isHeld = held !== null && held.pages === pages && isSameRange(held.range, range)
    const text =
      isHeld && (held.headers || !headers) ? held.text : toText(heldRows(pages, range), range, columns, headers)
    ready.current = null
    if (text !== null) {
      event.clipboardData?.setData('text/plain', text)
      return isCut ? onCut(range) : announce(words.copied({ cells: cellsIn(range), rows }))
    }

    const fetchAndRepeat = async (): Promise<void> => {
      const found = await pages.read(range.firstRow, range.lastRow + 1)
      const whole = toText(found, range, columns, headers)
      if (whole === null) return announce(words.copyFailed)
      ready.current = { range, pages, headers, text: whole }
      if (!runCopy((repeated) => answer(repeated, isCut, headers))) announce(words.copyAgain)
    }
    fetchAndRepeat().catch(() => announce(words.copyFailed))
  })
  const onCopy = useSteady((event: ClipboardEvent) => {
    put(event, event.type === 'cut', false)
  })
  const copyWithHeaders = useSteady(() => {
    if (!runCopy((event) => put(event, false, true))) announce(words.copyFailed)
  })
  return { onCopy, copyWithHeaders }
}

type Put = (
  event: { readonly clipboardData: DataTransfer | null; preventDefault(): void },
  isCut: boolean,
  headers: boolean,
) => void

/** What was fetched for a copy; with the headings where they were asked for. */
interface Ready {
  readonly range: Range
  readonly pages: object
  readonly headers: boolean
  readonly text: string
}

/**
 * Has the browser copy what `put` answers with. Deprecated, and the only copy that needs no permission of the host.
 * @returns false where the browser would not: it must have been asked by a key or a click, and lately
 */
function runCopy(put: (event: ClipboardEvent) => void): boolean {
  // No text is selected: the browser is told that there is something to copy all the same, and says so to no cell.
  document.addEventListener('beforecopy', allow)
  document.addEventListener('copy', put, { capture: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  document.removeEventListener('beforecopy', allow)
  return isDone
}

function allow(event: Event): void {
  event.preventDefault()
}

/** Null where a row of them is not here. */
function heldRows<Row>(pages: RowPages<Row>, range: Range): readonly Row[] | null {
  const rows: Row[] = []
  for (let index = range.firstRow; index <= range.lastRow; index += 1) {
    const row = pages.freshRow(index)
    if (row === undefined) return null
    rows.push(row)
  }
  return rows
}

function toText<Row>(
  rows: readonly Row[] | null,
  range: Range,
  columns: readonly PlacedColumn<Row>[],
  headers: boolean,
): string | null {
  if (rows === null) return null
  const copied = columns.slice(range.firstColumn, range.lastColumn + 1)
  const lines = rows.map((row) => copied.map(({ column }) => column.copied(row)))
  return toTsv(headers ? [copied.map(({ column }) => column.label), ...lines] : lines)
}

function isSameRange(a: Range, b: Range): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.lastRow === b.lastRow &&
    a.firstColumn === b.firstColumn &&
    a.lastColumn === b.lastColumn
  )
}
