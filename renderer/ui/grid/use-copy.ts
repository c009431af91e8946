import { useCallback, useRef } from 'react'
import type { ClipboardEvent } from 'react'
import { cellsIn } from './moves.ts'
import type { Range } from './moves.ts'
import type { RowPages } from './pages.ts'
import { toTsv } from './tsv.ts'
import type { GridWords } from './types.ts'
import type { PlacedColumn } from './use-columns.ts'

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
  const ready = useRef<{ readonly range: Range; readonly pages: object; readonly text: string } | null>(null)
  const withHeaders = useRef(false)

  const onCopy = useCallback(
    (event: ClipboardEvent) => {
      if (range === null || isInField(event.target)) return
      event.preventDefault()
      const isCut = event.type === 'cut'
      const headers = withHeaders.current ? toTsv([labels(range, columns)]) : null
      const rows = range.lastRow - range.firstRow + 1
      if (rows > mostRows) return announce(words.copyTooLarge({ most: mostRows }))
      const copied = words.copied({ cells: cellsIn(range), rows })

      const held = ready.current
      const isHeld = held !== null && held.pages === pages && isSameRange(held.range, range)
      const text = isHeld ? held.text : textOfHeldRows(pages, range, columns)
      ready.current = null
      if (text !== null) {
        event.clipboardData.setData('text/plain', headers === null ? text : `${headers}\r\n${text}`)
        withHeaders.current = false
        if (isCut) return onCut(range)
        return announce(copied)
      }

      const document = event.currentTarget.ownerDocument
      const fetchAndRepeat = async (): Promise<void> => {
        const found = await pages.read(range.firstRow, range.lastRow + 1)
        if (found === null) return announce(words.copyFailed)
        ready.current = { range, pages, text: toText(found, range, columns) }
        // Deprecated, and the only copy that needs no permission of the host.
        if (!document.execCommand(isCut ? 'cut' : 'copy')) announce(words.copyAgain)
      }
      fetchAndRepeat().catch(() => announce(words.copyFailed))
    },
    [pages, range, columns, words, announce, onCut],
  )
  const copyWithHeaders = useCallback(() => {
    withHeaders.current = true
    if (!document.execCommand('copy')) announce(words.copyAgain)
  }, [words, announce])
  return { onCopy, copyWithHeaders }
}

function isInField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, select, textarea') !== null
}

function labels<Row>(range: Range, columns: readonly PlacedColumn<Row>[]): readonly string[] {
  return columns.slice(range.firstColumn, range.lastColumn + 1).map(({ column }) => column.label)
}

function textOfHeldRows<Row>(pages: RowPages<Row>, range: Range, columns: readonly PlacedColumn<Row>[]): string | null {
  const rows: Row[] = []
  for (let index = range.firstRow; index <= range.lastRow; index += 1) {
    const row = pages.freshRow(index)
    if (row === undefined) return null
    rows.push(row)
  }
  return toText(rows, range, columns)
}

function toText<Row>(rows: readonly Row[], range: Range, columns: readonly PlacedColumn<Row>[]): string {
  const copied = columns.slice(range.firstColumn, range.lastColumn + 1)
  return toTsv(rows.map((row) => copied.map(({ column }) => column.copied(row))))
}

function isSameRange(a: Range, b: Range): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.lastRow === b.lastRow &&
    a.firstColumn === b.firstColumn &&
    a.lastColumn === b.lastColumn
  )
}
