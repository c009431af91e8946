import type { ClassCount } from '#shared/crosswalk/sources.ts'
import type { Steps } from '#shared/steps.ts'
import type { Connection, Reader } from '../open.ts'
import { codeIn, ofSender } from './old-structure.ts'
import { touchedParts } from './old-structure-touched.ts'

/** Entries counted in one step: some milliseconds. */
const entriesOfStep = 1000

/**
 * How many diary entries state each class: of the class of its case where the case is in the register, else of the one that a county
 * board's number begins with. A reader keeps them, and counts anew where a write can have changed them; a million take seconds, so
 * they are counted in steps, and `tell` hears how many so far.
 */
export function* countOldEntries(read: Reader, tell: (entries: number) => void): Steps<readonly ClassCount[]> {
  const { connection } = read
  const newest = newestOf(connection)
  const before = kept.get(connection)
  if (before !== undefined && !touchedParts(connection, before.newest).has('entries')) {
    kept.set(connection, { newest, counts: before.counts })
    return before.counts
  }
  const senders = connection
    .prepare(`SELECT id FROM senders WHERE ${ofSender('id')}`)
    .pluck()
    .all() as number[]
  const page = connection.prepare(pageOfEntries).raw()
  const sums = new Map<string, { senderId: number; code: string | null; count: number }>()
  let done = 0
  for (const senderId of senders) {
    for (let after = ''; ;) {
      const counted = page.all({ sender: senderId, after }) as [string | null, number, string][]
      if (counted.length === 0) break
      for (const [code, count, last] of counted) {
        const name = `${senderId} ${code === null ? '' : `=${code}`}`
        const sum = sums.get(name)
        if (sum === undefined) sums.set(name, { senderId, code, count })
        else sum.count += count
        done += count
        if (last > after) after = last
      }
      tell(done)
      yield
    }
  }
  const counts = [...sums.values()]
  // What was written meanwhile has been read in part.
  if (newestOf(connection) === newest) kept.set(connection, { newest, counts })
  return counts
}

const kept = new WeakMap<Connection, { readonly newest: number; readonly counts: readonly ClassCount[] }>()

function newestOf(connection: Connection): number {
  return Number(connection.prepare('SELECT coalesce(max(id), 0) FROM events').pluck().get())
}

const bar = `instr(entry.key, '|')`
const numbered = `entry.registration_number GLOB '[0-9]*-[0-9]*-[0-9][0-9]*' AND entry.registration_number NOT GLOB '*[^0-9-]*'`

/** The classes of the entries of a sender after a key, with how many there are of each and the last key. */
const pageOfEntries = `
  SELECT coalesce(${codeIn('cases.class_code')},
      CASE WHEN ${numbered} THEN substr(entry.registration_number, 1, instr(entry.registration_number, '-') - 1) END) AS code,
    sum(entry.hidden = 0) AS count, max(entry.key) AS last
  FROM (SELECT key, registration_number, hidden FROM diary WHERE sender_id = $sender AND key > $after ORDER BY key LIMIT ${entriesOfStep}) AS entry
    LEFT JOIN cases ON cases.sender_id = $sender AND cases.hidden = 0
      AND cases.key = substr(entry.key, ${bar} + 1, instr(entry.key, '#') - ${bar} - 1)
  GROUP BY 1`
