import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './ImportWizard.module.css'

/** Rows on show at a time. */
export const pageSize = 25

interface RowPagerProps {
  readonly total: number
  readonly start: number
  readonly onGo: (start: number) => void
}

/** Which of the rows are on show, and the way to the others. */
export function RowPager({ total, start, onGo }: RowPagerProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { findings: text } = words.imports
  if (total === 0) return null
  const end = Math.min(total, start + pageSize)
  return (
    <div className={styles['pager']}>
      <output>{text.page(number(start + 1, 0), number(end, 0), number(total, 0))}</output>
      <Button
        icon={ChevronLeft}
        label={text.earlier}
        isDisabled={start === 0}
        onPress={() => onGo(Math.max(0, start - pageSize))}
      />
      <Button icon={ChevronRight} label={text.later} isDisabled={end >= total} onPress={() => onGo(end)} />
    </div>
  )
}
