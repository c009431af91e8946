import { openReader } from '#db/open.ts'
import { rawRows, rowsBelow } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { countRows, createKeyLookup, createMarkLookup } from '#db/stores/register-rows.ts'
import type { IncomingRow, StoredValues } from '#db/stores/register-rows.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import type { FindingGroup } from '#shared/import/finding-summary.ts'
import { columnFindings } from '#shared/import/mapping.ts'
import { incomingFields, keepStored } from '#shared/import/carried.ts'
import { cellText, isWrittenPercent, parseNumber } from '#shared/import/normalise.ts'
import { changedFields, createPlanner, isProtected } from '#shared/import/plan.ts'
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
  /** Of the sheet's columns, by index. */
  readonly headers: readonly string[]
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
  /** Empty for a person with protected identity, whether this delivery says so or an earlier one did. */
  readonly values: Values
  /** Of a changed row: the fields that differ, and what they hold now. */
  readonly changed: readonly string[]
  readonly before: Values
}

/** A row with something to say about it, by the id of its raw row. */
export interface RemarkedRow {
  readonly rawId: number
  readonly findings: readonly Finding[]
}

/** The first rows that are kept out, and the first that go in with a remark: enough to look at before a commit. */
export interface RemarkedRows {
  readonly rejected: readonly RemarkedRow[]
  readonly remarked: readonly RemarkedRow[]
}

export interface PlanImportOutput {
  readonly rows: RemarkedRows
  readonly counts: PlanCounts
  readonly findings: readonly FindingGroup[]
  readonly sample: readonly SampleRow[]
  readonly sheetFindings: readonly Finding[]
}

const sampleSize = 50
const remarkedSize = 1000

/**
 * Reads the stored raw rows twice: first to see which keys repeat and how percentages are written, then to plan each row and
 * compare it with the register. Preview and commit run exactly this; the only difference is whether decided rows are sent on.
 */
