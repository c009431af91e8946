import { labelFields } from '#shared/registers/label-fields.ts'
import type { ListedName, Value } from '#shared/registers/field.ts'
import { maskedValues } from '../import/show.ts'
import type { ComparedRow } from './comparison.ts'

/** What a person knows a row by; masked. */
export function createRowLabel(
  register: ListedName,
  transferDate: string,
): (row: Pick<ComparedRow, 'values'>) => Value[] {
  return ({ values }) => {
    const masked = maskedValues(register, values, transferDate)
    return labelFields[register].map((field) => masked[field] ?? null)
  }
}
