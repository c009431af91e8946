import { z } from 'zod'
import { query } from '../operation.ts'
import { CellValue } from '../views.ts'
import { RegisterNameSchema } from './parts.ts'

/** Hits are counted no further than this. */
export const mostCounted = 1000

/** Finding rows, and what has become of one. */
export const searchOperations = {
  /** Every word as the beginning of a word of the row, in every register at once. */
  'search.all': query({
    input: z.strictObject({ text: z.string().max(200), count: z.int().min(1).max(20).default(5) }),
    output: z.array(
      z.strictObject({
        register: RegisterNameSchema,
        /** False where the role of the person does not look for people. */
        isSearched: z.boolean(),
        total: z.int(),
        /** There are more than `total`. */
        hasMore: z.boolean(),
        hits: z.array(
          z.strictObject({
            rowId: z.int(),
            sender: z.string(),
            /** Values by which the row is known, in the order they are read. */
            label: z.array(CellValue),
            /** The fields that hold the words, those of the label left out. */
            found: z.array(z.strictObject({ field: z.string(), text: z.string() })),
          }),
        ),
      }),
    ),
    needs: 'reader',
    fails: [],
  }),
  /** Where a row stands in a frozen view: its index, or null where the view does not hold it. */
  'register.place': query({
    input: z.strictObject({ viewId: z.string(), rowId: z.int() }),
    output: z.strictObject({ index: z.int().nullable() }),
    needs: 'reader',
    fails: ['register.view-expired'],
  }),
  /** What has become of a row, by whom and from which file, newest first. */
  'register.biography': query({
    input: z.strictObject({
      register: RegisterNameSchema,
      rowId: z.int(),
      before: z.int().optional(),
      count: z.int().min(1).max(100).default(20),
    }),
    output: z.strictObject({
      events: z.array(
        z.strictObject({
          eventId: z.int(),
          at: z.string(),
          by: z.string(),
          operation: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          undoneBy: z.int().nullable(),
          /** What the event did to the row itself; `beside` is something that belongs to it. */
          did: z.enum(['inserted', 'changed', 'removed', 'beside']),
          fields: z.array(z.strictObject({ field: z.string(), before: CellValue, after: CellValue })),
        }),
      ),
      more: z.boolean(),
    }),
    needs: 'reader',
    fails: ['register.unknown-row'],
  }),
} as const
