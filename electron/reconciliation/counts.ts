import { pairClasses } from '#shared/contract/tables/reconciliation.ts'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { countPairs } from '#db/stores/reconciliation-runs.ts'
import type { RunPair } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'
import type { OpenRun } from './access.ts'
import type { LaidOver } from './overlay.ts'
import { isLinked } from './linked.ts'
import { classOfPair } from './queue.ts'
import { runLookups } from './run-lookups.ts'
import { classOfState } from './standing.ts'

type Counts = OutputOf<'reconciliation.counts'>

/** How many pairs there are of each class, as one person sees them; protected people are not counted. */
export function countClasses(
  read: Reader,
  { reconciliation, viewer }: OpenRun,
  overlay: ReadonlyMap<number, LaidOver>,
): Counts['classes'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the list
  const counts = Object.fromEntries(pairClasses.map((each) => [each, 0])) as Record<PairClass, number>
  const add = (to: PairClass | null, count: number): void => {
    if (to !== null) counts[to] += count
  }
  for (const kind of countPairs(read, reconciliation.id, false)) add(classOfState(kind), kind.pairs)
  for (const over of overlay.values()) {
    if (over.pair.isHidden) continue
    add(classOfState(over.pair), -1)
    add(classOfPair(over.pair, over, viewer), 1)
  }
  return counts
}

/** Of each two lists, what is linked and by what, and what is left over on each side. */
export function countPairings(
  read: Reader,
  { reconciliation, head }: OpenRun,
  overlay: ReadonlyMap<number, LaidOver>,
): Counts['pairings'] {
  const kinds = countPairs(read, reconciliation.id, false)
  const over = [...overlay.values()].filter(({ pair }) => !pair.isHidden)
  const { pairsOf } = runLookups(read, reconciliation.id)
  return head.summary.pairings.map(({ lists, recall, keys }) => {
    const [left, right] = lists
    const isBetween = ({ leftList, rightList }: Pick<RunPair, 'leftList' | 'rightList'>): boolean =>
      (leftList === left && rightList === right) || (leftList === right && rightList === left)
    const between = kinds.filter(isBetween)
    const changed = over.filter(({ pair }) => isBetween(pair))
    const linkedBy = (tier: string): number =>
      between.reduce((sum, kind) => sum + (kind.state === 'linked' && kind.tier === tier ? kind.pairs : 0), 0) -
      changed.filter(({ pair, ...each }) => pair.state === 'linked' && pair.tier === tier && !isLinked(pair, each))
        .length
    /** Whether a record is without a partner now, and whether the run left it so. */
    const isLeftOver = (list: number, record: number): { readonly before: boolean; readonly now: boolean } => {
      const own = pairsOf(list, record).filter(isBetween)
      const before = own.some((pair) => pair.state === 'unmatched' && isOf(pair, list, record))
      const laid = own.map((pair) => ({ ...pair, over: overlay.get(pair.id) }))
      if (laid.some((pair) => isLinked(pair, pair.over))) return { before, now: false }
      // Whoever had a partner, or was asked about with one, until people have said otherwise of every such pair.
      const asked = laid.filter(({ state }) => state === 'linked' || state === 'review')
      return { before, now: (before || asked.length > 0) && asked.every(({ over }) => isLetGo(over)) }
    }
    /** Those that the run left over, but for those that have been linked since, and those that have been told apart since. */
    const leftOver = (list: number): number => {
      const touched = new Set(
        changed.flatMap(({ pair }) => (pair.leftList === list ? pair.leftRecord : (pair.rightRecord ?? []))),
      )
      let count = between.reduce(
        (sum, kind) => sum + (kind.state === 'unmatched' && kind.leftList === list ? kind.pairs : 0),
        0,
      )
      for (const record of touched) {
        const { before, now } = isLeftOver(list, record)
        count += Number(now) - Number(before)
      }
      return count
    }
    const byTier = {
      'identity-number': linkedBy('identity-number'),
      'employment-number': linkedBy('employment-number'),
      'birth-date-and-name': linkedBy('birth-date-and-name'),
      'business-key': linkedBy('business-key'),
      'unique-key': linkedBy('unique-key'),
      'same-content': linkedBy('same-content'),
      weight: linkedBy('weight'),
      decided: changed.filter(({ pair, ...each }) => pair.state !== 'linked' && isLinked(pair, each)).length,
    }
    return {
      lists: [left, right],
      linked: Object.values(byTier).reduce((sum, count) => sum + count, 0),
      byTier,
      unmatchedLeft: leftOver(left),
      unmatchedRight: leftOver(right),
      recall,
      keys: keys.map(({ key, pairs, leftOutPairs, recall: own }) => ({ key, pairs, leftOutPairs, recall: own })),
    }
  })
}

/** Whether people have told the two of a pair apart, or said that one of them is another's. */
function isLetGo(over: Pick<LaidOver, 'standing' | 'instead'> | undefined): boolean {
  return over?.instead === 'moot' || over?.standing?.effect === 'different'
}

function isOf({ leftList, leftRecord }: RunPair, list: number, record: number): boolean {
  return leftList === list && leftRecord === record
}
