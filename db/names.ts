import type { RecordKindName } from '#shared/records/record.ts'
import { recordKindNames } from '#shared/records/records.ts'
import type { RegisterName } from '#shared/registers/field.ts'

/** The SQL column of a field: `oldRegistrationNumber` → `old_registration_number`. */
export function columnOf(field: string): string {
  const known = columns.get(field)
  if (known !== undefined) return known
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) throw new Error(`Not a field name: ${field}`)
  const column = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columns.set(field, column)
  return column
}
const columns = new Map<string, string>()

/** The table of a register; its full-text index is the same name with `_search`. */
export function tableOf(register: RegisterName): string {
  return register
}

/** The table of a kind of record: `diarySeries` → `diary_series`. */
export function tableOfRecord(kind: RecordKindName): string {
  return columnOf(kind)
}

export const recordTables: readonly string[] = recordKindNames.map(tableOfRecord)
