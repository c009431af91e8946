import { Link } from '@tanstack/react-router'
import { Diff, ListChecks, Sigma } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import type { Left } from './use-left.ts'

interface StepLinksProps {
  readonly reconciliationId: number
  /** Null until it is known. */
  readonly left: Left | null
  /** Only the first step that has something left, said to be the next. */
  readonly isOnlyNext?: boolean
}

const steps = [
  { id: 'queue', to: '/reconciliation/$reconciliationId/queue', Icon: ListChecks },
  { id: 'differences', to: '/reconciliation/$reconciliationId/differences', Icon: Diff },
  { id: 'totals', to: '/reconciliation/$reconciliationId/totals', Icon: Sigma },
] as const

type StepId = (typeof steps)[number]['id']

/** The steps of the work in their order and what is left of each; the first that has something left stands out. */
export function StepLinks({ reconciliationId, left, isOnlyNext = false }: StepLinksProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { one, differences, totals } = words.reconciliationScreen
  const next = left === null ? null : nextStep(left)
  const labels: Readonly<Record<StepId, string>> = {
    queue: one.review(number(left?.mine ?? 0, 0)),
    differences:
      left === null || left.differences === 0 ? differences.open : differences.openLeft(number(left.differences, 0)),
    totals:
      left?.isUnexplained === true
        ? totals.openUnexplained
        : left?.isSettled === true && !left.isSigned
          ? totals.openToSign
          : totals.open,
  }
  return steps
    .filter(({ id }) => (isOnlyNext ? id === next : id !== 'queue' || (left !== null && left.mine > 0)))
    .map(({ id, to, Icon }) => (
      <Link
        key={id}
        to={to}
        params={{ reconciliationId: String(reconciliationId) }}
        className={buttonClasses(id === next ? { look: 'primary', size: 'large' } : {})}
      >
        <Icon size="1rem" aria-hidden="true" />
        {isOnlyNext ? one.next(labels[id]) : labels[id]}
      </Link>
    ))
}

function nextStep({ mine, differences, isUnexplained, isSettled, isSigned }: Left): StepId | null {
  if (mine > 0) return 'queue'
  if (differences > 0) return 'differences'
  return isUnexplained || (isSettled && !isSigned) ? 'totals' : null
}
