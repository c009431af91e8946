import type { Language } from '#shared/i18n/catalogues.ts'
import { cellText, cleanText } from '#shared/import/normalise.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'

/**
 * What binds a row of a repair workbook to the row it is to mend: its first column, with the import and the raw row, `17:1042`.
 * Whatever else a person does to the workbook, the column is what it is known by.
 */
export const repairHeader = 'Stafett-rad'

/** The name of the one sheet, and the header of what is wrong with each row. */
export const repairWords: Readonly<Record<Language, { readonly sheet: string; readonly remarks: string }>> = {
  sv: { sheet: 'Rättas (hela personnummer)', remarks: 'Fel' },
  en: { sheet: 'To mend (whole identity no)', remarks: 'Errors' },
}

export function repairMark(importId: number, rawId: number): string {
  return `${importId}:${rawId}`
}

/** Columns that the basket adds to those of the list: they hold no values of the register. */
export function isRepairHeader(header: string): boolean {
  return repairColumn([header]) === 0 || Object.values(repairWords).some(({ remarks }) => remarks === header)
}

/** The column of marks among headers; -1 where there is none. */
export function repairColumn(headerTexts: readonly string[]): number {
  return headerTexts.findIndex((text) => cleanText(text).toLowerCase() === repairHeader.toLowerCase())
}

/**
 * The import whose repair basket a table is, by its headers and the first rows below them. Null where it has no column of marks,
 * or where the marks are of several imports: then it is a list that somebody has put together, and is read as any other.
 */
export function repairedImport(
  headerTexts: readonly string[],
  firstRows: readonly RawRow[],
): { readonly importId: number; readonly column: number } | null {
  const column = repairColumn(headerTexts)
  if (column === -1) return null
  const imports = new Set(firstRows.flatMap((row) => readMark(row.cells[column])?.importId ?? []))
  const [importId] = imports
  return importId === undefined || imports.size > 1 ? null : { importId, column }
}

/** The raw row that a mark names; null for a row that was added by hand, or whose mark was written over. */
export function repairedRawId(cell: RawCell | undefined): number | null {
  return readMark(cell)?.rawId ?? null
}

/** Fifteen digits are whole numbers to every program; a longer one is nobody's id. */
const mark = /^(\d{1,15}):(\d{1,15})$/

function readMark(cell: RawCell | undefined): { readonly importId: number; readonly rawId: number } | null {
  const found = mark.exec(cleanText(cellText(cell)))
  return found === null ? null : { importId: Number(found[1]), rawId: Number(found[2]) }
}
