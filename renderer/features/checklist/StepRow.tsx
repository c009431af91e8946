import { Link } from '@tanstack/react-router'
import { BadgeCheck, BookOpen, CalendarDays, CircleQuestionMark, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { daysUntil } from '#renderer/language/days-until.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { stepIcons, stepTones } from '#renderer/language/step-states.ts'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './Checklist.module.css'
import { useTick } from './use-tick.ts'

type Step = OutputOf<'checklist.view'>['steps'][number]

const evidenceIcons: Readonly<Record<NonNullable<Step['source']>['evidence'], LucideIcon>> = {
  V: BadgeCheck,
  P: BookOpen,
  U: CircleQuestionMark,
}

export function StepRow({ step }: { readonly step: Step }): ReactNode {
  const { words, language } = useLanguage()
  const { readOnly } = useTransfer()
  const { tick, isRunning, failure } = useTick()
  const { checklist } = words
  const { id, state } = step
  const isTicked = step.tickedAt !== null
  return (
    <li className={styles['step']}>
      <div className={styles['tick']}>
        <Checkbox
          label={checklist.tick(id)}
          isSelected={isTicked}
          isDisabled={readOnly || isRunning || (state === 'blocked' && !isTicked)}
          onChange={(done) => void tick(id, done)}
        />
      </div>
      <div className={styles['body']}>
        <p className={styles['text']}>
          <span className={styles['id']}>{id}</span> {step.text[language]}
        </p>
        <Hindrance step={step} />
        <Details step={step} />
        {failure === null ? null : <FailureBanner failure={failure} />}
      </div>
      <div className={styles['state']}>
        <Status tone={stepTones[state]} icon={stepIcons[state]} isFilled>
          {checklist.states[state]}
        </Status>
        {step.tickedBy === null || step.tickedAt === null ? null : (
          <span className={styles['quiet']}>{checklist.tickedBy(step.tickedBy, formatInstant(step.tickedAt))}</span>
        )}
      </div>
    </li>
  )
}

/** Why the step is blocked, counted, with the way to the rows. */
function Hindrance({ step }: { readonly step: Step }): ReactNode {
  const { words } = useLanguage()
  const { checklist, gates } = words
  if (step.gate === null) return null
  if (step.gate.open) return <p className={styles['quiet']}>{checklist.gateOpen}</p>
  const { register } = step
  // Rejected rows lie with their delivery; everything else that hinders lies in the register.
  const waits = step.gate.reasons.some((reason) => reason.code === 'rows-waiting')
  const hasRows = step.gate.reasons.some((reason) => reason.code !== 'rows-waiting' && reason.count > 0)
  const isEmpty = step.gate.reasons.some((reason) => reason.code.startsWith('empty-'))
  return (
    <div className={styles['hindrance']}>
      <ul>
        {step.gate.reasons.map((reason) => (
          <li key={reason.code}>{gates[reason.code](reason.count)}</li>
        ))}
      </ul>
      {waits || isEmpty ? <Link to="/imports">{checklist.showDeliveries}</Link> : null}
      {register === null || !hasRows ? null : (
        <Link
          to="/register/$register"
          params={{ register }}
          search={step.filters.length === 0 ? {} : { filters: JSON.stringify(step.filters) }}
          aria-label={checklist.showRowsLabel(step.id)}
        >
          {checklist.showRows}
        </Link>
      )}
    </div>
  )
}

function Details({ step }: { readonly step: Step }): ReactNode {
  const { words } = useLanguage()
  const { checklist } = words
  const isOverdue = step.state !== 'done' && daysUntil(step.dueOn) < 0
  const { source } = step
  const EvidenceIcon = source === null ? null : evidenceIcons[source.evidence]
  return (
    <ul className={styles['details']}>
      <li>
        <CalendarDays size="0.875rem" aria-hidden="true" />
        {checklist.due(step.dueOn)}
        {isOverdue ? <Status tone="warning">{checklist.overdue}</Status> : null}
      </li>
      <li>
        <UserRound size="0.875rem" aria-hidden="true" />
        {step.roles.map((role) => checklist.roles[role] ?? role).join(', ')}
      </li>
      {step.after.length === 0 ? null : <li>{checklist.after(step.after.join(', '))}</li>}
      {source === null || EvidenceIcon === null ? null : (
        <li>
          <EvidenceIcon size="0.875rem" aria-hidden="true" />
          {checklist.source}: {source.text} ({checklist.evidence[source.evidence]})
        </li>
      )}
    </ul>
  )
}
