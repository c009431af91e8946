import type { IdentityKind } from '#shared/identity/identity-number.ts'
import type { Connection, Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** A number that a person bears or has borne. Days are ISO days, null where nobody has said from or until when. */
export interface PersonIdentifier {
  readonly value: string
  readonly kind: IdentityKind
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly source: 'delivery' | 'person'
}

export interface Employment {
  readonly rowId: number
  readonly sender: string
  readonly employmentNumber: string | null
  readonly positionTitle: string | null
  readonly senderUnit: string | null
  readonly ftePercent: number | null
  readonly startDate: string | null
  readonly endDate: string | null
}

/**
 * Every number that is known with the number that its person is known by: the first of the chain that person_numbers tells. A
 * number has at most one earlier one, and the schema refuses what would close a ring, so the chains are trees.
 */
const wanted = `
  WITH RECURSIVE chain(value, root) AS (
    SELECT earlier_number, earlier_number FROM person_numbers
    WHERE earlier_number NOT IN (SELECT number FROM person_numbers)
    UNION
    SELECT said.number, chain.root FROM chain JOIN person_numbers AS said ON said.earlier_number = chain.value
  ),
  wanted(value, root) AS (
    SELECT value, root FROM chain
    UNION
    SELECT DISTINCT personal_identity_number, personal_identity_number FROM staff
    WHERE personal_identity_number IS NOT NULL AND personal_identity_number NOT IN (SELECT value FROM chain)
  )`

/** A letter among the last four is an interim number, sixty or more days a coordination number; what is not twelve long is local. */
const kind = `CASE
    WHEN value GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][A-Z][0-9][0-9][0-9]' THEN 'interim'
    WHEN length(value) <> 12 OR value GLOB '*[^0-9]*' THEN 'local'
    WHEN substr(value, 7, 2) >= '60' THEN 'samordningsnummer'
    ELSE 'personnummer' END`

/** In this order: each rests on the one before. */
const settling = [
  `${wanted} INSERT INTO persons (number)
   SELECT DISTINCT root FROM wanted WHERE root NOT IN (SELECT number FROM persons)`,
  `${wanted} INSERT INTO person_identifiers (value, person_id, kind, valid_from, valid_to, source)
   SELECT value, persons.id, ${kind}, said.valid_from,
     -- The day before the person's next number holds; of most people nobody has said more than one number.
     CASE WHEN value IN (SELECT value FROM chain) THEN
       (SELECT date(min(next.valid_from), '-1 day') FROM chain AS sister JOIN person_numbers AS next ON next.number = sister.value
        WHERE sister.root = wanted.root AND next.valid_from > coalesce(said.valid_from, '')) END,
     iif(said.number IS NULL, 'delivery', 'person')
   FROM wanted JOIN persons ON persons.number = root LEFT JOIN person_numbers AS said ON said.number = value
   WHERE true
   ON CONFLICT (value) DO UPDATE SET person_id = excluded.person_id, valid_from = excluded.valid_from,
     valid_to = excluded.valid_to, source = excluded.source
   WHERE (person_id, valid_from, valid_to, source)
     IS NOT (excluded.person_id, excluded.valid_from, excluded.valid_to, excluded.source)`,
  `${wanted} DELETE FROM person_identifiers WHERE value NOT IN (SELECT value FROM wanted)`,
  'DELETE FROM persons WHERE id NOT IN (SELECT person_id FROM person_identifiers)',
  // From the numbers to the employments under them; every number of an employment is one of them.
  `UPDATE staff SET person_id = (SELECT person_id FROM person_identifiers WHERE value = personal_identity_number)
   WHERE id IN (SELECT mine.id FROM person_identifiers AS known
     CROSS JOIN staff AS mine ON mine.personal_identity_number = known.value WHERE mine.person_id IS NOT known.person_id)`,
  'UPDATE staff SET person_id = NULL WHERE personal_identity_number IS NULL AND person_id IS NOT NULL',
]

/**
 * Makes persons, their numbers and whose each employment is follow from the staff register and from what people have said: to be
 * called after whatever can change either. No delta keeps what it writes, and an undo works it out anew.
 */
export function settlePersons(tx: Tx): void {
  tx.capture(false)
  for (const sql of settling) tx.connection.prepare(sql).run()
  tx.capture(true)
}

/** A store from before persons were told has them worked out. Told to a connection that writes. */
export function bringPersonsUpToDate(connection: Connection): void {
  const isBehind = connection
    .prepare('SELECT 1 FROM staff WHERE personal_identity_number IS NOT NULL AND person_id IS NULL LIMIT 1')
    .get()
  if (isBehind === undefined) return
  connection.transaction(() => {
    for (const sql of settling) connection.prepare(sql).run()
  })()
}

/** Whose an employment is; undefined for a protected person, an unknown row and one without a number. */
export function personOfRow(read: Reader, rowId: number): number | undefined {
  return read.connection
    .prepare('SELECT person_id FROM staff WHERE id = ? AND hidden = 0 AND person_id IS NOT NULL')
    .pluck()
    .get(rowId) as number | undefined
}

export function personOfNumber(read: Reader, number: string): number | undefined {
  return read.connection.prepare('SELECT person_id FROM person_identifiers WHERE value = ?').pluck().get(number) as
    number | undefined
}

/** The numbers of a person, the one that holds last first. */
export function identifiersOf(read: Reader, personId: number): PersonIdentifier[] {
  return read.connection
    .prepare(
      `SELECT value, kind, valid_from AS validFrom, valid_to AS validTo, source FROM person_identifiers
       WHERE person_id = ? ORDER BY valid_from DESC NULLS LAST, value`,
    )
    .all(personId) as PersonIdentifier[]
}

/** The employments of a person at every sender, in the order of their beginning; none of a protected person. */
export function employmentsOf(read: Reader, personId: number): Employment[] {
  return read.connection
    .prepare(
      `SELECT staff.id AS rowId, senders.name AS sender, employment_number AS employmentNumber,
         position_title AS positionTitle, sender_unit AS senderUnit, fte_percent AS ftePercent,
         start_date AS startDate, end_date AS endDate
       FROM staff JOIN senders ON senders.id = staff.sender_id
       WHERE person_id = ? AND hidden = 0 ORDER BY start_date NULLS LAST, staff.id`,
    )
    .all(personId) as Employment[]
}

/** Whether somebody has said already in the place of which number this one came. */
export function isLaterNumber(read: Reader, number: string): boolean {
  return read.connection.prepare('SELECT 1 FROM person_numbers WHERE number = ?').get(number) !== undefined
}

/** Says that a number came in the place of an earlier one of the same person; `settlePersons` draws the consequences. */
export function sayNumber(
  tx: Tx,
  said: { readonly number: string; readonly earlierNumber: string; readonly validFrom: string },
): void {
  tx.connection
    .prepare('INSERT INTO person_numbers (number, earlier_number, valid_from, inserted_by) VALUES (?, ?, ?, ?)')
    .run(said.number, said.earlierNumber, said.validFrom, tx.eventId)
}
