import { rowsBelow, sheetTop } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { createEditLookup } from '#db/stores/edits.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createKeyLookup, createMarkLookup, rowIdsOfSender } from '#db/stores/register-rows.ts'
import type { StoredValues } from '#db/stores/register-rows.ts'
import type { Reader } from '#db/open.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { incomingFields, keepStored } from '#shared/import/carried.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import type { FindingGroup } from '#shared/import/finding-summary.ts'
import { columnFindings, isForbiddenHeader } from '#shared/import/mapping.ts'
import { valueKey } from '#shared/import/column-reader.ts'
import { changedFields, createPlanner, isProtected } from '#shared/import/plan.ts'
import type { PlannedRow, Planner, PlanSetting } from '#shared/import/plan.ts'
import { createQuestionSurvey } from '#shared/import/questions.ts'
import type { Question } from '#shared/import/questions.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import type { SheetReading } from '#shared/import/reading.ts'
import type { Finding } from '#shared/import/rules.ts'
import { createKeySurvey, judgeDuplicates } from '#shared/import/survey.ts'
import type { DuplicateVerdict } from '#shared/import/survey.ts'
import { mergeEdits } from '#shared/import/three-way.ts'
import type { Edit, EditConflict } from '#shared/import/three-way.ts'
import type { Values } from '#shared/registers/field.ts'
import { createIdList, createIdSet } from './id-list.ts'
import { isRepairHeader, repairColumn, repairedRawId } from './repair-basket.ts'

/** One import as it is to be read: its reading, its sheets in the order they are stacked, and the date of the transfer. */
export interface PlanSource {
  readonly record: ImportRecord
  readonly sheets: readonly Sheet[]
  readonly transferDate: string
}

/** What only the whole delivery can tell, found before any row is decided. */
export interface PlanContext {
  /** By position of the sheet: percent fields that are written as fractions, with one value as it stands. */
  readonly fractions: ReadonlyMap<number, ReadonlyMap<string, string>>
  /** By position of the sheet: fields whose numbers begin with noughts, and how wide they are. */
  readonly paddedWidths: ReadonlyMap<number, ReadonlyMap<string, number>>
  readonly questions: readonly Question[]
  /** Identity numbers that any row of this delivery marks as protected. */
  readonly protectedPeople: ReadonlySet<string>
  /** By raw id: rows that share their key with another. */
  readonly verdicts: ReadonlyMap<number, DuplicateVerdict>
}

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'rejected' | 'footer'

/** What is to become of one row of the delivery. */
export interface DecidedRow {
  readonly rawId: number
  readonly row: number
  readonly outcome: RowOutcome
  readonly key: string
  readonly sortKey: string
  /** Of the fields that the delivery has. */
  readonly values: Values
  readonly findings: readonly Finding[]
  readonly stored: StoredValues | undefined
  /** Fields of a changed row that differ from the stored one. */
  readonly changed: readonly string[]
  readonly conflicts: readonly EditConflict[]
  /** Edits by hand of the stored row as they stand after this delivery; null where nothing about them changes. */
  readonly edits: readonly Edit[] | null
  /** Fields that were edited by hand before it. */
  readonly editsBefore: readonly string[]
  /** The row of an earlier delivery that this one repairs. */
  readonly repairs: number | null
  /** A copy of another row of the delivery, which stands for it. */
  readonly isCopy: boolean
  /** Of a person with protected identity, whether this delivery says so or an earlier one did. */
  readonly isProtected: boolean
}

export interface PlanCounts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly footer: number
  readonly vanished: number
  readonly conflicts: number
}

/** Rows by what becomes of them: raw ids, but for `vanished` ids of the register. */
export type PlannedIds = Readonly<Record<RowOutcome | 'remarked' | 'conflict' | 'vanished', Uint32Array>>

