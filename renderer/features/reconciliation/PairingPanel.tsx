import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { PartTable } from '#renderer/ui/PartTable.tsx'
import { StackedBar } from '#renderer/ui/StackedBar.tsx'
import type { BarPart } from '#renderer/ui/StackedBar.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './reconciliation.module.css'
import { useKeyText, useListText, useShareText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'

type Counts = OutputOf<'reconciliation.counts'>

interface PairingPanelProps {
  readonly pairing: Counts['pairings'][number]
  readonly view: ReconciliationView
  readonly records: Counts['lists']
}

/** How the things of two lists are tied together, at a glance and as numbers. */
export function PairingPanel({ pairing, view, records }: PairingPanelProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const share = useShareText()
  const keyText = useKeyText()
  const listText = useListText()
  const { one } = words.reconciliationScreen
  const { lists, linked, byTier, unmatchedLeft, unmatchedRight, recall, keys } = pairing
  const sideOf = (list: number): string => {
    const found = view.lists[list]
    return found === undefined ? '' : words.reconciliation.sides[found.side]
  }
  const [left, right] = lists
  const all = records[left]?.records ?? 0
  const { tierName, things } = words.reconciliation
  const { tiers, isUnweighed } = reconciledKinds[view.register].setting
  const { proof, number: numbered, likeness } = tiers
  const weighed: BarPart = {
    id: 'weight',
    label: tierName(view.register, 'weight'),
    value: byTier.weight,
    tone: 'info',
  }
  const parts: BarPart[] = [
    ...[proof, numbered, likeness].flatMap((key): BarPart[] =>
      key === undefined
        ? []
        : [
            {
              id: key.tier,
              label: tierName(view.register, key.tier),
              value: byTier[key.tier],
              tone: 'ok',
              isHatched: key === likeness,
            },
          ],
    ),
    ...(isUnweighed === true ? [] : [weighed]),
    { id: 'decided', label: one.decidedTier, value: byTier.decided, tone: 'info', isHatched: true },
    { id: 'left', label: one.unmatchedOf(sideOf(left)), value: unmatchedLeft, tone: 'warning' },
    { id: 'right', label: one.unmatchedOf(sideOf(right)), value: unmatchedRight, tone: 'warning', isHatched: true },
  ]
  return (
    <Panel title={one.between(sideOf(left), sideOf(right))}>
      <Quiet>
        {view.lists[left] === undefined ? '' : listText(view.lists[left], view.register)} –{' '}
        {view.lists[right] === undefined ? '' : listText(view.lists[right], view.register)}
      </Quiet>
      <p className={styles['glance']}>{things[view.register].linkedOf(number(linked, 0), number(all, 0))}</p>
      <StackedBar label={one.picture} parts={parts} />
      <PartTable
        caption={one.picture}
        heading={one.tierColumn}
        count={one.count}
        parts={parts}
        textOf={(value) => number(value, 0)}
      />
      {keys.length === 0 ? null : (
        <details>
          <summary>{one.search}</summary>
          <p className={styles['quiet']}>{one.searchText(share(recall))}</p>
          <Table caption={one.search} isCaptionHidden isDense>
            <thead>
              <tr>
                <th scope="col">{one.key}</th>
                <th scope="col" data-number>
                  {one.keyPairs}
                </th>
                <th scope="col" data-number>
                  {one.keyRecall}
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map(({ key, pairs, recall: alone }) => (
                <tr key={key}>
                  <th scope="row">{keyText(key)}</th>
                  <td data-number>{number(pairs, 0)}</td>
                  <td data-number>{share(alone)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </details>
      )}
    </Panel>
  )
}
