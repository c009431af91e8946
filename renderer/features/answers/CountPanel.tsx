import { useId } from 'react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { Panel, PanelGrid } from '#renderer/ui/Panel.tsx'
import { BarSwatch, StackedBar } from '#renderer/ui/StackedBar.tsx'
import type { BarPart } from '#renderer/ui/StackedBar.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Answers } from './acts.ts'
import styles from './answers.module.css'
import { decisionLooks, outcomeTones } from './looks.ts'

/** How many have answered what, and where they end up: as a picture, and as numbers. */
export function CountPanel({ counts }: { readonly counts: Answers['counts'] }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const valueOf = useValueText()
  const { counts: text } = words.answersScreen
  return (
    <Panel title={text.title}>
      <p className={styles['glance']}>{text.people(number(counts.people, 0))}</p>
      <PanelGrid column={13}>
        <Bar
          title={text.decisions}
          parts={counts.decisions
            .filter(({ decision, count }) => decision !== null || count > 0)
            .map(({ decision, count }) => ({
              id: decision ?? 'mixed',
              label: decision === null ? words.answers.mixed : valueOf('staff', 'decision', decision),
              value: count,
              ...decisionLooks[decision ?? 'mixed'],
            }))}
        />
        <Bar
          title={text.outcomes}
          parts={counts.outcomes.map(({ outcome, count }) => ({
            id: outcome,
            label: words.answers.outcomes[outcome],
            value: count,
            tone: outcomeTones[outcome],
          }))}
        />
      </PanelGrid>
    </Panel>
  )
}

function Bar({ title, parts }: { readonly title: string; readonly parts: readonly BarPart[] }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const hatch = useId()
  return (
    <div className={styles['bar']}>
      <StackedBar label={title} parts={parts} />
      <Table caption={title} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" data-number>
              {words.answersScreen.counts.number}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">
                <span className={styles['swatched']}>
                  <BarSwatch part={part} hatch={`${hatch}-${part.id}`} />
                  {part.label}
                </span>
              </th>
              <td data-number>{number(part.value, 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
