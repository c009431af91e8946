import { z } from 'zod'
import { registerNames } from '../registers/registers.ts'
import { findingRuleIds } from '../import/rules.ts'
import { gateReasonCodes } from '../checklists/gates.ts'

/** The shapes that travel: what screens show and what callers send. */

export const IsoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => {
    const at = new Date(`${day}T00:00:00Z`)
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
  })
const IsoInstant = z.string()
const Name = z.string().trim().min(1).max(200)

export const FileHandle = z.string().min(1).max(100)
export const PersonName = Name
/** Eight characters is the floor; length is what counts against guessing. */
export const Passphrase = z.string().min(8).max(1000)
export const ImportId = z.int().positive()
const RegisterName = z.enum(registerNames)
const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const NewTransfer = z.strictObject({
  name: Name,
  transferDate: IsoDay,
  senders: z.array(Name).min(1).max(20),
  receiver: Name,
})

export const SessionState = z.strictObject({
  /** The person's name as the operating system knows it, a suggestion for the form. */
  suggestedPerson: z.string(),
  recent: z.array(z.strictObject({ handle: FileHandle, name: z.string(), folder: z.string(), openedAt: IsoInstant })),
  open: z
    .strictObject({
      fileName: z.string(),
      folder: z.string(),
      readOnly: z.boolean(),
      person: z.string(),
      name: z.string(),
      transferDate: IsoDay,
      senders: z.array(z.string()),
      receiver: z.string(),
    })
    .nullable(),
})

export const ColumnChoice = z.strictObject({
  index: z.int().min(0),
  /** A field of the register, or null where the column is kept as raw text only. */
  field: z.string().nullable(),
})

export const ImportChoice = z.strictObject({
  register: RegisterName.optional(),
  sender: z.string().optional(),
  sheet: z.int().min(0).optional(),
  /** 1-based row number of the header in the sheet. */
  headerRow: z.int().min(1).optional(),
  columns: z.array(ColumnChoice).max(2000).optional(),
})

const ImportColumn = z.strictObject({
  index: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  confidence: z.number(),
  reason: z.enum(['header', 'header-similar', 'values', 'chosen', 'none', 'forbidden', 'taken']),
  forbidden: z.boolean(),
})

export const ImportView = z.strictObject({
  importId: ImportId,
  state: z.enum(['staged', 'committed', 'discarded']),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  stagedAt: IsoInstant,
  stagedBy: z.string(),
  commitEventId: z.int().nullable(),
  committedAt: IsoInstant.nullable(),
  register: RegisterName,
  sender: z.string(),
  sheet: z.int(),
  sheets: z.array(
    z.strictObject({
      index: z.int(),
      name: z.string(),
      hidden: z.boolean(),
      rows: z.int(),
      /** Text files only: how the bytes were read. */
      dialect: z.strictObject({ encoding: z.string(), delimiter: z.string() }).nullable(),
    }),
  ),
  headerRow: z.int(),
  columns: z.array(ImportColumn),
  notes: z.array(z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  counts: z
    .strictObject({
      read: z.int(),
      new: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
      footer: z.int(),
    })
    .nullable(),
})

const FindingGroup = z.strictObject({
  rule: z.enum(findingRuleIds),
  severity: z.enum(['error', 'warning', 'info']),
  field: z.string().nullable(),
  count: z.int(),
  /** 1-based row numbers in the sheet, the first few. */
  rows: z.array(z.int()),
  example: z.string(),
})

export const ImportPreview = z.strictObject({
  view: ImportView,
  /** The first rows of the sheet as they stand, for choosing the header row. */
  top: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  counts: z.strictObject({
    /** Rows below the header that are not blank: always new + changed + unchanged + rejected + footer. */
    read: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    footer: z.int(),
    /** Rows of an earlier delivery of this sender that this one does not hold; they are left as they are. */
    vanished: z.int(),
  }),
  findings: z.array(FindingGroup),
  sample: z.array(
    z.strictObject({
      row: z.int(),
      outcome: z.enum(['new', 'changed', 'unchanged', 'rejected', 'footer']),
      values: z.record(z.string(), CellValue),
      /** Of a changed row: the fields that differ, and what they hold now. */
      changed: z.array(z.string()),
      before: z.record(z.string(), CellValue),
    }),
  ),
  keyUnmapped: z.array(z.string()),
  fingerprint: z.string(),
})

export const ImportRow = z.strictObject({
  row: z.int(),
  cells: z.array(z.string()),
  findings: z.array(z.strictObject({ rule: z.enum(findingRuleIds), field: z.string().nullable(), raw: z.string() })),
})

export const ImportReceipt = z.strictObject({
  importId: ImportId,
  eventId: z.int(),
  read: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  footer: z.int(),
})

export const Filter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contains'), field: z.string(), text: z.string().max(200) }),
  z.strictObject({
    kind: z.literal('range'),
    field: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('in'), field: z.string(), values: z.array(z.string().nullable()).max(500) }),
])
export const Sort = z.strictObject({ field: z.string(), descending: z.boolean().default(false) })

