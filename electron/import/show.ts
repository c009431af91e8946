import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityCell, maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  findHeaderRow,
  guessRegister,
  headerSearchRows,
  isForbiddenHeader,
  isHeaderLike,
  protectionColumns,
} from '#shared/import/mapping.ts'
import { cellText } from '#shared/import/normalise.ts'
import type { RawCell } from '#shared/import/raw.ts'
import type { Finding } from '#shared/import/rules.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { ListedName, Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { readSheets, topRows } from '#db/stores/deliveries.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { readProfile } from '#db/stores/profiles.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createDecider } from './decide.ts'
import { sheetOfRow } from './plan-sheets.ts'
import { readPlanSource } from './plan-source.ts'
import type { PlanSource } from './plan-source.ts'
import { holdsPeople } from './holds-people.ts'
import { createPersonGuard, saysProtected } from './protected-people.ts'
import { noContext } from './survey.ts'
import type { PlanContext } from './survey.ts'

/** What a screen shows of an import. Identity numbers in samples are masked here, in the core. */
export async function describeImport(
  read: Reader,
  record: ImportRecord,
  context: PlanContext | null,
): Promise<OutputOf<'import.list'>[number]> {
  const source = await readPlanSource(read, record.id)
  const samples = record.state === 'discarded' ? [] : sampleCells(read, source, context)
  const { reading } = record
  const profile = reading.profileId === null ? undefined : readProfile(read, reading.profileId)
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
    chosenSheets: [...reading.sheets],
    sheets: (await readSheets(read, record.deliveryId)).map(
      ({ position, name, hidden, rows, encoding, delimiter }) => ({
        index: position,
        name,
        hidden,
        rows,
        dialect: encoding === null || delimiter === null ? null : { encoding, delimiter },
      }),
    ),
    headerRow: reading.headerRow,
    headerRows: reading.headerRows,
    columns: reading.columns.map((column, index) => ({
      index,
      ...column,
      forbidden: column.reason === 'forbidden' || isForbiddenHeader(column.header),
      samples: samples.map((cells) => cells[index] ?? '').filter((text) => text !== ''),
    })),
    questions: (context?.questions ?? []).map(({ examples, ...question }) => ({
      ...question,
      examples: examples.map((text) => maskIdentityNumbersIn(text)),
    })),
    values: reading.values.map(({ field, raw, value }) => ({ field, raw, value })),
    profile: profile === undefined ? null : { profileId: profile.id, name: profile.name, version: profile.version },
    originalKept: record.originalKept,
    holdsPeople: await holdsPeople(read, record),
    repairs: record.repairsImportId,
    notes: record.notes.map(({ code, params }) => ({ code, params: { ...params } })),
    counts: record.counts,
  }
}

/** The first rows below the header that may be shown. */
function sampleCells(read: Reader, source: PlanSource, context: PlanContext | null): string[][] {
  const [sheet] = source.sheets
  if (sheet === undefined) return []
  const mask = createRowMask(read, source, context)
  return topRows(read, sheet, headerSearchRows + 15)
    .filter((row) => row.row > source.record.reading.headerRow && !mask.isProtectedRow(row))
    .slice(0, 5)
    .map(mask.cells)
}

/** The raw text of a cell as a page may see it. */
export function maskedCell(
  register: ListedName,
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
  source: PlanSource,
  context: PlanContext | null,
): {
  readonly cells: (row: StoredRow) => string[]
  readonly isProtectedRow: (row: StoredRow) => boolean
} {
  const { record, transferDate } = source
  const { decide, sheets } = createDecider(read, source, context ?? noContext)
  const namesProtected = createPersonGuard(read, record.deliveryId, transferDate)
  // Whatever the register and the header row that were chosen: the sheet itself says which column holds the mark.
  const marksBySheet = sheets.map(({ sheet, reading }) => {
    const top = topRows(read, sheet, headerSearchRows)
    const header = findHeaderRow(top)
    const isStaffSheet = record.register === 'staff' || (header !== null && guessRegister(header) === 'staff')
    return { sheet, reading, marks: isStaffSheet ? protectionColumns(top) : new Set<number>() }
  })
  const sheetOf = ({ rawId }: StoredRow) => sheetOfRow(marksBySheet, rawId)
  const isProtectedRow = (row: StoredRow): boolean => {
    if (isHeaderLike(row)) return false
    const own = sheetOf(row)
    if (own === undefined) return false
    if ([...own.marks].some((index) => saysProtected(row.cells[index])) || namesProtected(row)) return true
    if (record.register !== 'staff' || row.row <= own.reading.headerRow) return false
    return decide(row)[0].isProtected
  }
  return {
    isProtectedRow,
    cells(row) {
      if (isProtectedRow(row)) return hiddenCells(row)
      const columns = sheetOf(row)?.reading.columns ?? []
      return row.cells.map((cell, index) => maskedCell(record.register, columns[index] ?? null, cell, transferDate))
    },
  }
}

/** Of a row that is shown to nobody: only which of its cells are filled. */
export function hiddenCells({ cells }: StoredRow): string[] {
  return cells.map((cell) => (cellText(cell) === '' ? '' : '****'))
}

/** A remark as a page may see it: what it is about is raw text too. */
export function maskedFinding(
  register: ListedName,
  { rule, field, raw }: Finding,
  transferDate: string,
): { readonly rule: Finding['rule']; readonly field: string | null; readonly raw: string } {
  return { rule, field, raw: maskedCell(register, field, raw, transferDate) }
}

/** Values as a page may see them: identity numbers masked. */
export function maskedValues(register: ListedName, values: Values, transferDate: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskedCell(register, name, value, transferDate) : value,
    ]),
  )
}
