import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { stepStates, stepTones } from '#renderer/language/step-states.ts'
import { Panel } from '#renderer/ui/Panel.tsx'
import { BarLegend, StackedBar } from '#renderer/ui/StackedBar.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { barParts } from './Assignment.tsx'
import styles from './Checklist.module.css'

/** Every assignment as a bar, with its numbers beside it. */
export function Progress({ view }: { readonly view: OutputOf<'checklist.view'> }): ReactNode {
  const { words, language } = useLanguage()
  const { checklist } = words
  const name = (state: (typeof stepStates)[number]): string => checklist.states[state]
  const rows = view.assignments.flatMap((assignment) => {
    const steps = view.steps.filter((step) => step.assignment === assignment.id)
    return steps.length === 0 ? [] : [{ assignment, steps, parts: barParts(steps, name) }]
  })
  return (
    <Panel title={checklist.progress.title}>
      <BarLegend
        parts={stepStates.toReversed().map((state) => ({
          id: state,
          label: name(state),
          tone: stepTones[state],
          isHatched: state === 'blocked' || state === 'reopened',
        }))}
      />
      <Table caption={checklist.progress.picture} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{checklist.progress.assignment}</th>
            <th scope="col">{checklist.progress.steps}</th>
            {stepStates.map((state) => (
              <th key={state} scope="col" data-number>
                {name(state)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ assignment, parts }) => (
            <tr key={assignment.id}>
              <th scope="row">{checklist.assignmentHeading(assignment.id, assignment.title[language])}</th>
              <td className={styles['barCell']}>
                <StackedBar label={assignment.title[language]} parts={parts} height={0.875} />
              </td>
              {stepStates.map((state) => (
                <td key={state} data-number>
                  {parts.find((part) => part.id === state)?.value ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
