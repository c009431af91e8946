import { z } from 'zod'
import { query } from '../operation.ts'
import { Filter, RegisterRow, RegisterSummary, Sort, ValueTrace } from '../views.ts'
import { RegisterNameSchema, Nothing } from './parts.ts'

/** Rows of the four registers. */
export const registerOperations = {
  'register.summary': query({ input: Nothing, output: z.array(RegisterSummary), needs: 'reader', fails: [] }),
  'register.open': query({
    input: z.strictObject({
      register: RegisterNameSchema,
      search: z.string().max(200).default(''),
      filters: z.array(Filter).max(50).default([]),
      sort: z.array(Sort).max(5).default([]),
    }),
    output: z.strictObject({ viewId: z.string(), total: z.int(), all: z.int(), protectedHidden: z.int() }),
    needs: 'reader',
    fails: [],
  }),
  'register.rows': query({
    input: z.strictObject({ viewId: z.string(), start: z.int().min(0), count: z.int().min(1).max(500) }),
    output: z.strictObject({
      start: z.int(),
      rows: z.array(RegisterRow),
      /** The newest event when they were read: the `version` of what is then written in rows of this view that are not listed. */
      version: z.int(),
    }),
    needs: 'reader',
    fails: ['register.view-expired'],
  }),
  /** Of a day the years that occur, as `2018`, the latest first; of anything else the values, the most frequent first. */
  'register.values': query({
    input: z.strictObject({
      register: RegisterNameSchema,
      field: z.string(),
      /** What narrows the rows that are counted; unsaid, the whole register is. */
      search: z.string().max(200).default(''),
      filters: z.array(Filter).max(50).default([]),
    }),
    output: z.array(z.strictObject({ value: z.string().nullable(), count: z.int() })),
    needs: 'reader',
    fails: [],
  }),
  'register.trace': query({
    input: z.strictObject({ register: RegisterNameSchema, rowId: z.int() }),
    output: ValueTrace.nullable(),
    needs: 'reader',
    fails: [],
  }),
} as const
