import { z } from 'zod'
import { registerNames } from '../registers/registers.ts'
import { boxAnswers } from '../import/box-widths.ts'
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
export const IsoInstant = z.string()
const Name = z.string().trim().min(1).max(200)

export const FileHandle = z.string().min(1).max(100)
export const PersonName = Name
/** Eight characters is the floor; length is what counts against guessing. */
export const Passphrase = z.string().min(8).max(1000)
export const ImportId = z.int().positive()
const RegisterName = z.enum(registerNames)
export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

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
      /** This session changes nothing: the file is open for reading, or the person only reads. */
      readOnly: z.boolean(),
      person: z.string(),
      /** That of the people record with the person's name; null, with all rights, where there is none. */
      role: z.enum(['hr', 'registrar', 'archivist', 'lead', 'reader']).nullable(),
      name: z.string(),
      transferDate: IsoDay,
      senders: z.array(z.string()),
      receiver: z.string(),
      /** What it is called as the one that a list is of. */
      receiverParty: z.string(),
    })
    .nullable(),
})

export const ColumnChoice = z.strictObject({
  index: z.int().min(0),
  /** A field of the register, or null where the column is kept as raw text only. */
  field: z.string().nullable(),
})

/** What a file cannot say itself and is asked once: whether 0,75 is 75 %, whether a salary is that of full time, how wide a box is. */
export const importQuestions = {
  'percent-scale': ['percent', 'fraction'],
  'salary-basis': ['full-time', 'actual'],
  'box-width': boxAnswers,
} as const
const ImportAnswer = z.strictObject({
  question: z.enum(['percent-scale', 'salary-basis', 'box-width']),
  field: z.string().max(100),
  answer: z.enum(['percent', 'fraction', 'full-time', 'actual', ...boxAnswers]),
})
const ValueChoice = z.strictObject({
  field: z.string().max(100),
  raw: z.string().max(1000),
  value: z.string().max(200).nullable(),
})
const ConflictChoice = z.strictObject({
  rowId: z.int().positive(),
  field: z.string().max(100),
  keep: z.enum(['edit', 'delivery']),
})

export const ImportChoice = z.strictObject({
  register: RegisterName.optional(),
  sender: z.string().optional(),
  /** Positions of the sheets to read, stacked in this order; the columns are those of the first. */
  sheets: z.array(z.int().min(0)).min(1).max(500).optional(),
  /** 1-based number of the last row of the header in the first sheet. */
  headerRow: z.int().min(1).optional(),
  /** How many rows the header takes up, ending at `headerRow`: their texts are joined, `Semester / Sparade`. */
  headerRows: z.int().min(1).max(3).optional(),
  columns: z.array(ColumnChoice).max(2000).optional(),
  answers: z.array(ImportAnswer).max(200).optional(),
  /** What a wording of this sender stands for in a field with a code list; null takes the choice back. */
  values: z.array(ValueChoice).max(5000).optional(),
  /** Where this delivery and an edit by hand disagree: which of them stands. Unsaid, the edit does. */
  conflicts: z.array(ConflictChoice).max(5000).optional(),
})

