import type { ReactNode } from 'react'
import styles from './fields.module.css'

interface CellSelectProps {
  /** Says which row it belongs to; a table cell has no room for a visible label. */
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly isQuiet?: boolean }[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly isDisabled?: boolean
  /** Takes the focus when it is shown, where a person has just asked for it. */
  readonly isFocused?: boolean
}

/** The operating system's own select, for tables: a sheet can have a thousand columns, and this one costs next to nothing. */
export function CellSelect(props: CellSelectProps): ReactNode {
  const { label, options, value, onChange, isDisabled = false, isFocused = false } = props
  return (
    <select
      className={styles['cellSelect']}
      aria-label={label}
      value={value}
      disabled={isDisabled}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a person has just asked for it
      autoFocus={isFocused}
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
