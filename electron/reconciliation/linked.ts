import type { RunPair } from '#db/stores/reconciliation-runs.ts'
import type { LaidOver } from './overlay.ts'

/** Whether two records of two lists are taken to be the same: linked by the machine and not told apart, or said to be by people. */
export function isLinked(
  pair: Pick<RunPair, 'state'>,
  over: Pick<LaidOver, 'standing' | 'instead'> | undefined,
): boolean {
  if (over?.instead != null) return false
  return over?.standing?.effect === 'same' || (pair.state === 'linked' && over?.standing?.effect !== 'different')
}
