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

/** What the SQL of each kind of row says of its findings. */
const remarked = {
  rejected: "rule <> 'footer-row' AND row_id IS NULL",
  remarked: "rule <> 'footer-row' AND row_id IS NOT NULL",
  footer: "rule = 'footer-row'",
}

/** Rows of a committed import that bear findings: those kept out, those let in with a remark, or those that summed up; a page by raw id. */
export function readRemarkedRows(
  read: Reader,
  importId: number,
  page: { readonly kind: keyof typeof remarked; readonly start: number; readonly count: number },
): { readonly total: number; readonly findings: readonly FindingRecord[] } {
  const where = `import_id = ? AND raw_id IS NOT NULL AND ${remarked[page.kind]}`
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
