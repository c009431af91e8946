import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityCell, maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  findHeaderRow,
  guessColumns,
  guessRegister,
  headerSearchRows,
  isForbiddenHeader,
} from '#shared/import/mapping.ts'
import { cellText } from '#shared/import/normalise.ts'
import type { PlanSetting } from '#shared/import/plan.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { readSheets, sheetRowAt, topRows } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import type { FindingRecord } from '#db/stores/findings.ts'
import type { ColumnRecord, ImportRecord } from '#db/stores/imports.ts'

/** How a sheet is read when nobody has said anything: its header, register and columns, guessed. */
export function guessReading(
  read: Reader,
  sheet: Sheet,
  wanted: { readonly register?: RegisterName | undefined; readonly headerRow?: number | undefined },
): { readonly register: RegisterName; readonly headerRow: number; readonly columns: ColumnRecord[] } | null {
  const top = topRows(read, sheet, headerSearchRows)
  const header =
    wanted.headerRow === undefined ? findHeaderRow(top) : (sheetRowAt(read, sheet, wanted.headerRow) ?? null)
  if (header === null) return null
  const register = wanted.register ?? guessRegister(header)
  const samples = top.filter((row) => row.row > header.row)
  const guesses = guessColumns(registers[register], header, samples)
  return { register, headerRow: header.row, columns: guesses.map(({ index: _, forbidden: __, ...column }) => column) }
}

/** The sheet a person most likely means: the visible one with most rows. */
export function likeliestSheet(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || b.rows - a.rows)[0]
}

export function planSetting(record: ImportRecord, sheet: Sheet, transferDate: string): Omit<PlanSetting, 'fractions'> {
  return {
    register: record.register,
    transferDate,
    headerRow: record.headerRow,
    width: record.columns.length,
    columns: record.columns.map((column) => column.field),
    countsCells: sheet.delimiter !== null,
  }
}

/** What a screen shows of an import. Identity numbers in samples are masked here, in the core. */
export async function describeImport(
  read: Reader,
  record: ImportRecord,
  transferDate: string,
): Promise<OutputOf<'import.list'>[number]> {
  const sheets = await readSheets(read, record.deliveryId)
  const sheet = sheets[record.sheet]
  const samples =
    sheet === undefined || record.state === 'discarded'
      ? []
      : topRows(read, sheet, headerSearchRows + 5)
          .filter((row) => row.row > record.headerRow)
          .slice(0, 5)
  return {
    importId: record.id,
    state: record.state,
    fileName: record.fileName,
    sha256: record.sha256,
    bytes: record.bytes,
    stagedAt: record.stagedAt,
    stagedBy: record.stagedBy,
    commitEventId: record.commitEventId,
    committedAt: record.committedAt,
    register: record.register,
    sender: record.sender,
    sheet: record.sheet,
    sheets: sheets.map(({ position, name, hidden, rows, encoding, delimiter }) => ({
      index: position,
      name,
      hidden,
      rows,
      dialect: encoding === null || delimiter === null ? null : { encoding, delimiter },
    })),
    headerRow: record.headerRow,
    columns: record.columns.map((column, index) => ({
      index,
      ...column,
      forbidden: isForbiddenHeader(column.header),
      samples: samples
        .map((row) => maskedCell(record.register, column.field, row.cells[index], transferDate))
        .filter((text) => text !== ''),
    })),
    notes: record.notes.map(({ code, params }) => ({ code, params: { ...params } })),
    counts: record.counts,
  }
}

/** The raw text of a cell as a page may see it. */
export function maskedCell(
  register: RegisterName,
  field: string | null,
  cell: RawCell | undefined,
  transferDate: string,
): string {
  const text = cellText(cell)
  const isIdentity = field !== null && fieldOf(register, field)?.type === 'identity'
  return isIdentity ? maskIdentityCell(text, transferDate) : maskIdentityNumbersIn(text)
}

export function maskedRow(record: ImportRecord, row: RawRow, transferDate: string): string[] {
  return row.cells.map((cell, index) =>
    maskedCell(record.register, record.columns[index]?.field ?? null, cell, transferDate),
  )
}

/** A remark as a page may see it: what it is about is raw text too. */
export function maskedFinding(
  register: RegisterName,
  { rule, field, raw }: FindingRecord,
  transferDate: string,
): { readonly rule: FindingRecord['rule']; readonly field: string | null; readonly raw: string } {
  return { rule, field, raw: maskedCell(register, field, raw, transferDate) }
}

/** Values as a page may see them: identity numbers masked, a person with protected identity not shown at all. */
export function maskedValues(register: RegisterName, values: Values, transferDate: string): Record<string, Value> {
  const protection = values['protection'] ?? 'none'
  if (register === 'staff' && protection !== 'none') return { protection }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskedCell(register, name, value, transferDate) : value,
    ]),
  )
}
