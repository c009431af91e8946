import type { ReactNode } from 'react'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { columnLetter } from './column-letter.ts'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './origin.module.css'

export interface RawCellView {
  /** 0-based. */
  readonly column: number
  readonly header: string
  readonly field: string | null
  readonly raw: string
  /** What the register holds, or will hold, for the field. */
  readonly value: Value
}

interface RawCellsProps {
  readonly register: RegisterName
  readonly cells: readonly RawCellView[]
  /** The field that was asked about. */
  readonly field?: string | null
  /** In a narrow place what was made of a cell stands below it. */
  readonly isNarrow?: boolean
}

/** Every cell of a delivered row as it stood in the file, with what was made of it beside. */
export function RawCells({ register, cells, field = null, isNarrow = false }: RawCellsProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const text = words.registers
  return (
    <Table caption={text.origin} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col">{text.originHeader}</th>
          <th scope="col">{isNarrow ? `${text.originRaw} · ${text.originValue}` : text.originRaw}</th>
          {isNarrow ? null : <th scope="col">{text.originValue}</th>}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const raw = cell.raw === '' ? text.empty : cell.raw
          const made = (
            <>
              {cell.field === null ? null : <div>{valueText(register, cell.field, cell.value)}</div>}
              <div className={styles['field']}>
                {cell.field === null ? text.originNotMapped : fieldLabel(register, cell.field)}
              </div>
            </>
          )
          return (
            <tr key={cell.column} className={cell.field !== null && cell.field === field ? styles['asked'] : undefined}>
              <th scope="row">
                <span className={styles['letter']}>{columnLetter(cell.column)}</span>{' '}
                {cell.header === '' ? text.originNoHeader : cell.header}
              </th>
              {isNarrow ? (
                <td>
                  <div className={styles['rawText']}>{raw}</div>
                  {made}
                </td>
              ) : (
                <>
                  <td className={styles['rawText']}>{raw}</td>
                  <td>{made}</td>
                </>
              )}
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
