import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import styles from './Table.module.css'

interface TableProps {
  readonly caption: string
  readonly isCaptionHidden?: boolean
  /** Lower rows, where there is nothing in them to press. */
  readonly isDense?: boolean
  /** Takes the focus when it comes, where a person has just asked for it, so that the arrows scroll what does not fit. */
  readonly isFocused?: boolean
  /** `<thead>`, `<tbody>`, `<tfoot>`; cells with numbers bear `data-number`. */
  readonly children: ReactNode
}

/**
 * A small table, of at most some hundred rows. Where it is wider than its place it scrolls, with the keyboard too; cells with
 * `data-stays` stay in sight at its start.
 */
export function Table(props: TableProps): ReactNode {
  const { caption, isCaptionHidden = false, isDense = false, isFocused = false, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(isFocused)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (!overflows || !wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.focus()
  }, [overflows])
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      {...(overflows ? { tabIndex: 0, role: 'group', 'aria-label': caption } : {})}
    >
      <table className={styles['table']} data-dense={isDense ? '' : undefined}>
        <caption className={isCaptionHidden ? styles['captionHidden'] : styles['caption']}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}
