import type { ReactNode } from 'react'
import styles from './feedback.module.css'

interface SkeletonProps {
  /** Said to screen readers. */
  readonly label: string
  /** One height in rem for each block, so that nothing jumps when the content comes. */
  readonly heights: readonly number[]
}

export function Skeleton({ label, heights }: SkeletonProps): ReactNode {
  return (
    <output className={styles['skeletonStack']}>
      <span className={styles['hidden']}>{label}</span>
      {heights.map((height, index) => (
        <span key={index} className={styles['skeleton']} style={{ blockSize: `${height}rem` }} aria-hidden="true" />
      ))}
    </output>
  )
}
