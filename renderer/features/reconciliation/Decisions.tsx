import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import styles from './queue.module.css'
import type { Pair } from './review.ts'
import { usePairText } from './use-pair-text.ts'

/** What people have answered before, what has changed since then, and who is waited for. */
export function Decisions({ pair }: { readonly pair: Pair }): ReactNode {
  const { words } = useLanguage()
  const { person } = useTransfer()
  const { field: labelOf, value } = usePairText()
  const text = words.reconciliationScreen.queue
  const { decisions } = pair
  if (decisions.length === 0) return null
  const isMine = decisions.some(({ by }) => by === person)
  const standing =
    pair.class === 'disagreed'
      ? text.disagreed
      : pair.class === 'awaits-second'
        ? isMine
          ? text.awaitsOther
          : text.awaitsYou
        : null
  const shown = (field: string, raw: Pair['fields'][number]['left']): string => value(field, raw) || words.shell.none
  return (
    <Banner tone={pair.class === 'changed' || pair.class === 'disagreed' ? 'warning' : 'info'} title={text.decisions}>
      {standing === null ? null : <p>{standing}</p>}
      <ul className={styles['decisions']}>
        {decisions.map((decision) => (
          <li key={`${decision.by} ${decision.at}`}>
            <span className={styles['decision']}>
              <History size="0.875rem" aria-hidden="true" />
              {text.decidedBy(words.reconciliation.answers[decision.answer], decision.by, formatInstant(decision.at))}
            </span>
            {decision.note === null ? null : <p>{text.noteKept(decision.note)}</p>}
            {decision.changed.length === 0 ? null : (
              <>
                <p>{text.changed}</p>
                <ul>
                  {decision.changed.map(({ field, left, right }) => (
                    <li key={field}>{text.changedField(labelOf(field), shown(field, left), shown(field, right))}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
