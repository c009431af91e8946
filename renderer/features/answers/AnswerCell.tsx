import { PhoneCall, PhoneOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { Unpicked } from '#renderer/ui/PickTable.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import type { Answer } from './acts.ts'
import styles from './answers.module.css'
import { decisionLooks, outcomeTones } from './looks.ts'

/** One cell of the list of people. */
export function AnswerCell({ answer, column }: { readonly answer: Answer; readonly column: string }): ReactNode {
  const { words } = useLanguage()
  const valueOf = useValueText()
  const { list: text } = words.answersScreen
  switch (column) {
    case 'name': {
      const name = [answer.familyName, answer.givenNames].filter((each) => each !== null && each !== '').join(', ')
      return (
        <Unpicked>
          <RowLink register="staff" rowId={answer.rowIds[0] ?? 0} label={name === '' ? text.unnamed : name} />
        </Unpicked>
      )
    }
    case 'unit':
      return (
        <>
          {valueOf('staff', 'senderUnit', answer.senderUnit)}
          <div className={styles['hint']}>{answer.sender}</div>
        </>
      )
    case 'decision': {
      const { decision, decisionDate, decisionDocument } = answer
      const hint = [decisionDate, decisionDocument].filter((each) => each !== null && each !== '').join(' · ')
      return (
        <>
          <Status tone={decisionLooks[decision ?? 'mixed'].tone}>
            {decision === null ? words.answers.mixed : valueOf('staff', 'decision', decision)}
          </Status>
          {hint === '' || decision === null ? null : <div className={styles['hint']}>{hint}</div>}
        </>
      )
    }
    case 'outcome':
      return (
        <>
          <Status tone={outcomeTones[answer.outcome]}>{words.answers.outcomes[answer.outcome]}</Status>
          <div className={styles['hint']}>{words.answers.reasons[answer.reason]}</div>
        </>
      )
    default:
      if (!answer.isOnLeave) return words.shell.none
      return (
        <>
          {answer.leaveCause === null ? text.onLeave : valueOf('staff', 'leaveCause', answer.leaveCause)}
          <div>
            {answer.isContacted ? (
              <Status tone="ok" icon={PhoneCall}>
                {text.contacted}
              </Status>
            ) : (
              <Status tone="warning" icon={PhoneOff}>
                {text.toContact}
              </Status>
            )}
          </div>
        </>
      )
  }
}
