import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { ProtectedRows } from '#renderer/privacy/ProtectedRows.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PanelGrid } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { BasisPanel } from './BasisPanel.tsx'
import { CountPanel } from './CountPanel.tsx'
import { Letters } from './Letters.tsx'
import { Narrowing } from './Narrowing.tsx'
import { pageSize, PeoplePanel } from './PeoplePanel.tsx'
import type { AnswerChoice } from './choice.ts'

/** What employees have answered to going over, what comes of it, and the ways to write down more. */
export function AnswersScreen({ choice }: { readonly choice: AnswerChoice }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const navigate = useNavigate()
  const [start, setStart] = useState(0)
  const list = useOperation('answer.list', { ...choice, start, count: pageSize }, { keepPrevious: true })
  const { none } = words.answersScreen
  return (
    <Screen title={words.answers.title} lead={words.answers.lead} actions={readOnly ? undefined : <Letters />}>
      <Loaded query={list} skeleton={[12, 24]}>
        {(answers) => (
          <>
            {answers.counts.protectedHidden === 0 ? null : (
              <p>
                <ProtectedRows
                  register="staff"
                  count={answers.counts.protectedHidden}
                  said={words.answers.protectedHidden(answers.counts.protectedHidden)}
                />
              </p>
            )}
            <PanelGrid column={26}>
              <BasisPanel bases={answers.bases} />
              {answers.counts.people === 0 ? null : <CountPanel counts={answers.counts} />}
            </PanelGrid>
            {answers.counts.people === 0 && choice.sender === undefined ? (
              <EmptyState
                title={none.title}
                text={none.text}
                action={
                  <Link to="/imports" className={buttonClasses({ look: 'primary' })}>
                    {none.action}
                  </Link>
                }
              />
            ) : (
              <>
                <Narrowing
                  choice={choice}
                  senders={answers.bases.map(({ sender }) => sender)}
                  toContact={number(answers.counts.toContact, 0)}
                  onNarrow={(next) => {
                    setStart(0)
                    void navigate({ to: '/answers', search: next, replace: true })
                  }}
                />
                <PeoplePanel choice={choice} answers={answers} start={start} onGo={setStart} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