const ImportColumn = z.strictObject({
  /** 0-based; the name of the sheet, where sheets are stacked, is a column after the last. */
  index: z.int(),
  header: z.string(),
  hidden: z.boolean(),
  isSheetName: z.boolean(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  confidence: z.number(),
  reason: z.enum(['header', 'header-similar', 'values', 'profile', 'chosen', 'none', 'forbidden', 'taken']),
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
  /** Positions of the sheets that are read, stacked in this order. */
  chosenSheets: z.array(z.int()),
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
  headerRows: z.int(),
  columns: z.array(ImportColumn),
  questions: z.array(
    z.strictObject({
      question: z.enum(['percent-scale', 'salary-basis', 'box-width']),
      field: z.string(),
      /** What holds now: the person's answer, or a guess from the values. */
      answer: z.enum(['percent', 'fraction', 'full-time', 'actual', ...boxAnswers]),
      answered: z.boolean(),
      examples: z.array(z.string()),
    }),
  ),
  /** Wordings that this sender's profile or a person has given a meaning. */
  values: z.array(z.strictObject({ field: z.string(), raw: z.string(), value: z.string() })),
  /** The saved reading that was found again for this file. */
  profile: z.strictObject({ profileId: z.int(), name: z.string(), version: z.int() }).nullable(),
  /** The file itself is in the store, byte for byte; not so when it holds columns that must not be stored. */
  originalKept: z.boolean(),
  /** It, and what waits of it, leaves the transfer only for a reason. */
  holdsPeople: z.boolean(),
  /** The import whose repair basket this file is. */
  repairs: ImportId.nullable(),
  notes: z.array(z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  counts: z
    .strictObject({
      read: z.int(),
      /** Rows more than were read, of rows that stand for several volumes. */
      expanded: z.int(),
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
    /** Rows below the header that are not blank; with `expanded` always new + changed + unchanged + rejected + footer. */
    read: z.int(),
    /** Rows more than were read, of rows that stand for several volumes. */
    expanded: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    footer: z.int(),
    /** Rows of an earlier delivery of this sender that this one does not hold; they are left as they are. */
    vanished: z.int(),
    /** Rows, counted above too, in which this delivery and an edit by hand disagree. */
    conflicts: z.int(),
  }),
  findings: z.array(FindingGroup),
  /** Wordings in fields with a code list that stand for nothing known, the most frequent first. */
  unmappedValues: z.array(z.strictObject({ field: z.string(), raw: z.string(), count: z.int() })),
  /** Names of units and records creators as they stand in the file, those that have been given another not counted, the most frequent first. */
  names: z.array(z.strictObject({ field: z.string(), raw: z.string(), count: z.int() })),
  keyUnmapped: z.array(z.string()),
  fingerprint: z.string(),
})

export const importRowStates = [
  'new',
  'changed',
  'unchanged',
  'rejected',
  'remarked',
  'footer',
  'conflict',
  'vanished',
] as const

export const ImportRow = z.strictObject({
  /** Name of the sheet and 1-based row in it; empty and 0 for a vanished row, which this file does not hold. */
  sheet: z.string(),
  row: z.int(),
  /** The row of the register that it changes or leaves. */
  rowId: z.int().nullable(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'rejected', 'footer', 'vanished']),
  cells: z.array(z.string()),
  /** By field name; empty for a person with protected identity. */
  values: z.record(z.string(), CellValue),
  /** Of a changed row: the fields that differ, and what they hold now. */
  changed: z.array(z.string()),
  before: z.record(z.string(), CellValue),
  conflicts: z.array(
    z.strictObject({
      field: z.string(),
      /** What the delivery before this one said, what a person made of it, what this one says. */
      previous: CellValue,
      edited: CellValue,
      delivered: CellValue,
      keep: z.enum(['edit', 'delivery']),
    }),
  ),
  findings: z.array(z.strictObject({ rule: z.enum(findingRuleIds), field: z.string().nullable(), raw: z.string() })),
})

export const ImportReceipt = z.strictObject({
  importId: ImportId,
  eventId: z.int(),
  read: z.int(),
  expanded: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  footer: z.int(),
})

/** What can be told of a file before it is read. */
export const ImportPreflight = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  kind: z.enum(['text', 'xlsx', 'xlsm', 'xlsb', 'xls', 'ods']),
  needsPassword: z.boolean(),
  /** Space that the import is expected to take in the store, and what the disk has left. Bytes. */
  neededBytes: z.int(),
  freeBytes: z.int(),
  estimatedSeconds: z.number(),
  /** The same bytes were read before. */
  sameFile: z.strictObject({ fileName: z.string(), at: IsoInstant, state: z.string() }).nullable(),
})

/** The ways in which the bytes of a text file may stand for letters, the likeliest first. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'cp850',
  'macintosh',
] as const satisfies readonly string[]

export const TextEncoding = z.string().refine((name) => (textEncodings as readonly string[]).includes(name))
/** One character. */
export const Delimiter = z.string().length(1)

/** The lines that decide how the bytes of a text file are to be read, in each way they could be. */
export const ImportReadings = z.strictObject({
  encoding: z.string(),
  delimiter: z.string(),
  repaired: z.boolean(),
  /** Texts such as `Ã¥` that would become letters again. */
  repairable: z.int(),
  candidates: z.array(
    z.strictObject({
      encoding: z.string(),
      /** Bytes that stand for nothing in this encoding, in the whole file. */
      undecodable: z.int(),
      lines: z.array(z.strictObject({ line: z.int(), text: z.string() })),
    }),
  ),
})