export const RegisterRow = z.strictObject({
  id: z.int(),
  /** By field name; personal identity numbers already masked. */
  values: z.record(z.string(), CellValue),
  sender: z.string(),
  findings: z.int(),
})

export const RegisterSummary = z.strictObject({
  register: RegisterName,
  rows: z.int(),
  protectedHidden: z.int(),
  totals: z.array(z.strictObject({ field: z.string(), sum: z.number() })),
})

export const ValueTrace = z.strictObject({
  fileName: z.string(),
  sha256: z.string(),
  sheet: z.string(),
  row: z.int(),
  importedAt: IsoInstant,
  importedBy: z.string(),
  cells: z.array(z.strictObject({ header: z.string(), field: z.string().nullable(), raw: z.string() })),
  findings: z.array(z.strictObject({ rule: z.enum(findingRuleIds), field: z.string().nullable(), raw: z.string() })),
})

const GateState = z.strictObject({
  open: z.boolean(),
  reasons: z.array(z.strictObject({ code: z.enum(gateReasonCodes), count: z.int() })),
})

export const ChecklistStep = z.strictObject({
  id: z.string(),
  assignment: z.string(),
  text: z.strictObject({ sv: z.string(), en: z.string() }),
  roles: z.array(z.string()),
  dueOn: IsoDay,
  after: z.array(z.string()),
  source: z.strictObject({ text: z.string(), evidence: z.enum(['V', 'P', 'U']) }).nullable(),
  /** Null: no fact can tell, a person must. */
  gate: GateState.nullable(),
  state: z.enum(['blocked', 'ready', 'done', 'reopened']),
  tickedBy: z.string().nullable(),
  tickedAt: IsoInstant.nullable(),
  /** Where the rows that block can be seen. */
  register: RegisterName.nullable(),
  filters: z.array(Filter),
})

export const ChecklistView = z.strictObject({
  title: z.strictObject({ sv: z.string(), en: z.string() }),
  transferDate: IsoDay,
  assignments: z.array(
    z.strictObject({
      id: z.string(),
      title: z.strictObject({ sv: z.string(), en: z.string() }),
      mode: z.enum(['register', 'checklist', 'outside']),
    }),
  ),
  steps: z.array(ChecklistStep),
})

export const ReportDefinitionView = z.strictObject({
  name: z.string(),
  register: RegisterName,
  rows: z.int(),
  protectedHidden: z.int(),
  columns: z.array(z.string()),
  produced: z.array(
    z.strictObject({ fileName: z.string(), rows: z.int(), sha256: z.string(), at: IsoInstant, by: z.string() }),
  ),
})

export const ProducedReport = z.strictObject({
  name: z.string(),
  fileName: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  totals: z.array(z.strictObject({ field: z.string(), sum: z.number() })),
  /** What was compared when the file was read back. */
  proof: z.strictObject({ rows: z.int(), cells: z.int(), contentSha256: z.string() }),
  protectedHidden: z.int(),
})

export const HistoryEvent = z.strictObject({
  id: z.int(),
  at: IsoInstant,
  by: z.string(),
  operation: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
  undoable: z.boolean(),
  hash: z.string(),
})

export const HistoryView = z.strictObject({
  events: z.array(HistoryEvent),
  more: z.boolean(),
  chain: z.strictObject({ intact: z.boolean(), brokenAt: z.int().nullable(), checked: z.int() }),
})
