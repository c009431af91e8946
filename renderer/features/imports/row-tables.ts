import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'

export type ImportRow = OutputOf<'import.rows'>['rows'][number]
export type View = OutputOf<'import.preview'>['view']

/** What every table of rows needs to know of the delivery they are in. */
export interface RowTableProps {
  readonly rows: readonly ImportRow[]
  readonly view: View
}

/** Tells rows apart within a table; a vanished row has no place in the file. */
export function rowKey({ sheet, row, rowId }: ImportRow): string {
  return `${sheet} ${row} ${rowId ?? ''}`
}

/** The sheet that a row is in, where the delivery is more than one. */
export function sheetOf({ sheet }: ImportRow, { chosenSheets }: View): string {
  return chosenSheets.length > 1 ? sheet : ''
}

/** The core sends nothing else of such a row. */
export function isProtected(values: Values): boolean {
  const { protection } = values
  return typeof protection === 'string' && protection !== 'none'
}

const mostNaming = 3

/** The fields that a person knows a row by: its key, then what is searched for. */
export function namingFields(register: RegisterName): readonly string[] {
  const { keyFields, fields } = registers[register]
  const searched = fields.filter((field) => field.search === true).map((field) => field.name)
  return [...new Set([...keyFields.flat(), ...searched])].slice(0, mostNaming)
}

/** Fields that have a column, in the order of the columns. */
export function mappedFields(view: View): readonly string[] {
  return view.columns.flatMap(({ field }) => (field === null ? [] : [field]))
}
