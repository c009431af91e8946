import type { ReactNode } from 'react'
import { Meter as AriaMeter, ProgressBar as AriaProgressBar } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './feedback.module.css'
import type { Tone } from './tones.ts'

interface ProgressBarProps {
  readonly label: string
  /** Null while nothing has been counted yet: then no share is claimed. */
  readonly value: { readonly done: number; readonly total: number } | null
  readonly valueText: string
  /** The words stand elsewhere; only the bar is drawn. */
  readonly isBare?: boolean
}

export function ProgressBar({ label, value, valueText, isBare = false }: ProgressBarProps): ReactNode {
  const isCounted = value !== null && value.total > 0
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      aria-label={label}
      isIndeterminate={!isCounted}
      valueLabel={valueText}
      {...(isCounted ? { value: Math.min(value.done, value.total), maxValue: value.total } : {})}
    >
      {({ percentage }) => (
        <>
          {isBare ? null : (
            <span className={styles['progressWords']}>
              <span>{label}</span>
              <span>{valueText}</span>
            </span>
          )}
          <span className={styles['track']} aria-hidden="true">
            {isCounted ? (
              <span className={styles['fill']} style={{ display: 'block', inlineSize: `${percentage ?? 0}%` }} />
            ) : (
              <span className={classes(styles['fill'], styles['waiting'])} style={{ display: 'block' }} />
            )}
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}

interface MeterProps {
  readonly label: string
  readonly value: number
  readonly max: number
  readonly valueText: string
  readonly tone: Tone
}

/** How far along something is, where nothing is running. */
export function Meter({ label, value, max, valueText, tone }: MeterProps): ReactNode {
  return (
    <AriaMeter
      className={styles['progress'] ?? ''}
      aria-label={label}
      value={value}
      maxValue={max}
      valueLabel={valueText}
    >
      {({ percentage }) => (
        <>
          <span className={styles['progressWords']}>
            <span>{label}</span>
            <span>{valueText}</span>
          </span>
          <span className={styles['track']} aria-hidden="true">
            <span
              className={classes(styles['fill'], styles[tone])}
              style={{ display: 'block', inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </AriaMeter>
  )
}
