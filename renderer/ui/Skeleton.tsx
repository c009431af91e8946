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
    <div className={styles['skeletonStack']} role="status">
      <span className={styles['hidden']}>{label}</span>
      {heights.map((height, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the blocks are alike and never change places
        <span key={index} className={styles['skeleton']} style={{ blockSize: `${height}rem` }} aria-hidden="true" />
      ))}
    </div>
  )
}
