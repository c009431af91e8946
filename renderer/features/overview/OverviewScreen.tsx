import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { daysUntil } from '#renderer/language/days-until.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useEventSentence } from '#renderer/language/use-event-sentence.ts'
import { useFieldLabel, useTotalText } from '#renderer/language/use-field-text.ts'
import { Facts, Panel, PanelGrid, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Gates } from './Gates.tsx'
import { NextStep } from './NextStep.tsx'
import styles from './OverviewScreen.module.css'

type Summary = OutputOf<'register.summary'>[number]

/** The whole transfer at a glance: what is in, what adds up, what hinders, what happened last, what to do next. */
export function OverviewScreen(): ReactNode {
  const { words } = useLanguage()
  const { transferDate } = useTransfer()
  const summary = useOperation('register.summary', {})
  const checklist = useOperation('checklist.view', {})
  const imports = useOperation('import.list', {})
  const lead = words.overview.lead(transferDate, words.shell.daysLeft(daysUntil(transferDate)))
  return (
    <Screen title={words.overview.title} lead={lead}>
      <Loaded query={summary} skeleton={[4, 12]}>
        {(registers) => (
          <>
            {checklist.data === undefined || imports.data === undefined ? (
              <div className={styles['nextPlaceholder']} />
            ) : (
              <NextStep registers={registers} checklist={checklist.data} imports={imports.data} />
            )}
            <PanelGrid column={15} isEven>
              {registers.map((register) => (
                <RegisterPanel key={register.register} summary={register} />
              ))}
            </PanelGrid>
          </>
        )}
      </Loaded>
      <PanelGrid column={26} isEven>
        <Panel title={words.overview.gates} actions={<Link to="/checklist">{words.overview.toChecklist}</Link>}>
          <Loaded query={checklist} skeleton={[2, 7]}>
            {(view) => <Gates view={view} />}
          </Loaded>
        </Panel>
        <Recent />
      </PanelGrid>
    </Screen>
  )
}

function RegisterPanel({ summary }: { readonly summary: Summary }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const totalText = useTotalText()
  const { register, rows, totals, protectedHidden } = summary
  const name = words.shell.registerNames[register]
  return (
    <Panel
      title={name}
      actions={
        <Link to="/register/$register" params={{ register }} aria-label={words.overview.openRegister(name)}>
          {words.shell.show}
        </Link>
      }
    >
      <p className={styles['count']}>
        <span className={styles['number']}>{number(rows, 0)}</span> {words.overview.registerRows.toLowerCase()}
      </p>
      {rows === 0 ? (
        <Quiet>{words.overview.noRowsText}</Quiet>
      ) : (
        <Facts
          facts={totals.map(({ field, sum }) => ({
            name: fieldLabel(register, field),
            value: totalText(register, field, sum),
            isNumber: true,
          }))}
        />
      )}
      {protectedHidden === 0 ? null : (
        <p>
          <Status tone="info">{words.overview.protectedHidden(protectedHidden)}</Status>
        </p>
      )}
    </Panel>
  )
}

function Recent(): ReactNode {
  const { words } = useLanguage()
  const sentence = useEventSentence()
  const history = useOperation('history.list', { count: 8 })
  return (
    <Panel title={words.overview.recent} actions={<Link to="/history">{words.overview.toHistory}</Link>}>
      <Loaded query={history} skeleton={[10]}>
        {({ events }) =>
          events.length === 0 ? (
            <Quiet>{words.overview.noEvents}</Quiet>
          ) : (
            <ul className={styles['events']}>
              {events.map((event) => (
                <li key={event.id}>
                  <span className={styles['when']}>{formatInstant(event.at)}</span>
                  <span>
                    {sentence(event)} <span className={styles['who']}>{event.by}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
