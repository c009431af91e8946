import { z } from 'zod'
import { caseSteps } from '../../registers/case-steps.ts'
import type { StepRefusal } from '../../registers/case-steps.ts'
import { command, query } from '../operation.ts'
import { CellValue, FileHandle, IsoDay, IsoInstant } from '../views.ts'
import { Nothing, RegisterNameSchema, ViewRanges, readFailures, writeFailures } from './parts.ts'

/** Rows that one call may take a step with. */
export const mostCasesAtOnce = 10_000

const RowId = z.int().positive()
const OneRow = z.strictObject({ register: RegisterNameSchema, rowId: RowId })
/** What was done is one event, which can be undone. */
const Done = z.strictObject({ eventId: z.int() })
const CaseStepName = z.enum(caseSteps)

const PersonView = z.strictObject({
  /** Masked; the one that holds last first. */
  identifiers: z.array(
    z.strictObject({
      value: z.string(),
      kind: z.enum(['personnummer', 'samordningsnummer', 'interim', 'local']),
      validFrom: IsoDay.nullable(),
      validTo: IsoDay.nullable(),
      source: z.enum(['delivery', 'person']),
    }),
  ),
  /** At every sender, the asked row's own among them. */
  employments: z.array(
    z.strictObject({
      rowId: RowId,
      sender: z.string(),
      employmentNumber: z.string().nullable(),
      positionTitle: z.string().nullable(),
      senderUnit: z.string().nullable(),
      ftePercent: z.number().nullable(),
      startDate: z.string().nullable(),
      endDate: z.string().nullable(),
    }),
  ),
})

const CaseStepsView = z.strictObject({
  steps: z.array(
    z.strictObject({
      step: CaseStepName,
      state: z.enum(['done', 'next', 'gap', 'later']),
      /** Fields that must be filled in first. */
      missing: z.array(z.string()),
      /** Where a person has said so: when, who, and what they noted. */
      said: z.strictObject({ at: IsoInstant, by: z.string(), note: z.string() }).nullable(),
    }),
  ),
  /** The number that is reserved for the case in a range, and may still be given back. */
  reserved: z.strictObject({ number: z.string(), mayRelease: z.boolean() }).nullable(),
  /** Who may receive on the new side; empty where no people are recorded, and whoever works here receives. */
  receivers: z.array(z.string()),
})

const RowNote = z.strictObject({ noteId: RowId, text: z.string(), at: IsoInstant, by: z.string() })
const RowEvidence = z.strictObject({
  evidenceId: RowId,
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  at: IsoInstant,
  by: z.string(),
})

export const linkKinds = [
  'entriesOfCase',
  'caseOfEntry',
  'employmentsOfHandler',
  'casesOfHandler',
  'employmentsOfManager',
  'employmentsOfManaged',
  'employmentsInUnit',
  'employmentsToUnit',
  'employmentsInRoom',
  'volumesBelow',
  'sameSeries',
] as const

export const RowLink = z.strictObject({
  kind: z.enum(linkKinds),
  /** The register that is linked to. */
  register: RegisterNameSchema,
  /** Counted up to a limit; `isMore` where there are more. */
  total: z.int(),
  isMore: z.boolean(),
  /** The first few: the values that the register knows a row by, as they may be shown. */
  rows: z.array(z.strictObject({ rowId: RowId, label: z.array(CellValue) })),
  /** What shows all of them in their register; empty where no filter can. */
  filters: z.array(
    z.strictObject({ kind: z.literal('in'), field: z.string(), values: z.array(z.string().nullable()).max(500) }),
  ),
})

const StepTaken = {
  step: CaseStepName,
  note: z.string().trim().max(2000).default(''),
  /** The day on which it was done; the day of the act where it is not said. */
  on: IsoDay.optional(),
  /** Who received, for the step `received`. */
  receiver: z.string().trim().max(200).default(''),
  /** The range that new numbers are reserved from, for the step `newNumberReserved`; null where the cases have theirs. */
  numberRange: RowId.nullable().default(null),
}

const NumberRangeView = z.strictObject({
  rangeId: RowId,
  diary: z.string(),
  organisation: z.string(),
  year: z.int(),
  first: z.int(),
  last: z.int(),
  reserved: z.int(),
  /** Whether the diary says how its numbers are written: without that none can be reserved. */
  isReadable: z.boolean(),
})

/** Why cases do not take a step. `unknown-row` is one that is not there or that nobody may be shown. */
export const stepRefusals = [
  'unknown-row',
  'other-way',
  'taken',
  'earlier-first',
  'fields-missing',
  'future-day',
  'before-opened',
  'before-handover',
  'no-number-left',
] as const satisfies readonly (StepRefusal['why'] | 'unknown-row')[]

const CasesLeft = z.strictObject({
  why: z.enum(stepRefusals),
  /** Of `earlier-first`: the step that is to be taken before. */
  earlier: CaseStepName.nullable(),
  /** Of `fields-missing`: the fields to fill in. */
  fields: z.array(z.string()),
  count: z.int(),
  /** The first few by their registration numbers. */
  numbers: z.array(z.string()),
})

