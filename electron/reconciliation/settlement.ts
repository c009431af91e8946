import { createHash } from 'node:crypto'
import { openClasses } from '#shared/contract/tables/reconciliation.ts'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import { readDecisions } from '#db/stores/reconciliation-decisions.ts'
import { countPairs } from '#db/stores/reconciliation-runs.ts'
import type { RunHead } from '#db/stores/reconciliation-runs.ts'
import { listsPrint } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import { readSignatures } from '#db/stores/signatures.ts'
import type { Signature } from '#db/stores/signatures.ts'
import type { Reader } from '#db/open.ts'
import { limitsOf, openDifferences } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import { readOverlay } from './overlay.ts'
import { classOfPair } from './queue.ts'
import { classOfState } from './standing.ts'
import { isStale } from './stale.ts'

/** What keeps a reconciliation from being final; protected people are counted with all others. */
export interface Unsettled {
  /** The lists are no longer those of the run. */
  readonly isStale: boolean
  /** Pairs that nobody has settled, those set aside among them. */
  readonly pairs: number
  /** Fields that differ and that nobody has resolved. */
  readonly differences: number
  /** The totals differ by something that no cause explains. */
  readonly isUnexplained: boolean
}

interface Settled {
  readonly reconciliation: Reconciliation
  readonly head: RunHead
  readonly comparison: Comparison
}

export function whatIsLeft(read: Reader, { reconciliation, head, comparison }: Settled): Unsettled {
  return {
    isStale: isStale(read, reconciliation, head),
    pairs: countUnsettled(read, reconciliation),
    differences: openDifferences(comparison).length,
    isUnexplained: comparison.explained.whole.state === 'unexplained',
  }
}

export function isSettled(left: Unsettled): boolean {
  return !left.isStale && left.pairs === 0 && left.differences === 0 && !left.isUnexplained
}

const unsettled: ReadonlySet<PairClass> = new Set([...openClasses, 'later', 'ask'])

function isOpen(own: PairClass | null): boolean {
  return own !== null && unsettled.has(own)
}

/** Pairs that nobody has settled, those of protected people among them. */
export function countUnsettled(read: Reader, reconciliation: Reconciliation): number {
  const kinds = [false, true].flatMap((isHidden) => countPairs(read, reconciliation.id, isHidden))
  const byRun = kinds.reduce((sum, kind) => sum + (isOpen(classOfState(kind)) ? kind.pairs : 0), 0)
  // Nobody in particular looks: an answer given blind counts as it is.
  const viewer = { person: '', isBlind: false }
  return [...readOverlay(read, reconciliation).values()].reduce(
    (sum, over) => sum - Number(isOpen(classOfState(over.pair))) + Number(isOpen(classOfPair(over.pair, over, viewer))),
    byRun,
  )
}

/**
 * SHA-256 over all that is signed: whose lists, as they were in the run, by which setting and model they were matched, how their rows
 * belong together, both sides' totals and what every gap comes of, and everything that people have said. Another as soon as any of it
 * is another; the same after a run that came to the same.
 */
export function contentHash(read: Reader, { reconciliation, head, comparison }: Settled): string {
  let hash = hashes.get(comparison)
  if (hash === undefined) {
    const { owners, gap, differences, causes, stated, tolerances } = comparison
    const content = {
      owners: [owners.register, owners.here.side, owners.here.senderId, owners.there.side, owners.there.senderId],
      lists: listsPrint(head.fingerprint, reconciliation),
      setting: head.settingVersion,
      model: head.summary.model?.version ?? null,
      linked: gap.linked.map(({ here, there }) => [here.map(({ id }) => id), there.map(({ id }) => id)]),
      totals: comparison.explained.whole.measures.map((measure) => ({
        ...measure,
        causes: measure.causes.map(({ hidden: _, ...cause }) => cause),
      })),
      stated: [stated.here, stated.there].map((side) =>
        side.flatMap(({ measure, amount, unitKey, isEarlier }) =>
          isEarlier ? [] : [unitKey === null ? [measure, amount] : [measure, amount, unitKey]],
        ),
      ),
      tolerances: limitsOf(tolerances),
      differences: differences.map(({ hereRow, thereRow, field, here, there, said, isChanged }) => [
        [hereRow.id, thereRow.id, field, here, there],
        said === null ? null : [said.resolution, said.value, said.reason, isChanged],
      ]),
      causes: [causes.here, causes.there].map((side) =>
        [...side.values()].map(({ key, cause, note }) => [key, cause, note]),
      ),
      decisions: readDecisions(read, reconciliation).map(({ ends, answer, note, by }) => [ends, answer, note, by]),
    }
    hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    hashes.set(comparison, hash)
  }
  return hash
}

/** A comparison is worked out anew after every write, so what was said of it holds for as long as it is there. */
const hashes = new WeakMap<Comparison, string>()

/** A signature, and whether what was signed is no longer so. */
export interface StandingSignature extends Signature {
  readonly isChanged: boolean
}

/** By side, who has signed. */
export function standingSignatures(
  read: Reader,
  settled: Settled,
): Readonly<Partial<Record<'here' | 'there', StandingSignature>>> {
  const hasMoved = isStale(read, settled.reconciliation, settled.head)
  return Object.fromEntries(
    readSignatures(read, settled.comparison.owners).map((signature) => [
      signature.side,
      { ...signature, isChanged: hasMoved || signature.contentSha256 !== contentHash(read, settled) },
    ]),
  )
}

/** Whether both sides have signed what is so now. */
export function isSignedByBoth(read: Reader, settled: Settled): boolean {
  const { here, there } = standingSignatures(read, settled)
  return here?.isChanged === false && there?.isChanged === false
}