serveJob<PlanImportInput, PlanImportPart, PlanImportOutput>(async (input, send) => {
  const read = openReader(input.storePath, input.key)
  const { sheet, senderId } = input
  const total = sheet.rows * 2
  let done = 0

  const { fractions, verdicts, protectedPeople } = await survey()
  const setting: PlanSetting = { ...input.setting, fractions: new Set(fractions.keys()) }
  const plan = createPlanner(setting)
  const fields = incomingFields(setting.register, plan.fields)
  const lookup = createKeyLookup(read, setting.register, senderId, fields)
  const storedMark = createMarkLookup(read)
  const summary = createFindingSummary()
  const sheetFindings: Finding[] = [
    ...columnFindings(input.headers, setting.columns),
    ...[...fractions].map(([field, raw]): Finding => ({ rule: 'fraction-as-percent', field, raw })),
  ]
  for (const finding of sheetFindings) summary.add(0, finding)

  const counts = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, footer: 0, vanished: 0 }
  const sample: SampleRow[] = []
  const rows = { rejected: new Array<RemarkedRow>(), remarked: new Array<RemarkedRow>() }
  /** Stored rows that this delivery names and that stay as they are, because its row is kept out. */
  const held = new Set<number>()
  // Small pages: each is written by the core in one go, and what else it is asked waits meanwhile.
  for (const page of rowsBelow(read, sheet, setting.headerRow, 250)) {
    const decided: DecidedRow[] = []
    for (const raw of page) {
      const asRead = withVerdict(plan(raw), verdicts.get(raw.rawId))
      const stored = asRead.key === '' ? undefined : lookup(asRead.key)
      const planned = withStored(asRead, stored)
      const outcome = outcomeOf(planned, stored)
      const rowId = outcome === 'changed' ? (stored?.id ?? null) : null
      counts.read++
      counts[outcome]++
      if (outcome === 'rejected' && stored !== undefined && !isCopy(planned)) held.add(stored.id)
      const isShown = !isProtected(setting.register, planned.values) && stored?.hidden !== true
      for (const finding of planned.findings) summary.add(raw.row, finding, isShown)
      if (sample.length < sampleSize) sample.push(sampleOf(raw.row, outcome, planned, isShown ? stored : null))
      const shown = outcome === 'rejected' ? rows.rejected : rows.remarked
      if (planned.findings.length > 0 && outcome !== 'footer' && shown.length < remarkedSize) {
        shown.push({ rawId: raw.rawId, findings: planned.findings })
      }
      // An unchanged row is left alone, findings and all: it has them since it came.
      if (input.purpose === 'commit' && outcome !== 'unchanged') {
        const { key, findings } = planned
        const values = { ...stored?.values, ...planned.values }
        const { sortKey } = stored === undefined ? planned : businessKey(setting.register, values)
        decided.push({ outcome, rowId, key, sortKey, rawId: raw.rawId, values, findings })
      }
    }
    done += page.length
    if (input.purpose === 'commit' && decided.length > 0) await send({ kind: 'rows', rows: decided })
    await send({ kind: 'progress', done, total })
  }
  if (counts.read - counts.footer === 0) {
    const nothing: Finding = { rule: 'no-rows', field: null, raw: '' }
    sheetFindings.push(nothing)
    summary.add(0, nothing)
  }
  const known = countRows(read, setting.register, senderId)
  counts.vanished = Math.max(0, known - counts.changed - counts.unchanged - held.size)
  read.connection.close()
  return { rows, counts, findings: summary.groups(), sample, sheetFindings }

  /** What the row keeps of the stored one, whose person it is, and whether another row marks that person as protected. */
  function withStored(planned: PlannedRow, stored: StoredValues | undefined): PlannedRow {
    if (planned.outcome !== 'row') return planned
    const values = { ...planned.values }
    const findings = [...planned.findings]
    if (stored !== undefined) keepStored(values, findings, stored.values)
    if (setting.register !== 'staff') return { ...planned, values }
    const person = values['personalIdentityNumber'] ?? null
    const storedPerson = stored?.values['personalIdentityNumber'] ?? null
    if (person !== null && storedPerson !== null && person !== storedPerson) {
      return {
        ...planned,
        outcome: 'rejected',
        findings: [...findings, { rule: 'other-person', field: null, raw: planned.key }],
      }
    }
    values['protection'] ??= null
    if (values['protection'] === null && typeof person === 'string') {
      const mark = protectedPeople.has(person) ? 'secrecyMark' : storedMark(person)
      if (mark !== undefined) {
        values['protection'] = mark
        findings.push({ rule: 'protection-carried', field: 'protection', raw: '' })
      }
    }
    return { ...planned, values, findings }
  }

  async function survey(): Promise<{
    /** Identity numbers that any row of this delivery marks as protected. */
    protectedPeople: ReadonlySet<string>
    /** Percent fields whose every value is at most 1, with one of them as it stands. */
    fractions: ReadonlyMap<string, string>
    verdicts: ReadonlyMap<number, DuplicateVerdict>
  }> {
    const plain = createPlanner({ ...input.setting, fractions: new Set() })
    const keys = createKeySurvey()
    const percentColumns = input.setting.columns.flatMap((name, index) =>
      name !== null && fieldOf(input.setting.register, name)?.type === 'percent' ? [{ name, index }] : [],
    )
    const protectedPeople = new Set<string>()
    const greatest = new Map<string, { readonly value: number; readonly text: string }>()
    for (const page of rowsBelow(read, sheet, input.setting.headerRow)) {
      for (const raw of page) {
        // Staff rows are read whole, for the mark they may bear; of the others the key alone is wanted.
        const whole = input.setting.register === 'staff' ? plain(raw) : null
        const key = whole?.key ?? plain.keyOf(raw)
        if (key !== '') keys.add(key, raw.rawId)
        const person = whole?.values['personalIdentityNumber']
        if (whole !== null && typeof person === 'string' && isProtected('staff', whole.values))
          protectedPeople.add(person)
        for (const { name, index } of percentColumns) {
          const cell = raw.cells[index] ?? null
          const value = isWrittenPercent(cell) ? null : parseNumber(cell)
          if (value === null || key === '' || value < (greatest.get(name)?.value ?? 0)) continue
          greatest.set(name, { value, text: cellText(cell) })
        }
      }
      done += page.length
      await send({ kind: 'progress', done, total })
    }
    const suspects = rawRows(read, keys.suspects()).map((raw) => {
      const { key, values, findings } = plain(raw)
      return { rawId: raw.rawId, row: raw.row, key, values, findings }
    })
    return {
      protectedPeople,
      fractions: new Map(
        [...greatest].flatMap(([name, { value, text }]) => (value > 0 && value <= 1 ? [[name, text] as const] : [])),
      ),
      verdicts: judgeDuplicates(suspects),
    }
  }
})

function sampleOf(
  row: number,
  outcome: SampleRow['outcome'],
  { values }: PlannedRow,
  stored: StoredValues | undefined | null,
): SampleRow {
  if (stored === null) return { row, outcome, values: {}, changed: [], before: {} }
  const changed = outcome === 'changed' && stored !== undefined ? changedFields(values, stored.values) : []
  const before = Object.fromEntries(changed.map((name) => [name, stored?.values[name] ?? null]))
  return { row, outcome, values, changed, before }
}

function outcomeOf(planned: PlannedRow, stored: StoredValues | undefined): SampleRow['outcome'] {
  if (planned.outcome !== 'row') return planned.outcome
  if (stored === undefined) return 'new'
  return changedFields(planned.values, stored.values).length > 0 ? 'changed' : 'unchanged'
}

/** The row that it is a copy of stands for it. */
function isCopy(planned: PlannedRow): boolean {
  return planned.findings.some((finding) => finding.rule === 'duplicate-row')
}

function withVerdict(planned: PlannedRow, verdict: DuplicateVerdict | undefined): PlannedRow {
  if (verdict === undefined || planned.outcome === 'footer') return planned
  const finding: Finding = { rule: verdict.rule, field: null, raw: verdict.raw }
  return { ...planned, outcome: 'rejected', findings: [...planned.findings, finding] }
}
