import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { ComparedScreen } from './ComparedScreen.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { DifferenceKinds } from './DifferenceKinds.tsx'
import { DifferenceRows } from './DifferenceRows.tsx'
import styles from './reconciliation.module.css'
import { openingOf } from './use-compared-lists.tsx'

type Kinds = OutputOf<'difference.list'>['kinds']
export type DifferenceKind = Pick<Kinds[number], 'field' | 'state'>

/** Fields of linked employments that are not equal, by kind, and what people have said of them. */
export function DifferencesScreen({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  return (
    <ComparedScreen reconciliationId={reconciliationId} title={words.differences.title} lead={words.differences.lead}>
      {(compared) => <Differences key={compared.lists.join(' ')} compared={compared} />}
    </ComparedScreen>
  )
}

/** The kinds of difference and the rows of one of them; of protected people where `compared` is of those. */
export function Differences({ compared }: { readonly compared: Compared }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const [kind, setKind] = useState<DifferenceKind | null>(null)
  const { view, lists, openingId } = compared
  const { reconciliationId } = view
  const text = words.reconciliationScreen.differences
  const found = useOperation(
    'difference.list',
    { reconciliationId, lists, count: 1, ...openingOf(compared) },
    { keepPrevious: true, isForgotten: openingId !== undefined },
  )
  return (
    <Loaded query={found} skeleton={[2, 16]}>
      {({ compared: all, equal, unstated, kinds }) => (
        <>
          <Quiet>{text.summary(number(all, 0), number(equal, 0))}</Quiet>
          {(['here', 'there'] as const).map((side, place) =>
            unstated[side].length === 0 ? null : (
              <Quiet key={side}>
                {words.differences.unstated(
                  compared.subjects[place] ?? '',
                  unstated[side].map(words.differences.field).join(', '),
                )}
              </Quiet>
            ),
          )}
          {kinds.length === 0 ? (
            <EmptyState title={text.none} text={text.noneText} />
          ) : (
            <div className={styles['work']}>
              <DifferenceKinds compared={compared} kinds={kinds} kind={kind} onShow={setKind} />
              {kind === null ? (
                <Quiet>{text.pick}</Quiet>
              ) : (
                <DifferenceRows
                  key={`${kind.field} ${kind.state}`}
                  compared={compared}
                  kind={kind}
                  onClose={() => setKind(null)}
                />
              )}
            </div>
          )}
        </>
      )}
    </Loaded>
  )
}