/** Rows that were kept out of a register and wait to be mended. */
export const WaitingBasket = z.strictObject({
  importId: ImportId,
  fileName: z.string(),
  register: RegisterName,
  sender: z.string(),
  committedAt: IsoInstant,
  rows: z.int(),
  /** It is taken out only for a reason. */
  holdsPeople: z.boolean(),
})

export const ProfileView = z.strictObject({
  profileId: z.int(),
  /** The source system or list it reads, in the person's own words. */
  name: z.string(),
  sender: z.string(),
  register: RegisterName,
  version: z.int(),
  columns: z.int(),
  values: z.int(),
  savedAt: IsoInstant,
  savedBy: z.string(),
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
  z.strictObject({ kind: z.literal('filled'), field: z.string() }),
  /** Rows on which a rule is broken in a field, or, where that is empty, by the row as a whole. */
  z.strictObject({ kind: z.literal('finding'), field: z.string().max(100), rule: z.enum(findingRuleIds) }),
])
export const Sort = z.strictObject({ field: z.string(), descending: z.boolean().default(false) })

export const RegisterRow = z.strictObject({
  id: z.int(),
  /** By field name; personal identity numbers already masked. */
  values: z.record(z.string(), CellValue),
  sender: z.string(),
  findings: z.int(),
  /** Fields that a person has changed by hand. */
  edited: z.array(z.string()),
  /** The event that last wrote the row: an edit says which it saw. */
  version: z.int(),
})

export const RegisterSummary = z.strictObject({
  register: RegisterName,
  rows: z.int(),
  protectedHidden: z.int(),
  totals: z.array(z.strictObject({ field: z.string(), sum: z.number() })),
})

export const ValueTrace = z.strictObject({
  importId: ImportId,
  originalKept: z.boolean(),
  /** It, and what waits of it, leaves the transfer only for a reason. */
  holdsPeople: z.boolean(),
  fileName: z.string(),
  sha256: z.string(),
  sheet: z.string(),
  row: z.int(),
  importedAt: IsoInstant,
  importedBy: z.string(),
  cells: z.array(
    z.strictObject({
      /** 0-based; a spreadsheet program calls the first one A. */
      column: z.int(),
      header: z.string(),
      field: z.string().nullable(),
      raw: z.string(),
      /** What the register holds for the field now. */
      value: CellValue,
    }),
  ),
  /** Fields that a person has changed since, and what the delivery said. */
  edits: z.array(
    z.strictObject({ field: z.string(), delivered: CellValue, edited: CellValue, at: IsoInstant, by: z.string() }),
  ),
  /** Of an entry of the diary: what has been corrected in it, by whom and why, the first one first. */
  corrections: z.array(
    z.strictObject({
      field: z.string(),
      before: CellValue,
      after: CellValue,
      reason: z.string(),
      at: IsoInstant,
      by: z.string(),
    }),
  ),
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
  /** What it can be of, latest first; null of a report that is of the register as a whole. */
  choices: z.array(z.strictObject({ reconciliationId: z.int(), name: z.string() })).nullable(),
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
  /** An undoing event that `history.redo` can take back in turn. */
  redoable: z.boolean(),
  /** The one row that it was about, where that is still there and may be shown; its label by the fields of `labelFields`. */
  row: z.strictObject({ register: RegisterName, rowId: z.int(), label: z.array(CellValue) }).nullable(),
  hash: z.string(),
})

/** What a step back or forth in the history is about: the event to call it with, and the act that it takes back or does again. */
export const HistoryStep = HistoryEvent.pick({ operation: true, params: true, at: true, row: true }).extend({
  eventId: z.int(),
})

/** A later event that goes when an earlier one does. */
export const DependingEvent = HistoryEvent.pick({
  operation: true,
  params: true,
  at: true,
  by: true,
  row: true,
}).extend({
  eventId: z.int(),
})

export const HistoryView = z.strictObject({
  events: z.array(HistoryEvent),
  more: z.boolean(),
  chain: z.strictObject({ intact: z.boolean(), brokenAt: z.int().nullable(), checked: z.int() }),
})
