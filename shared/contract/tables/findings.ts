import { z } from 'zod'
import { findingRuleIds } from '../../import/rules.ts'
import { command, query } from '../operation.ts'
import { RegisterNameSchema } from './parts.ts'

/**
 * Findings on rows that are in a register, as work: `reopened` is a waiver whose ground has changed, and is computed, never
 * stored. What was kept out of a register waits in the repair basket of its import instead.
 */
export const findingStates = ['open', 'assigned', 'waived', 'reopened'] as const
export type FindingState = (typeof findingStates)[number]

/** What is done where others have written since. */
const findingsMeanwhile = ['refuse', 'pass', 'overwrite'] as const

const Severity = z.enum(['error', 'warning', 'info'])
const Owner = z.string().trim().min(1).max(200)
const Text = z.string().trim().min(1).max(2000)

/** A rule broken in one field of a register, or by the row as a whole. */
export const FindingKind = z.strictObject({
  register: RegisterNameSchema,
  rule: z.enum(findingRuleIds),
  field: z.string().max(100).nullable(),
})

/** Whose and in what state; a null owner means those that nobody has. */
export const FindingChoice = z.strictObject({
  owner: Owner.nullable().optional(),
  state: z.enum(findingStates).optional(),
})

const FindingCounts = z.strictObject({ open: z.int(), assigned: z.int(), waived: z.int(), reopened: z.int() })

const FindingGroupView = FindingKind.extend({
  /** The number of the rule, as people quote it. */
  number: z.string(),
  severity: Severity,
  counts: FindingCounts,
})

const itemShape = {
  rowId: z.int(),
  state: z.enum(findingStates),
  /** What it is about, as delivered; masked. */
  raw: z.string(),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  /** Also of a waiver that no longer holds. */
  waiver: z.strictObject({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
}

export const FindingItem = z.strictObject({
  ...itemShape,
  /** What a person knows the row by; masked. */
  label: z.string(),
  sender: z.string(),
  /** The file, sheet and row that it was found in; null where it came from no file. */
  place: z.strictObject({ fileName: z.string(), sheet: z.string(), row: z.int() }).nullable(),
})

/** One of a row's findings, beside the row. */
const RowFinding = z.strictObject({
  ...itemShape,
  rule: z.enum(findingRuleIds),
  field: z.string().nullable(),
  severity: Severity,
})

const FindingRef = z.strictObject({
  ...FindingKind.shape,
  rowId: z.int(),
  /** What the person saw in what is changed: the owner, the note or the reason of the waiver. Unsaid, it is written over. */
  seen: z.string().max(2000).nullable().optional(),
  /** What it was about when it was read, its `raw`, which a waiver rests on. Unsaid, it rests on whatever it is about now. */
  ground: z.string().max(200_000).optional(),
})

/** Findings as work. */
export const findingOperations = {
  'finding.groups': query({
    input: z.strictObject({
      ...FindingChoice.shape,
      register: RegisterNameSchema.optional(),
      severity: Severity.optional(),
    }),
    output: z.strictObject({
      /** The gravest first, then those with most left to do. */
      groups: z.array(FindingGroupView),
      /** On rows of people with protected identity: counted here and nowhere else, and never listed. */
      protectedHidden: z.int(),
      /** Everybody who has been given a finding. */
      owners: z.array(z.string()),
    }),
    needs: 'reader',
    fails: [],
  }),
  /** The rows of one kind of finding, in the order that they came; `next` is the `after` of the following page. */
  'finding.list': query({
    input: z.strictObject({
      kind: FindingKind,
      choice: FindingChoice.default({}),
      after: z.int().min(0).default(0),
      count: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      total: z.int(),
      items: z.array(FindingItem),
      next: z.int().nullable(),
      /** The newest event when this was read: the `version` of what is then done with all of them. */
      version: z.int(),
    }),
    needs: 'reader',
    fails: [],
  }),
  'finding.row': query({
    input: z.strictObject({ register: RegisterNameSchema, rowId: z.int() }),
    output: z.array(RowFinding),
    needs: 'reader',
    fails: [],
  }),
  /**
   * One change of some findings, or of all of a kind in a state; those that it changes nothing of are passed over. Where somebody has
   * written the same of one since it was seen, or it would waive what has become another, nothing is done, unless it says that those
   * are to be passed over or written over.
   */
  'finding.handle': command({
    input: z.strictObject({
      target: z.union([
        z.strictObject({ items: z.array(FindingRef).min(1).max(1000) }),
        z.strictObject({
          kind: FindingKind,
          choice: FindingChoice.default({}),
          /** That of the list that was seen; unsaid, whatever has been written since is written over. */
          version: z.int().min(0).optional(),
        }),
      ]),
      meanwhile: z.enum(findingsMeanwhile).default('refuse'),
      change: z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('owner'), owner: Owner.nullable() }),
        z.strictObject({ what: z.literal('note'), note: Text.nullable() }),
        z.strictObject({ what: z.literal('waive'), reason: Text }),
        z.strictObject({ what: z.literal('take-back') }),
      ]),
    }),
    output: z.strictObject({ eventId: z.int(), items: z.int() }),
    needs: 'editor',
    fails: ['register.not-your-register', 'finding.nothing-changed', 'finding.changed-meanwhile', 'store.disk-full'],
    touches: ['findings', 'history'],
    undoable: true,
  }),
} as const
