import { CircleCheck, CircleDashed, RotateCcw, TriangleAlert, UserRoundCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './reconciliation.module.css'
import type { ReconciliationView } from './use-pair-text.ts'
import { useToSettle } from './use-to-settle.ts'

/** How far a reconciliation has come: not run, stale, refused, so many pairs to settle. */
export function StateText({ view: { reconciliationId, run } }: { readonly view: ReconciliationView }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const toSettle = useToSettle(reconciliationId, run !== null && !run.isBlocked)
  const text = words.reconciliationScreen.states
  if (run === null) {
    return (
      <Status tone="neutral" icon={CircleDashed}>
        {text.notRun}
      </Status>
    )
  }
  if (run.isBlocked) {
    return (
      <Status tone="warning" icon={RotateCcw}>
        {text.blocked}
      </Status>
    )
  }
  return (
    <ul className={styles['states']}>
      {run.isStale ? (
        <li>
          <Status tone="warning" icon={RotateCcw}>
            {text.stale}
          </Status>
        </li>
      ) : null}
      {run.refusal === null ? null : (
        <li>
          <Status tone="warning" icon={TriangleAlert}>
            {text.refused}
          </Status>
        </li>
      )}
      {toSettle === null ? null : (
        <li>
          <Status tone={toSettle === 0 ? 'ok' : 'info'} icon={toSettle === 0 ? CircleCheck : UserRoundCheck}>
            {toSettle === 0 ? text.settled : text.toSettle(number(toSettle, 0))}
          </Status>
        </li>
      )}
    </ul>
  )
}
