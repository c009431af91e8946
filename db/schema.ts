import type { Generated } from 'kysely'

/**
 * The tables of the house itself, as typed queries see them. The four registers have one column per field of their field
 * list and are read with built statements (`stores/register-rows.ts`), because their columns are data.
 */
export interface Schema {
  events: EventTable
  changes: ChangeTable
  transfer: TransferTable
  senders: SenderTable
  deliveries: DeliveryTable
  sheets: SheetTable
  imports: ImportTable
  findings: FindingTable
  repairs: RepairTable
  edits: EditTable
  profiles: ProfileTable
  checklistTicks: ChecklistTickTable
  producedReports: ProducedReportTable
}

interface Tracked {
  insertedBy: number
  updatedBy: Generated<number | null>
}

interface EventTable {
  id: number
  at: string
  by: string
  operation: string
  params: string
  undoes: number | null
  previousHash: string
  hash: string
}

interface ChangeTable {
  id: Generated<number>
  eventId: number
  tableName: string
  rowId: number
  kind: 'update' | 'delete'
  before: string
  after: string | null
}

interface TransferTable extends Tracked {
  id: number
  name: string
  transferDate: string
  receiver: string
  receiverOrganisationId: Generated<number | null>
}

interface SenderTable extends Tracked {
  id: Generated<number>
  name: string
  organisationId: Generated<number | null>
}

interface DeliveryTable extends Tracked {
  id: Generated<number>
  fileName: string
  sha256: string
  bytes: number
  notes: string
  deciding: string | null
  originalKept: number
}

interface SheetTable {
  id: Generated<number>
  deliveryId: number
  position: number
  name: string
  hidden: number
  encoding: string | null
  delimiter: string | null
  repaired: number
  hiddenColumns: string
  forbiddenColumns: string
  merges: string
  rows: number
  firstRawId: number
  lastRawId: number
}

interface ImportTable extends Tracked {
  id: Generated<number>
  deliveryId: number
  register: string
  senderId: number
  reading: string
  repairsImportId: number | null
  version: number
  state: 'staged' | 'committed' | 'discarded'
  counts: string | null
  commitEventId: number | null
}

interface FindingTable extends Tracked {
  id: Generated<number>
  importId: number
  rawId: number | null
  register: string
  rowId: number | null
  rule: string
  severity: string
  field: string | null
  raw: string
  key: Generated<string>
}

interface RepairTable extends Tracked {
  id: Generated<number>
  rawId: number
  byRawId: number
}

interface EditTable extends Tracked {
  id: Generated<number>
  register: string
  rowId: number
  field: string
  edited: string
  delivered: string
}

interface ProfileTable extends Tracked {
  id: Generated<number>
  senderId: number
  register: string
  name: string
  version: number
  content: string
}

interface ChecklistTickTable extends Tracked {
  id: Generated<number>
  stepId: string
}

interface ProducedReportTable extends Tracked {
  id: Generated<number>
  report: string
  fileName: string
  rows: number
  sha256: string
  contentSha256: string
}
