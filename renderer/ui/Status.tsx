import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './feedback.module.css'
import { toneIcons } from './tones.ts'
import type { Tone } from './tones.ts'

interface StatusProps {
  readonly tone: Tone
  readonly children: ReactNode
  readonly icon?: LucideIcon
  readonly isFilled?: boolean
}

/** A state as icon and word. */
export function Status({ tone, children, icon, isFilled = false }: StatusProps): ReactNode {
  const Icon = icon ?? toneIcons[tone]
  return (
    <span className={classes(styles['status'], styles[tone], isFilled && styles['filled'])}>
      <Icon size="0.875rem" aria-hidden="true" />
      {children}
    </span>
  )
}
