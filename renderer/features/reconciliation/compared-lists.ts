import type { ReconciliationView } from './use-pair-text.ts'

/** The places of two lists that are compared: here and there. */
export type ComparedLists = readonly [number, number]

const order = ['sender', 'receiver', 'third'] as const

/** Every two lists, the sender's before the receiver's and that before a third; the first is what is compared unless asked otherwise. */
export function comparedPairs({ lists }: Pick<ReconciliationView, 'lists'>): readonly ComparedLists[] {
  const places = lists
    .map((_, place) => place)
    .toSorted((one, two) => rankOf(lists[one]) - rankOf(lists[two]) || one - two)
  return places.flatMap((here, index) => places.slice(index + 1).map((there): ComparedLists => [here, there]))
}

function rankOf(list: ReconciliationView['lists'][number] | undefined): number {
  return list === undefined ? order.length : order.indexOf(list.side)
}
