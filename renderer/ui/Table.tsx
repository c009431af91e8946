import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import styles from './Table.module.css'

interface TableProps {
  readonly caption: string
  readonly isCaptionHidden?: boolean
  /** Lower rows, where there is nothing in them to press. */
  readonly isDense?: boolean
  /** `<thead>`, `<tbody>`, `<tfoot>`; cells with numbers bear `data-number`. */
  readonly children: ReactNode
}

/** A small table, of at most some hundred rows. Where it is wider than its place it scrolls, with the keyboard too. */
export function Table({ caption, isCaptionHidden = false, isDense = false, children }: TableProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
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
