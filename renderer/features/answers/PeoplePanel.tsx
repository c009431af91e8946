import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { focusAfterDialog } from '#renderer/ui/focus-after-dialog.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Row } from '#renderer/ui/Panel.tsx'
import { PickTable } from '#renderer/ui/PickTable.tsx'
import { AnswerCell } from './AnswerCell.tsx'
import { PeopleActs } from './PeopleActs.tsx'
import type { Picked } from './PeopleActs.tsx'
import type { Answers } from './acts.ts'
import styles from './answers.module.css'
import type { AnswerChoice } from './choice.ts'

export const pageSize = 100
const nothing: Picked = new Set()

interface PeoplePanelProps {
  readonly choice: AnswerChoice
  /** A page of them. */
  readonly answers: Answers
  readonly start: number
  readonly onGo: (start: number) => void
}

/** The people of a choice, a page at a time, and what can be said of those that are marked. */
export function PeoplePanel({ choice, answers, start, onGo }: PeoplePanelProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const heading = useRef<HTMLHeadingElement>(null)
  const help = useId()
  const [picked, setPicked] = useState<Picked>(nothing)
  const [asked, setAsked] = useState(choice)
  if (asked !== choice) {
    setAsked(choice)
    setPicked(nothing)
  }
  const { list: text } = words.answersScreen
  const { version, total, items } = answers
  const go = (next: number): void => {
    onGo(next)
    // What is marked is what can be seen, or all there is.
    setPicked((before) => (before === 'all' ? before : nothing))
  }
  return (
    <Panel
      title={text.title}
      headingRef={heading}
      actions={
        total <= pageSize ? undefined : (
          <Row>
            <output>
              {text.page(number(start + 1, 0), number(Math.min(start + pageSize, total), 0), number(total, 0))}
            </output>
            <Button
              icon={ChevronLeft}
              label={text.earlier}
              isDisabled={start === 0}
              onPress={() => go(Math.max(0, start - pageSize))}
            />
            <Button
              icon={ChevronRight}
              label={text.later}
              isDisabled={start + pageSize >= total}
              onPress={() => go(start + pageSize)}
            />
          </Row>
        )
      }
    >
      <PeopleActs
        choice={choice}
        version={version}
        items={items}
        total={total}
        picked={picked}
        onDone={() => {
          setPicked(nothing)
          // Those who were marked can be gone from what is on show, and their page with them.
          onGo(0)
          focusAfterDialog(() => heading.current)
        }}
      />
      <p id={help} className={styles['quiet']}>
        {text.help}
      </p>
      <PickTable
        label={text.caption}
        describedBy={help}
        columns={[
          { id: 'name', label: text.name },
          { id: 'unit', label: text.unit },
          { id: 'decision', label: text.decision },
          { id: 'outcome', label: text.outcome },
          { id: 'leave', label: text.leave },
        ]}
        rows={items}
        keyOf={({ rowIds }) => rowIds[0] ?? 0}
        textOf={({ familyName, givenNames }) => `${familyName ?? ''} ${givenNames ?? ''}`}
        renderCell={(answer, column) => <AnswerCell answer={answer} column={column} />}
        picked={picked}
        onPick={setPicked}
        selectLabel={text.select}
        empty={text.none}
      />
    </Panel>
  )
}
