import {
  CircleCheck,
  CircleDashed,
  Diff,
  Hourglass,
  PenLine,
  RotateCcw,
  Sigma,
  TriangleAlert,
  UserRoundCheck,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import styles from './reconciliation.module.css'
import type { ReconciliationView } from './use-pair-text.ts'
import { useLeft } from './use-left.ts'
import type { Left } from './use-left.ts'
import { useToSettle } from './use-to-settle.ts'

/** How far a reconciliation has come: not run, stale, refused, and what is left until it is signed. */
export function StateText({ view: { reconciliationId, run } }: { readonly view: ReconciliationView }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const isShown = run !== null && !run.isBlocked
  const toSettle = useToSettle(reconciliationId, isShown)
  const left = useLeft(reconciliationId, { isShown, afterPairs: true })
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
      {toSettle === null || toSettle === 0 ? null : (
        <li>
          <Status tone="info" icon={UserRoundCheck}>
            {text.toSettle(number(toSettle, 0))}
          </Status>
        </li>
      )}
      {toSettle !== 0 || left === null
        ? null
        : saidOf(left).map(({ said, ...look }) => (
            <li key={said}>
              <Status {...look}>{said}</Status>
            </li>
          ))}
    </ul>
  )

  /** Nothing is called done as long as anything is left for anybody. */
  function saidOf({ otherPairs, differences, isUnexplained, isSettled, isSigned }: Left): Said[] {
    const isReady = isSettled && !isSigned
    return [
      ...(otherPairs === 0
        ? []
        : [{ tone: 'info', icon: Hourglass, said: text.otherPairs(number(otherPairs, 0)) } as const]),
      ...(differences === 0
        ? []
        : [{ tone: 'info', icon: Diff, said: text.differences(number(differences, 0)) } as const]),
      ...(isUnexplained ? [{ tone: 'warning', icon: Sigma, said: text.unexplained } as const] : []),
      ...(isReady ? [{ tone: 'info', icon: PenLine, said: text.toSign } as const] : []),
      ...(isSettled && isSigned ? [{ tone: 'ok', icon: CircleCheck, said: text.signed } as const] : []),
    ]
  }
}

interface Said {
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly said: string
}
