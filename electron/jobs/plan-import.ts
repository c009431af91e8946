import { openReader } from '#db/open.ts'
import { rawRows, rowsBelow } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { countRows, createKeyLookup } from '#db/stores/register-rows.ts'
import type { IncomingRow } from '#db/stores/register-rows.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import type { FindingGroup } from '#shared/import/finding-summary.ts'
import { parseNumber } from '#shared/import/normalise.ts'
import { changedFields, createPlanner } from '#shared/import/plan.ts'
import type { PlannedRow, PlanSetting } from '#shared/import/plan.ts'
import type { Finding } from '#shared/import/rules.ts'
import { createKeySurvey, judgeDuplicates } from '#shared/import/survey.ts'
import type { DuplicateVerdict } from '#shared/import/survey.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { Values } from '#shared/registers/field.ts'
import { serveJob } from './job-port.ts'

export interface PlanImportInput {
  readonly storePath: string
  readonly key: string
  readonly sheet: Sheet
  readonly senderId: number
  readonly setting: Omit<PlanSetting, 'fractions'>
  /** Preview counts and explains; commit also sends every row on, to be written. */
  readonly purpose: 'preview' | 'commit'
}

/** A decided row on its way to the store. */
export interface DecidedRow extends IncomingRow {
  readonly outcome: 'new' | 'changed' | 'rejected' | 'footer' | 'remarked'
  /** The stored row that a changed one replaces the values of. */
  readonly rowId: number | null
}

export type PlanImportPart =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'rows'; readonly rows: readonly DecidedRow[] }

export interface PlanCounts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly footer: number
  readonly vanished: number
}

export interface SampleRow {
  readonly row: number
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'rejected' | 'footer'
  readonly values: Values
}

export interface PlanImportOutput {
  readonly counts: PlanCounts
  readonly findings: readonly FindingGroup[]
  readonly sample: readonly SampleRow[]
  readonly sheetFindings: readonly Finding[]
}

const sampleSize = 50

/**
 * Reads the stored raw rows twice: first to see which keys repeat and how percentages are written, then to plan each row and
 * compare it with the register. Preview and commit run exactly this; the only difference is whether decided rows are sent on.
 */
serveJob<PlanImportInput, PlanImportPart, PlanImportOutput>(async (input, send) => {
  const read = openReader(input.storePath, input.key)
  const { sheet, senderId } = input
  const total = sheet.rows * 2
  let done = 0

  const { fractions, verdicts } = await survey()
  const setting: PlanSetting = { ...input.setting, fractions }
  const plan = createPlanner(setting)
  const lookup = createKeyLookup(read, setting.register, senderId, [...plan.fields])
  const summary = createFindingSummary()
  const sheetFindings: Finding[] = [...fractions].map((field) => ({ rule: 'fraction-as-percent', field, raw: '' }))
  for (const finding of sheetFindings) summary.add(0, finding)

  const counts = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, footer: 0, vanished: 0 }
  const sample: SampleRow[] = []
  for (const page of rowsBelow(read, sheet, setting.headerRow)) {
    const decided: DecidedRow[] = []
    for (const raw of page) {
      const planned = withVerdict(plan(raw), verdicts.get(raw.rawId))
      const { outcome, rowId } = decide(planned)
      counts.read++
      counts[outcome]++
      for (const finding of planned.findings) summary.add(raw.row, finding)
      if (sample.length < sampleSize) sample.push({ row: raw.row, outcome, values: planned.values })
      // An unchanged row is left alone, findings and all: it has them since it came.
      if (input.purpose === 'commit' && outcome !== 'unchanged') {
        const { key, sortKey, values, findings } = planned
        decided.push({ outcome, rowId, key, sortKey, rawId: raw.rawId, values, findings })
      }
    }
    done += page.length
    if (input.purpose === 'commit' && decided.length > 0) await send({ kind: 'rows', rows: decided })
    await send({ kind: 'progress', done, total })
  }
  counts.vanished = Math.max(0, countRows(read, setting.register, senderId) - counts.changed - counts.unchanged)
  read.connection.close()
  return { counts, findings: summary.groups(), sample, sheetFindings }

  async function survey(): Promise<{
    fractions: ReadonlySet<string>
    verdicts: ReadonlyMap<number, DuplicateVerdict>
  }> {
    const plain = createPlanner({ ...input.setting, fractions: new Set() })
    const keys = createKeySurvey()
    const percentColumns = input.setting.columns.flatMap((name, index) =>
      name !== null && fieldOf(input.setting.register, name)?.type === 'percent' ? [{ name, index }] : [],
    )
    const greatest = new Map<string, number>()
    for (const page of rowsBelow(read, sheet, input.setting.headerRow)) {
      for (const raw of page) {
        const key = plain.keyOf(raw)
        if (key !== '') keys.add(key, raw.rawId)
        for (const { name, index } of percentColumns) {
          const value = parseNumber(raw.cells[index] ?? null)
          if (value !== null && key !== '') greatest.set(name, Math.max(greatest.get(name) ?? 0, value))
        }
      }
      done += page.length
      await send({ kind: 'progress', done, total })
    }
    const suspects = rawRows(read, keys.suspects()).map((raw) => {
      const { key, values } = plain(raw)
      return { rawId: raw.rawId, row: raw.row, key, values }
    })
    return {
      fractions: new Set([...greatest].filter(([, value]) => value > 0 && value <= 1).map(([name]) => name)),
      verdicts: judgeDuplicates(suspects),
    }
  }

  function decide(planned: PlannedRow): { outcome: SampleRow['outcome']; rowId: number | null } {
    if (planned.outcome !== 'row') return { outcome: planned.outcome, rowId: null }
    const stored = lookup(planned.key)
    if (stored === undefined) return { outcome: 'new', rowId: null }
    const changed = changedFields(planned.values, stored.values).length > 0
    return { outcome: changed ? 'changed' : 'unchanged', rowId: stored.id }
  }
})

function withVerdict(planned: PlannedRow, verdict: DuplicateVerdict | undefined): PlannedRow {
  if (verdict === undefined || planned.outcome === 'footer') return planned
  const finding: Finding = { rule: verdict.rule, field: null, raw: verdict.raw }
  return { ...planned, outcome: 'rejected', findings: [...planned.findings, finding] }
}
