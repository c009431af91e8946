import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Reader } from '#db/open.ts'
import { sheetOfRawRow } from '#db/stores/deliveries.ts'
import { readRemarkedRows } from '#db/stores/findings.ts'
import { readImport } from '#db/stores/imports.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { readRows } from '#db/stores/register-view.ts'
import { changedRows, insertedRows } from '#db/stores/register-rows.ts'
import { registers } from '#shared/registers/registers.ts'
import type { Finding } from '#shared/import/rules.ts'
import type { Handler } from '../host/context.ts'
import { planFingerprint, readPlanSource } from '../import/plan-source.ts'
import { createDecider } from '../import/plan.ts'
import type { Plan, PlanSource } from '../import/plan.ts'
import { createRowMask, maskedCell, maskedFinding, maskedValues } from '../import/show.ts'

type Row = OutputOf<'import.rows'>['rows'][number]

/**
 * Rows of a delivery by what becomes of them, a page at a time: before a commit those of the last preview, planned again as they
 * are shown; afterwards those that were kept out, or let in with a remark, as recorded.
 */
export const listImportRows: Handler<'import.rows'> = async (
  { read, previews },
  { importId, fingerprint, state, start, count },
) => {
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const source = await readPlanSource(read, importId)
  const preview = previews.get(importId)
  const isCurrent =
    preview !== undefined && preview.fingerprint === fingerprint && fingerprint === planFingerprint(read, record)
  if (isCurrent && record.state === 'staged') {
    const ids = preview.plan.ids[state]
    const shown = [...ids.subarray(start, start + count)]
    const rows =
      state === 'vanished' ? vanishedRows(read, source, shown) : plannedRows(read, source, preview.plan, shown)
    return ok({ total: ids.length, rows })
  }
  if (record.commitEventId === null || record.state !== 'committed') return ok({ total: 0, rows: [] })
  const page = { start, count }
  if (state === 'changed') return ok(recordedChanges(read, source, record.commitEventId, page))
  if (state === 'new') {
    const { total, rows } = insertedRows(read, record.register, record.commitEventId, page)
    return ok({ total, rows: asTheyCame(read, source, new Map(rows.map(({ rowId, rawId }) => [rawId, rowId])), 'new') })
  }
  if (state !== 'rejected' && state !== 'remarked' && state !== 'footer') return ok({ total: 0, rows: [] })
  const { total, findings } = readRemarkedRows(read, importId, { kind: state, ...page })
  const outcome = state === 'remarked' ? 'new' : state
  const byRow = Map.groupBy(findings, ({ rawId }) => rawId)
  const rows = asTheyCame(read, source, new Map([...byRow.keys()].map((rawId) => [rawId, null])), outcome, byRow)
  return ok({ total, rows })
}

/** Rows of a committed import as they stood in the file; the values of those in the register as they are now. */
function asTheyCame(
  read: Reader,
  source: PlanSource,
  rowIdByRawId: ReadonlyMap<number | null, number | null>,
  outcome: Row['outcome'],
  findings: ReadonlyMap<number | null, readonly Finding[]> = new Map(),
): Row[] {
  const { record, transferDate } = source
  const mask = createRowMask(read, source, null)
  const fields = registers[record.register].fields.map(({ name }) => name)
  const ids = [...rowIdByRawId.keys()].filter((id) => id !== null)
  return rawRows(read, ids).map((raw) => {
    const rowId = rowIdByRawId.get(raw.rawId) ?? null
    const [stored] = rowId === null ? [] : readRows(read, record.register, [rowId], fields)
    return {
      ...asItStands(source, raw, mask.cells(raw)),
      rowId: stored?.id ?? null,
      outcome,
      values: maskedValues(record.register, stored?.values ?? {}, transferDate),
      findings: shownFindings(source, findings.get(raw.rawId) ?? [], mask.isProtectedRow(raw)),
    }
  })
}

/** What a commit changed, field by field, from its deltas; a protected person's row is only counted. */
function recordedChanges(
  read: Reader,
  source: PlanSource,
  eventId: number,
  page: { readonly start: number; readonly count: number },
): { readonly total: number; readonly rows: Row[] } {
  const { record, transferDate } = source
  const { total, rows } = changedRows(read, record.register, eventId, page)
  return {
    total,
    rows: rows.map(({ rowId, before, after }) => {
      const [listed] = readRows(read, record.register, [rowId], [])
      const shown = { sheet: '', row: 0, outcome: 'changed' as const, cells: [], conflicts: [], findings: [] }
      if (listed === undefined) return { ...shown, rowId: null, values: {}, changed: [], before: {} }
      return {
        ...shown,
        rowId,
        values: maskedValues(record.register, after, transferDate),
        changed: Object.keys(after),
        before: maskedValues(record.register, before, transferDate),
      }
    }),
  }
}

function plannedRows(read: Reader, source: PlanSource, plan: Plan, ids: readonly number[]): Row[] {
  const { record, transferDate } = source
  const { decide } = createDecider(read, source, plan.context)
  const mask = createRowMask(read, source, plan.context)
  return rawRows(read, ids).map((raw) => {
    const row = decide(raw)
    const isHidden = row.isProtected || mask.isProtectedRow(raw)
    const shown = {
      ...asItStands(source, raw, mask.cells(raw)),
      outcome: row.outcome,
      findings: shownFindings(source, row.findings, isHidden),
    }
    if (isHidden) return shown
    const { changed, stored } = row
    const before = Object.fromEntries(changed.map((name) => [name, stored?.values[name] ?? null]))
    return {
      ...shown,
      rowId: stored?.id ?? null,
      values: maskedValues(record.register, row.values, transferDate),
      changed: [...changed],
      before: maskedValues(record.register, before, transferDate),
      conflicts: row.conflicts.map((conflict) => {
        const values = { previous: conflict.previous, edited: conflict.edited, delivered: conflict.delivered }
        return { field: conflict.field, keep: conflict.keep, ...masked(source, conflict.field, values) }
      }),
    }
  })
}

/** Rows of the register that the delivery does not name. */
function vanishedRows(read: Reader, { record, transferDate }: PlanSource, ids: readonly number[]): Row[] {
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

function asItStands({ sheets }: PlanSource, raw: StoredRow, cells: string[]): Omit<Row, 'outcome' | 'findings'> {
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

function shownFindings(
  { record, transferDate }: PlanSource,
  findings: readonly Finding[],
  isHidden: boolean,
): Row['findings'] {
  return findings.map(({ rule, field, raw }) =>
    maskedFinding(record.register, { rule, field, raw: isHidden ? '' : raw }, transferDate),
  )
}

function masked<V extends Readonly<Record<string, Row['values'][string]>>>(
  { record, transferDate }: PlanSource,
  field: string,
  values: V,
): V {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskedCell(record.register, field, value, transferDate) : value,
  ])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys
  return Object.fromEntries(entries) as V
}
