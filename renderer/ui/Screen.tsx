import type { ReactNode } from 'react'
import styles from './layout.module.css'
import { useScreenHeading } from './use-screen-heading.ts'

interface ScreenProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** Names what is on show, where things on it can go away with the focus in them. */
  readonly content?: string
  readonly children: ReactNode
}

/** The middle of the window: title, what it is about, what can be done, content. The title takes focus when it is opened, and the scroll starts at the top; another `key` opens it anew. */
export function Screen({ title, lead, actions, content = '', children }: ScreenProps): ReactNode {
  const heading = useScreenHeading(content)
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
