import type { OutputOf } from '#shared/contract/operations.ts'
import { sheetOfRawRow } from '#db/stores/deliveries.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Reader } from '#db/open.ts'
import type { Finding } from '#shared/import/rules.ts'
import { registers } from '#shared/registers/registers.ts'
import type { PlanSource } from './plan-source.ts'
import { maskedFinding, maskedValues } from './show.ts'

/** A row of a delivery as a page may see it. */
export type Row = OutputOf<'import.rows'>['rows'][number]

/** Rows of the register that the delivery does not name. */
export function vanishedRows(read: Reader, { record, transferDate }: PlanSource, ids: readonly number[]): Row[] {
  const fields = registers[record.register].fields.map(({ name }) => name)
  const byId = new Map(readRows(read, record.register, ids, fields).map((row) => [row.id, row]))
  return ids.map((id) => ({
    sheet: '',
    row: 0,
    rowId: byId.has(id) ? id : null,
    outcome: 'vanished' as const,
    cells: [],
    values: maskedValues(record.register, byId.get(id)?.values ?? {}, transferDate),
    changed: [],
    before: {},
    conflicts: [],
    findings: [],
  }))
}

/** A raw row as it stands in its file, before anything is said of what becomes of it. */
export function asItStands({ sheets }: PlanSource, raw: StoredRow, cells: string[]): Omit<Row, 'outcome' | 'findings'> {
  const sheet = sheetOfRawRow(sheets, raw.rawId)
  return {
    sheet: sheet?.name ?? '',
    row: raw.row,
    rowId: null,
    cells,
    values: {},
    changed: [],
    before: {},
    conflicts: [],
  }
}

/** What was said of a row; of a protected person, without what it is about. */
export function shownFindings(
  { record, transferDate }: PlanSource,
  findings: readonly Finding[],
  isHidden: boolean,
): Row['findings'] {
  return findings.map(({ rule, field, raw }) =>
    maskedFinding(record.register, { rule, field, raw: isHidden ? '' : raw }, transferDate),
  )
}
