import { sortText } from '#shared/import/business-key.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import { personNames, turnedName } from '../rules/rule.ts'

/** Rows that are counted; of more, one more is answered. */
export const mostLinked = 500

/** Diaries of one sender that are gone through; nobody has so many. */
const mostSeries = 1000

/**
 * Entries of a case in the diaries of its sender. The key of an entry is `diary|case#document`, so that those of one case are a
 * stretch of the index in each diary, and the next diary is found by one step in it.
 */
export function entriesOfCase(read: Reader, senderId: number, caseKey: string): number[] {
  const nextDiary = read.connection
    .prepare('SELECT key FROM diary WHERE sender_id = ? AND key >= ? ORDER BY key LIMIT 1')
    .pluck()
  const entries = read.connection
    .prepare(
      `SELECT id FROM diary WHERE sender_id = ? AND key >= ? AND key < ? AND hidden = 0
       ORDER BY sort_key, id LIMIT ${mostLinked + 1}`,
    )
    .pluck()
  const found: number[] = []
  let from = ''
  for (let gone = 0; gone < mostSeries && found.length <= mostLinked; gone++) {
    const key = nextDiary.get(senderId, from) as string | undefined
    if (key === undefined) break
    const series = key.slice(0, key.indexOf('|'))
    // `$` comes after `#` and `}` after `|`: the bounds of one case in the diary, and of the diary.
    found.push(...(entries.all(senderId, `${series}|${caseKey}#`, `${series}|${caseKey}$`) as number[]))
    from = `${series}}`
  }
  return found.slice(0, mostLinked + 1)
}

/** The open case of a sender by its key. */
export function caseByKey(read: Reader, senderId: number, caseKey: string): number[] {
  return read.connection
    .prepare('SELECT id FROM cases WHERE sender_id = ? AND key = ? AND hidden = 0')
    .pluck()
    .all(senderId, caseKey) as number[]
}

/** The other volumes of a volume's series: their keys begin with the same creator and signum. */
export function volumesOfSeries(read: Reader, senderId: number, key: string, rowId: number): number[] {
  const series = key.slice(0, key.lastIndexOf('|'))
  return read.connection
    .prepare(
      `SELECT id FROM archive WHERE sender_id = ? AND key >= ? AND key < ? AND hidden = 0 AND id <> ?
       ORDER BY sort_key, id LIMIT ${mostLinked + 1}`,
    )
    .pluck()
    .all(senderId, `${series}|`, `${series}}`, rowId) as number[]
}

/** Employments of whoever is called so, at any sender; nobody protected. */
export function employmentsNamed(read: Reader, name: string): number[] {
  const statement = read.connection
    .prepare(
      `SELECT id FROM staff WHERE hidden = 0 AND sort_key >= ? AND sort_key < ? ORDER BY sort_key LIMIT ${mostLinked + 1}`,
    )
    .pluck()
  const found = readingsOfName(name).flatMap(({ family, given }) => {
    // Staff are sorted by family name, given names and key, with a blank between them.
    const start = `${sortText(family)} ${sortText(given)}`
    return statement.all(`${start} `, `${start}!`) as number[]
  })
  return [...new Set(found)].slice(0, mostLinked + 1)
}

/** Cases that an employee is the officer of, by name, at any sender. The search index finds them, and the name decides. */
export function casesOfHandler(
  read: Reader,
  { family, given }: { readonly family: string; readonly given: string },
): { readonly id: number; readonly handler: string }[] {
  const words = `${family} ${given.split(' ')[0] ?? ''}`.match(/[\p{L}\p{N}]+/gu)
  if (words === null || family === '' || given === '') return []
  const rows = read.connection
    .prepare(
      `SELECT cases.id, cases.old_handler AS handler FROM cases_search JOIN cases ON cases.id = cases_search.rowid
       WHERE cases_search MATCH ? AND cases.hidden = 0 LIMIT ${mostLinked * 2}`,
    )
    .all(`old_handler : (${words.map((word) => `"${word}"`).join(' AND ')})`) as { id: number; handler: string }[]
  const isTheirs = (handler: string): boolean =>
    readingsOfName(handler).some(
      (reading) =>
        sortText(reading.family) === sortText(family) &&
        `${sortText(given)} `.startsWith(`${sortText(reading.given)} `),
    )
  return rows.filter(({ handler }) => isTheirs(handler)).slice(0, mostLinked + 1)
}

/** Employments whose manager bears the name of an employee, at any sender; nobody protected. By an index of names as they are compared. */
export function employmentsManagedBy(read: Reader, rowId: number): { readonly id: number; readonly manager: string }[] {
  const names = personNames((column) => `person.${column}`).map((name) => `SELECT ${name} FROM person`)
  return read.connection
    .prepare(
      `WITH person AS MATERIALIZED (
         SELECT id, given_names, family_name, call_name FROM staff WHERE id = ? AND hidden = 0)
       SELECT id, manager_name AS manager FROM staff WHERE ${turnedName('manager_name')} IN (${names.join(' UNION ')})
         AND +hidden = 0 AND id <> (SELECT id FROM person) ORDER BY sort_key, id LIMIT ${mostLinked + 1}`,
    )
    .all(rowId) as { id: number; manager: string }[]
}

/** `Berg, Eva` says which part is which; of `Eva von Berg` every division is tried. */
function readingsOfName(name: string): { readonly family: string; readonly given: string }[] {
  const text = name.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  const comma = text.indexOf(',')
  if (comma !== -1) {
    const [family, given] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()]
    return family === '' || given === '' ? [] : [{ family, given }]
  }
  const parts = text.split(' ').slice(0, mostNames)
  return parts.slice(1).map((_, index) => ({
    given: parts.slice(0, index + 1).join(' '),
    family: parts.slice(index + 1).join(' '),
  }))
}
const mostNames = 8

/** Who sent a row and under which key; undefined where it may not be seen. */
export function placeInRegister(
  read: Reader,
  register: RegisterName,
  rowId: number,
): { readonly senderId: number; readonly key: string } | undefined {
  return read.connection
    .prepare(`SELECT sender_id AS senderId, key FROM ${register} WHERE id = ? AND hidden = 0`)
    .get(rowId) as { senderId: number; key: string } | undefined
}
