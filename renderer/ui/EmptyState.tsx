import type { ReactNode } from 'react'
import styles from './feedback.module.css'

interface EmptyStateProps {
  readonly title: string
  readonly text: string
  readonly action?: ReactNode
}

export function EmptyState({ title, text, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  )
}
