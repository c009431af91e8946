import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ListedName } from '#shared/registers/field.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { keepWords, placeOf } from './kept-words.ts'

interface RowLinkProps {
  readonly register: ListedName
  /** The row to go to; without one the register is shown by its filters. */
  readonly rowId?: number
  readonly filters?: readonly unknown[]
  readonly label: string
  /** The row that is on show already: said, but no way to anywhere. */
  readonly isHere?: boolean
}

/** The way to a row of a register, or to some of them, or to a unit. The address holds a number or a filter, never a name. */
export function RowLink({ register, rowId, filters = [], label, isHere = false }: RowLinkProps): ReactNode {
  const transfer = useTransfer()
  if (isHere) return <strong>{label}</strong>
  if (register === 'units') {
    return (
      <Link to="/records" search={{ kind: register, ...(rowId === undefined ? {} : { id: rowId }) }}>
        {label}
      </Link>
    )
  }
  return (
    <Link
      to="/register/$register"
      params={{ register }}
      search={{
        ...(rowId === undefined ? {} : { row: rowId }),
        ...(filters.length === 0 ? {} : { filters: JSON.stringify(filters) }),
      }}
      // What was looked for there before would hide the row.
      onClick={() => keepWords(placeOf(transfer, register), { search: '', filters: [] })}
    >
      {label}
    </Link>
  )
}
