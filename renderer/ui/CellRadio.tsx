import type { ReactNode } from 'react'
import styles from './fields.module.css'

interface CellRadioProps {
  /** The same for every row of the choice. */
  readonly group: string
  readonly label: string
  readonly isSelected: boolean
  readonly onSelect: () => void
  readonly isDisabled?: boolean
}

/** One of the rows of a table is chosen; the arrow keys go between them. */
export function CellRadio({ group, label, isSelected, onSelect, isDisabled = false }: CellRadioProps): ReactNode {
  return (
    <input
      type="radio"
      className={styles['cellRadio']}
      name={group}
      aria-label={label}
      checked={isSelected}
      disabled={isDisabled}
      onChange={onSelect}
    />
  )
}
