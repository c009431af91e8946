import { openClasses, pairClasses } from '#shared/contract/tables/reconciliation.ts'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import type { PairState, RunPair } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'
import type { OpenRun } from './access.ts'
import type { LaidOver } from './overlay.ts'
import { runLookups } from './run-lookups.ts'
import { classFor, classOfState, hasAnswered } from './standing.ts'

const statesOf: Readonly<Record<PairClass, readonly PairState[]>> = {
  uncertain: ['review'],
  'near-tie': ['review'],
  contradiction: ['review'],
  conflict: ['conflict'],
  duplicate: ['duplicate'],
  unmatched: ['unmatched'],
  linked: ['linked'],
  // By what people have answered alone.
  changed: [],
  'awaits-second': [],
  disagreed: [],
  later: [],
  ask: [],
  decided: [],
}

/** What a pair is to the person who looks; null where it is nothing to be listed. */
export function classOfPair(pair: RunPair, over: LaidOver | undefined, viewer: OpenRun['viewer']): PairClass | null {
  if (over?.instead === 'moot') return null
  if (over?.instead === 'contradiction') return 'contradiction'
  if (over?.instead === 'asked') return 'uncertain'
  if (over?.instead === 'row') return 'unmatched'
  return classFor(classOfState(pair), over?.standing ?? null, viewer)
}

/**
 * The pairs of some classes, the one that teaches most first; without classes, all that the person has still to settle: not those that
 * wait for somebody else.
 */
export function queueOf(
  read: Reader,
  { reconciliation, viewer, isProtected }: OpenRun,
  overlay: ReadonlyMap<number, LaidOver>,
  classes: readonly PairClass[],
): { readonly pair: RunPair; readonly class: PairClass }[] {
  const wanted = new Set(classes.length === 0 ? openClasses : classes)
  const states = [...new Set(pairClasses.flatMap((each) => (wanted.has(each) ? statesOf[each] : [])))]
  const pairs = runLookups(read, reconciliation.id)
    .pairsIn(states, isProtected)
    .filter(({ id }) => !overlay.has(id))
  const over = [...overlay.values()].filter(({ pair }) => pair.isHidden === isProtected)
  const isOthers = (standing: LaidOver['standing']): boolean =>
    classes.length === 0 &&
    standing !== null &&
    (standing.class === 'awaits-second' || standing.class === 'disagreed') &&
    hasAnswered(standing, viewer.person)
  return [...pairs.map((pair) => ({ pair, over: undefined })), ...over.map((each) => ({ pair: each.pair, over: each }))]
    .flatMap(({ pair, over: laid }) => {
      const own = classOfPair(pair, laid, viewer)
      return own === null || !wanted.has(own) || isOthers(laid?.standing ?? null) ? [] : [{ pair, class: own }]
    })
    .toSorted((a, b) => compareByTeaching(a.pair, b.pair))
}

/** The order of the review, then the nearest to even odds; what was never weighed comes last. */
function compareByTeaching(one: RunPair, two: RunPair): number {
  return placeOf(one) - placeOf(two) || distance(one) - distance(two) || one.id - two.id
}

function placeOf({ place }: RunPair): number {
  return place ?? Number.MAX_SAFE_INTEGER
}

/** From even odds, in bits. */
function distance({ bits }: RunPair): number {
  return bits === null ? Number.MAX_VALUE : Math.abs(bits)
}
