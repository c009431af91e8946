import { sql } from 'kysely'
import type { Reading } from '#shared/import/reading.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { emptyDelivery } from './deliveries.ts'

export interface ImportCounts {
  readonly read: number
  /** Rows more than were read, of rows that stand for several volumes. */
  readonly expanded: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly footer: number
}

/** One reading of one delivery into one register: how it is to be read, and what came of it. */
export interface ImportRecord {
  readonly id: number
  readonly deliveryId: number
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[]
  readonly originalKept: boolean
  readonly register: RegisterName
  readonly senderId: number
  readonly sender: string
  readonly reading: Reading
  /** The import whose repair basket this file is. */
  readonly repairsImportId: number | null
  /** Counts up with every change of the reading; part of what a commit must agree with. */
  readonly version: number
  readonly state: 'staged' | 'committed' | 'discarded'
  readonly counts: ImportCounts | null
  readonly commitEventId: number | null
  readonly committedAt: string | null
  readonly stagedAt: string
  readonly stagedBy: string
}

export async function insertImport(
  tx: Tx,
  deliveryId: number,
  { senderId, reading, repairsImportId }: Pick<ImportRecord, 'senderId' | 'reading' | 'repairsImportId'>,
): Promise<number> {
  const row = await tx.query
    .insertInto('imports')
    .values({
      deliveryId,
      senderId,
      repairsImportId,
      register: reading.register,
      reading: JSON.stringify(reading),
      version: 1,
      state: 'staged',
      counts: null,
      commitEventId: null,
      insertedBy: tx.eventId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateReading(tx: Tx, importId: number, senderId: number, reading: Reading): Promise<void> {
  await tx.query
    .updateTable('imports')
    .set({
      senderId,
      register: reading.register,
      reading: JSON.stringify(reading),
      version: sql`version + 1`,
      updatedBy: tx.eventId,
    })
    .where('id', '=', importId)
    .execute()
}

export async function markCommitted(tx: Tx, importId: number, counts: ImportCounts): Promise<void> {
  await tx.query
    .updateTable('imports')
    .set({ state: 'committed', counts: JSON.stringify(counts), commitEventId: tx.eventId, updatedBy: tx.eventId })
    .where('id', '=', importId)
    .execute()
}

/** The reading is kept, with its file name and hash, so that history can name it; what was in the file is removed. */
export async function discardImport(tx: Tx, record: ImportRecord): Promise<void> {
  await tx.query
    .updateTable('imports')
    .set({ state: 'discarded', updatedBy: tx.eventId })
    .where('id', '=', record.id)
    .execute()
  await emptyDelivery(tx, record.deliveryId)
}

export async function readImport(read: Reader, importId: number): Promise<ImportRecord | undefined> {
  const row = await imports(read).where('imports.id', '=', importId).executeTakeFirst()
  return row === undefined ? undefined : importRecord(row)
}

export async function readImports(read: Reader): Promise<ImportRecord[]> {
  const rows = await imports(read).where('imports.state', '!=', 'discarded').orderBy('imports.id', 'desc').execute()
  return rows.map(importRecord)
}

/** The last reading, not discarded, of a file with exactly these bytes. */
export async function readSameFile(
  read: Reader,
  sha256: string,
): Promise<{ readonly fileName: string; readonly at: string; readonly state: string } | undefined> {
  const row = await imports(read)
    .where('deliveries.sha256', '=', sha256)
    .where('imports.state', '!=', 'discarded')
    .orderBy('imports.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { fileName: row.fileName, at: row.committedAt ?? row.stagedAt, state: row.state }
}

/** Whose list the last other reading, not discarded, of the same bytes was; undefined where they have not come before. */
export async function readSenderOfSameFile(
  read: Reader,
  deliveryId: number,
): Promise<{ readonly senderId: number; readonly sender: string } | undefined> {
  return read.query
    .selectFrom('imports')
    .innerJoin('deliveries', 'deliveries.id', 'imports.deliveryId')
    .innerJoin('deliveries as same', 'same.sha256', 'deliveries.sha256')
    .innerJoin('senders', 'senders.id', 'imports.senderId')
    .where('same.id', '=', deliveryId)
    .where('imports.deliveryId', '!=', deliveryId)
    .where('imports.state', '!=', 'discarded')
    .orderBy('imports.id', 'desc')
    .limit(1)
    .select(['imports.senderId', 'senders.name as sender'])
    .executeTakeFirst()
}

function imports(read: Reader) {
  return read.query
    .selectFrom('imports')
    .innerJoin('deliveries', 'deliveries.id', 'imports.deliveryId')
    .innerJoin('senders', 'senders.id', 'imports.senderId')
    .innerJoin('events as staging', 'staging.id', 'imports.insertedBy')
    .leftJoin('events as commits', 'commits.id', 'imports.commitEventId')
    .select([
      'imports.id',
      'imports.deliveryId',
      'deliveries.fileName',
      'deliveries.sha256',
      'deliveries.bytes',
      'deliveries.notes',
      'deliveries.originalKept',
      'imports.register',
      'imports.senderId',
      'senders.name as sender',
      'imports.reading',
      'imports.repairsImportId',
      'imports.version',
      'imports.state',
      'imports.counts',
      'imports.commitEventId',
      'commits.at as committedAt',
      'staging.at as stagedAt',
      'staging.by as stagedBy',
    ])
}

/** The register that an import goes into, told at once: whoever asks first is to write first. */
export function registerOfImport(read: Reader, importId: number): RegisterName | undefined {
  const statement = read.connection.prepare('SELECT register FROM imports WHERE id = ?').pluck()
  return statement.get(importId) as RegisterName | undefined
}

/** Whether it is a list of the receiver, which nobody hands over. */
export function isReceivers(read: Reader, importId: number): boolean {
  const statement = read.connection.prepare(
    `SELECT 1 FROM imports JOIN senders ON senders.id = imports.sender_id JOIN transfer
     WHERE imports.id = ? AND senders.organisation_id = transfer.receiver_organisation_id`,
  )
  return statement.get(importId) !== undefined
}

type ImportSelection = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>

function importRecord(row: ImportSelection): ImportRecord {
  return {
    ...row,
    register: row.register as RegisterName,
    notes: JSON.parse(row.notes) as ImportRecord['notes'],
    originalKept: row.originalKept === 1,
    reading: JSON.parse(row.reading) as Reading,
    counts: row.counts === null ? null : { expanded: 0, ...(JSON.parse(row.counts) as Omit<ImportCounts, 'expanded'>) },
  }
}
