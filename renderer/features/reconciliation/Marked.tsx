import type { ReactNode } from 'react'
import type { MarkedPart } from './marked-difference.ts'
import styles from './queue.module.css'

/** A value whose differing letters are underlined and heavier, not only coloured. */
export function Marked({ parts }: { readonly parts: readonly MarkedPart[] }): ReactNode {
  return parts.map(({ text, differs }, index) =>
    differs ? (
      <mark key={index} className={styles['mark']}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
