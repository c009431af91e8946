import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { isNumeric } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { isNarrowing } from '#shared/registers/view-content.ts'
import { round } from '#shared/import/normalise.ts'
import { swedishOrder } from '../collation.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { matchExpression } from '../search-words.ts'
import { findingTableOf } from './finding-items.ts'
import { createDecoder } from './register-rows.ts'
import { indexedColumns, sourceOf, sparseColumns } from './view-source.ts'

export type FilterClause =
  | { readonly kind: 'contains'; readonly field: string; readonly text: string }
  | { readonly kind: 'range'; readonly field: string; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly (string | null)[] }
  | { readonly kind: 'filled'; readonly field: string }
  | { readonly kind: 'finding'; readonly field: string; readonly rule: FindingRuleId }

export interface SortClause {
  readonly field: string
  readonly descending: boolean
}

/** What a person asks of a register. */
export interface ViewWish {
  readonly register: RegisterName
  readonly search: string
  /** Beginnings of identity numbers that the search means beside its words. */
  readonly numbers?: readonly string[] | undefined
  readonly filters: readonly FilterClause[]
  readonly sort: readonly SortClause[]
}

/** A wish in SQL: what narrows the register down, and its order. Persons with protected identity are left out beside it. */
export interface ViewClauses {
  /** The ids that the search finds; null where nothing is searched for. */
  readonly found: Found | null
  readonly filters: readonly NarrowingClause[]
  readonly order: string
}

interface Found {
  readonly sql: string
  readonly values: readonly string[]
}

interface NarrowingClause {
  /** What is compared. */
  readonly column: string
  readonly sql: string
  readonly values: readonly (string | number)[]
}

export function viewClauses({ register, search, numbers, filters, sort }: ViewWish): ViewClauses {
  return {
    found: foundBy(register, matchExpression(search), numbers),
    filters: filters.flatMap((filter) => filterClause(register, filter) ?? []),
    order: [...sort.flatMap((entry) => sortClause(register, entry)), 'sort_key', 'id'].join(', '),
  }
}

/** By the words, and of staff by the number: both are looked up, so that an employment number that looks like a day is found too. */
function foundBy(register: RegisterName, match: string | null, numbers: readonly string[] = []): Found | null {
  const table = tableOf(register)
  if (match === null) return null
  const words = `SELECT rowid FROM ${table}_search WHERE ${table}_search MATCH ?`
  const byNumber = register === 'staff' ? numbers : []
  return {
    sql: [words, ...byNumber.map(() => bornRows)].join(' UNION '),
    values: [match, ...byNumber.flatMap((beginning) => [beginning, `${beginning}~`])],
  }
}

/** No stored number holds a character after `~`. */
export const bornRows = 'SELECT id FROM staff INDEXED BY staff_identity WHERE personal_identity_number BETWEEN ? AND ?'

/** The condition that a row of the view fulfils. */
export function viewCondition({ found, filters }: Pick<ViewClauses, 'found' | 'filters'>): {
  readonly where: string
  readonly values: readonly (string | number)[]
} {
  const parts = ['hidden = 0']
  if (found !== null) parts.push(`id IN (${found.sql})`)
  return {
    where: [...parts, ...filters.map(({ sql }) => sql)].join(' AND '),
    values: [...(found?.values ?? []), ...filters.flatMap((filter) => filter.values)],
  }
}

/** The rows of these ids, in the order asked for, with the number of findings of each. A vanished id is left out. */
export function readRows(
  read: Reader,
  register: RegisterName,
  ids: readonly number[],
  fields: readonly string[],
): {
  readonly id: number
  readonly sender: string
  readonly findings: number
  /** The event that last wrote the row. */
  readonly version: number
  readonly values: Record<string, Value>
}[] {
  const columns = fields.map((name) => `r.${columnOf(name)}`)
  const computedCount = `(SELECT count(*) FROM computed_findings AS c WHERE c.register = '${register}' AND c.row_id = r.id)`
  const statement = read.connection
    .prepare(
      `SELECT r.id, s.name, r.findings + ${computedCount}, coalesce(r.updated_by, r.inserted_by)${columns.map((column) => `, ${column}`).join('')}
       FROM ${tableOf(register)} AS r JOIN senders AS s ON s.id = r.sender_id WHERE r.id = ? AND r.hidden = 0`,
    )
    .raw()
  const decode = createDecoder(register, fields)
  return ids.flatMap((id) => {
    const row = statement.get(id) as (string | number | null)[] | undefined
    if (row === undefined) return []
    const [, sender, findings, version] = row
    return [
      { id, sender: String(sender), findings: Number(findings), version: Number(version), values: decode(row, 4) },
    ]
  })
}

