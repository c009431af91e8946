import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** As the index `findings_waiting` has it: rows that a delivery kept out, but for copies of others. */
const keptOut = "findings.severity = 'error' AND findings.row_id IS NULL AND findings.rule <> 'duplicate-row'"

const stillWaiting = `
  FROM imports CROSS JOIN findings INDEXED BY findings_waiting ON findings.import_id = imports.id AND ${keptOut}
  WHERE imports.state = 'committed'
    AND NOT EXISTS (SELECT 1 FROM repairs WHERE repairs.raw_id = findings.raw_id)`

/**
 * Rows that a committed import kept out and that nothing has settled since, as `register, import_id, raw_id`. A row is settled when a
 * later delivery of the same list, or its import's repair basket, holds the same row, whatever becomes of it there (`repairs`): if it
 * is kept out again it waits as it stands in that delivery.
 */
export const waitingRows = `SELECT DISTINCT imports.register, findings.import_id, findings.raw_id ${stillWaiting}`

/** The rows of one import that wait. */
export interface Basket {
  readonly importId: number
  readonly fileName: string
  readonly register: RegisterName
  readonly sender: string
  readonly committedAt: string
  readonly rows: number
}

/** Imports with rows that wait, the latest committed first. */
export function readBaskets(read: Reader): Basket[] {
  return read.connection
    .prepare(
      `SELECT imports.id AS importId, deliveries.file_name AS fileName, imports.register, senders.name AS sender,
              events.at AS committedAt, count(*) AS rows
       FROM (${waitingRows}) AS waiting
         JOIN imports ON imports.id = waiting.import_id
         JOIN deliveries ON deliveries.id = imports.delivery_id
         JOIN senders ON senders.id = imports.sender_id
         JOIN events ON events.id = imports.commit_event_id
       GROUP BY imports.id ORDER BY imports.commit_event_id DESC`,
    )
    .all() as Basket[]
}

/** Raw ids of the rows of an import that wait, in the order of the file. */
export function waitingRawIds(read: Reader, importId: number): number[] {
  return read.connection
    .prepare(`${waitingRows} AND imports.id = ? ORDER BY findings.raw_id`)
    .raw()
    .all(importId)
    .map((row) => (row as [string, number, number])[2])
}

/** A row that waits, with what it is known by in a later delivery: its key, empty where it has none. */
export interface WaitingRow {
  readonly importId: number
  readonly rawId: number
  readonly key: string
}

/** What waits of one sender's lists in a register. */
export function waitingOfSender(read: Reader, register: RegisterName, senderId: number): WaitingRow[] {
  return read.connection
    .prepare(
      `SELECT DISTINCT findings.import_id AS importId, findings.raw_id AS rawId, findings.key ${stillWaiting}
         AND imports.register = ? AND imports.sender_id = ? AND findings.raw_id IS NOT NULL ORDER BY findings.raw_id`,
    )
    .all(register, senderId) as WaitingRow[]
}

/** Raw ids of the rows that an import kept out, whether they still wait or not. */
export function keptOutRawIds(read: Reader, importId: number): ReadonlySet<number> {
  const ids = read.connection
    .prepare(`SELECT raw_id FROM findings INDEXED BY findings_waiting WHERE import_id = ? AND ${keptOut}`)
    .pluck()
  return new Set(ids.all(importId) as number[])
}

/** Everything there is to say about one row that an import kept out; prepared once for many rows. */
export function createRemarkLookup(
  read: Reader,
  importId: number,
): (rawId: number) => { readonly rule: FindingRuleId; readonly field: string | null; readonly raw: string }[] {
  const statement = read.connection.prepare(
    'SELECT rule, field, raw FROM findings WHERE import_id = ? AND raw_id = ? ORDER BY id',
  )
  return (rawId) => statement.all(importId, rawId) as ReturnType<ReturnType<typeof createRemarkLookup>>
}

/**
 * Keeps that a row that waited has come again as another one, and is settled or waits on as that; so does what came in its place before.
 * Prepared once for many rows.
 */
export function createRepairWriter(tx: Tx): (rawId: number, byRawId: number) => void {
  const onConflict =
    'ON CONFLICT (raw_id) DO UPDATE SET by_raw_id = excluded.by_raw_id, updated_by = excluded.inserted_by'
  const before = tx.connection.prepare(
    `INSERT INTO repairs (raw_id, by_raw_id, inserted_by)
     SELECT by_raw_id, $by, $event FROM repairs WHERE raw_id = $raw AND by_raw_id <> $by ${onConflict}`,
  )
  const keep = tx.connection.prepare(
    `INSERT INTO repairs (raw_id, by_raw_id, inserted_by) VALUES ($raw, $by, $event) ${onConflict}`,
  )
  return (rawId, byRawId) => {
    const row = { raw: rawId, by: byRawId, event: tx.eventId }
    before.run(row)
    keep.run(row)
  }
}
