import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityCell, maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  findHeaderRow,
  guessColumns,
  guessRegister,
  headerSearchRows,
  holdsIdentityNumber,
  isHeaderLike,
  protectionColumns,
  isForbiddenHeader,
} from '#shared/import/mapping.ts'
import { cellText } from '#shared/import/normalise.ts'
import { createPlanner, isProtected } from '#shared/import/plan.ts'
import type { PlanSetting } from '#shared/import/plan.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { codeFromWording } from '#shared/registers/code-lists.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { readSheets, sheetRowAt, topRows } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import type { FindingRecord } from '#db/stores/findings.ts'
import type { ColumnRecord, ImportRecord } from '#db/stores/imports.ts'
import { createKeyLookup } from '#db/stores/register-rows.ts'

/** How a sheet is read when nobody has said anything: its header, register and columns, guessed. */
export function guessReading(
  read: Reader,
  sheet: Sheet,
  wanted: { readonly register?: RegisterName | undefined; readonly headerRow?: number | undefined },
): { readonly register: RegisterName; readonly headerRow: number; readonly columns: ColumnRecord[] } | null {
  const top = topRows(read, sheet, headerSearchRows)
  const header =
    wanted.headerRow === undefined ? findHeaderRow(top) : (sheetRowAt(read, sheet, wanted.headerRow) ?? null)
  if (header === null || holdsIdentityNumber(header)) return null
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
    sheet === undefined || record.state === 'discarded' ? [] : sampleCells(read, record, sheet, transferDate)
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
      samples: samples.map((cells) => cells[index] ?? '').filter((text) => text !== ''),
    })),
    notes: record.notes.map(({ code, params }) => ({ code, params: { ...params } })),
    counts: record.counts,
  }
}

/** The first rows below the header that may be shown. */
function sampleCells(read: Reader, record: ImportRecord, sheet: Sheet, transferDate: string): string[][] {
  const mask = createRowMask(read, record, sheet, transferDate)
  return topRows(read, sheet, headerSearchRows + 15)
    .filter((row) => row.row > record.headerRow && !mask.isProtectedRow(row))
    .slice(0, 5)
    .map(mask.cells)
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
  return maskIdentityNumbersIn(isIdentity ? maskIdentityCell(text, transferDate) : text)
}

/**
 * The raw text of a row as a page may see it: identity numbers masked, and of a person with protected identity, whether this
 * delivery says so or an earlier one did, only which cells are filled.
 */
export function createRowMask(
  read: Reader,
  record: ImportRecord,
  sheet: Sheet,
  transferDate: string,
): { readonly cells: (row: RawRow) => string[]; readonly isProtectedRow: (row: RawRow) => boolean } {
  const plan = createPlanner({ ...planSetting(record, sheet, transferDate), fractions: new Set() })
  const lookup = createKeyLookup(read, record.register, record.senderId, [])
  // Whatever the register and the header row that were chosen: the sheet itself says which column holds the mark.
  const top = topRows(read, sheet, headerSearchRows)
  const header = findHeaderRow(top)
  const isStaffSheet = record.register === 'staff' || (header !== null && guessRegister(header) === 'staff')
  const marks = isStaffSheet ? protectionColumns(top) : new Set<number>()
  const isProtectedRow = (row: RawRow): boolean => {
    if (isHeaderLike(row)) return false
    if ([...marks].some((index) => saysProtected(row.cells[index]))) return true
    if (record.register !== 'staff' || row.row <= record.headerRow) return false
    const { key, values } = plan(row)
    return isProtected(record.register, values) || (key !== '' && lookup(key)?.hidden === true)
  }
  return {
    isProtectedRow,
    cells(row) {
      if (isProtectedRow(row)) return row.cells.map((cell) => (cellText(cell) === '' ? '' : '****'))
      return row.cells.map((cell, index) =>
        maskedCell(record.register, record.columns[index]?.field ?? null, cell, transferDate),
      )
    },
  }
}

/** A remark as a page may see it: what it is about is raw text too. */
export function maskedFinding(
  register: RegisterName,
  { rule, field, raw }: FindingRecord,
  transferDate: string,
): { readonly rule: FindingRecord['rule']; readonly field: string | null; readonly raw: string } {
  return { rule, field, raw: maskedCell(register, field, raw, transferDate) }
}

/** Values as a page may see them: identity numbers masked. */
export function maskedValues(register: RegisterName, values: Values, transferDate: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskedCell(register, name, value, transferDate) : value,
    ]),
  )
}

/** Any word in a column of protection marks but a plain no. */
function saysProtected(cell: RawCell | undefined): boolean {
  const text = cellText(cell).trim()
  return text !== '' && codeFromWording('protection', text) !== 'none'
}
