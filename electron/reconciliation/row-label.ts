import { labelFields } from '#shared/registers/label-fields.ts'
import type { Value } from '#shared/registers/field.ts'
import { maskedValues } from '../import/show.ts'
import type { ComparedRow } from './comparison.ts'

/** What a person knows an employment by; masked. */
export function createRowLabel(transferDate: string): (row: Pick<ComparedRow, 'values'>) => Value[] {
  return ({ values }) => {
    const masked = maskedValues('staff', values, transferDate)
    return labelFields.staff.map((field) => masked[field] ?? null)
  }
}
