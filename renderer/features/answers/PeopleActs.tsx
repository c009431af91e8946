import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { acts, peopleOf } from './acts.ts'
import type { Act, Answer, People } from './acts.ts'
import styles from './answers.module.css'
import type { AnswerChoice } from './choice.ts'

/** Everybody of the choice, also those on other pages, or these. */
export type Picked = 'all' | ReadonlySet<number>

interface PeopleActsProps {
  readonly choice: AnswerChoice
  /** Of the list on show. */
  readonly version: number
  readonly items: readonly Answer[]
  readonly total: number
  readonly picked: Picked
  readonly onDone: () => void
}

/** What can be said of the people that are marked. */
export function PeopleActs({ choice, version, items, total, picked, onDone }: PeopleActsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const valueOf = useValueText()
  const locked = useLock('staff')
  const call = useCall()
  const [asking, setAsking] = useState<{ readonly act: Act; readonly people: People } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { acts: text } = words.answersScreen
  if (locked !== null) return <p>{locked}</p>
  const chosen = picked === 'all' ? items : items.filter(({ rowIds }) => picked.has(rowIds[0] ?? 0))
  const count = picked === 'all' ? total : chosen.length
  const nameOf = (act: Act): string => (act === 'contacted' ? text.contacted : valueOf('staff', 'decision', act))

  async function ask(act: Act): Promise<void> {
    setFailure(null)
    if (picked !== 'all') return setAsking({ act, people: peopleOf(chosen, version) })
    const reply = await call('answer.people', { ...choice })
    if (reply.ok) setAsking({ act, people: reply.value })
    else setFailure(reply.failure)
  }

  return (
    <>
      <fieldset className={styles['acts']} aria-label={text.label}>
        {acts.map((act) => (
          <Button key={act} isDisabled={count === 0} onPress={() => void ask(act)}>
            {nameOf(act)}
          </Button>
        ))}
        <output>
          {picked === 'all'
            ? text.allChosen(number(count, 0))
            : count === 0
              ? text.noneChosen
              : text.someChosen(number(count, 0))}
        </output>
      </fieldset>
      {failure === null ? null : <FailureBanner failure={failure} />}
      {asking === null ? null : (
        <AnswerDialog
          act={asking.act}
          name={nameOf(asking.act)}
          people={asking.people}
          onDone={() => {
            setAsking(null)
            onDone()
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
