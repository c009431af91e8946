import { z } from 'zod'
import { gateNames } from './gates.ts'

const Wording = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })

/** A checklist template file (`resources/checklists/*.json`): assignments and steps, days counted from T. */
export const ChecklistTemplate = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: Wording,
  assignments: z.array(
    z.strictObject({ id: z.string(), title: Wording, mode: z.enum(['register', 'checklist', 'outside']) }),
  ),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      assignment: z.string(),
      text: Wording,
      roles: z.array(z.string()).min(1),
      /** Days from the transfer date; negative is before. */
      offsetDays: z.int(),
      untilDays: z.int().optional(),
      after: z.array(z.string()),
      gate: z.enum(gateNames).nullable(),
      source: z.strictObject({ text: z.string(), evidence: z.enum(['V', 'P', 'U']) }).nullable(),
    }),
  ),
})

export type ChecklistTemplate = z.infer<typeof ChecklistTemplate>
