import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import type { ViewClauses } from './register-view.ts'

/** What a reading narrows a register down by, and the column that it goes by; `order` is empty where any order will do. */
type Reading = Pick<ViewClauses, 'filters' | 'order'>

/** Columns by which rows that may be listed are found or ordered without reading the others. */
export function indexedColumns(read: Reader, register: RegisterName): ReadonlySet<string> {
  return new Set(['id', ...columnsIndexed(read, register, 'whole')])
}

/** Columns whose stated values are found without reading the rows that state none. */
export function sparseColumns(read: Reader, register: RegisterName): ReadonlySet<string> {
  return new Set(columnsIndexed(read, register, 'stated'))
}

function columnsIndexed(read: Reader, register: RegisterName, of: 'whole' | 'stated'): string[] {
  const second = read.connection
    .prepare(
      `SELECT second.name FROM pragma_index_list(?) AS list
       JOIN pragma_index_info(list.name) AS first ON first.seqno = 0 AND first.name = 'hidden'
       JOIN pragma_index_info(list.name) AS second ON second.seqno = 1
       WHERE list.partial = ?`,
    )
    .pluck()
    .all(tableOf(register), of === 'whole' ? 0 : 1) as (string | null)[]
  return second.flatMap((name) => name ?? [])
}

/** Whether an index narrows the register down, or gives all of it in order. */
export function isServed(indexed: ReadonlySet<string>, { filters, order }: Reading): boolean {
  if (filters.some(({ column }) => indexed.has(column))) return true
  return filters.length === 0 && indexed.has(leadingColumn(order))
}

/**
 * The table as it is best read. An index that begins with `hidden` fits every view, and SQLite likes to take one; but where it
 * neither orders nor narrows down, a million rows are looked up one by one instead of read one after the other.
 */
export function sourceOf(indexed: ReadonlySet<string>, register: RegisterName, reading: Reading): string {
  const table = tableOf(register)
  return isServed(indexed, reading) ? table : `${table} NOT INDEXED`
}

/** The column that an order begins with; of an expression, something that is no column. */
export function leadingColumn(order: string): string {
  return /^\w*/.exec(order)?.[0] ?? ''
}
