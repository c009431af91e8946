import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { comparedPairs } from './compared-lists.ts'
import { ReconciledKind } from './reconciled-kind.tsx'
import { useListText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'

type ListSide = ReconciliationView['lists'][number]['side']

/** Two lists of a reconciliation and what they are called. */
export interface Compared {
  readonly view: ReconciliationView
  readonly lists: [number, number]
  readonly names: readonly [string, string]
  readonly sides: Readonly<Record<'here' | 'there', ListSide>>
  /** The two as whoever a sentence is about ("Avsändaren"), and as where something is ("hos avsändaren"). */
  readonly subjects: readonly [string, string]
  readonly whereabouts: readonly [string, string]
}

interface ComparedScreenProps {
  readonly reconciliationId: number
  readonly title: string
  readonly lead: string
  readonly children: (compared: Compared) => ReactNode
}

/** A screen about two lists of a reconciliation; where there are three, it asks which two. */
export function ComparedScreen({ reconciliationId, title, lead, children }: ComparedScreenProps): ReactNode {
  const { words } = useLanguage()
  const list = useOperation('reconciliation.list', {})
  const listText = useListText()
  const [chosen, choose] = useState('0')
  const text = words.reconciliationScreen
  const view = list.data?.find((each) => each.reconciliationId === reconciliationId)
  const pairs = view === undefined ? [] : comparedPairs(view)
  const [here, there] = pairs[Number(chosen)] ?? [0, 1]
  const nameOf = (place: number): string => {
    const found = view?.lists[place]
    return view === undefined || found === undefined
      ? ''
      : `${words.reconciliation.sides[found.side]}: ${listText(found, view.register)}`
  }
  /** By their sides; two of one side by what they are. */
  const wordsOf = (one: number, two: number): Omit<Compared, 'view' | 'lists'> => {
    const [left, right] = [view?.lists[one]?.side ?? 'sender', view?.lists[two]?.side ?? 'receiver']
    const { sides, theSides, atSides } = words.reconciliation
    if (left === right) {
      const names = [nameOf(one), nameOf(two)] as const
      return {
        sides: { here: left, there: right },
        names,
        subjects: names,
        whereabouts: [text.compared.in(names[0]), text.compared.in(names[1])],
      }
    }
    return {
      sides: { here: left, there: right },
      names: [sides[left], sides[right]],
      subjects: [theSides[left], theSides[right]],
      whereabouts: [atSides[left], atSides[right]],
    }
  }
  return (
    <Screen
      title={title}
      lead={lead}
      actions={
        <>
          {pairs.length < 2 ? null : (
            <Select
              label={text.queue.show}
              placeholder={words.shell.choose}
              options={pairs.map(([one, two], index) => ({
                id: String(index),
                label: text.one.between(nameOf(one), nameOf(two)),
              }))}
              value={chosen}
              onChange={choose}
            />
          )}
          <Link
            to="/reconciliation/$reconciliationId"
            params={{ reconciliationId: String(reconciliationId) }}
            className={buttonClasses({})}
          >
            <ArrowLeft size="1rem" aria-hidden="true" />
            {text.queue.back}
          </Link>
        </>
      }
    >
      <Loaded query={list} skeleton={[3, 16]}>
        {() =>
          view === undefined ? (
            <FailureBanner failure={{ code: 'reconciliation.unknown', params: {} }} />
          ) : (
            <>
              {view.run?.isStale === true ? (
                <Banner tone="warning" title={text.one.staleTitle}>
                  {text.one.staleText}
                </Banner>
              ) : null}
              <Quiet>{text.one.between(nameOf(here), nameOf(there))}</Quiet>
              <ReconciledKind register={view.register}>
                {children({ view, lists: [here, there], ...wordsOf(here, there) })}
              </ReconciledKind>
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}