export interface Plan {
  readonly context: PlanContext
  readonly counts: PlanCounts
  readonly findings: readonly FindingGroup[]
  readonly sheetFindings: readonly Finding[]
  readonly unmappedValues: readonly { readonly field: string; readonly raw: string; readonly count: number }[]
  readonly ids: PlannedIds
}

/** Called after each page of rows with the number of rows gone through; what it throws stops the work. */
export type Breathe = (rows: number) => Promise<void>

/** What is known before the whole delivery has been looked at: of a row, only what it says itself. */
export const noContext: PlanContext = {
  fractions: new Map(),
  paddedWidths: new Map(),
  questions: [],
  protectedPeople: new Set(),
  verdicts: new Map(),
}

/** First pass: keys that repeat, how percentages are written, who is protected. Nothing is decided yet. */
export async function surveyDelivery(read: Reader, source: PlanSource, breathe: Breathe): Promise<PlanContext> {
  const { record } = source
  const hasMarks = record.register === 'staff' && record.reading.columns.some(({ field }) => field === 'protection')
  const keys = createKeySurvey()
  const protectedPeople = new Set<string>()
  const sheets = planSheets(read, source, noContext)
  const surveys = new Map(
    sheets.map(({ sheet, reading }) => [
      sheet.position,
      createQuestionSurvey(settingOf(source, reading, '', noContext)),
    ]),
  )
  for (const { sheet, reading, planner } of sheets) {
    const survey = surveys.get(sheet.position)
    for (const page of rowsBelow(read, sheet, reading.headerRow)) {
      for (const raw of page) {
        // Where people may be marked as protected, rows are read whole; of the others the key alone is wanted.
        const whole = hasMarks ? planner(raw) : null
        const key = whole?.key ?? planner.keyOf(raw)
        if (key !== '') keys.add(key, raw.rawId)
        const person = whole?.values['personalIdentityNumber']
        if (whole !== null && typeof person === 'string' && isProtected('staff', whole.values))
          protectedPeople.add(person)
        survey?.add(raw)
      }
      await breathe(page.length)
    }
  }
  const suspects = rawRows(read, keys.suspects()).flatMap((raw) => {
    const planner = sheets.find(({ sheet }) => raw.rawId >= sheet.firstRawId && raw.rawId <= sheet.lastRawId)?.planner
    if (planner === undefined) return []
    const { key, values, findings } = planner(raw)
    return [{ rawId: raw.rawId, row: raw.row, key, values, findings }]
  })
  return {
    // Sheets of one file may be written each in its own way; an answer holds for all of them.
    fractions: mapValues(surveys, (survey) => survey.fractions(record.reading.answers)),
    paddedWidths: mapValues(surveys, (survey) => survey.paddedWidths()),
    questions: eachOnce([...surveys.values()].flatMap((survey) => survey.questions(record.reading.answers))),
    protectedPeople,
    verdicts: judgeDuplicates(suspects),
  }
}

