import { z } from 'zod'
import { command } from '../operation.ts'
import { CellValue, RegisterRow } from '../views.ts'
import { RegisterNameSchema, ViewRanges } from './parts.ts'
import { Reason } from './privacy.ts'

/** As typed; empty clears the field. */
const TypedText = z.string().max(10_000)
/** The `version` of a row as the person saw it: an edit of a field that has become another since is not carried out. */
const Version = z.int().min(0)

/** Cells that one act may name one by one: the three of an answer for as many employments as there are. More are named by their place in a view. */
export const mostCells = 60_000

/** Why a cell was left as it was. `unknown-row` is one that is not there or that nobody may be shown. */
export const skipReasons = [
  'unknown-row',
  'unknown-field',
  'key-field',
  'required-field',
  'hidden-number',
  'point-or-comma',
  'unreadable',
  'changed-meanwhile',
] as const

const Skipped = z.strictObject({
  reason: z.enum(skipReasons),
  /** Of `unreadable`: the rule that the text breaks, and whether `keepUnreadable` would keep it as a remark. */
  rule: z.string().nullable(),
  canKeep: z.boolean(),
  count: z.int(),
  /** The first few, in the order given. */
  examples: z.array(
    z.strictObject({
      rowId: z.int(),
      /** What a person knows the row by, as it was before. */
      label: z.array(CellValue),
      field: z.string(),
      text: z.string(),
      /** What the register holds now. */
      now: CellValue,
      /** Of `changed-meanwhile`: who made it so, and when; empty otherwise. */
      by: z.string(),
      at: z.string(),
      version: z.int(),
    }),
  ),
})

export const RegisterChange = z.strictObject({
  /** The event that the change became, to be undone by; null of a dry run and where nothing was changed. */
  eventId: z.int().nullable(),
  /** The newest event when this was worked out: the `version` to send with what was previewed. */
  version: z.int(),
  /** Cells that get another value, and the rows that they stand in. */
  changed: z.int(),
  rows: z.int(),
  /** Of those: blank, with the typed text in a remark. */
  kept: z.int(),
  /** Cells that hold the value already. */
  equal: z.int(),
  skipped: z.array(Skipped),
  /** The first few that change. */
  examples: z.array(
    z.strictObject({
      rowId: z.int(),
      label: z.array(CellValue),
      field: z.string(),
      before: CellValue,
      after: CellValue,
      text: z.string(),
    }),
  ),
})

const touches = ['staff', 'cases', 'diary', 'archive', 'findings', 'checklist', 'history'] as const

/** Values of register rows, changed by hand. The delivered value stays beside, and a later delivery does not overwrite them. */
export const registerEditOperations = {
  /** One value; whatever is in its way is the failure of the call. */
  'register.edit': command({
    input: z.strictObject({
      register: RegisterNameSchema,
      rowId: z.int(),
      field: z.string(),
      text: TypedText,
      version: Version.optional(),
      reason: Reason.optional(),
      /** A text that cannot be read leaves the field blank with a remark, where the rule is not a hard one. */
      keepUnreadable: z.boolean().default(false),
    }),
    /** The row as it became, with the event to undo it by; null where it held the value already. */
    output: RegisterRow.extend({ eventId: z.int().nullable() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'register.unknown-row',
      'register.key-field',
      'register.required-field',
      'register.hidden-number',
      'register.unreadable-value',
      'register.point-or-comma',
      'register.changed-meanwhile',
      'register.reason-needed',
      'store.disk-full',
    ],
    touches,
    undoable: true,
  }),
  /**
   * Many values in one act: cells one by one, as they are pasted, or one text into one field of stretches of a view. What cannot
   * be changed is skipped and said; `dryRun` says all of it and changes nothing.
   */
  'register.change': command({
    input: z.strictObject({
      register: RegisterNameSchema,
      what: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('cells'),
          cells: z
            .array(z.strictObject({ rowId: z.int(), field: z.string(), text: TypedText, version: Version.optional() }))
            .min(1)
            .max(mostCells),
        }),
        z.strictObject({
          kind: z.literal('rows'),
          viewId: z.string(),
          ranges: ViewRanges,
          field: z.string(),
          text: TypedText,
          /** That of the preview, or of the newest row that was seen. */
          version: Version.optional(),
        }),
      ]),
      reason: Reason.optional(),
      keepUnreadable: z.boolean().default(false),
      dryRun: z.boolean().default(false),
    }),
    output: RegisterChange,
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'register.view-expired',
      'register.reason-needed',
      'store.disk-full',
      'call.cancelled',
    ],
    touches,
    undoable: true,
    job: true,
  }),
} as const
