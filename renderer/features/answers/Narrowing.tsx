import type { ReactNode } from 'react'
import { decisions, outcomes } from '#shared/answers/outcome.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { FieldRow } from '#renderer/ui/Panel.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { answerChoiceOf } from './choice.ts'
import type { AnswerChoice } from './choice.ts'

interface NarrowingProps {
  readonly choice: AnswerChoice
  readonly senders: readonly string[]
  /** How many are on leave and not reached. */
  readonly toContact: string
  readonly onNarrow: (choice: AnswerChoice) => void
}

const everything = '*'

/** Which people are on show. */
export function Narrowing({ choice, senders, toContact, onNarrow }: NarrowingProps): ReactNode {
  const { words } = useLanguage()
  const valueOf = useValueText()
  const { filters: text } = words.answersScreen
  const all = { id: everything, label: text.all }
  const choose = (name: keyof AnswerChoice) => (id: string | true) =>
    onNarrow(answerChoiceOf({ ...choice, [name]: id === everything ? undefined : id }))
  return (
    <FieldRow>
      <Select
        label={text.sender}
        placeholder={text.all}
        options={[all, ...senders.map((name) => ({ id: name, label: name }))]}
        value={choice.sender ?? everything}
        onChange={choose('sender')}
      />
      <Select
        label={text.decision}
        placeholder={text.all}
        options={[all, ...decisions.map((id) => ({ id, label: valueOf('staff', 'decision', id) }))]}
        value={choice.decision ?? everything}
        onChange={choose('decision')}
      />
      <Select
        label={text.outcome}
        placeholder={text.all}
        options={[all, ...outcomes.map((id) => ({ id, label: words.answers.outcomes[id] }))]}
        value={choice.outcome ?? everything}
        onChange={choose('outcome')}
      />
      <Checkbox
        isSelected={choice.toContact ?? false}
        onChange={(isOnly) => choose('toContact')(isOnly ? true : everything)}
      >
        {text.toContact} ({toContact})
      </Checkbox>
      {Object.keys(choice).length === 0 ? null : (
        <Button look="quiet" onPress={() => onNarrow({})}>
          {text.clear}
        </Button>
      )}
    </FieldRow>
  )
}
