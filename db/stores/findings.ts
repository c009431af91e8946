import type { FindingGroup } from '#shared/import/finding-summary.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'

export interface FindingRecord {
  readonly rawId: number | null
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly raw: string
}

/** Rows of a committed import that bear findings: those kept out, or those let in with a remark; a page by raw id. */
export function readRemarkedRows(
  read: Reader,
  importId: number,
  page: { readonly rejected: boolean; readonly start: number; readonly count: number },
): { readonly total: number; readonly findings: readonly FindingRecord[] } {
  const state = page.rejected ? 'row_id IS NULL' : 'row_id IS NOT NULL'
  const where = `import_id = ? AND raw_id IS NOT NULL AND rule <> 'footer-row' AND ${state}`
  const total = Number(
    read.connection.prepare(`SELECT count(DISTINCT raw_id) FROM findings WHERE ${where}`).pluck().get(importId),
  )
  const findings = read.connection
    .prepare(
      `SELECT raw_id AS rawId, rule, field, raw FROM findings WHERE ${where} AND raw_id IN
         (SELECT DISTINCT raw_id FROM findings WHERE ${where} ORDER BY raw_id LIMIT ? OFFSET ?)
       ORDER BY raw_id, id`,
    )
    .all(importId, importId, page.count, page.start) as FindingRecord[]
  return { total, findings }
}

/** The findings of a committed import by kind, as its preview grouped them: how many, the first rows, and one to look at. */
export function groupFindings(read: Reader, importId: number): FindingGroup[] {
  const groups = read.connection
    .prepare(
      `SELECT rule, severity, field, count(*) AS count, raw AS example, min(id) AS first FROM findings
       WHERE import_id = ? GROUP BY rule, field
       ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, count DESC, first`,
    )
    .all(importId) as Omit<FindingGroup, 'rows'>[]
  const places = read.connection
    .prepare(
      `SELECT raw_rows.row FROM findings JOIN raw_rows ON raw_rows.id = findings.raw_id
       WHERE import_id = ? AND rule = ? AND field IS ? ORDER BY raw_id LIMIT 20`,
    )
    .pluck()
  return groups.map(({ rule, severity, field, count, example }) => ({
    rule,
    severity,
    field,
    count,
    example,
    rows: places.all(importId, rule, field) as number[],
  }))
}

export function findingsOfRow(read: Reader, register: RegisterName, rowId: number): FindingRecord[] {
  return read.connection
    .prepare('SELECT raw_id AS rawId, rule, field, raw FROM findings WHERE register = ? AND row_id = ? ORDER BY id')
    .all(register, rowId) as FindingRecord[]
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
