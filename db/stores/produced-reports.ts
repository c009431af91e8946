import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

export interface ProducedFile {
  readonly report: string
  readonly fileName: string
  readonly rows: number
  readonly sha256: string
  readonly contentSha256: string
}

export async function insertProducedReport(tx: Tx, file: ProducedFile): Promise<void> {
  await tx.query
    .insertInto('producedReports')
    .values({ ...file, insertedBy: tx.eventId })
    .execute()
}

/** Newest first. */
export async function readProducedReports(read: Reader) {
  return read.query
    .selectFrom('producedReports')
    .innerJoin('events', 'events.id', 'producedReports.insertedBy')
    .select(['producedReports.report', 'producedReports.fileName', 'producedReports.rows', 'producedReports.sha256'])
    .select(['events.at', 'events.by'])
    .orderBy('producedReports.id', 'desc')
    .execute()
}
