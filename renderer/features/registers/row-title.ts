import type { RegisterName, Value } from '#shared/registers/field.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { useValueText } from '#renderer/language/use-field-text.ts'
import type { RegisterRow } from './register-columns.ts'

/** What a person calls the row: its number or name, and what it is about. */
export function titleOf(register: RegisterName, row: RegisterRow, textOf: ReturnType<typeof useValueText>): string {
  const label = labelFields[register].map((field) => row.values[field] ?? null)
  return titleOfLabel(register, label, textOf)
}

/** The same of the values of its `labelFields`. */
export function titleOfLabel(
  register: RegisterName,
  label: readonly Value[],
  textOf: ReturnType<typeof useValueText>,
): string {
  return label
    .slice(0, register === 'archive' ? 3 : undefined)
    .flatMap((value, index) =>
      value === null || value === '' ? [] : [textOf(register, labelFields[register][index] ?? '', value)],
    )
    .join(register === 'staff' ? ', ' : ' · ')
}
