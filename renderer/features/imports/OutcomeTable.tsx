import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { PartName } from '#renderer/ui/PartTable.tsx'
import { StackedBar } from '#renderer/ui/StackedBar.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { hatchedOutcomes, outcomes, outcomeTones } from './outcomes.ts'
import type { OutcomeCounts } from './outcomes.ts'

interface OutcomeTableProps {
  readonly caption: string
  readonly counts: OutcomeCounts
}

/** Where every row read ends up, as a picture and as numbers that add up. */
export function OutcomeTable({ caption, counts }: OutcomeTableProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { plan } = words.imports
  const sum = outcomes.reduce((total, outcome) => total + counts[outcome], 0)
  const parts = outcomes.map((outcome) => ({
    id: outcome,
    label: plan.outcomes[outcome],
    value: counts[outcome],
    tone: outcomeTones[outcome],
    isHatched: hatchedOutcomes.has(outcome),
  }))
  return (
    <>
      <StackedBar label={plan.picture(number(counts.read, 0))} parts={parts} />
      <Table caption={caption} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{plan.outcome}</th>
            <th scope="col" data-number>
              {plan.rows}
            </th>
            <th scope="col">{plan.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <PartName part={part} />
              <td data-number>{number(part.value, 0)}</td>
              <td>{plan.meanings[part.id]}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{plan.sum}</th>
            <td data-number>{number(sum, 0)}</td>
            <td>
              {sum === counts.read + counts.expanded ? (
                <Status tone="ok">
                  {counts.expanded === 0
                    ? plan.addsUp(number(counts.read, 0))
                    : plan.addsUpExpanded(number(counts.read, 0), number(counts.expanded, 0))}
                </Status>
              ) : (
                <Status tone="error">{plan.doesNotAddUp(number(sum, 0), number(counts.read, 0))}</Status>
              )}
            </td>
          </tr>
        </tfoot>
      </Table>
    </>
  )
}
