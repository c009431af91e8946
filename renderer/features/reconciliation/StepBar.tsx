import type { ReactNode } from 'react'
import styles from './queue.module.css'

interface StepBarProps {
  readonly from: number
  readonly to: number
  /** The ends of the scale that all bars of a picture share. */
  readonly low: number
  readonly high: number
  /** `whole` is a sum; the others are steps up or down. */
  readonly look: 'whole' | 'for' | 'against'
}

/** One step of a waterfall. The numbers stand in the same row of the table. */
export function StepBar({ from, to, low, high, look }: StepBarProps): ReactNode {
  const width = high - low || 1
  const x = (value: number): number => ((value - low) / width) * 200
  return (
    <svg className={styles['stepBar']} viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
      {low <= 0 && high >= 0 ? <line className={styles['zero']} x1={x(0)} x2={x(0)} y1={0} y2={14} /> : null}
      <rect
        className={styles[look]}
        x={Math.min(x(from), x(to))}
        width={Math.max(Math.abs(x(to) - x(from)), 1)}
        y={2}
        height={10}
      />
    </svg>
  )
}
