import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './reconciliation.module.css'
import { classTones, doneClasses, setAside, settledByPeople, toExplain } from './classes.ts'

interface ClassPanelProps {
  readonly reconciliationId: number
  readonly counts: Readonly<Record<PairClass, number>>
  /** People without a counterpart, those included whose pair has been answered since the run. */
  readonly withoutPartner: number
}

/** How many pairs there are of each class, and the way to them. */
export function ClassPanel({ reconciliationId, counts, withoutPartner }: ClassPanelProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { one } = words.reconciliationScreen
  const answered = withoutPartner - counts.unmatched
  const groups = [
    [one.toSettle, settledByPeople],
    [one.toExplain, toExplain],
    [one.setAside, setAside],
    [one.done, doneClasses],
  ] as const
  return (
    <Panel title={one.classes}>
      <Table caption={one.classes} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{one.classColumn}</th>
            <th scope="col" data-number>
              {one.count}
            </th>
            <th scope="col">{one.showColumn}</th>
          </tr>
        </thead>
        {groups.map(([title, classes]) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles['groupHead']}>
                {title}
              </th>
            </tr>
            {classes.every((each) => counts[each] === 0) && (classes !== toExplain || answered <= 0) ? (
              <tr>
                <td colSpan={3} className={styles['quiet']}>
                  {one.noneOfThem}
                </td>
              </tr>
            ) : null}
            {classes
              .filter((each) => counts[each] > 0)
              .map((each) => (
                <tr key={each}>
                  <td>
                    <Status tone={classTones[each]}>{words.reconciliation.classes[each]}</Status>
                  </td>
                  <td data-number>{number(counts[each], 0)}</td>
                  <td data-tight>
                    <Link
                      to="/reconciliation/$reconciliationId/queue"
                      params={{ reconciliationId: String(reconciliationId) }}
                      search={{ class: each }}
                      aria-label={one.open(words.reconciliation.classes[each], number(counts[each], 0))}
                    >
                      {words.shell.show}
                    </Link>
                  </td>
                </tr>
              ))}
            {classes === toExplain && withoutPartner > 0 ? (
              <tr>
                <td colSpan={3} className={styles['quiet']}>
                  {answered > 0 ? `${one.unmatchedAnswered(number(answered, 0))} ` : ''}
                  {one.toExplainHelp}
                </td>
              </tr>
            ) : null}
          </tbody>
        ))}
      </Table>
    </Panel>
  )
}
