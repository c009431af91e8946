import { z } from 'zod'
import { command, query } from '../operation.ts'
import { CellValue } from '../views.ts'
import { RegisterNameSchema } from './parts.ts'

/** Why a person has to see what is otherwise hidden; kept in the history. */
export const leastReason = 3
export const Reason = z.string().trim().min(leastReason).max(500)

/** What is hidden, shown to those who say why: each look is an event. */
export const privacyOperations = {
  /** One identity number in full. It is never part of the event. */
  'register.reveal': command({
    input: z.strictObject({ register: RegisterNameSchema, rowId: z.int(), field: z.string().max(100), reason: Reason }),
    output: z.strictObject({ value: z.string() }),
    needs: 'editor',
    fails: ['register.unknown-row', 'register.nothing-to-reveal', 'register.reveal-not-permitted', 'store.disk-full'],
    touches: ['history'],
  }),
  /** Opens the rows of people with protected identity for some minutes; identity numbers stay masked. */
  'register.protected': command({
    input: z.strictObject({ register: RegisterNameSchema, reason: Reason }),
    output: z.strictObject({
      openingId: z.string(),
      total: z.int(),
      /** From now until the core shows no more of them. */
      seconds: z.int(),
      fields: z.array(z.string()),
    }),
    needs: 'editor',
    fails: ['register.reveal-not-permitted', 'store.disk-full'],
    touches: ['history'],
  }),
  'register.protected-rows': query({
    input: z.strictObject({ openingId: z.string().max(100), start: z.int().min(0), count: z.int().min(1).max(100) }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ sender: z.string(), values: z.record(z.string(), CellValue) })),
    }),
    needs: 'reader',
    fails: ['register.opening-ended'],
  }),
} as const
