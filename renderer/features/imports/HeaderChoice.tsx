import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { CellRadio } from '#renderer/ui/CellRadio.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './ImportWizard.module.css'
import type { StepProps } from './SourceStep.tsx'

const heights = ['1', '2', '3'] as const
const mostColumns = 12
/** Shown at first, and below the header where it stands further down. */
const fewRows = 10
const rowsBelow = 4

/** The first rows as they stand, so that the header can be pointed out. */
export function HeaderChoice({ preview, isLocked, choose }: StepProps): ReactNode {
  const { words } = useLanguage()
  const group = useId()
  const [showsAll, setShowsAll] = useState(false)
  const { top, view } = preview
  const { source } = words.imports
  const { headerRow, headerRows } = view
  const width = Math.min(mostColumns, Math.max(1, ...top.map((row) => row.cells.length)))
  const columns = Array.from({ length: width }, (_, index) => index)
  const shown = showsAll ? top : top.slice(0, Math.max(fewRows, headerRow + rowsBelow))
  const isInHeader = (row: number): boolean => row <= headerRow && row > headerRow - headerRows
  return (
    <Panel
      title={source.headerTitle}
      actions={
        <Segments
          label={source.headerRows}
          options={heights.map((id) => ({ id, label: source.headerRowsOf(Number(id)) }))}
          value={heights[headerRows - 1] ?? '1'}
          isDisabled={isLocked}
          onChange={(id) => void choose({ headerRow, headerRows: Number(id) })}
        />
      }
    >
      <Quiet>{source.headerRowHelp}</Quiet>
      <Table caption={source.top} isCaptionHidden>
        <tbody>
          {shown.map(({ row, cells }) => (
            <tr
              key={row}
              className={isInHeader(row) ? styles['headerRow'] : row < headerRow ? styles['above'] : undefined}
            >
              <th scope="row" className={styles['place']}>
                <CellRadio
                  group={group}
                  label={source.headerRowLabel(row)}
                  isSelected={row === headerRow}
                  isDisabled={isLocked}
                  onSelect={() => void choose({ headerRow: row })}
                />
                {source.row} {row}
                {isInHeader(row) ? `, ${source.isHeader}` : ''}
              </th>
              {columns.map((index) => (
                <td key={index} className={styles['cell']}>
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {shown.length === top.length ? null : (
        <Row>
          <Button onPress={() => setShowsAll(true)}>{source.moreRows}</Button>
        </Row>
      )}
    </Panel>
  )
}
