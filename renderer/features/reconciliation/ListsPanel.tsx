import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useListText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'

interface ListsPanelProps {
  readonly view: ReconciliationView
  readonly lists: OutputOf<'reconciliation.counts'>['lists']
}

/** What the lists held when they were tied together. */
export function ListsPanel({ view, lists }: ListsPanelProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const listText = useListText()
  const { one } = words.reconciliationScreen
  return (
    <Panel title={one.lists}>
      <Table caption={one.lists} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{one.side}</th>
            <th scope="col">{one.listColumn}</th>
            <th scope="col" data-number>
              {one.rows}
            </th>
            <th scope="col" data-number>
              {words.reconciliation.things[view.register].records}
            </th>
            <th scope="col" data-number>
              {one.rejected}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lists.map((list, index) => (
            <tr key={index}>
              <th scope="row">{words.reconciliation.sides[list.side]}</th>
              <td>{listText(list, view.register)}</td>
              <td data-number>{number(lists[index]?.rows ?? 0, 0)}</td>
              <td data-number>{number(lists[index]?.records ?? 0, 0)}</td>
              <td data-number>{number(lists[index]?.rejected ?? 0, 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
