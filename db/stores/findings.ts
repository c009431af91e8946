import type { FindingRuleId, Severity } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'

export interface FindingRecord {
  readonly rawId: number | null
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly raw: string
}

/** How many rows of a committed import were let in with a remark. */
export function countRemarked(read: Reader, importId: number): number {
  const sql = 'SELECT count(DISTINCT raw_id) FROM findings WHERE import_id = ? AND row_id IS NOT NULL'
  return Number(read.connection.prepare(sql).pluck().get(importId))
}

/** One kind of finding of a committed import: how many, and the first places with what each is about. */
export interface RecordedGroup {
  readonly rule: FindingRuleId
  readonly severity: Severity
  readonly field: string | null
  readonly count: number
  readonly places: readonly { readonly rawId: number | null; readonly raw: string }[]
}

/** The findings of a committed import by kind, gravest first, as its preview grouped them. */
export function groupFindings(read: Reader, importId: number): RecordedGroup[] {
  const groups = read.connection
    .prepare(
      `SELECT rule, severity, field, count(*) AS count FROM findings WHERE import_id = ? GROUP BY rule, field
       ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, count(*) DESC, min(id)`,
    )
    .all(importId) as Omit<RecordedGroup, 'places'>[]
  const places = read.connection.prepare(
    'SELECT raw_id AS rawId, raw FROM findings WHERE import_id = ? AND rule = ? AND field IS ? ORDER BY raw_id LIMIT 20',
  )
  return groups.map((group) => ({
    ...group,
    places: places.all(importId, group.rule, group.field) as RecordedGroup['places'],
  }))
}

/** A page of the rows of a committed import on which a finding was made, in the order of the file; kept out where they have no row. */
export function rowsWithFinding(
  read: Reader,
  importId: number,
  { rule, field }: Pick<FindingRecord, 'rule' | 'field'>,
  page: { readonly start: number; readonly count: number },
): { readonly total: number; readonly rows: readonly { readonly rawId: number; readonly rowId: number | null }[] } {
  const from = 'FROM findings WHERE import_id = ? AND rule = ? AND field IS ? AND raw_id IS NOT NULL'
  const total = read.connection.prepare(`SELECT count(DISTINCT raw_id) ${from}`).pluck().get(importId, rule, field)
  const rows = read.connection
    .prepare(`SELECT raw_id AS rawId, max(row_id) AS rowId ${from} GROUP BY raw_id ORDER BY raw_id LIMIT ? OFFSET ?`)
    .all(importId, rule, field, page.count, page.start) as { rawId: number; rowId: number | null }[]
  return { total: Number(total), rows }
}

/** What imports and edits have remarked on a row, and then what follows from the registers as they are. */
export function findingsOfRow(read: Reader, register: RegisterName, rowId: number): FindingRecord[] {
  const remarked = read.connection
    .prepare('SELECT raw_id AS rawId, rule, field, raw FROM findings WHERE register = ? AND row_id = ? ORDER BY id')
    .all(register, rowId) as FindingRecord[]
  const computed = read.connection
    .prepare(
      'SELECT NULL AS rawId, rule, field, raw FROM computed_findings WHERE register = ? AND row_id = ? ORDER BY rule, field',
    )
    .all(register, rowId) as FindingRecord[]
  return [...remarked, ...computed]
}

/** Where a register row came from: its raw row and the import that brought it last; undefined for a protected person. */
export function originOfRow(
  read: Reader,
  register: RegisterName,
  rowId: number,
): { readonly rawId: number; readonly eventId: number } | undefined {
  return read.connection
    .prepare(
      `SELECT raw_id AS rawId, coalesce(updated_by, inserted_by) AS eventId FROM ${tableOf(register)}
       WHERE id = ? AND hidden = 0 AND raw_id IS NOT NULL`,
    )
    .get(rowId) as { rawId: number; eventId: number } | undefined
}
