import type { RegisterName, Values } from '#shared/registers/field.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { touchedTables } from '../rules/touched.ts'
import type { Tx } from '../write.ts'
import { settlePersons } from './persons.ts'
import { createDecoder } from './register-rows.ts'

/** Identity numbers that rows of a delivery mark as protected. */
export function keepProtectedPeople(tx: Tx, deliveryId: number, people: ReadonlySet<string>): void {
  tx.connection.prepare('DELETE FROM protected_people WHERE delivery_id = ?').run(deliveryId)
  const insert = tx.connection.prepare('INSERT INTO protected_people (delivery_id, identity_number) VALUES (?, ?)')
  for (const number of people) insert.run(deliveryId, number)
}

export function readProtectedPeople(read: Reader, deliveryId: number): ReadonlySet<string> {
  return new Set(
    read.connection
      .prepare('SELECT identity_number FROM protected_people WHERE delivery_id = ?')
      .pluck()
      .all(deliveryId) as string[],
  )
}

const isMark = "protection IS NOT NULL AND protection <> 'none'"

/**
 * Who is said to be protected, and by which sender: by a row of the register, by a committed delivery whatever became of its row,
 * unless a later one of the same sender has said that the person no longer is, or by a list that has once been compared.
 */
const statedMarks = `
  SELECT personal_identity_number AS person, sender_id FROM staff
  WHERE hidden = 1 AND ${isMark} AND personal_identity_number IS NOT NULL
  UNION
  SELECT words.identity_number, imports.sender_id
  FROM protection_words AS words JOIN imports ON imports.id = words.import_id
  WHERE words.is_mark = 1
    AND (imports.state = 'committed' OR words.was_compared = 1) AND NOT EXISTS (
    SELECT 1 FROM protection_words AS lifting JOIN imports AS later ON later.id = lifting.import_id
    WHERE lifting.identity_number = words.identity_number AND lifting.is_mark = 0 AND later.state = 'committed'
      AND later.sender_id = imports.sender_id AND later.commit_event_id > imports.commit_event_id)`

/** The same, under whatever number: who is marked under one is the same person under the others. */
export const standingMarks = `
  SELECT person, sender_id FROM (${statedMarks})
  UNION
  SELECT other.value, marked.sender_id FROM (${statedMarks}) AS marked
    JOIN person_identifiers AS mine ON mine.value = marked.person
    JOIN person_identifiers AS other ON other.person_id = mine.person_id`

/** Everybody who is marked as protected by anybody, by identity number and in its order. */
export function markedPeople(read: Reader): string[] {
  return read.connection
    .prepare(`SELECT DISTINCT person FROM (${standingMarks}) ORDER BY person`)
    .pluck()
    .all() as string[]
}

/** The senders that mark a person as protected, by identity number; undefined for everybody else. */
export function createMarkLookup(read: Reader): (identityNumber: string) => ReadonlySet<number> | undefined {
  const senders = new Map<string, Set<number>>()
  for (const [person, sender] of read.connection.prepare(standingMarks).raw().all() as [string, number][]) {
    senders.set(person, (senders.get(person) ?? new Set()).add(sender))
  }
  return (identityNumber) => senders.get(identityNumber)
}

/**
 * What a delivery that is being committed says of people: whom it marks, and whose mark by the same sender it lifts with an explicit
 * word. Only that sender's rows are touched; a mark by hand stands.
 */
export function keepProtectionWords(
  tx: Tx,
  { importId, senderId }: { readonly importId: number; readonly senderId: number },
  marked: ReadonlySet<string>,
  lifted: ReadonlySet<string>,
): void {
  const say = createWordWriter(tx, importId, false)
  const lift = tx.connection.prepare(
    `UPDATE staff SET protection = 'none', updated_by = ? WHERE sender_id = ? AND personal_identity_number = ? AND ${isMark}
       AND NOT EXISTS (SELECT 1 FROM edits WHERE register = 'staff' AND row_id = staff.id AND field = 'protection')`,
  )
  for (const person of marked) say(person, true)
  for (const person of lifted) {
    // A row that marks and one that does not, in one delivery: the mark holds.
    if (marked.has(person)) continue
    say(person, false)
    lift.run(tx.eventId, senderId, person)
  }
}

