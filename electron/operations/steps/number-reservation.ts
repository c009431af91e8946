import { registrationNumberKey, writeRegistrationNumber } from '#shared/identity/registration-number.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import { sortKeyOfCase } from '#db/stores/case-steps.ts'
import { createEditLookup, createEditWriter, createRemarkWriter, createValueWriter } from '#db/stores/edits.ts'
import {
  createReservationRemover,
  givenNumberKeys,
  lapsedReservations,
  readNumberRanges,
  reservedSerials,
} from '#db/stores/number-reservations.ts'
import type { ReservedCase } from '#db/stores/number-reservations.ts'
import type { Reader } from '#db/open.ts'
import type { Tx } from '#db/write.ts'

/** A number that a case can have. */
export interface FreeNumber {
  readonly serial: number
  readonly number: string
}

/** Why a case can have none of a range: the range is used up, or its diary writes a class that the case lacks. */
export type NumberRefusal = 'no-number-left' | 'class-missing'

/**
 * Gives out the free numbers of a range from its beginning, one for each case asked for: none that is reserved, nor any that a case
 * has been given otherwise. Undefined where there is no such range, or its diary does not say how its numbers are written.
 */
export function createNumberSource(
  read: Reader,
  rangeId: number,
): ((values: Values) => FreeNumber | NumberRefusal) | undefined {
  const range = readNumberRanges(read).find(({ id }) => id === rangeId)
  if (range === undefined || range.profileId === null) return undefined
  const { profileId, prefix, year, last } = range
  const reserved = reservedSerials(read, rangeId)
  const given = givenNumberKeys(read, profileId)
  let next = range.first
  return (values) => {
    const classCode = String(values['receiverClassCode'] ?? '')
    for (; next <= last; next++) {
      if (reserved.has(next)) continue
      const number = writeRegistrationNumber(profileId, { prefix, classCode, year, serial: next })
      if (number === null) return 'class-missing'
      if (!given.has(registrationNumberKey(number, profileId))) return { serial: next++, number }
    }
    return 'no-number-left'
  }
}

/** Writes what an act states of a case as edits by hand, which a later delivery does not overwrite. */
export function createCaseWriter(
  tx: Tx,
): (row: { readonly id: number; readonly values: Values }, stated: Values) => void {
  const editsOf = createEditLookup(tx, 'cases')
  const edits = createEditWriter(tx, 'cases')
  const remarks = createRemarkWriter(tx, 'cases')
  const write = createValueWriter(tx, 'cases')
  const sortKeyOf = sortKeyOfCase(tx)
  return ({ id, values: before }, stated) => {
    const fields = Object.keys(stated)
    if (fields.length === 0) return
    const earlier = editsOf(id)
    for (const field of fields) {
      const delivered = earlier.find((edit) => edit.field === field)?.delivered ?? before[field] ?? null
      edits.keep(id, { field, edited: stated[field] ?? null, delivered })
      remarks.clear(id, field)
    }
    write(id, stated, sortKeyOf(id))
  }
}

/** What a reservation states of its case. */
const reservedFields = ['newRegistrationNumber', 'newRegisteredDate']

/** Gives the number of a case back, and what the reservation stated of the case with it. */
export function createReleaser(tx: Tx): (reserved: ReservedCase) => void {
  const editsOf = createEditLookup(tx, 'cases')
  const edits = createEditWriter(tx, 'cases')
  const write = createValueWriter(tx, 'cases')
  const sortKeyOf = sortKeyOfCase(tx)
  const remove = createReservationRemover(tx)
  return (reserved) => {
    const { rowId, number, newNumber } = reserved
    remove(reserved)
    // Somebody has given the case another number: that one stands.
    if (newNumber !== number) return
    const before: Record<string, Value> = {}
    for (const { field, delivered } of editsOf(rowId)) {
      if (!reservedFields.includes(field)) continue
      before[field] = delivered
      edits.drop(rowId, field)
    }
    write(rowId, before, sortKeyOf(rowId))
  }
}

/**
 * Gives back the numbers of cases that no longer go over or that have been given another: to be called after whatever can change
 * either. A number of a case that has been handed over is in the receiver's diary and stays.
 */
export function settleReservations(tx: Tx): void {
  const lapsed = lapsedReservations(tx).filter(({ isHandedOver }) => !isHandedOver)
  if (lapsed.length === 0) return
  const release = createReleaser(tx)
  for (const reserved of lapsed) release(reserved)
}
