import { probabilityOf } from './model.ts'
import type { ReviewPair } from './result.ts'

/**
 * Pairs to review, those that teach most first: the least certain, counted the higher the more open pairs agree and differ in the same
 * fields, since one answer then says something of many; and halved for each that comes before it with the same levels, so that one kind
 * of pair does not fill the queue. `asked` are pairs that have an answer. The same pairs give the same order.
 */
export function orderByTeaching(pairs: readonly ReviewPair[], asked: readonly ReviewPair[] = []): ReviewPair[] {
  const kinds = new Map<string, { open: number; before: number }>()
  const kindOf = (pair: ReviewPair): { open: number; before: number } => {
    const name = pair.explanation?.levels.join(' ') ?? pair.tier
    const kind = kinds.get(name) ?? { open: 0, before: 0 }
    kinds.set(name, kind)
    return kind
  }
  for (const pair of asked) kindOf(pair).before++
  for (const pair of pairs) kindOf(pair).open++
  const weighed = pairs.map((pair) => ({ pair, kind: kindOf(pair), doubt: doubtOf(pair) }))
  weighed.sort((one, two) => two.doubt - one.doubt || compareRefs(one.pair, two.pair))
  const worths = new Map<ReviewPair, number>()
  for (const { pair, kind, doubt } of weighed) {
    worths.set(pair, (doubt * Math.log2(1 + kind.open)) / 2 ** kind.before)
    kind.before++
  }
  const worthOf = ({ pair }: { readonly pair: ReviewPair }): number => worths.get(pair) ?? 0
  return weighed.sort((one, two) => worthOf(two) - worthOf(one)).map(({ pair }) => pair)
}

/** How much is not known of a pair, in bits from 0 to 1 (its entropy); all of it where nothing weighs it or another is as good. */
function doubtOf({ explanation, reason }: ReviewPair): number {
  if (explanation === null || reason !== 'uncertain') return 1
  const chance = probabilityOf(explanation.bits)
  if (chance <= 0 || chance >= 1) return 0
  return -chance * Math.log2(chance) - (1 - chance) * Math.log2(1 - chance)
}

function compareRefs({ rows: [a, b] }: ReviewPair, { rows: [c, d] }: ReviewPair): number {
  if (a.id !== c.id) return a.id < c.id ? -1 : 1
  return b.id < d.id ? -1 : b.id > d.id ? 1 : 0
}