/** What belongs to one row beside its values: its person, its steps, notes, evidence, and the rows it has to do with. */
export const rowDetailOperations = {
  'person.of': query({
    input: z.strictObject({ rowId: RowId }),
    output: PersonView.nullable(),
    needs: 'reader',
    fails: [],
  }),
  /** Says that a number came in the place of those that the person of a row is known by. */
  'person.add-identifier': command({
    input: z.strictObject({
      rowId: RowId,
      number: z.string().max(40),
      validFrom: IsoDay,
      /** Asked and answered: the number is known of somebody, who is the same person. */
      merge: z.boolean().default(false),
    }),
    output: Done,
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'register.unknown-row',
      'person.unreadable-number',
      'person.number-taken',
      'person.number-of-other',
      'store.disk-full',
    ],
    touches: ['staff', 'details', 'checklist', 'history'],
    undoable: true,
  }),
  'case.steps': query({
    input: z.strictObject({ rowId: RowId }),
    output: CaseStepsView.nullable(),
    needs: 'reader',
    fails: [],
  }),
  /** Takes a step with cases: all of them or none. */
  'case.advance': command({
    input: z.strictObject({
      rowIds: z.array(RowId).min(1).max(mostCasesAtOnce),
      ...StepTaken,
    }),
    output: z.strictObject({ rows: z.int(), eventId: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'register.unknown-row',
      'case.step-refused',
      'case.not-receiver',
      'case.unknown-range',
      'store.disk-full',
    ],
    touches: ['cases', 'details', 'checklist', 'findings', 'history'],
    undoable: true,
  }),
  /** Takes a step with those cases of a view that can take it, in one act; `dryRun` says which, and changes nothing. */
  'case.advance-rows': command({
    input: z.strictObject({
      viewId: z.string(),
      ranges: ViewRanges,
      ...StepTaken,
      dryRun: z.boolean().default(false),
    }),
    output: z.strictObject({
      rows: z.int(),
      /** The first and the last of the numbers that are reserved; null where none is. */
      numbers: z.strictObject({ first: z.string(), last: z.string() }).nullable(),
      left: z.array(CasesLeft),
      /** Null where nothing was written. */
      eventId: z.int().nullable(),
    }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'register.view-expired',
      'case.not-receiver',
      'case.unknown-range',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['cases', 'details', 'checklist', 'findings', 'history'],
    undoable: true,
    job: true,
  }),
  /** Gives back the number that is reserved for a case, so that another can have it; not once the case has been handed over. */
  'case.release-number': command({
    input: z.strictObject({ rowId: RowId }),
    output: Done,
    needs: 'editor',
    fails: ['register.not-your-register', 'register.unknown-row', 'case.not-reserved', 'store.disk-full'],
    touches: ['cases', 'details', 'checklist', 'findings', 'history'],
    undoable: true,
  }),
  /** Numbers of diaries that new numbers can be reserved from. */
  'case.number-ranges': query({ input: Nothing, output: z.array(NumberRangeView), needs: 'reader', fails: [] }),
  /** Who can be said to have received: the people of the receiving side, by name; empty where none are recorded. */
  'case.receivers': query({ input: Nothing, output: z.array(z.string()), needs: 'reader', fails: [] }),
  'row.notes': query({ input: OneRow, output: z.array(RowNote), needs: 'reader', fails: [] }),
  'row.add-note': command({
    input: OneRow.extend({ text: z.string().trim().min(1).max(10_000) }),
    output: Done,
    needs: 'editor',
    fails: ['register.not-your-register', 'register.unknown-row', 'store.disk-full'],
    touches: ['details', 'history'],
    undoable: true,
  }),
  'row.remove-note': command({
    input: z.strictObject({ noteId: RowId }),
    output: Done,
    needs: 'editor',
    fails: ['register.not-your-register', 'row.unknown-note', 'store.disk-full'],
    touches: ['details', 'history'],
    undoable: true,
  }),
  'row.evidence': query({ input: OneRow, output: z.array(RowEvidence), needs: 'reader', fails: [] }),
  'row.add-evidence': command({
    input: OneRow.extend({ file: FileHandle }),
    output: Done,
    needs: 'editor',
    fails: [
      'register.not-your-register',
      ...readFailures,
      'register.unknown-row',
      'row.evidence-too-large',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['details', 'history'],
    undoable: true,
  }),
  'row.remove-evidence': command({
    input: z.strictObject({ evidenceId: RowId }),
    output: Done,
    needs: 'editor',
    fails: ['register.not-your-register', 'row.unknown-evidence', 'store.disk-full'],
    touches: ['details', 'history'],
    undoable: true,
  }),
  'row.save-evidence': query({
    input: z.strictObject({ evidenceId: RowId, file: FileHandle }),
    output: z.strictObject({ fileName: z.string(), bytes: z.int(), sha256: z.string() }),
    needs: 'reader',
    fails: [...writeFailures, 'row.unknown-evidence'],
  }),
  'register.links': query({ input: OneRow, output: z.array(RowLink), needs: 'reader', fails: [] }),
} as const
