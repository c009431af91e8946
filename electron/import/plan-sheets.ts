import { holdsRawRow, sheetTop } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import type { Reader } from '#db/open.ts'
import { boxWidth } from '#shared/import/box-widths.ts'
import { valueKey } from '#shared/import/column-reader.ts'
import { createPlanner } from '#shared/import/plan.ts'
import type { Planner, PlanSetting } from '#shared/import/plan.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import type { SheetReading } from '#shared/import/reading.ts'
import { registers } from '#shared/registers/registers.ts'
import type { PlanSource } from './plan-source.ts'
import type { PlanContext } from './survey.ts'

/** The sheets of a delivery, each with how it is read. */
export interface PlanSheet {
  readonly sheet: Sheet
  readonly reading: SheetReading
  readonly planner: Planner
  /** Where the names stand that may be given another: of units and of records creators. */
  readonly names: readonly NamePlace[]
}

interface NamePlace {
  readonly field: string
  /** Of the column; -1 where the sheet alone says it. */
  readonly index: number
  /** What stands for a blank cell: the name of the sheet, or nothing. */
  readonly otherwise: string
}

/** In the order they are stacked. */
export function planSheets(read: Reader, source: PlanSource, context: PlanContext): PlanSheet[] {
  const { reading } = source.record
  const tops = source.sheets.map((sheet) => sheetTop(read, sheet, reading.headerRow))
  return readingOfSheets(reading, tops).flatMap((own) => {
    const sheet = source.sheets.find(({ position }) => position === own.position)
    if (sheet === undefined) return []
    const setting = { ...settingOf(source, own, sheet.name, context), countsCells: sheet.delimiter !== null }
    return [{ sheet, reading: own, planner: createPlanner(setting), names: namePlaces(setting) }]
  })
}

/** The sheet that a raw row stands in. */
export function sheetOfRow<S extends Pick<PlanSheet, 'sheet'>>(sheets: readonly S[], rawId: number): S | undefined {
  return sheets.find(({ sheet }) => holdsRawRow(sheet, rawId))
}

function namePlaces({ register, columns, sheetName, sheetNameField }: PlanSetting): NamePlace[] {
  return registers[register].fields.flatMap(({ name: field, renamed }) => {
    const index = columns.indexOf(field)
    const otherwise = field === sheetNameField ? sheetName : ''
    return renamed === true && (index !== -1 || otherwise !== '') ? [{ field, index, otherwise }] : []
  })
}

/** How one sheet is planned. */
export function settingOf(
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
    headers: own?.headers ?? [],
    countsCells: false,
    fractions: new Set(fractions.get(own?.position ?? -1)?.keys() ?? []),
    paddedWidths: paddedWidths.get(own?.position ?? -1) ?? new Map<string, number>(),
    hiddenColumns: own?.hiddenColumns ?? new Set(),
    salaryBasis: salary === 'actual' ? 'actual' : 'full-time',
    boxWidths: new Map(
      reading.answers.flatMap(({ question, field, answer }) => {
        const width = question === 'box-width' ? boxWidth(answer) : null
        return width === null ? [] : [[field, width] as const]
      }),
    ),
    values,
    sheetName,
    sheetNameField: reading.columns.find(({ isSheetName }) => isSheetName)?.field ?? null,
  }
}
