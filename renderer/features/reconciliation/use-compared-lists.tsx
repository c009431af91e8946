import { useState } from 'react'
import type { ReactNode } from 'react'
import { comparedPairs } from '#shared/reconciliation/compared-lists.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Select } from '#renderer/ui/Select.tsx'
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
  /** Of the rows of protected people, and nobody else's. */
  readonly openingId?: string
}

/** As the operations want it said: not at all of those whom everybody may see. */
export function openingOf({ openingId }: Compared): { readonly openingId?: string } {
  return openingId === undefined ? {} : { openingId }
}

interface ComparedLists {
  /** Where there are three lists, the choice of two. */
  readonly chooser: ReactNode
  /** Which two are compared, in words. */
  readonly between: string
  readonly comparedOf: (view: ReconciliationView) => Compared
}

/** Which two lists of a reconciliation are on show; nothing is said before it is there. */
export function useComparedLists(view: ReconciliationView | undefined): ComparedLists {
  const { words } = useLanguage()
  const listText = useListText()
  const [chosen, choose] = useState('0')
  const text = words.reconciliationScreen
  const pairs = view === undefined ? [] : comparedPairs(view.lists)
  const [here, there] = pairs[Number(chosen)] ?? [0, 1]
  const nameOf = (place: number): string => {
    const found = view?.lists[place]
    return view === undefined || found === undefined
      ? ''
      : `${words.reconciliation.sides[found.side]}: ${listText(found, view.register)}`
  }
  /** By their sides; two of one side by what they are. */
  const wordsOf = (one: number, two: number): Omit<Compared, 'view' | 'lists' | 'openingId'> => {
    const [left, right] = [view?.lists[one]?.side ?? 'sender', view?.lists[two]?.side ?? 'receiver']
    const { sides, theSides, atSides } = words.reconciliation
    const names = left === right ? ([nameOf(one), nameOf(two)] as const) : ([sides[left], sides[right]] as const)
    return {
      sides: { here: left, there: right },
      names,
      subjects: left === right ? names : [theSides[left], theSides[right]],
      whereabouts:
        left === right ? [text.compared.in(names[0]), text.compared.in(names[1])] : [atSides[left], atSides[right]],
    }
  }
  return {
    chooser:
      pairs.length < 2 ? null : (
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
      ),
    between: text.one.between(nameOf(here), nameOf(there)),
    comparedOf: (shown) => ({ view: shown, lists: [here, there], ...wordsOf(here, there) }),
  }
}