/** Second pass: every row decided, counted and handed on. A look and a commit run exactly this. */
export async function planDelivery(
  read: Reader,
  source: PlanSource,
  context: PlanContext,
  breathe: Breathe,
  onRow: (row: DecidedRow) => void = () => undefined,
): Promise<Plan> {
  const { record } = source
  const { decide, sheets } = createDecider(read, source, context)
  const summary = createFindingSummary()
  const sheetFindings: Finding[] = [
    ...columnFindings(
      record.reading.columns.map(({ header }) =>
        record.repairsImportId !== null && isRepairHeader(header) ? '' : header,
      ),
      record.reading.columns.map(({ field }) => field),
      {
        hidden: indexesOf(record.reading.columns, ({ hidden }) => hidden),
        forbiddenContent: indexesOf(
          record.reading.columns,
          ({ reason, header }) => reason === 'forbidden' && !isForbiddenHeader(header),
        ),
      },
    ),
    ...sheets.flatMap(({ reading }) =>
      reading.unstacked.map((raw): Finding => ({ rule: 'unmapped-column', field: null, raw })),
    ),
    ...[...new Map([...context.fractions.values()].flatMap((fields) => [...fields]))].map(([field, raw]): Finding => ({
      rule: 'fraction-as-percent',
      field,
      raw,
    })),
  ]
  for (const finding of sheetFindings) summary.add(0, finding)

  const counts = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, footer: 0, vanished: 0, conflicts: 0 }
  const ids = {
    new: createIdList(),
    changed: createIdList(),
    unchanged: createIdList(),
    rejected: createIdList(),
    footer: createIdList(),
    remarked: createIdList(),
    conflict: createIdList(),
    vanished: createIdList(),
  }
  const unmapped = new Map<string, { readonly field: string; readonly raw: string; count: number }>()
  const seen = createIdSet()
  for (const { sheet, reading } of sheets) {
    for (const page of rowsBelow(read, sheet, reading.headerRow)) {
      for (const raw of page) {
        const row = decide(raw)
        counts.read++
        counts[row.outcome]++
        ids[row.outcome].add(row.rawId)
        // A row that is kept out names its stored row all the same; only a copy of another does not.
        if (row.stored !== undefined && !row.isCopy) seen.add(row.stored.id)
        if (row.conflicts.length > 0) {
          counts.conflicts++
          ids.conflict.add(row.rawId)
        }
        if (row.findings.length > 0) {
          if (row.outcome !== 'rejected' && row.outcome !== 'footer') ids.remarked.add(row.rawId)
          for (const finding of row.findings) {
            summary.add(row.row, finding, !row.isProtected)
            if (finding.rule === 'unknown-code' && finding.field !== null && !row.isProtected) {
              countUnmapped(unmapped, finding)
            }
          }
        }
        onRow(row)
      }
      await breathe(page.length)
    }
  }
  if (counts.read - counts.footer === 0) {
    const nothing: Finding = { rule: 'no-rows', field: null, raw: '' }
    sheetFindings.push(nothing)
    summary.add(0, nothing)
  }
  // A repair basket is a part of a list: what it does not hold has not vanished.
  if (record.repairsImportId === null) {
    for (const id of rowIdsOfSender(read, record.register, record.senderId)) if (!seen.has(id)) ids.vanished.add(id)
  }
  counts.vanished = ids.vanished.size
  return {
    context,
    counts,
    findings: summary.groups(),
    sheetFindings,
    unmappedValues: [...unmapped.values()].toSorted((a, b) => b.count - a.count).slice(0, mostUnmapped),
    ids: {
      new: ids.new.toArray(),
      changed: ids.changed.toArray(),
      unchanged: ids.unchanged.toArray(),
      rejected: ids.rejected.toArray(),
      footer: ids.footer.toArray(),
      remarked: ids.remarked.toArray(),
      conflict: ids.conflict.toArray(),
      vanished: ids.vanished.toArray(),
    },
  }
}

