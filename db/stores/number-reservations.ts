import { registrationNumberKey, registrationProfiles } from '#shared/identity/registration-number.ts'
import type { RegistrationProfileId } from '#shared/identity/registration-number.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** Numbers of a diary that are set aside for cases handed over, both ends counted. */
export interface NumberRange {
  readonly id: number
  readonly diary: string
  readonly organisation: string
  /** Null where the diary does not say how its numbers are written: nothing can be reserved in it. */
  readonly profileId: RegistrationProfileId | null
  readonly prefix: string
  readonly year: number
  readonly first: number
  readonly last: number
  /** How many of its numbers are reserved. */
  readonly reserved: number
}

/** The ranges of a side's diaries, by diary, year and number. */
export function readNumberRanges(read: Reader): NumberRange[] {
  const rows = read.connection
    .prepare(
      `SELECT ranges.id, coalesce(series.name, '') AS diary, coalesce(organisations.name, '') AS organisation,
         series.number_profile AS profile, coalesce(series.prefix, '') AS prefix, ranges.year,
         ranges.first_serial AS first, ranges.last_serial AS last,
         (SELECT count(*) FROM number_reservations WHERE number_ranges_id = ranges.id) AS reserved
       FROM number_ranges AS ranges JOIN diary_series AS series ON series.id = ranges.diary_series_id
         LEFT JOIN organisations ON organisations.id = series.organisation_id
       ORDER BY series.sort_key, ranges.year, ranges.first_serial`,
    )
    .all() as (Omit<NumberRange, 'profileId'> & { readonly profile: string | null })[]
  return rows.map(({ profile, ...range }) => ({
    ...range,
    profileId: registrationProfiles.find(({ id }) => id === profile)?.id ?? null,
  }))
}

/** Serial numbers that are reserved in the same diary and year, in whatever range. */
export function reservedSerials(read: Reader, rangeId: number): Set<number> {
  return new Set(
    read.connection
      .prepare(
        `SELECT reserved.serial FROM number_reservations AS reserved
           JOIN number_ranges AS own ON own.id = reserved.number_ranges_id
           JOIN number_ranges AS wanted ON wanted.diary_series_id = own.diary_series_id AND wanted.year = own.year
         WHERE wanted.id = ?`,
      )
      .pluck()
      .all(rangeId) as number[],
  )
}

/** Keys of the numbers that cases have been given, by reservation, by hand or by a delivery. */
export function givenNumberKeys(read: Reader, profileId: RegistrationProfileId): Set<string> {
  const numbers = read.connection
    .prepare('SELECT DISTINCT new_registration_number FROM cases WHERE new_registration_number IS NOT NULL')
    .pluck()
    .all() as string[]
  return new Set(numbers.map((number) => registrationNumberKey(number, profileId)))
}

export function createReservationWriter(
  tx: Tx,
  rangeId: number,
): (rowId: number, reserved: { readonly serial: number; readonly number: string }) => void {
  const insert = tx.connection.prepare(
    'INSERT INTO number_reservations (number_ranges_id, serial, number, cases_id, inserted_by) VALUES (?, ?, ?, ?, ?)',
  )
  return (rowId, { serial, number }) => void insert.run(rangeId, serial, number, rowId, tx.eventId)
}

/** A reserved number and the case it is reserved for, as the case has it now. */
export interface ReservedCase {
  readonly reservationId: number
  readonly rowId: number
  readonly number: string
  readonly newNumber: string | null
  readonly isHandedOver: boolean
}

export function reservationOfCase(read: Reader, rowId: number): ReservedCase | undefined {
  return toReserved(read.connection.prepare(`${reservedCases} WHERE reserved.cases_id = ?`).all(rowId))[0]
}

/** Reservations that no longer are any: the case goes another way, or has been given another number. */
export function lapsedReservations(read: Reader): ReservedCase[] {
  return toReserved(
    read.connection
      .prepare(
        `${reservedCases}
         WHERE coalesce(cases.disposition, '') <> 'transfer' OR cases.new_registration_number IS NOT reserved.number`,
      )
      .all(),
  )
}

/** Gives a number back: it can be reserved for another case. */
export function createReservationRemover(tx: Tx): (reserved: ReservedCase) => void {
  const remove = tx.connection.prepare('DELETE FROM number_reservations WHERE id = ?')
  const forget = tx.connection.prepare("DELETE FROM case_steps WHERE cases_id = ? AND step = 'newNumberReserved'")
  return ({ reservationId, rowId }) => {
    remove.run(reservationId)
    forget.run(rowId)
  }
}

const reservedCases = `
  SELECT reserved.id AS reservationId, cases.id AS rowId, reserved.number,
    cases.new_registration_number AS newNumber, cases.handed_over_date IS NOT NULL AS isHandedOver
  FROM number_reservations AS reserved JOIN cases ON cases.id = reserved.cases_id`

function toReserved(rows: unknown[]): ReservedCase[] {
  return (rows as (Omit<ReservedCase, 'isHandedOver'> & { readonly isHandedOver: number })[]).map((row) => ({
    ...row,
    isHandedOver: row.isHandedOver === 1,
  }))
}
