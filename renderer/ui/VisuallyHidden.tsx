import type { ReactNode } from 'react'
import styles from './feedback.module.css'

/** For screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['hidden']}>{children}</span>
}
