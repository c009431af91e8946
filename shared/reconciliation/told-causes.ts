import { isAmount } from './control-totals.ts'
import type { TotalMeasure } from './control-totals.ts'
import type { GapCause } from './gap.ts'
import { WITHHELD_PEOPLE_MIN } from './scopes.ts'

/** A cause as it is told; the amount is null where it would be that of a few protected people. */
export interface ToldCause extends Omit<GapCause, 'delta' | 'hidden'> {
  readonly delta: number | null
}

/**
 * The causes of a gap without what a few protected people have in an amount: that is told of together, as a rest of its own, and
 * without the amount as long as they are few. How many there are of each cause is no secret.
 */
export function toldCauses(measure: TotalMeasure, causes: readonly GapCause[]): ToldCause[] {
  const told: ToldCause[] = []
  const rests = new Map<boolean, { people: Set<string>; delta: number; count: number }>()
  for (const { hidden, ...cause } of causes) {
    if (hidden === undefined || !isAmount(measure) || hidden.people.size >= WITHHELD_PEOPLE_MIN) {
      told.push(cause)
      continue
    }
    const rest = rests.get(cause.isExplained) ?? { people: new Set(), delta: 0, count: 0 }
    rests.set(cause.isExplained, rest)
    for (const person of hidden.people) rest.people.add(person)
    rest.delta += hidden.delta
    rest.count += hidden.count
    if (cause.count > hidden.count) {
      told.push({ ...cause, delta: cause.delta - hidden.delta, count: cause.count - hidden.count })
    }
  }
  for (const [isExplained, { people, delta, count }] of rests) {
    const isTold = people.size >= WITHHELD_PEOPLE_MIN
    told.push({ cause: 'withheld', field: null, side: 'both', isExplained, delta: isTold ? delta : null, count })
  }
  return told
}
