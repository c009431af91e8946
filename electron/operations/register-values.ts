import { fail, ok } from '#shared/contract/failure.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { createColumnReader } from '#shared/import/column-reader.ts'
import { derivedFields, deriveValues } from '#shared/import/derive.ts'
import { cellText, cleanText } from '#shared/import/normalise.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import type { Finding, FindingRuleId } from '#shared/import/rules.ts'
import type { Field, RegisterName, Value, Values } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { sheetOfRawRow, sheetTop } from '#db/stores/deliveries.ts'
import { createEditLookup, dropEdit, editsOfRow, keepEdit, writeEditedValue } from '#db/stores/edits.ts'
import { findingsOfRow, originOfRow } from '#db/stores/findings.ts'
import { readEvent } from '#db/stores/history.ts'
import { importOfRawRow } from '#db/stores/origins.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
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
    findings: findingsOfRow(read, register, rowId).map((finding) => maskedFinding(register, finding, transferDate)),
  })
}

/** What a person typed is read as a delivered cell would be; the delivered value stays beside it and is measured against later. */
export const editValue: Handler<'register.edit'> = async (context, { register, rowId, field: name, text }) => {
  const { transferDate } = await readTransfer(context.read)
  const field = fieldOf(register, name)
  const typed = field && readTyped(field, text, transferDate)
  if (field === undefined || typed === undefined) {
    const shown = maskedCell(register, name, text, transferDate)
    return fail('register.unreadable-value', { register, field: name, text: shown })
  }
  const written = await context.write(async (tx) => {
    const before = readRow(tx, register, rowId)
    if (before === undefined) return fail('register.unknown-row', { register })
    const stated = withDerived(register, before.values, name, typed)
    const after: Values = { ...before.values, ...stated }
    const { key, sortKey } = businessKey(register, after)
    const isKey = registers[register].keyFields.flat().includes(name)
    if (isKey || key !== businessKey(register, before.values).key)
      return fail('register.key-field', { register, field: name })
    const editsBefore = createEditLookup(tx, register)(rowId)
    for (const [changed, value] of Object.entries(stated)) {
      const previous = before.values[changed] ?? null
      if (changed !== name && value === previous) continue
      const earlier = editsBefore.find((edit) => edit.field === changed)
      const delivered = earlier === undefined ? previous : earlier.delivered
      if (value === delivered) dropEdit(tx, register, rowId, changed)
      else keepEdit(tx, register, rowId, { field: changed, edited: value, delivered })
      writeEditedValue(tx, register, rowId, { field: changed, value, sortKey })
    }
    // A person who is marked by hand is hidden in every employment, as one whom a delivery marks.
    if (register === 'staff' && (name === 'protection' || name === 'personalIdentityNumber')) settleMarks(tx)
    tx.describe({ register, field: name })
    return ok({
      ...before,
      values: after,
      findings: findingsOfRow(tx, register, rowId).length,
      edited: createEditLookup(tx, register)(rowId).map((edit) => edit.field),
    })
  })
  if (!written.ok) return written
  return ok({ ...written.value, values: maskedValues(register, written.value.values, transferDate) })
}

/**
 * The typed value with the fields that it states, as a delivery would give them. A derived field that holds something else than the
 * value before stated was given by itself, and stays.
 */
function withDerived(register: RegisterName, before: Values, name: string, typed: Value): Values {
  const derived = derivedFields(register, new Set([name]))
  const stated: Record<string, Value> = { [name]: before[name] ?? null }
  deriveValues(register, stated)
  const isDerived = derived.every((field) => (before[field] ?? null) === (stated[field] ?? null))
  const after: Record<string, Value> = { [name]: typed }
  for (const field of derived) after[field] = isDerived ? null : (before[field] ?? null)
  deriveValues(register, after)
  return after
}

/** A row that may be shown, with all its fields. */
function readRow(read: Reader, register: RegisterName, rowId: number): ReturnType<typeof readRows>[number] | undefined {
  const fields = registers[register].fields.map((field) => field.name)
  return readRows(read, register, [rowId], fields)[0]
}

/** Remarks that a person who types a value can live with: it was read, and as it was meant. */
const harmless: ReadonlySet<FindingRuleId> = new Set(['identity-note', 'date-imprecise'])

/** The value of a typed text; undefined where it cannot be read, or only in a way that may not be meant. */
function readTyped(field: Field, text: string, transferDate: string): Value | undefined {
  if (cleanText(text) === '') return null
  const findings: Finding[] = []
  const read = createColumnReader(field, {
    transferDate,
    isFraction: false,
    isWorkbook: false,
    values: undefined,
    paddedWidth: undefined,
  })
  const value = read(text, findings)
  return findings.every(({ rule }) => harmless.has(rule)) ? value : undefined
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