/** Keeps whom a list that is only compared marks as protected: it hides them wherever they stand, as a committed one does. */
export function keepMarksOfList(tx: Tx, importId: number, marked: ReadonlySet<string>): void {
  // What has been committed has said so itself.
  const isStaged = tx.connection.prepare("SELECT 1 FROM imports WHERE id = ? AND state = 'staged'").get(importId)
  if (isStaged === undefined) return
  const say = createWordWriter(tx, importId, true)
  for (const person of marked) say(person, true)
}

/**
 * Writes what a delivery says of people, in the place of what it said before. What has been compared once holds whatever becomes of the
 * comparison, of the commit and of the list.
 */
function createWordWriter(tx: Tx, importId: number, isCompared: boolean): (person: string, isMark: boolean) => void {
  const before = tx.connection.prepare('SELECT max(was_compared) FROM protection_words WHERE import_id = ?').pluck()
  const wasCompared = isCompared || before.get(importId) === 1
  tx.connection.prepare('DELETE FROM protection_words WHERE import_id = ?').run(importId)
  const insert = tx.connection.prepare(
    'INSERT INTO protection_words (import_id, identity_number, is_mark, was_compared) VALUES (?, ?, ?, ?)',
  )
  return (person, isMark) => void insert.run(importId, person, Number(isMark), Number(wasCompared))
}

/**
 * Says whose each employment is, and hides every one of whoever is marked, and no other: to be called after whatever can change who
 * is. What it writes follows from the rest of the store, so no delta keeps it and an undo works it out anew.
 */
export function settleMarks(tx: Tx): void {
  settlePersons(tx)
  const people = `SELECT person FROM (${standingMarks})`
  tx.capture(false)
  for (const sql of [
    `UPDATE staff SET of_protected = 1 WHERE of_protected = 0 AND personal_identity_number IN (${people})`,
    `UPDATE staff SET of_protected = 0
     WHERE hidden = 1 AND of_protected = 1 AND coalesce(personal_identity_number, '') NOT IN (${people})`,
  ]) {
    tx.connection.prepare(sql).run()
  }
  tx.capture(true)
}

/** What people have said of numbers, what deliveries have, and whose employments there are: nothing else bears on who is marked. */
const markingTables = ['staff', 'person_numbers', 'imports']

/** Made before an event is taken back, which leaves no trace of what it inserted: settles marks if it can have changed any. */
export function createMarkSettler(tx: Tx, eventId: number): () => void {
  const isTouched = touchedTables(tx.connection, eventId, markingTables).size > 0
  return () => {
    if (isTouched) settleMarks(tx)
  }
}

/** The rows that no list shows, in the order of the register. */
export function protectedIds(read: Reader, register: RegisterName): number[] {
  return read.connection
    .prepare(`SELECT id FROM ${tableOf(register)} WHERE hidden = 1 ORDER BY sort_key, id`)
    .pluck()
    .all() as number[]
}

/** Whether one of these rows is shown now. */
export function isAnyShown(read: Reader, register: RegisterName, ids: readonly number[]): boolean {
  const sql = `SELECT 1 FROM ${tableOf(register)} WHERE hidden = 0 AND id IN (SELECT value FROM json_each(?)) LIMIT 1`
  return read.connection.prepare(sql).get(JSON.stringify(ids)) !== undefined
}

/** Those of these rows that are still hidden; for a person who has said why. */
export function readProtectedRows(
  read: Reader,
  register: RegisterName,
  ids: readonly number[],
  fields: readonly string[],
): { readonly sender: string; readonly values: Values }[] {
  const columns = fields.map((name) => `, r.${columnOf(name)}`).join('')
  const statement = read.connection
    .prepare(
      `SELECT s.name${columns} FROM ${tableOf(register)} AS r JOIN senders AS s ON s.id = r.sender_id
       WHERE r.id = ? AND r.hidden = 1`,
    )
    .raw()
  const decode = createDecoder(register, fields)
  return ids.flatMap((id) => {
    const row = statement.get(id) as (string | number | null)[] | undefined
    return row === undefined ? [] : [{ sender: String(row[0]), values: decode(row, 1) }]
  })
}
