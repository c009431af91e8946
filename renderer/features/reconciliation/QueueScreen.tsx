import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Stage } from './Stage.tsx'
import { ReconciledKind } from './reconciled-kind.tsx'
import { useListText } from './use-pair-text.ts'
import { useToSettle } from './use-to-settle.ts'
import { listedClasses } from './classes.ts'

interface QueueScreenProps {
  readonly reconciliationId: number
  /** The class on show; null: all that this person has to settle. */
  readonly shown: PairClass | null
}

const mine = 'mine'

/** The pairs that need a person, one at a time. */
export function QueueScreen({ reconciliationId, shown }: QueueScreenProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const navigate = useNavigate()
  const listText = useListText()
  const counts = useOperation('reconciliation.counts', { reconciliationId }, { keepPrevious: true })
  const toSettle = useToSettle(reconciliationId)
  const text = words.reconciliationScreen.queue
  const params = { reconciliationId: String(reconciliationId) }
  const choose = (id: string): void => {
    const chosen = listedClasses.find((each) => each === id)
    void navigate({
      to: '/reconciliation/$reconciliationId/queue',
      params,
      search: chosen === undefined ? {} : { class: chosen },
      replace: true,
    })
  }
  return (
    <Screen
      title={text.title}
      lead={counts.data?.view.name}
      actions={
        <>
          {counts.data === undefined ? null : (
            <Select
              label={text.show}
              placeholder={words.shell.choose}
              options={optionsOf(counts.data.classes)}
              value={shown ?? mine}
              onChange={choose}
            />
          )}
          <Link to="/reconciliation/$reconciliationId" params={params} className={buttonClasses({})}>
            <ArrowLeft size="1rem" aria-hidden="true" />
            {text.back}
          </Link>
        </>
      }
    >
      <Loaded query={counts} skeleton={[2, 3, 16]}>
        {({ view }) => (
          <ReconciledKind register={view.register}>
            <Stage
              // Of another run, or another class, nothing known so far holds.
              key={`${view.run?.at ?? ''} ${shown ?? ''}`}
              choice={{ reconciliationId, classes: shown === null ? [] : [shown] }}
              lists={view.lists.map((list) => listText(list, view.register))}
            />
          </ReconciledKind>
        )}
      </Loaded>
    </Screen>
  )

  function optionsOf(classes: Readonly<Record<PairClass, number>>): { id: string; label: string }[] {
    return [
      { id: mine, label: text.shown(text.mine, toSettle === null ? words.shell.none : number(toSettle, 0)) },
      ...listedClasses
        .filter((each) => classes[each] > 0 || each === shown)
        .map((each) => ({
          id: each,
          label: text.shown(words.reconciliation.classes[each], number(classes[each], 0)),
        })),
    ]
  }
}
