import { z } from 'zod'
import { totalMeasures } from '../../reconciliation/control-totals.ts'
import { comparedFieldNames } from '../../reconciliation/field-comparison.ts'
import { causeCodes, saidCauses } from '../../reconciliation/gap-contributions.ts'
import { command, query } from '../operation.ts'
import { CellValue } from '../views.ts'
import { comparedLists, readsComparison, RunId, twoLists } from './differences.ts'

const Measure = z.enum(totalMeasures)
const Cause = z.enum(causeCodes)
const Side = z.enum(['here', 'there'])
const CauseSide = z.enum(['here', 'there', 'both'])

/** Amounts as people state them: posts, kronor, days, hours or a count. */
const MeasureView = z.strictObject({
  measure: Measure,
  /** Null where the side states nothing of it, or where it would be the amount of a few with protected people among them. */
  here: z.number().nullable(),
  there: z.number().nullable(),
  /** Here less there; null where either is. */
  gap: z.number().nullable(),
  /** What is not explained first, then the largest. Together with the remainder they come to the gap. */
  causes: z.array(
    z.strictObject({
      cause: Cause,
      /** The field that differs, of a cause that is about one. */
      field: z.string().nullable(),
      side: CauseSide,
      isExplained: z.boolean(),
      /** The other sender, of what belongs with one. */
      party: z.string().nullable(),
      count: z.int(),
      /** Null of a few protected people, whose causes are told together (`withheld`). */
      delta: z.number().nullable(),
    }),
  ),
  /** What no cause accounts for: a figure that a side has stated and its list does not bear out. */
  remainder: z.number().nullable(),
})

/**
 * `equal`: the main totals are the same and nothing is left to explain. `explained`: they differ, by explained causes alone.
 * `unexplained`: something is left, even where it cancels out, or a side does not state a main total.
 */
const GapState = z.enum(['equal', 'explained', 'unexplained'])

const Scope = z.strictObject({
  /** What to ask rows by; null of the whole. */
  unit: z.string().nullable(),
  /** `rest`: protected people, with so many others that no sum is theirs alone. `unnamed`: rows that name no unit. */
  kind: z.enum(['whole', 'unit', 'rest', 'unnamed']),
  name: z.string(),
  measures: z.array(MeasureView),
  state: GapState,
})

/** A row behind a cause; masked. */
const CauseRow = z.strictObject({
  /** Its number in the run. */
  number: z.int(),
  label: z.array(CellValue),
  values: z.record(z.string(), CellValue),
  /** The row of the register, where it is one. */
  rowId: z.int().nullable(),
  /** Why a delivered row cannot go into the register as it is; null where it can. */
  rejected: z.enum(['no-number', 'other']).nullable(),
  said: z
    .strictObject({
      cause: z.enum(saidCauses),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
      /** The row has changed since: it no longer holds. */
      isChanged: z.boolean(),
    })
    .nullable(),
})

/**
 * Control totals of two lists, each side by itself, and what every gap comes of. Protected people count in them and are never listed.
 */
export const controlTotalOperations = {
  'total.read': query({
    input: z.strictObject(twoLists),
    output: z.strictObject({
      runId: RunId,
      /** The places of the lists. */
      here: z.int(),
      there: z.int(),
      whole: Scope,
      units: z.array(Scope),
      /** Those that somebody has set, and that hold in place of the usual. */
      tolerances: z.array(
        z.strictObject({ field: z.enum(comparedFieldNames), tolerance: z.number(), reason: z.string() }),
      ),
      /** Figures that people have entered for a side; they stand in place of the list's own. */
      entered: z.array(
        z.strictObject({
          side: Side,
          /** As a scope has it; null of the whole. */
          unit: z.string().nullable(),
          /** The name of the unit; empty for the whole. */
          name: z.string(),
          /**
           * `earlier`: stated for a list before this one, and bears on nothing until it is stated again. `uncounted`: of a unit that is
           * not told by itself, and bears on nothing either.
           */
          standing: z.enum(['holds', 'earlier', 'uncounted']),
          measure: Measure,
          amount: z.number(),
          reference: z.string().nullable(),
          by: z.string(),
          at: z.string(),
        }),
      ),
    }),
    needs: 'reader',
    fails: readsComparison,
  }),
  /** The rows, pairs or people behind one cause of one measure. */
  'total.rows': query({
    input: z.strictObject({
      ...comparedLists,
      unit: z.string().max(200).nullable().default(null),
      measure: Measure,
      cause: Cause,
      field: z.string().max(100).nullable(),
      side: CauseSide,
      isExplained: z.boolean(),
      party: z.string().max(200).nullable().default(null),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      runId: RunId,
      total: z.int(),
      items: z.array(z.strictObject({ delta: z.number(), here: z.array(CauseRow), there: z.array(CauseRow) })),
    }),
    needs: 'reader',
    fails: readsComparison,
  }),
  /** The rows of protected people that stand alone in one of two lists, for as long as they are opened. */
  'total.alone': query({
    input: z.strictObject({ ...comparedLists, openingId: z.string().max(100) }),
    output: z.strictObject({ runId: RunId, here: z.array(CauseRow), there: z.array(CauseRow) }),
    needs: 'reader',
    fails: readsComparison,
  }),
  /**
   * Says why rows of one side have nobody on the other, by a cause that its list can have and with a note where the cause tells nothing
   * by itself; null takes it back. Kept by the keys of the rows, for coming runs too.
   */
  'total.say-cause': command({
    input: z.strictObject({
      ...comparedLists,
      runId: RunId,
      side: Side,
      rows: z.array(z.int()).min(1).max(1000),
      cause: z.enum(saidCauses).nullable(),
      note: z.string().trim().min(1).max(500).nullable().default(null),
    }),
    output: z.strictObject({ eventId: z.int(), rows: z.int() }),
    needs: 'editor',
    fails: [
      ...readsComparison,
      'difference.run-changed',
      'difference.nothing-changed',
      'difference.note-needed',
      'difference.cause-unfit',
      'store.disk-full',
    ],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
  /** Keeps a total that a side has stated and signed, of its whole list or of a unit in it; null takes it away. */
  'total.enter': command({
    input: z.strictObject({
      ...twoLists,
      /** The place of the list. */
      list: z.int().min(0),
      /** As a scope of the lists that are compared has it; null of the whole. */
      unit: z.string().max(200).nullable().default(null),
      measure: Measure,
      amount: z.number().min(-1e12).max(1e12).nullable(),
      /** Where it is stated. */
      reference: z.string().trim().min(1).max(200).nullable().default(null),
    }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: [...readsComparison, 'difference.unknown-unit', 'difference.nothing-changed', 'store.disk-full'],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
} as const
