import type { Reader } from '../open.ts'
import { changesDigest, eventHash, trackedTables } from '../write.ts'

export interface EventRecord {
  readonly id: number
  readonly at: string
  readonly by: string
  readonly operation: string
  readonly params: Readonly<Record<string, string | number>>
  readonly undoes: number | null
  readonly undoneBy: number | null
  readonly hash: string
}

/** Newest first; `before` is exclusive. */
export async function readEvents(
  read: Reader,
  page: { readonly before: number | undefined; readonly count: number },
): Promise<EventRecord[]> {
  let query = read.query
    .selectFrom('events')
    .leftJoin('events as undoing', 'undoing.undoes', 'events.id')
    .select([
      'events.id',
      'events.at',
      'events.by',
      'events.operation',
      'events.params',
      'events.undoes',
      'events.hash',
    ])
    .select('undoing.id as undoneBy')
    .orderBy('events.id', 'desc')
    .limit(page.count)
  if (page.before !== undefined) query = query.where('events.id', '<', page.before)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as EventRecord['params'] }))
}

export async function readEvent(read: Reader, id: number): Promise<EventRecord | undefined> {
  const [event] = await readEvents(read, { before: id + 1, count: 1 })
  return event?.id === id ? event : undefined
}

/** The act that an event took back, or did again, or is. */
export async function readOrigin(read: Reader, event: EventRecord): Promise<EventRecord> {
  let origin = event
  while (origin.undoes !== null) {
    const before = await readEvent(read, origin.undoes)
    if (before === undefined) return origin
    origin = before
  }
  return origin
}

const stands = 'NOT EXISTS (SELECT 1 FROM events AS later WHERE later.undoes = events.id)'

/** Acts of a person on one register, of the kinds with these names. */
export interface StepsWanted {
  readonly person: string
  readonly register: string
  readonly operations: readonly string[]
}

/** An undoing event and one that does again bear what the act itself was described by, its register too. */
const isWanted = `by = $person AND json_extract(params, '$.register') = $register
  AND coalesce(json_extract(params, '$.redone'), json_extract(params, '$.undone'), operation)
    IN (SELECT value FROM json_each($operations))`

/** The newest wanted act that stands, done or done again. */
export function newestUndoable(read: Reader, { operations, ...wanted }: StepsWanted): number | undefined {
  return read.connection
    .prepare(
      `SELECT id FROM events WHERE ${isWanted} AND ${stands} AND (operation = 'history.redo' OR undoes IS NULL)
       ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get({ ...wanted, operations: JSON.stringify(operations) }) as number | undefined
}

/** The undoing events of wanted acts that stand and were made to be taken back, since the person did something new there; the newest first. */
export function undoneSteps(read: Reader, { operations, ...wanted }: StepsWanted): number[] {
  return read.connection
    .prepare(
      `SELECT id FROM events WHERE ${isWanted} AND operation = 'history.undo' AND ${stands}
         AND json_extract(params, '$.redoable') = 1
         AND id > coalesce((SELECT id FROM events WHERE ${isWanted} AND undoes IS NULL ORDER BY id DESC LIMIT 1), 0)
       ORDER BY id DESC`,
    )
    .pluck()
    .all({ ...wanted, operations: JSON.stringify(operations) }) as number[]
}

export interface ChainStatus {
  readonly intact: boolean
  readonly brokenAt: number | null
  readonly checked: number
}

/**
 * Recomputes the hash of the newest `count` events from what is stored, deltas included. The newest event has none after it
 * to miss it, so rows that name a later one tell that it has been removed.
 */
export function verifyChain(read: Reader, count: number): ChainStatus {
  const rows = read.connection
    .prepare(
      `SELECT id, at, by, operation, params, undoes, previous_hash AS previousHash, hash,
              lag(hash) OVER (ORDER BY id) AS before
       FROM events ORDER BY id DESC LIMIT ?`,
    )
    .all(count) as {
    id: number
    at: string
    by: string
    operation: string
    params: string
    undoes: number | null
    previousHash: string
    hash: string
    before: string | null
  }[]
  const broken = rows.findLast(
    (row) =>
      row.previousHash !== (row.before ?? '') ||
      row.hash !== eventHash({ ...row, changes: changesDigest(read.connection, row.id) }),
  )
  const brokenAt = broken?.id ?? removedAfter(read, rows[0]?.id ?? 0)
  return { intact: brokenAt === null, brokenAt, checked: rows.length }
}

/** The newest event that a row or a delta names, if it comes after the newest that there is. */
function removedAfter(read: Reader, newest: number): number | null {
  const named = trackedTables
    .map((table) => `SELECT max(inserted_by) AS id FROM ${table}`)
    .concat('SELECT max(event_id) FROM changes')
    .join(' UNION ALL ')
  const last = Number(read.connection.prepare(`SELECT coalesce(max(id), 0) FROM (${named})`).pluck().get())
  return last > newest ? last : null
}
