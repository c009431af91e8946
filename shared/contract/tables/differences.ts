import { z } from 'zod'
import { comparedFieldNames, toleratedFieldNames } from '../../reconciliation/field-comparison.ts'
import { resolutions } from '../../reconciliation/gap-contributions.ts'
import { command, query } from '../operation.ts'
import { CellValue } from '../views.ts'
import { Reason } from './privacy.ts'

export const differenceStates = ['differs', 'missingHere', 'missingThere'] as const

const Field = z.enum(comparedFieldNames)
const State = z.enum(differenceStates)

/** What somebody has said of a difference; `changed` is said on values that are no longer those, and does not hold. */
export const differenceStandings = ['open', 'changed', 'resolved'] as const
const Standing = z.enum(differenceStandings)

/** Two lists of a reconciliation, by their places. Unsaid: the first sender's and the first receiver's. */
export const twoLists = {
  reconciliationId: z.int().positive(),
  lists: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
}

export const comparedLists = {
  ...twoLists,
  /** That of `reconciliation.open-protected`: rows of protected people instead of all others. */
  openingId: z.string().max(100).optional(),
}

/** The run that was looked at: what is said of rows of another one is refused, since their numbers stand for other rows. */
export const RunId = z.int().positive()

export const readsComparison = [
  'reconciliation.unknown',
  'reconciliation.not-permitted',
  'reconciliation.not-run',
  'reconciliation.blocked',
  'register.opening-ended',
  'difference.unknown-list',
] as const

const Difference = z.strictObject({
  /** Numbers of the two rows in the run. */
  here: z.int(),
  there: z.int(),
  field: Field,
  state: State,
  /** What a person knows the employment by; masked. */
  label: z.array(CellValue),
  hereValue: CellValue,
  thereValue: CellValue,
  /** Here less there: in the field's own unit, of a date in days; null of words and of what is missing. */
  delta: z.number().nullable(),
  /** Of the actual salary: what comes of the salary and what of the rate, in kronor. */
  causes: z.array(z.strictObject({ field: z.enum(['monthlySalary', 'ftePercent']), delta: z.number() })),
  standing: Standing,
  said: z
    .strictObject({
      resolution: z.enum(resolutions),
      /** What is right where both are wrong. */
      value: z.string().nullable(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      /** What it was said on. */
      hereValue: CellValue,
      thereValue: CellValue,
    })
    .nullable(),
})

/** All differences of a field that are alike, as they are chosen and resolved together. */
const Kind = z.strictObject({
  field: Field,
  state: State.optional(),
  standing: Standing.optional(),
  /** Only those that hold exactly this on one side or the other (`VILLKORSAVTAL` here, `AB` there). */
  hereValue: CellValue.optional(),
  thereValue: CellValue.optional(),
})

/**
 * Fields of linked employments that are not equal, here (the sender's list, or of two others the receiver's) and there. What is said of
 * one is kept by the business keys of its rows, survives new runs, and no longer holds once a value under it has changed.
 */
export const differenceOperations = {
  'difference.list': query({
    input: z.strictObject({
      ...comparedLists,
      kind: Kind.partial({ field: true }).default({}),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      runId: RunId,
      /** Employments that are paired, and those of them that are equal in all. */
      compared: z.int(),
      equal: z.int(),
      /** What a list says of nobody, and is therefore not compared. */
      unstated: z.strictObject({ here: z.array(Field), there: z.array(Field) }),
      /** In the order of the fields, whatever is chosen. */
      kinds: z.array(
        z.strictObject({ field: Field, state: State, open: z.int(), changed: z.int(), resolved: z.int() }),
      ),
      /** How much a number or a date may differ and still be equal: in the field's own unit, or in days. */
      tolerances: z.array(
        z.strictObject({
          field: Field,
          usual: z.number(),
          /** The greatest that may be set. */
          most: z.number(),
          /** What somebody has set in place of the usual. */
          set: z.strictObject({ tolerance: z.number(), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
        }),
      ),
      total: z.int(),
      items: z.array(Difference),
    }),
    needs: 'reader',
    fails: readsComparison,
  }),
  /** Says the same of some differences, or of all of a kind that are not resolved, as one act; null takes back what was said. */
  'difference.resolve': command({
    input: z.strictObject({
      ...comparedLists,
      runId: RunId,
      target: z.union([
        z.strictObject({
          items: z
            .array(z.strictObject({ here: z.int(), there: z.int(), field: Field }))
            .min(1)
            .max(1000),
        }),
        z.strictObject({ kind: Kind }),
      ]),
      said: z
        .strictObject({
          resolution: z.enum(resolutions),
          /** Needed where both are wrong, and there alone. */
          value: z.string().trim().min(1).max(200).nullable().default(null),
          reason: Reason,
        })
        .nullable(),
    }),
    output: z.strictObject({ eventId: z.int(), items: z.int() }),
    needs: 'editor',
    fails: [
      ...readsComparison,
      'difference.run-changed',
      'difference.nothing-changed',
      'difference.value-needed',
      'store.disk-full',
    ],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
  /** Sets how much a field of two lists may differ and still be equal, up to the field's limit; null brings back the usual tolerance. */
  'difference.tolerate': command({
    input: z.strictObject({
      ...comparedLists,
      field: z.enum(toleratedFieldNames),
      said: z.strictObject({ tolerance: z.number().min(0), reason: Reason }).nullable(),
    }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: [...readsComparison, 'difference.nothing-changed', 'difference.tolerance-too-large', 'store.disk-full'],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
} as const
