import type { TotalMeasure } from '#shared/reconciliation/control-totals.ts'
import { readStated, statedListOf } from '#db/stores/totals.ts'
import type { StatedList, StatedTotal } from '#db/stores/totals.ts'
import type { ReconciliationList } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'

/** A figure that a side has stated, and what it bears on. */
export interface StandingTotal extends StatedTotal {
  /** As rows are counted by unit; null of the whole. */
  readonly unitKey: string | null
  /** Stated for a list before this one: it bears on nothing until it is stated again. */
  readonly isEarlier: boolean
}

/** What a side has stated of its list, and of what it has not, the latest that it has stated of an earlier one. */
export function standingTotals(
  read: Reader,
  register: string,
  list: ReconciliationList,
  unitKeyOf: (name: string) => string,
): StandingTotal[] {
  const now = statedListOf(read, register, list)
  const standing = new Map<string, StandingTotal>()
  const all = readStated(read, register, list)
  for (const isEarlier of [false, true]) {
    for (const stated of all) {
      if (!(isEarlier ? isBefore(stated, now) : isOf(stated, now))) continue
      const unitKey = stated.unit === '' ? null : unitKeyOf(stated.unit)
      const name = `${stated.measure} ${unitKey ?? ''}`
      // The latest comes first: two names of one unit may have become one since.
      if (!standing.has(name)) standing.set(name, { ...stated, unitKey, isEarlier })
    }
  }
  // In an order of their own: to state again what stood before is to state the same.
  return [...standing].toSorted(([one], [two]) => (one < two ? -1 : 1)).map(([, stated]) => stated)
}

/** Those that hold, by unit (null of the whole) and measure. */
export function amountsByUnit(
  stated: readonly StandingTotal[],
): ReadonlyMap<string | null, Readonly<Partial<Record<TotalMeasure, number>>>> {
  const byUnit = Map.groupBy(
    stated.filter(({ isEarlier }) => !isEarlier),
    ({ unitKey }) => unitKey,
  )
  return new Map(
    [...byUnit].map(([unit, totals]) => [
      unit,
      Object.fromEntries(totals.map(({ measure, amount }) => [measure, amount])),
    ]),
  )
}

function isOf(stated: StatedList, { listOf, listImport }: StatedList): boolean {
  return stated.listOf === listOf && stated.listImport === listImport
}

/** Deliveries are numbered as they come; the register holds what a delivery was before it was imported. */
function isBefore(stated: StatedList, { listOf, listImport }: StatedList): boolean {
  if (stated.listOf === 'unknown' || stated.listImport < listImport) return true
  return stated.listImport === listImport && stated.listOf === 'delivery' && listOf === 'register'
}
