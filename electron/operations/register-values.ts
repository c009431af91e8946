import { ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { cellText } from '#shared/import/normalise.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { sheetOfRawRow, sheetTop } from '#db/stores/deliveries.ts'
import { correctionsOf } from '#db/stores/corrections.ts'
import { editsOfRow } from '#db/stores/edits.ts'
import { findingsOfRow, originOfRow } from '#db/stores/findings.ts'
import { readEvent } from '#db/stores/history.ts'
import { importOfRawRow } from '#db/stores/origins.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Handler } from '../host/context.ts'
import { holdsPeople } from '../import/holds-people.ts'
import { readPlanSource } from '../import/plan-source.ts'
import type { PlanSource } from '../import/plan-source.ts'
import { maskedCell, maskedFinding, maskedValues } from '../import/show.ts'

/**
 * Where a row came from: file, sheet, row, and every raw cell under its header beside what the register holds for it now. Null
 * when it came from no file, or may not be shown.
 */
export const traceRow: Handler<'register.trace'> = async ({ read }, { register, rowId }) => {
  const origin = originOfRow(read, register, rowId)
  const importId = origin && importOfRawRow(read, origin.rawId)
  const [raw] = origin === undefined ? [] : rawRows(read, [origin.rawId])
  const row = readRow(read, register, rowId)
  if (raw === undefined || importId === undefined || row === undefined) return ok(null)
  const source = await readPlanSource(read, importId)
  const { record, transferDate } = source
  const event = record.commitEventId === null ? undefined : await readEvent(read, record.commitEventId)
  const values = maskedValues(register, row.values, transferDate)
  const shown = (field: string, value: Value): Value =>
    maskedValues(register, { [field]: value }, transferDate)[field] ?? null
  return ok({
    importId,
    originalKept: record.originalKept,
    holdsPeople: await holdsPeople(read, record),
    fileName: record.fileName,
    sha256: record.sha256,
    sheet: sheetOfRawRow(source.sheets, raw.rawId)?.name ?? '',
    row: raw.row,
    importedAt: event?.at ?? '',
    importedBy: event?.by ?? '',
    cells: columnsOf(read, source, raw).map(({ header, field }, column) => ({
      column,
      header,
      field,
      raw: maskedCell(register, field, raw.cells[column], transferDate),
      value: field === null ? null : (values[field] ?? null),
    })),
    edits: editsOfRow(read, register, rowId).map(({ field, delivered, edited, at, by }) => ({
      field,
      delivered: shown(field, delivered),
      edited: shown(field, edited),
      at,
      by,
    })),
    corrections: (register === 'diary' ? correctionsOf(read, rowId) : []).map((correction) => ({
      ...correction,
      before: shown(correction.field, correction.before),
      after: shown(correction.field, correction.after),
      reason: maskIdentityNumbersIn(correction.reason),
    })),
    findings: findingsOfRow(read, register, rowId).map((finding) => maskedFinding(register, finding, transferDate)),
  })
}

/** A row that may be shown, with all its fields. */
function readRow(read: Reader, register: RegisterName, rowId: number): ReturnType<typeof readRows>[number] | undefined {
  const fields = registers[register].fields.map((field) => field.name)
  return readRows(read, register, [rowId], fields)[0]
}

/** The columns of the sheet that a row stands in, by index. */
function columnsOf(
  read: Reader,
  { record, sheets }: PlanSource,
  raw: StoredRow,
): { readonly header: string; readonly field: string | null }[] {
  const { reading } = record
  const columns = reading.columns.filter(({ isSheetName }) => !isSheetName)
  const tops = sheets.map((sheet) => sheetTop(read, sheet, reading.headerRow))
  const own = readingOfSheets(reading, tops).find(
    ({ position }) => position === sheetOfRawRow(sheets, raw.rawId)?.position,
  )
  if (own === undefined || own.position === reading.sheets[0] || own.headerRow === 0) return columns
  const header = tops.find(({ position }) => position === own.position)?.top.find(({ row }) => row === own.headerRow)
  return own.columns.map((field, index) => ({ header: cellText(header?.cells[index]), field }))
}
