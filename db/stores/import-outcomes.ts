import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { pack, unpack } from '../packing.ts'
import type { Tx } from '../write.ts'

/** Ids in a piece: a screen's page unpacks one or two of them. */
const pieceIds = 65_536

/**
 * Keeps what became of the rows of a delivery that is being committed: lists of ids by state, in the order of the file. Runs of ids
 * are the rule, so a million of them take a few kilobytes.
 */
export function keepOutcomes(tx: Tx, importId: number, ids: Readonly<Record<string, Uint32Array>>): void {
  // Of a commit that was undone.
  tx.connection.prepare('DELETE FROM import_outcomes WHERE import_id = ?').run(importId)
  const insert = tx.connection.prepare(
    'INSERT INTO import_outcomes (import_id, state, position, row_count, ids) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [state, list] of Object.entries(ids)) {
    for (let start = 0, position = 0; start < list.length; start += pieceIds, position++) {
      const piece = list.subarray(start, start + pieceIds)
      insert.run(importId, state, position, piece.length, pack(stepsOf(piece)))
    }
  }
}

/** A page of the ids of one state, and how many there are; null where the commit is older than the keeping of them. */
export function readOutcomes(
  read: Reader,
  importId: number,
  state: string,
  page: { readonly start: number; readonly count: number },
): { readonly total: number; readonly ids: readonly number[] } | null {
  const { connection } = read
  if (connection.prepare('SELECT 1 FROM import_outcomes WHERE import_id = ?').get(importId) === undefined) return null
  const pieces = connection
    .prepare(
      'SELECT position, row_count AS rows FROM import_outcomes WHERE import_id = ? AND state = ? ORDER BY position',
    )
    .all(importId, state) as { position: number; rows: number }[]
  const content = connection
    .prepare('SELECT ids FROM import_outcomes WHERE import_id = ? AND state = ? AND position = ?')
    .pluck()
  const ids: number[] = []
  let before = 0
  for (const { position, rows } of pieces) {
    const from = Math.max(0, page.start - before)
    const to = Math.min(rows, page.start + page.count - before)
    if (from < to) ids.push(...idsOf(unpack(content.get(importId, state, position) as Buffer)).subarray(from, to))
    before += rows
  }
  return { total: before, ids }
}

/**
 * The same of a commit from before outcomes were kept, as far as the rest of the store tells; null for what it does not.
 */
export function derivedOutcomes(
  read: Reader,
  {
    importId,
    register,
    eventId,
  }: { readonly importId: number; readonly register: RegisterName; readonly eventId: number },
  state: string,
  { start, count }: { readonly start: number; readonly count: number },
): { readonly total: number; readonly ids: readonly number[] } | null {
  const table = tableOf(register)
  // A later delivery gives a row its own raw row; the one before stands in the first delta that took it away.
  const rawIds: Readonly<Record<string, string>> = {
    rejected: ofFindings("rule <> 'footer-row' AND row_id IS NULL"),
    remarked: ofFindings("rule <> 'footer-row' AND row_id IS NOT NULL"),
    footer: ofFindings("rule = 'footer-row'"),
    new: `SELECT coalesce((SELECT json_extract(before, '$.raw_id') FROM changes WHERE table_name = '${table}'
            AND row_id = ${table}.id AND json_type(before, '$.raw_id') IS NOT NULL ORDER BY id LIMIT 1), raw_id) AS raw_id
          FROM ${table} WHERE inserted_by = :eventId`,
    changed: `SELECT json_extract(after, '$.raw_id') AS raw_id FROM changes WHERE event_id = :eventId
          AND table_name = '${table}' AND kind = 'update' AND json_type(after, '$.raw_id') IS NOT NULL`,
  }
  const sql = rawIds[state]
  if (sql === undefined) return null
  const { connection } = read
  return {
    total: Number(connection.prepare(`SELECT count(*) FROM (${sql})`).pluck().get({ importId, eventId })),
    ids: connection
      .prepare(`SELECT raw_id FROM (${sql}) ORDER BY raw_id LIMIT :count OFFSET :start`)
      .pluck()
      .all({ importId, eventId, count, start }) as number[],
  }
}

function ofFindings(condition: string): string {
  return `SELECT DISTINCT raw_id FROM findings WHERE import_id = :importId AND raw_id IS NOT NULL AND ${condition}`
}

/** What an event made of a row of a register that it named; prepared once for many rows. */
export function createOutcomeLookup(
  read: Reader,
  register: RegisterName,
  eventId: number,
): (rowId: number) => 'new' | 'changed' | 'unchanged' {
  const table = tableOf(register)
  const inserted = read.connection.prepare(`SELECT 1 FROM ${table} WHERE id = ? AND inserted_by = ?`)
  const changed = read.connection.prepare(
    "SELECT 1 FROM changes WHERE table_name = ? AND row_id = ? AND event_id = ? AND json_type(after, '$.raw_id') IS NOT NULL",
  )
  return (rowId) => {
    if (inserted.get(rowId, eventId) !== undefined) return 'new'
    return changed.get(table, rowId, eventId) === undefined ? 'unchanged' : 'changed'
  }
}

/** Each id as the step from the one before it, in four bytes. */
function stepsOf(ids: Uint32Array): Buffer {
  const bytes = Buffer.alloc(ids.length * 4)
  let before = 0
  for (const [index, id] of ids.entries()) {
    bytes.writeInt32LE((id - before) | 0, index * 4)
    before = id
  }
  return bytes
}

function idsOf(steps: Buffer): Uint32Array {
  const ids = new Uint32Array(steps.length / 4)
  let before = 0
  for (let index = 0; index < ids.length; index++) {
    before = (before + steps.readInt32LE(index * 4)) >>> 0
    ids[index] = before
  }
  return ids
}
