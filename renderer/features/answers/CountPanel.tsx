import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { Panel, PanelGrid } from '#renderer/ui/Panel.tsx'
import { PartTable } from '#renderer/ui/PartTable.tsx'
import { StackedBar } from '#renderer/ui/StackedBar.tsx'
import type { BarPart } from '#renderer/ui/StackedBar.tsx'
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
  return (
    <div className={styles['bar']}>
      <StackedBar label={title} parts={parts} />
      <PartTable
        caption={title}
        heading={title}
        count={words.answersScreen.counts.number}
        parts={parts}
        textOf={(value) => number(value, 0)}
      />
    </div>
  )
}
