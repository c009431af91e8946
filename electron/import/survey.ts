import { rowsBelow } from '#db/stores/deliveries.ts'
import type { Reader } from '#db/open.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import { cellText } from '#shared/import/normalise.ts'
import { isProtected } from '#shared/import/plan.ts'
import type { Planner } from '#shared/import/plan.ts'
import { createQuestionSurvey } from '#shared/import/questions.ts'
import type { Question } from '#shared/import/questions.ts'
import type { RawRow } from '#shared/import/raw.ts'
import type { SheetReading } from '#shared/import/reading.ts'
import { createKeySurvey, judgeDuplicates } from '#shared/import/survey.ts'
import type { DuplicateVerdict } from '#shared/import/survey.ts'
import { expandVolumes } from '#shared/import/volume-range.ts'
import { createPersonGuard } from './protected-people.ts'
import { planSheets, settingOf, sheetOfRow } from './plan-sheets.ts'
import type { Breathe, PlanSource } from './plan-source.ts'

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
  const keys = createKeySurvey()
  const protectedPeople = new Set<string>()
  const sheets = planSheets(read, source, noContext)
  // What a person has mapped to be a mark is known when it has been read: the set grows until the last row.
  const namesProtected = createPersonGuard(read, record.deliveryId, source.transferDate, protectedPeople)
  const surveys = new Map(
    sheets.map(({ sheet, reading }) => [
      sheet.position,
      createQuestionSurvey(settingOf(source, reading, '', noContext), namesProtected),
    ]),
  )
  for (const { sheet, reading, planner } of sheets) {
    const survey = surveys.get(sheet.position)
    const isMark = createMarkTest(record, reading, planner)
    for (const page of rowsBelow(read, sheet, reading.headerRow)) {
      for (const raw of page) {
        // Who is marked as protected is read whole; of the others the key alone is wanted.
        const marked = isMark(raw) ? planner(raw) : null
        for (const key of marked === null ? planner.keysOf(raw) : [marked.key]) if (key !== '') keys.add(key, raw.rawId)
        const person = marked?.values['personalIdentityNumber']
        if (typeof person === 'string') protectedPeople.add(person)
        survey?.add(raw, marked !== null)
      }
      await breathe(page.length)
    }
  }
  const suspects = rawRows(read, keys.suspects()).flatMap((raw) => {
    const planner = sheetOfRow(sheets, raw.rawId)?.planner
    if (planner === undefined) return []
    const rows = record.register === 'archive' ? expandVolumes(planner(raw)) : [planner(raw)]
    return rows.map(({ key, values, findings }) => ({
      rawId: raw.rawId,
      row: raw.row,
      key,
      values,
      findings,
    }))
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

/** Whether a row says that its person is protected. What a wording says is read once: there are few of them, and many rows. */
function createMarkTest(
  { register, reading }: ImportRecord,
  { columns }: SheetReading,
  planner: Planner,
): (raw: RawRow) => boolean {
  const at = columns.indexOf('protection')
  const isNamedBySheet = reading.columns.some(({ isSheetName, field }) => isSheetName && field === 'protection')
  if (register !== 'staff' || (at === -1 && !isNamedBySheet)) return () => false
  const meanings = new Map<string, boolean>()
  return (raw) => {
    const wording = cellText(raw.cells[at])
    let meaning = meanings.get(wording)
    if (meaning === undefined) {
      meaning = isProtected(register, planner(raw).values)
      if (meanings.size < mostWordings) meanings.set(wording, meaning)
    }
    return meaning
  }
}

/** A column of free text that was taken for marks must not fill the memory. */
const mostWordings = 1000

function mapValues<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}

function eachOnce(questions: readonly Question[]): Question[] {
  return [...Map.groupBy(questions, ({ question, field }) => `${question}|${field}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}
