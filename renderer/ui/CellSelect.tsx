import type { ReactNode } from 'react'
import styles from './fields.module.css'

interface CellSelectProps {
  /** Says which row it belongs to; a table cell has no room for a visible label. */
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly isQuiet?: boolean }[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly isDisabled?: boolean
}

/** The operating system's own select, for tables: a sheet can have a thousand columns, and this one costs next to nothing. */
export function CellSelect({ label, options, value, onChange, isDisabled = false }: CellSelectProps): ReactNode {
  return (
    <select
      className={styles['cellSelect']}
      aria-label={label}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