/** Decides rows one at a time, in any order: the same answer for a page that is looked at as for the whole. */
export function createDecider(
  read: Reader,
  source: PlanSource,
  context: PlanContext,
): {
  readonly decide: (raw: StoredRow) => DecidedRow
  readonly sheets: readonly PlanSheet[]
  /** Fields that incoming rows have. */
  readonly fields: readonly string[]
} {
  const { record } = source
  const { register, senderId } = record
  const sheets = planSheets(read, source, context)
  const planned = sheets.flatMap(({ planner }) => planner.fields)
  const fields = incomingFields(register, [...new Set(planned)])
  const lookup = createKeyLookup(read, register, senderId, fields)
  const storedMark = createMarkLookup(read)
  const editsOf = createEditLookup(read, register)
  const choices = new Map(record.reading.conflicts.map(({ rowId, field, keep }) => [`${rowId}|${field}`, keep]))
  const repairs =
    record.repairsImportId === null ? -1 : repairColumn(record.reading.columns.map(({ header }) => header))
  let current = sheets[0]

  const decide = (raw: StoredRow): DecidedRow => {
    if (current === undefined || raw.rawId < current.sheet.firstRawId || raw.rawId > current.sheet.lastRawId) {
      current = sheets.find(({ sheet }) => raw.rawId >= sheet.firstRawId && raw.rawId <= sheet.lastRawId)
    }
    if (current === undefined) throw new Error(`Raw row ${raw.rawId} is in no sheet of import ${record.id}`)
    const asRead = withVerdict(current.planner(raw), context.verdicts.get(raw.rawId))
    const stored = asRead.key === '' ? undefined : lookup(asRead.key)
    const edits = stored === undefined ? [] : editsOf(stored.id)
    let { values, findings, outcome } = asRead
    let conflicts: readonly EditConflict[] = []
    let editsAfter: readonly Edit[] | null = null
    if (outcome === 'row') {
      const kept: Record<string, (typeof values)[string]> = { ...values }
      const remarks = [...findings]
      const unstated = stored === undefined ? [] : keepStored(kept, remarks, stored.values)
      if (edits.length > 0 && stored !== undefined) {
        const stated = { ...values }
        for (const field of unstated) delete stated[field]
        const merged = mergeEdits(stated, edits, (field) => choices.get(`${stored.id}|${field}`) ?? 'edit')
        Object.assign(kept, merged.values)
        conflicts = merged.conflicts
        editsAfter = sameEdits(edits, merged.edits) ? null : merged.edits
        for (const { field, delivered } of conflicts) {
          remarks.push({ rule: 'edit-conflict', field, raw: String(delivered ?? '') })
        }
      }
      if (register === 'staff' && !carryMark(kept, remarks, stored, asRead.key)) outcome = 'rejected'
      values = kept
      findings = remarks
    }
    const isRow = outcome === 'row'
    const changed = isRow && stored !== undefined ? changedFields(values, stored.values) : []
    return {
      rawId: raw.rawId,
      row: raw.row,
      outcome:
        outcome !== 'row' ? outcome : stored === undefined ? 'new' : changed.length > 0 ? 'changed' : 'unchanged',
      key: asRead.key,
      sortKey:
        stored === undefined || !isRow
          ? asRead.sortKey
          : businessKey(register, { ...stored.values, ...values }).sortKey,
      values,
      findings,
      stored,
      changed,
      conflicts,
      edits: isRow ? editsAfter : null,
      editsBefore: edits.map(({ field }) => field),
      repairs: repairs === -1 || outcome === 'footer' ? null : repairedRawId(raw.cells[repairs]),
      isCopy: findings.some(({ rule }) => rule === 'duplicate-row'),
      isProtected: stored?.hidden === true || isProtected(register, values) || isMarked(values),
    }
  }

  /** Whatever becomes of the row: its person is marked by another row of the delivery, or by a stored one. */
  function isMarked(values: Values): boolean {
    const person = values['personalIdentityNumber']
    if (register !== 'staff' || typeof person !== 'string') return false
    return context.protectedPeople.has(person) || storedMark(person) !== undefined
  }

  /** Whose person the row is, and the mark that another employment of that person bears; false where it is another person. */
  function carryMark(
    values: Record<string, Values[string]>,
    findings: Finding[],
    stored: StoredValues | undefined,
    key: string,
  ): boolean {
    const person = values['personalIdentityNumber'] ?? null
    const storedPerson = stored?.values['personalIdentityNumber'] ?? null
    if (person !== null && storedPerson !== null && person !== storedPerson) {
      findings.push({ rule: 'other-person', field: null, raw: key })
      return false
    }
    values['protection'] ??= null
    if (values['protection'] === null && typeof person === 'string') {
      const mark = context.protectedPeople.has(person) ? 'secrecyMark' : storedMark(person)
      if (mark !== undefined) {
        values['protection'] = mark
        findings.push({ rule: 'protection-carried', field: 'protection', raw: '' })
      }
    }
    return true
  }

  return { decide, sheets, fields }
}

