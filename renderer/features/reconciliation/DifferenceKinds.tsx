import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Compared } from './use-compared-lists.tsx'
import type { DifferenceKind } from './DifferencesScreen.tsx'
import { RowChoice } from './RowChoice.tsx'
import { useDifferenceState } from './use-gap-text.ts'

interface DifferenceKindsProps {
  readonly compared: Compared
  readonly kinds: OutputOf<'difference.list'>['kinds']
  readonly kind: DifferenceKind | null
  readonly onShow: (kind: DifferenceKind) => void
}

/** Which fields differ, in what way, and how far the work on each has come. */
export function DifferenceKinds({ compared, kinds, kind, onShow }: DifferenceKindsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const stateOf = useDifferenceState(compared)
  const { differences } = words
  const text = words.reconciliationScreen.differences
  return (
    <Panel title={text.kinds}>
      <Table caption={text.kinds} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.state}</th>
            <th scope="col" data-number>
              {text.left}
            </th>
            <th scope="col" data-number>
              {differences.standings.resolved}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ field, state, open, changed, resolved }) => {
            const left = open + changed
            return (
              <RowChoice
                key={`${field} ${state}`}
                label={differences.field(field)}
                isShown={kind?.field === field && kind.state === state}
                onShow={() => onShow({ field, state })}
              >
                <td>{stateOf(state)}</td>
                <td data-number>
                  {left === 0 ? (
                    <Status tone="ok">{number(0, 0)}</Status>
                  ) : (
                    <Status tone={changed > 0 ? 'warning' : 'info'}>{number(left, 0)}</Status>
                  )}
                </td>
                <td data-number>{number(resolved, 0)}</td>
              </RowChoice>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}