/** Whether a row may be spoken of: it is there, and its person is not protected. */
export function isListedRow(read: Reader, register: RegisterName, rowId: number): boolean {
  const sql = `SELECT 1 FROM ${tableOf(register)} WHERE id = ? AND hidden = 0`
  return read.connection.prepare(sql).get(rowId) !== undefined
}

interface ValueCount {
  readonly value: string | null
  readonly count: number
}

/** The values of a field with their counts, most frequent first, of a day its years, the latest first; of the whole register, or of the rows it is narrowed down to. */
export function countValues(
  read: Reader,
  register: RegisterName,
  field: string,
  narrowed: Pick<ViewWish, 'search' | 'numbers' | 'filters'> = { search: '', filters: [] },
): ValueCount[] {
  const column = columnOf(field)
  const clauses = viewClauses({ register, ...narrowed, sort: [] })
  const isWhole = clauses.found === null && clauses.filters.length === 0
  if (isWhole && sparseColumns(read, register).has(column)) return countStated(read, register, column)
  const isDay = fieldOf(register, field)?.type === 'date'
  const indexed = indexedColumns(read, register)
  if (isDay && isWhole && indexed.has(column)) return countYears(read, register, column)
  const { where, values } = viewCondition(clauses)
  const source = sourceOf(indexed, register, { filters: clauses.filters, order: column })
  if (!isDay) return countBy(read, column, `${source} WHERE ${where}`, values)
  return countBy(read, `substr(${column}, 1, 4)`, `${source} WHERE ${where}`, values).toSorted(latestFirst)
}

/** Year by year through the index of a day: nothing is grouped, which would take as long again. */
function countYears(read: Reader, register: RegisterName, column: string): ValueCount[] {
  const table = tableOf(register)
  const next = read.connection.prepare(`SELECT min(${column}) FROM ${table} WHERE hidden = 0 AND ${column} > ?`).pluck()
  const count = read.connection
    .prepare(`SELECT count(*) FROM ${table} WHERE hidden = 0 AND ${column} >= ? AND ${column} < ?`)
    .pluck()
  const years: ValueCount[] = []
  for (let after = ''; ;) {
    const found = next.get(after) as string | null
    if (found === null) break
    const value = found.slice(0, 4)
    after = `${value}~`
    years.push({ value, count: Number(count.get(value, after)) })
  }
  const { rows, protectedHidden } = countListed(read, register)
  const rest = years.reduce((left, year) => left - year.count, rows - protectedHidden)
  return [...years.toReversed(), ...(rest > 0 ? [{ value: null, count: rest }] : [])]
}

/** What states no day is last. */
function latestFirst(a: ValueCount, b: ValueCount): number {
  return (b.value ?? '').localeCompare(a.value ?? '')
}

/** Of a column that few rows state: the others are those that are left. */
function countStated(read: Reader, register: RegisterName, column: string): ValueCount[] {
  const stated = countBy(read, column, `${tableOf(register)} WHERE hidden = 0 AND ${column} IS NOT NULL`, [])
  const { rows, protectedHidden } = countListed(read, register)
  const rest = stated.reduce((left, { count }) => left - count, rows - protectedHidden)
  const all = rest > 0 ? [...stated, { value: null, count: rest }] : stated
  return all.toSorted((a, b) => b.count - a.count)
}

function countBy(read: Reader, column: string, from: string, values: readonly (string | number)[]): ValueCount[] {
  const rows = read.connection
    .prepare(
      `SELECT ${column} AS value, count(*) AS count FROM ${from}
       GROUP BY ${column} ORDER BY count DESC, ${column} LIMIT 1000`,
    )
    .all(...values) as { value: string | number | null; count: number }[]
  return rows.map(({ value, count }) => ({ value: value === null ? null : String(value), count }))
}

export interface RegisterCounts {
  /** All rows, protected persons included, so that control totals add up. */
  readonly rows: number
  readonly protectedHidden: number
  readonly totals: readonly { readonly field: string; readonly sum: number }[]
}

