import type { RegisterName, Values } from '#shared/registers/field.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { createDecoder } from './register-rows.ts'

/** Every listed row of a register in its natural order, one at a time; persons with protected identity are not listed. */
export function* listedRows(
  read: Reader,
  register: RegisterName,
  columns: readonly string[],
  also: readonly string[],
): Generator<Values> {
  const fields = [...new Set([...columns, ...also])]
  const decode = createDecoder(register, fields)
  const rows = read.connection
    .prepare(
      `SELECT ${fields.map(columnOf).join(', ')} FROM ${tableOf(register)} WHERE hidden = 0 ORDER BY sort_key, id`,
    )
    .raw()
    .iterate() as Iterable<(string | number | null)[]>
  for (const row of rows) yield decode(row, 0)
}

/** Listed rows by the values of one field, in value order, blank last. */
export function countBy(
  read: Reader,
  register: RegisterName,
  field: string,
): { readonly value: string | null; readonly count: number }[] {
  const column = columnOf(field)
  return read.connection
    .prepare(
      `SELECT ${column} AS value, count(*) AS count FROM ${tableOf(register)} WHERE hidden = 0
       GROUP BY ${column} ORDER BY ${column} NULLS LAST`,
    )
    .all() as { value: string | null; count: number }[]
}
