import { fail, ok } from '#shared/contract/failure.ts'
import type { Finding } from '#shared/import/rules.ts'
import type { Reader } from '#db/open.ts'
import { readImport } from '#db/stores/imports.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { Handler } from '../host/context.ts'
import { planFingerprint, readPlanSource } from '../import/plan-source.ts'
import { createDecider } from '../import/decide.ts'
import type { PlanSource } from '../import/plan-source.ts'
import type { Plan } from '../import/plan.ts'
import { recordedRows, recordedRowsWith } from '../import/recorded-rows.ts'
import { placesBefore, rowAtPlace, rowPlaces } from '../import/row-places.ts'
import type { RowPlace } from '../import/row-places.ts'
import { createRowMask, maskedCell, maskedValues } from '../import/show.ts'
import { asItStands, shownFindings, vanishedRows } from '../import/show-rows.ts'
import type { Row } from '../import/show-rows.ts'

/**
 * Rows of a delivery by what becomes of them, a page at a time: before a commit those of the last preview, planned again as they
 * are shown; afterwards what became of them, as recorded.
 */
export const listImportRows: Handler<'import.rows'> = async (
  { read, previews },
  { importId, fingerprint, state, finding, start, count },
) => {
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const source = await readPlanSource(read, importId)
  const preview = previews.get(importId)
  const isCurrent =
    preview !== undefined && preview.fingerprint === fingerprint && fingerprint === planFingerprint(read, record)
  if (isCurrent && record.state === 'staged') {
    const ids = finding === undefined ? preview.plan.ids[state] : idsWith(preview.plan, finding)
    const rows =
      state === 'vanished' && finding === undefined
        ? vanishedRows(read, source, [...ids.subarray(start, start + count)])
        : plannedRows(read, source, preview.plan, {
            state: finding === undefined ? state : null,
            places: rowPlaces(
              ids.subarray(Math.max(0, start - placesBefore), start + count),
              Math.min(start, placesBefore),
            ),
          })
    return ok({ total: ids.length, rows })
  }
  if (record.commitEventId === null || record.state !== 'committed') return ok({ total: 0, rows: [] })
  if (finding !== undefined) return ok(recordedRowsWith(read, source, record.commitEventId, finding, { start, count }))
  return ok(await recordedRows(read, source, record.commitEventId, state, { start, count }))
}

function idsWith({ findingIds }: Plan, { rule, field }: Pick<Finding, 'rule' | 'field'>): Uint32Array {
  return findingIds.find((each) => each.rule === rule && each.field === field)?.ids ?? new Uint32Array()
}

function plannedRows(
  read: Reader,
  source: PlanSource,
  plan: Plan,
  { state, places }: { readonly state: Parameters<typeof rowAtPlace>[1]; readonly places: readonly RowPlace[] },
): Row[] {
  const { record, transferDate } = source
  const { decide } = createDecider(read, source, plan.context)
  const mask = createRowMask(read, source, plan.context)
  const raws = rawRows(
    read,
    places.map(({ rawId }) => rawId),
  )
  return raws.map((raw, index) => {
    const row = rowAtPlace(decide(raw), state, places[index] ?? { rawId: raw.rawId, nth: 0 })
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
