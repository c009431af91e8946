import { useId } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { StackedBar } from '#renderer/ui/StackedBar.tsx'
import { stepStates, stepTones } from '#renderer/language/step-states.ts'
import styles from './Checklist.module.css'
import { StepRow } from './StepRow.tsx'

type View = OutputOf<'checklist.view'>

interface AssignmentProps {
  readonly assignment: View['assignments'][number]
  /** Those that are shown. */
  readonly steps: View['steps']
  /** All of the assignment. */
  readonly all: View['steps']
}

export function Assignment({ assignment, steps, all }: AssignmentProps): ReactNode {
  const { words, language } = useLanguage()
  const id = useId()
  const { checklist } = words
  const done = all.filter((step) => step.state === 'done').length
  return (
    <section className={styles['assignment']} aria-labelledby={id}>
      <div className={styles['assignmentHeader']}>
        <h2 id={id}>{checklist.assignmentHeading(assignment.id, assignment.title[language])}</h2>
        <span className={styles['assignmentState']}>
          <span className={styles['assignmentBar']}>
            <StackedBar
              label={assignment.title[language]}
              parts={barParts(all, (state) => checklist.states[state])}
              height={0.625}
            />
          </span>
          {checklist.progress.summary(done, all.length)}
        </span>
      </div>
      <ul>
        {steps.map((step) => (
          <StepRow key={step.id} step={step} />
        ))}
      </ul>
    </section>
  )
}

/** The steps of an assignment by state, done first. */
export function barParts(
  steps: View['steps'],
  name: (state: (typeof stepStates)[number]) => string,
): Parameters<typeof StackedBar>[0]['parts'] {
  return stepStates.toReversed().map((state) => ({
    id: state,
    label: name(state),
    value: steps.filter((step) => step.state === state).length,
    tone: stepTones[state],
    isHatched: state === 'blocked' || state === 'reopened',
  }))
}