export interface PlanSheet {
  readonly sheet: Sheet
  readonly reading: SheetReading
  readonly planner: Planner
}

/** Rows of the delivery below its headers, as far as the store knows before reading them. */
export function rowsToPlan({ sheets }: PlanSource): number {
  return sheets.reduce((sum, { rows }) => sum + rows, 0)
}

function planSheets(read: Reader, source: PlanSource, context: PlanContext): PlanSheet[] {
  const { reading } = source.record
  const tops = source.sheets.map((sheet) => sheetTop(read, sheet, reading.headerRow))
  return readingOfSheets(reading, tops).flatMap((own) => {
    const sheet = source.sheets.find(({ position }) => position === own.position)
    if (sheet === undefined) return []
    const setting = { ...settingOf(source, own, sheet.name, context), countsCells: sheet.delimiter !== null }
    return [{ sheet, reading: own, planner: createPlanner(setting) }]
  })
}

/** How one sheet is planned. */
function settingOf(
  { record, transferDate }: PlanSource,
  own: SheetReading | undefined,
  sheetName: string,
  { fractions, paddedWidths }: PlanContext,
): PlanSetting {
  const { reading } = record
  const values = new Map<string, Map<string, string>>()
  for (const { field, raw, value } of reading.values) {
    const byRaw = values.get(field) ?? new Map<string, string>()
    values.set(field, byRaw.set(valueKey(raw), value))
  }
  const salary = reading.answers.find(({ question }) => question === 'salary-basis')?.answer
  return {
    register: record.register,
    transferDate,
    headerRow: own?.headerRow ?? reading.headerRow,
    width: own?.width ?? reading.columns.length,
    columns: own?.columns ?? [],
    countsCells: false,
    fractions: new Set(fractions.get(own?.position ?? -1)?.keys() ?? []),
    paddedWidths: paddedWidths.get(own?.position ?? -1) ?? new Map<string, number>(),
    hiddenColumns: own?.hiddenColumns ?? new Set(),
    salaryBasis: salary === 'actual' ? 'actual' : 'full-time',
    values,
    sheetName,
    sheetNameField: reading.columns.find(({ isSheetName }) => isSheetName)?.field ?? null,
  }
}

const mostUnmapped = 1000
/** Different wordings held while counting: a column of free text that was taken for codes must not fill the memory. */
const mostWordings = 10_000

function countUnmapped(
  unmapped: Map<string, { readonly field: string; readonly raw: string; count: number }>,
  { field, raw }: Finding,
): void {
  const key = `${field}|${valueKey(raw)}`
  const known = unmapped.get(key)
  if (known !== undefined) known.count++
  else if (unmapped.size < mostWordings) unmapped.set(key, { field: field ?? '', raw, count: 1 })
}

function sameEdits(before: readonly Edit[], after: readonly Edit[]): boolean {
  return (
    before.length === after.length &&
    before.every((edit, index) => {
      const other = after[index]
      return other?.field === edit.field && other.edited === edit.edited && other.delivered === edit.delivered
    })
  )
}

function mapValues<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}

function eachOnce(questions: readonly Question[]): Question[] {
  return [...Map.groupBy(questions, ({ question, field }) => `${question}|${field}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}

function indexesOf<T>(items: readonly T[], test: (item: T) => boolean): Set<number> {
  return new Set(items.flatMap((item, index) => (test(item) ? [index] : [])))
}

function withVerdict(planned: PlannedRow, verdict: DuplicateVerdict | undefined): PlannedRow {
  if (verdict === undefined || planned.outcome === 'footer') return planned
  const finding: Finding = { rule: verdict.rule, field: null, raw: verdict.raw }
  return { ...planned, outcome: 'rejected', findings: [...planned.findings, finding] }
}