/** How many rows there are and how many of them are hidden, from the index alone. */
export function countListed(
  read: Reader,
  register: RegisterName,
): { readonly rows: number; readonly protectedHidden: number } {
  // Two counts, each by the shortest index there is for it: grouped by one column, a long register is read by a wide one.
  const count = (condition: string): number =>
    Number(
      read.connection
        .prepare(`SELECT count(*) FROM ${tableOf(register)} ${condition}`)
        .pluck()
        .get(),
    )
  return { rows: count(''), protectedHidden: count('WHERE hidden = 1') }
}

/** The sums of a register, of those who are listed alone. */
export function sumListed(read: Reader, register: RegisterName): RegisterCounts['totals'] {
  return registers[register].totals.length === 0 ? [] : countRegister(read, register, { listedOnly: true }).totals
}

/** `listedOnly` leaves persons with protected identity out of rows and sums, as a handover list does. */
export function countRegister(
  read: Reader,
  register: RegisterName,
  options: { readonly listedOnly: boolean } = { listedOnly: false },
): RegisterCounts {
  const fields = registers[register].totals
  const sums = fields.map((name) => `, total(${columnOf(name)})`).join('')
  const row = read.connection
    .prepare(
      `SELECT count(*), coalesce(sum(hidden), 0)${sums} FROM ${tableOf(register)}${options.listedOnly ? ' WHERE hidden = 0' : ''}`,
    )
    .raw()
    .get() as number[]
  return {
    rows: row[0] ?? 0,
    protectedHidden: row[1] ?? 0,
    totals: fields.map((field, index) => ({ field, sum: round(row[index + 2] ?? 0, 4) })),
  }
}

function filterClause(register: RegisterName, filter: FilterClause): NarrowingClause | null {
  if (filter.kind === 'finding') {
    const sql = `id IN (SELECT row_id FROM ${findingTableOf(filter.rule)}
      WHERE register = ? AND rule = ? AND field IS nullif(?, '') AND row_id > 0)`
    return { column: 'id', sql, values: [register, filter.rule, filter.field] }
  }
  const field = fieldOf(register, filter.field)
  // What is masked can be neither searched nor narrowed down.
  if (field === undefined || !isNarrowing(register, filter)) return null
  const column = columnOf(field.name)
  switch (filter.kind) {
    case 'contains': {
      const text = filter.text.normalize('NFC').trim()
      if (text === '') return null
      const folded = swedishOrder('?')
      return { column, sql: `instr(${swedishOrder(column)}, ${folded}) > 0`, values: [text] }
    }
    case 'filled':
      return { column, sql: `${column} IS NOT NULL`, values: [] }
    case 'range': {
      const bound = (text: string): string | number => (isNumeric(field.type) ? Number(text.replace(',', '.')) : text)
      const parts: string[] = []
      const values: (string | number)[] = []
      if (filter.from !== null && filter.from !== '') {
        parts.push(`${column} >= ?`)
        // A month or year that is all that is known belongs to what begins with it.
        values.push(bound(field.type === 'date' ? filter.from.replace(/(?:-01)?-01$/, '') : filter.from))
      }
      if (filter.to !== null && filter.to !== '') {
        parts.push(`${column} <= ?`)
        values.push(bound(filter.to))
      }
      return parts.length === 0 ? null : { column, sql: parts.join(' AND '), values }
    }
    case 'in': {
      const isNumber = isNumeric(field.type) || field.type === 'boolean'
      const present = filter.values.flatMap((value) => (value === null ? [] : [isNumber ? Number(value) : value]))
      const alternatives = [
        ...(present.length > 0 ? [`${column} IN (${present.map(() => '?').join(', ')})`] : []),
        ...(filter.values.includes(null) ? [`${column} IS NULL`] : []),
      ]
      return alternatives.length === 0 ? null : { column, sql: `(${alternatives.join(' OR ')})`, values: present }
    }
  }
}

function sortClause(register: RegisterName, sort: SortClause): string[] {
  const field = fieldOf(register, sort.field)
  if (field === undefined) return []
  const column = columnOf(field.name)
  const direction = sort.descending ? 'DESC' : 'ASC'
  // Masked values are ordered by what is shown of them: the birth date.
  if (field.type === 'identity') return [`substr(${column}, 1, 8) ${direction} NULLS LAST`]
  // The register's own number has an order of its own (year, then serial; signum by level), kept in sort_key.
  if ((field.type === 'registration' || field.type === 'signum') && field.required === 'error') {
    return [`sort_key ${direction}`]
  }
  const isText = field.type === 'text' || field.type === 'registration' || field.type === 'signum'
  return [`${isText ? swedishOrder(column) : column} ${direction} NULLS LAST`]
}
