import type { ReactNode } from 'react'
import styles from './fields.module.css'

interface CellInputProps {
  /** Says which row it belongs to; a table cell has no room for a visible label. */
  readonly label: string
  /** The id of a `datalist`. */
  readonly suggestions: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly isDisabled?: boolean
}

/** As much as the contract takes of a meaning. */
const mostLetters = 200

/** A line of text in a table cell, with suggestions that the arrow keys go through. */
export function CellInput({ label, suggestions, value, onChange, isDisabled = false }: CellInputProps): ReactNode {
  return (
    <input
      className={styles['cellSelect']}
      type="text"
      aria-label={label}
      list={suggestions}
      maxLength={mostLetters}
      value={value}
      disabled={isDisabled}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
