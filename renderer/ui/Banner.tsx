import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './feedback.module.css'
import { toneIcons } from './tones.ts'
import type { Tone } from './tones.ts'

interface BannerProps {
  readonly tone: Tone
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader, `status` waits its turn; leave out for text that is there from the start. */
  readonly live?: 'alert' | 'status'
}

export function Banner({ tone, title, children, actions, live }: BannerProps): ReactNode {
  const Icon = toneIcons[tone]
  return (
    <div className={classes(styles['banner'], styles[tone])} role={live}>
      <Icon size="1rem" aria-hidden="true" />
      <div className={styles['bannerBody']}>
        {title === undefined ? null : <strong className={styles['bannerTitle']}>{title}</strong>}
        {children}
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  )
}
