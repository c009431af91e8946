/** Whose a list is. */
type Side = 'sender' | 'receiver' | 'third'

const order: readonly Side[] = ['sender', 'receiver', 'third']

/**
 * Every two lists that can be compared, by their places, the sender's before the receiver's and that before a third. Two of different
 * sides come before two of one: the first is what is compared unless asked otherwise.
 */
export function comparedPairs(lists: readonly { readonly side: Side }[]): readonly (readonly [number, number])[] {
  const rankOf = (place: number): number => order.indexOf(lists[place]?.side ?? 'third')
  const places = [...lists.keys()].toSorted((one, two) => rankOf(one) - rankOf(two) || one - two)
  const pairs = places.flatMap((here, index) => places.slice(index + 1).map((there) => [here, there] as const))
  const isOfOne = ([here, there]: readonly [number, number]): boolean => rankOf(here) === rankOf(there)
  return [...pairs.filter((pair) => !isOfOne(pair)), ...pairs.filter(isOfOne)]
}
