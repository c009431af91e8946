import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { boxAnswers } from '#shared/import/box-widths.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import styles from './ImportWizard.module.css'
import { NameWordings } from './NameWordings.tsx'
import type { StepProps } from './SourceStep.tsx'
import { UnmappedValues } from './UnmappedValues.tsx'

type View = OutputOf<'import.preview'>['view']
type Question = View['questions'][number]

const answersOf = {
  'percent-scale': ['percent', 'fraction'],
  'salary-basis': ['full-time', 'actual'],
  'box-width': boxAnswers,
} as const satisfies Record<Question['question'], readonly Question['answer'][]>

/** What the file cannot say itself: how its numbers are meant, and what its words stand for. */
export function ValuesStep({ preview, isLocked, choose }: StepProps): ReactNode {
  const { words } = useLanguage()
  const { view, unmappedValues, names } = preview
  const { questions, values } = view
  const text = words.imports.values
  if ([questions, unmappedValues, names, values].every(({ length }) => length === 0)) {
    return <EmptyState title={text.none.title} text={text.none.text} />
  }
  return (
    <>
      {questions.length === 0 ? null : <Questions view={view} isLocked={isLocked} choose={choose} />}
      {unmappedValues.length === 0 ? null : (
        <UnmappedValues register={view.register} unmapped={unmappedValues} isLocked={isLocked} choose={choose} />
      )}
      {[...Map.groupBy(names, ({ field }) => field)].map(([field, own]) => (
        <NameWordings
          key={field}
          register={view.register}
          field={field}
          names={own}
          isLocked={isLocked}
          choose={choose}
        />
      ))}
      {values.length === 0 ? null : <ChosenValues view={view} isLocked={isLocked} choose={choose} />}
    </>
  )
}

type PartProps = Pick<StepProps, 'isLocked' | 'choose'> & { readonly view: View }

/** Each is asked once of a file; until it is answered, what the values look like holds. */
function Questions({ view, isLocked, choose }: PartProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const text = words.imports.values
  return (
    <Panel title={text.questionsTitle}>
      {view.questions.map(({ question, field, answer, answered, examples }) => (
        <ChoiceCards
          key={`${question} ${field}`}
          label={text.questions[question](fieldLabel(view.register, field))}
          help={
            <>
              {answered ? text.answered : text.assumed(text.answers[answer].title)}{' '}
              {examples.length === 0 ? null : text.examples(examples.map((example) => `”${example}”`).join(', '))}
            </>
          }
          options={answersOf[question].map((id) => ({
            id,
            label: text.answers[id].title,
            content: <span className={styles['hint']}>{text.answers[id].text}</span>,
          }))}
          value={answered ? answer : null}
          isDisabled={isLocked}
          onChange={(chosen) => void choose({ answers: [{ question, field, answer: chosen }] })}
        />
      ))}
    </Panel>
  )
}

/** Words that a person or a profile has given a meaning; each can be taken back. */
function ChosenValues({ view, isLocked, choose }: PartProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const heading = useKeptFocus(String(view.values.length))
  const text = words.imports.values
  return (
    <Panel title={text.chosenTitle} headingRef={heading}>
      <Table caption={text.chosenCaption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.raw}</th>
            <th scope="col">{text.meaning}</th>
            <th scope="col">{words.imports.list.actions}</th>
          </tr>
        </thead>
        <tbody>
          {view.values.map(({ field, raw, value }) => {
            const label = fieldLabel(view.register, field)
            return (
              <tr key={`${field} ${raw}`}>
                <td>{label}</td>
                <th scope="row">{raw}</th>
                <td>{valueText(view.register, field, value)}</td>
                <td data-tight>
                  {isLocked ? null : (
                    <Button
                      icon={Undo2}
                      label={text.takeBackLabel(raw, label)}
                      onPress={() => void choose({ values: [{ field, raw, value: null }] })}
                    >
                      {text.takeBack}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}
