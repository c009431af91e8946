import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/**
 * Rows that a committed import kept out and that nothing has settled since, as `register, import_id, raw_id`. A row is settled
 *
 * - when its mended copy has come in by way of the repair basket;
 * - when a later delivery has brought its key into the register;
 * - where it has no key: when a later delivery of the same list, at least as long, has been committed.
 *
 * Later is by commit, not by reading. An edit by hand brings nothing in, so what counts is the delivery that the register row
 * came with. What a repair basket itself keeps out waits as it stands there, no longer as the row that it was to mend.
 */
export const waitingRows = `
  SELECT DISTINCT findings.register, findings.import_id, findings.raw_id
  FROM findings JOIN imports ON imports.id = findings.import_id
  WHERE findings.severity = 'error' AND findings.rule <> 'duplicate-row' AND findings.row_id IS NULL
    AND imports.state = 'committed'
    AND NOT EXISTS (SELECT 1 FROM repairs
      JOIN sheets ON repairs.by_raw_id BETWEEN sheets.first_raw_id AND sheets.last_raw_id
      JOIN imports AS basket ON basket.delivery_id = sheets.delivery_id AND basket.state = 'committed'
      WHERE repairs.raw_id = findings.raw_id AND basket.repairs_import_id = findings.import_id)
    AND NOT (findings.key <> '' AND (
      ${(['staff', 'cases', 'diary', 'archive'] as const)
        .map(
          (register) => `(findings.register = '${register}' AND EXISTS (SELECT 1 FROM ${register} AS r
            JOIN sheets ON r.raw_id BETWEEN sheets.first_raw_id AND sheets.last_raw_id
            JOIN imports AS later ON later.delivery_id = sheets.delivery_id AND later.state = 'committed'
            WHERE r.sender_id = imports.sender_id AND r.key = findings.key
              AND later.commit_event_id > imports.commit_event_id))`,
        )
        .join(' OR ')}))
    AND NOT (findings.key = '' AND EXISTS (SELECT 1 FROM imports AS later
      WHERE later.state = 'committed' AND later.register = imports.register AND later.sender_id = imports.sender_id
        AND later.commit_event_id > imports.commit_event_id AND later.repairs_import_id IS NULL
        AND json_extract(later.counts, '$.read') >= json_extract(imports.counts, '$.read')))`

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
    .prepare(`SELECT raw_id FROM (${waitingRows} AND findings.import_id = ?) ORDER BY raw_id`)
    .pluck()
    .all(importId) as number[]
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

/** A row that waited has come in, or waits on, as another one; the latest of several mended copies is the one that counts. */
export function keepRepair(tx: Tx, rawId: number, byRawId: number): void {
  tx.connection
    .prepare(
      `INSERT INTO repairs (raw_id, by_raw_id, inserted_by) VALUES (?, ?, ?)
       ON CONFLICT (raw_id) DO UPDATE SET by_raw_id = excluded.by_raw_id, updated_by = excluded.inserted_by`,
    )
    .run(rawId, byRawId, tx.eventId)
}
