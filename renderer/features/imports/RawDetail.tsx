import { TextSearch } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Origin } from '#renderer/origin/Origin.tsx'
import { RawCells } from '#renderer/origin/RawCells.tsx'
import { isExplain } from '#renderer/ui/explain-key.ts'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { ToggleButton } from '#renderer/ui/ToggleButton.tsx'
import styles from './ImportWizard.module.css'
import { rowKey, sheetOf } from './row-tables.ts'
import type { ImportRow, View } from './row-tables.ts'

interface OpenRow {
  readonly isOpen: (row: ImportRow) => boolean
  readonly toggle: (row: ImportRow) => void
}

/** Which row of a table shows its raw text; one at a time. */
export function useOpenRow(): OpenRow {
  const [open, setOpen] = useState<string | null>(null)
  return {
    isOpen: (row) => open === rowKey(row),
    toggle: (row) => setOpen((held) => (held === rowKey(row) ? null : rowKey(row))),
  }
}

interface RowsTableProps {
  readonly caption: string
  readonly children: ReactNode
}

/** A table of rows of a delivery: Alt + R shows the raw text of the row that the focus is in, as in the registers. */
export function RowsTable({ caption, children }: RowsTableProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a second way to the buttons in it
    <div onKeyDown={toggleRaw}>
      <Table caption={caption} isCaptionHidden>
        {children}
      </Table>
    </div>
  )
}

function toggleRaw(event: KeyboardEvent<HTMLElement>): void {
  if (!isExplain(event) || !(event.target instanceof Element)) return
  // A row of the delivery can take up several lines, of which the first bears its place.
  let line = event.target.closest('tr')
  while (line !== null && line.querySelector('[data-place]') === null) {
    line = line.previousElementSibling instanceof HTMLTableRowElement ? line.previousElementSibling : null
  }
  const button = line?.querySelector<HTMLElement>('[data-place] button')
  if (button == null) return
  event.preventDefault()
  button.click()
}

interface RowPlaceProps {
  readonly row: ImportRow
  readonly view: View
  readonly open: OpenRow
  /** How many lines of the table the row takes up. */
  readonly height?: number
}

/** The cell with the place of a row in its file, and the way to its raw text. */
export function RowPlace({ row, view, open, height = 1 }: RowPlaceProps): ReactNode {
  const { words } = useLanguage()
  const { plan, source } = words.imports
  const place = row.row === 0 ? plan.outcomeOne.vanished : source.rowOf(sheetOf(row, view), row.row)
  const isOpen = open.isOpen(row)
  return (
    <th scope="row" rowSpan={height} className={styles['place']} data-place>
      <span>{place}</span>
      <ToggleButton
        icon={TextSearch}
        isOn={isOpen}
        label={isOpen ? plan.hideRawLabel(place) : plan.showRawLabel(place)}
        onChange={() => open.toggle(row)}
      />
    </th>
  )
}

interface RawDetailProps {
  readonly row: ImportRow
  readonly view: View
  readonly open: OpenRow
  /** Of the table it stands in. */
  readonly width: number
}

/** Below a row, when asked for: every cell as it stands in the file, with what it becomes. */
export function RawDetail({ row, view, open, width }: RawDetailProps): ReactNode {
  const { words } = useLanguage()
  if (!open.isOpen(row)) return null
  return (
    <tr>
      <td colSpan={width} className={styles['detail']}>
        {row.row === 0 && row.rowId !== null ? (
          <Origin register={view.register} rowId={row.rowId} />
        ) : (
          <>
            <Quiet>
              {view.fileName}, {words.imports.source.rowOf(row.sheet, row.row)}
            </Quiet>
            <RawCells
              register={view.register}
              cells={view.columns
                .filter((column) => !column.forbidden)
                .map((column) => ({
                  column: column.index,
                  header: column.header,
                  field: column.field,
                  raw: row.cells[column.index] ?? '',
                  value: column.field === null ? null : (row.values[column.field] ?? null),
                }))}
            />
          </>
        )}
      </td>
    </tr>
  )
}
