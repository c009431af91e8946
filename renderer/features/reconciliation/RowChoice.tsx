import type { ReactNode } from 'react'
import styles from './reconciliation.module.css'

interface RowChoiceProps {
  readonly label: string
  readonly isShown: boolean
  readonly onShow: () => void
  /** The cells after the heading. */
  readonly children: ReactNode
}

/** A row of a table whose heading shows what is behind it. */
export function RowChoice({ label, isShown, onShow, children }: RowChoiceProps): ReactNode {
  return (
    <tr data-shown={isShown ? '' : undefined} className={styles['kind']}>
      <th scope="row">
        <button type="button" className={styles['kindButton']} aria-current={isShown} onClick={onShow}>
          {label}
        </button>
      </th>
      {children}
    </tr>
  )
}
