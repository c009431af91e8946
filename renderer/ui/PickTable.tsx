import { Check, Minus } from 'lucide-react'
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { Cell, Checkbox, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components'
import styles from './PickTable.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface PickTableProps<R> {
  readonly label: string
  readonly describedBy?: string
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => number
  /** What the row is called where it is spoken of. */
  readonly textOf: (row: R) => string
  readonly renderCell: (row: R, column: string) => ReactNode
  /** Every row, also those on other pages, or these. */
  readonly picked: 'all' | ReadonlySet<number>
  readonly onPick: (picked: 'all' | ReadonlySet<number>) => void
  readonly selectLabel: string
  readonly empty: ReactNode
}

/** A page of rows to pick from with the mouse or the keyboard; Ctrl + A picks them all, on other pages too. The first column names the row. */
export function PickTable<R extends object>(props: PickTableProps<R>): ReactNode {
  const { label, describedBy, columns, rows, keyOf, textOf, renderCell, picked, onPick, selectLabel, empty } = props
  return (
    <div className={styles['scroller']}>
      <Table
        className={styles['table'] ?? ''}
        aria-label={label}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        selectionMode="multiple"
        selectedKeys={picked}
        onSelectionChange={(keys) => onPick(keys === 'all' ? 'all' : new Set([...keys].map(Number)))}
      >
        <TableHeader>
          <Column>
            <VisuallyHidden>{selectLabel}</VisuallyHidden>
            <Tick label={selectLabel} />
          </Column>
          {columns.map((column, index) => (
            <Column key={column.id} id={column.id} isRowHeader={index === 0}>
              {column.label}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {rows.map((row) => (
            <Row key={keyOf(row)} id={keyOf(row)} textValue={textOf(row)}>
              <Cell>
                <Tick label={selectLabel} />
              </Cell>
              {columns.map((column) => (
                <Cell key={column.id}>{renderCell(row, column.id)}</Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

/** A link in a row: pressing a row picks it, and here it is the link that is pressed. */
export function Unpicked({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- passes nothing on, does nothing
    <span onKeyDown={keepEnter} onPointerDown={keep} onMouseDown={keep} onClick={keep}>
      {children}
    </span>
  )
}

function keep(event: SyntheticEvent): void {
  event.stopPropagation()
}

function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.stopPropagation()
}

function Tick({ label }: { readonly label: string }): ReactNode {
  return (
    <Checkbox slot="selection" className={styles['tick'] ?? ''} aria-label={label}>
      {({ isIndeterminate }) => (
        <span aria-hidden="true">{isIndeterminate ? <Minus size="0.875rem" /> : <Check size="0.875rem" />}</span>
      )}
    </Checkbox>
  )
}
