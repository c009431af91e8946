import type { ReactNode } from 'react'
import styles from './link-section.module.css'

interface LinkSectionProps {
  readonly title: string
  /** List items. */
  readonly children: ReactNode
  readonly below?: ReactNode
}

/** Links below each other, under a heading. */
export function LinkSection({ title, children, below }: LinkSectionProps): ReactNode {
  return (
    <section className={styles['section']}>
      <h3>{title}</h3>
      <ul>{children}</ul>
      {below}
    </section>
  )
}
