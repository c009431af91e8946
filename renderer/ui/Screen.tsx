import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import styles from './layout.module.css'

interface ScreenProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The middle of the window: title, what it is about, what can be done, content. The title takes focus when it is opened, and the scroll starts at the top; another `key` opens it anew. */
export function Screen({ title, lead, actions, children }: ScreenProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('main')?.scrollTo({ top: 0 })
  }, [])
  return (
    <div className={styles['screen']}>
      <header className={styles['header']}>
        <div className={styles['headerText']}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles['row']}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
