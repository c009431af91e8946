import { readDecisions } from '#db/stores/reconciliation-decisions.ts'
import type { RunHead } from '#db/stores/reconciliation-runs.ts'
import { fingerprintOf } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { settle } from './standing.ts'

/** Whether a run no longer tells how things are: its lists have become others, or rows that it took as one are not said to be any more. */
export function isStale(
  read: Reader,
  reconciliation: Reconciliation,
  { fingerprint, summary }: Pick<RunHead, 'fingerprint' | 'summary'>,
): boolean {
  return fingerprint !== fingerprintOf(read, reconciliation) || !areMerged(read, reconciliation, summary.merged ?? [])
}

function areMerged(
  read: Reader,
  reconciliation: Reconciliation,
  merged: readonly (readonly [string, string])[],
): boolean {
  if (merged.length === 0) return true
  const answers = Map.groupBy(readDecisions(read, reconciliation), ({ ends }) => nameOf(ends.map(({ key }) => key)))
  return merged.every((keys) => {
    // What the answers rest on is of the lists, whose print tells when it has become another.
    const given = (answers.get(nameOf(keys)) ?? []).map((decision) => ({ ...decision, changed: [] }))
    return settle({ state: 'duplicate', tier: 'weight' }, given)?.effect === 'same'
  })
}

function nameOf(keys: readonly string[]): string {
  return keys.join('\u0000')
}
