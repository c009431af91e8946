import { CircleCheck, CircleQuestionMark, CircleX, Clock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { pairAnswers } from '#shared/contract/tables/reconciliation.ts'
import type { PairAnswer } from '#shared/contract/tables/reconciliation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './queue.module.css'

interface AnswerBarProps {
  readonly isReadOnly: boolean
  readonly canWeigh: boolean
  readonly onAnswer: (answer: PairAnswer) => void
  readonly onNote: () => void
  readonly onWeights: () => void
}

const icons: Readonly<Record<PairAnswer, LucideIcon>> = {
  same: CircleCheck,
  different: CircleX,
  later: Clock,
  ask: CircleQuestionMark,
}

/** The answers, each with its letter; always in the same place. */
export function AnswerBar(props: AnswerBarProps): ReactNode {
  const { isReadOnly, canWeigh, onAnswer, onNote, onWeights } = props
  const { words } = useLanguage()
  const text = words.reconciliationScreen.queue
  if (isReadOnly && !canWeigh) return null
  return (
    <fieldset className={styles['answers']} aria-label={text.answersLabel}>
      {isReadOnly
        ? null
        : pairAnswers.map((answer) => (
            <Button
              key={answer}
              icon={icons[answer]}
              look={answer === 'same' || answer === 'different' ? 'primary' : 'default'}
              onPress={() => onAnswer(answer)}
            >
              {words.reconciliation.answers[answer]} <kbd>{text.keys[answer]}</kbd>
            </Button>
          ))}
      {isReadOnly ? null : (
        <Button look="quiet" onPress={onNote}>
          {text.note} <kbd>{text.keys.note}</kbd>
        </Button>
      )}
      {canWeigh ? (
        <Button look="quiet" onPress={onWeights}>
          {text.weights} <kbd>{text.keys.weights}</kbd>
        </Button>
      ) : null}
    </fieldset>
  )
}
