import type { RegisterName, Values } from '#shared/registers/field.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { createDecoder } from './register-rows.ts'
import { countListed } from './register-view.ts'

/** Rows of a register, or one per person of those who are still employed on the day of transfer; protected people are not listed. */
export interface ReportScope {
  readonly register: RegisterName
  readonly rowsOf?: 'person'
}

/** How many rows are listed, and how many of the same are not because they are of protected people. */
export function countReported(
  read: Reader,
  scope: ReportScope,
): { readonly rows: number; readonly protectedHidden: number } {
  if (scope.rowsOf === undefined) {
    const { rows, protectedHidden } = countListed(read, scope.register)
    return { rows: rows - protectedHidden, protectedHidden }
  }
  const [shown, hidden] = [0, 1].map((mark) =>
    Number(
      read.connection
        .prepare(`SELECT count(*) FROM (${people(mark)})`)
        .pluck()
        .get(),
    ),
  )
  return { rows: shown ?? 0, protectedHidden: hidden ?? 0 }
}

/** Every listed row in its natural order, one at a time. */
export function* listedRows(
  read: Reader,
  scope: ReportScope,
  columns: readonly string[],
  also: readonly string[],
): Generator<Values> {
  const { register } = scope
  const fields = [...new Set([...columns, ...also])]
  const decode = createDecoder(register, fields)
  const rows = read.connection
    .prepare(
      `SELECT ${fields.map(columnOf).join(', ')} FROM ${tableOf(register)} WHERE ${isListed(scope)} ORDER BY sort_key, id`,
    )
    .raw()
    .iterate() as Iterable<(string | number | null)[]>
  for (const row of rows) yield decode(row, 0)
}

/** Listed rows by the values of one field, in value order, blank last. */
export function countBy(
  read: Reader,
  scope: ReportScope,
  field: string,
): { readonly value: string | null; readonly count: number }[] {
  const column = columnOf(field)
  return read.connection
    .prepare(
      `SELECT ${column} AS value, count(*) AS count FROM ${tableOf(scope.register)} WHERE ${isListed(scope)}
       GROUP BY ${column} ORDER BY ${column} NULLS LAST`,
    )
    .all() as { value: string | null; count: number }[]
}

function isListed({ rowsOf }: ReportScope): string {
  return rowsOf === undefined ? 'hidden = 0' : `id IN (${people(0)})`
}

/** Of each person who is employed on the day of transfer the main employment: a person gets one letter of each sender. */
function people(hidden: number): string {
  return `SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY sender_id, coalesce('p' || person_id, 'r' || id)
      ORDER BY primary_employment DESC NULLS LAST, fte_percent DESC NULLS LAST, id) AS place
    FROM staff WHERE hidden = ${hidden} AND (end_date IS NULL OR end_date >= (SELECT transfer_date FROM transfer))
  ) WHERE place = 1`
}
