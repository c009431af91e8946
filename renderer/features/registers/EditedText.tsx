import type { ReactNode } from 'react'
import styles from './registers.module.css'

/** A value that a person has changed: a long one is cut off before the mark, never with it. */
export function EditedText({ text, mark }: { readonly text: string; readonly mark: string }): ReactNode {
  return (
    <span className={styles['edited']}>
      <span className={styles['editedText']}>{text}</span>
      <span className={styles['editedMark']}> {mark}</span>
    </span>
  )
}
