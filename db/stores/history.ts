import type { Reader } from '../open.ts'
import { changesDigest, eventHash } from '../write.ts'

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

export interface ChainStatus {
  readonly intact: boolean
  readonly brokenAt: number | null
  readonly checked: number
}

/** Recomputes the hash of the newest `count` events from what is stored, deltas included. */
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
  return { intact: broken === undefined, brokenAt: broken?.id ?? null, checked: rows.length }
}
