import { openPassingReader } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { sheetOfRawRow, sheetTop } from '#db/stores/deliveries.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createRemarkLookup, waitingRawIds } from '#db/stores/waiting.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { isForbiddenHeader } from '#shared/import/mapping.ts'
import type { RawCell } from '#shared/import/raw.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { writeRepairWorkbook } from '../files/repair-workbook.ts'
import type { RepairRow } from '../files/repair-workbook.ts'
import { readPlanSource } from '../import/plan-source.ts'
import type { PlanSource } from '../import/plan-source.ts'
import { isRepairHeader, repairHeader, repairMark, repairWords } from '../import/repair-basket.ts'
import { createRowMask, maskedCell } from '../import/show.ts'
import { serveJob } from './job-port.ts'

export interface WriteRepairBasketInput {
  readonly storePath: string
  readonly key: string
  readonly importId: number
  readonly language: Language
  /** Where to write; the caller keeps the file. */
  readonly partPath: string
  readonly producedAt: string
}

export interface WriteRepairBasketPart {
  readonly done: number
  readonly total: number
}

export interface WriteRepairBasketOutput {
  readonly rows: number
  readonly protectedHidden: number
}

/** Rows read at a time. */
const pageRows = 500

/**
 * The rows of an import that wait to be mended, as a workbook. Its identity numbers are whole, because a masked one could not be
 * taken back; persons with protected identity are not in it.
 */
serveJob<WriteRepairBasketInput, WriteRepairBasketPart, WriteRepairBasketOutput>(async (input, send) => {
  const read = openPassingReader(input.storePath, input.key)
  // One snapshot: what others commit meanwhile settles nothing here.
  read.connection.exec('BEGIN')
  try {
    const { catalogues } = await import('#shared/i18n/catalogues.ts')
    const words = catalogues[input.language]
    const source = await readPlanSource(read, input.importId)
    const ids = waitingRawIds(read, input.importId)
    const counts = { rows: 0, protectedHidden: 0 }
    const { columns, cellsOf } = repairColumns(read, source, input.language)
    await writeRepairWorkbook(
      input.partPath,
      {
        name: repairWords[input.language].sheet,
        createdAt: input.producedAt,
        markHeader: repairHeader,
        remarkHeader: repairWords[input.language].remarks,
        columns,
        rows: repairRows(read, source, { ids, words, language: input.language, cellsOf, counts }),
      },
      { onRows: (written) => void send({ done: Math.min(written, ids.length), total: ids.length }) },
    )
    return counts
  } finally {
    read.connection.close()
  }
})

function* repairRows(
  read: Reader,
  source: PlanSource,
  {
    ids,
    words,
    language,
    cellsOf,
    counts,
  }: {
    readonly ids: readonly number[]
    readonly words: Catalogue
    readonly language: Language
    readonly cellsOf: (row: StoredRow) => RawCell[]
    readonly counts: { rows: number; protectedHidden: number }
  },
): Generator<RepairRow> {
  const { id: importId, register } = source.record
  const { isProtectedRow } = createRowMask(read, source, null)
  const remarksOf = createRemarkLookup(read, importId)
  for (let from = 0; from < ids.length; from += pageRows) {
    for (const row of rawRows(read, ids.slice(from, from + pageRows))) {
      if (isProtectedRow(row)) {
        counts.protectedHidden++
        continue
      }
      counts.rows++
      // The number itself stands in its own cell; beside it, it would be read back as a text that nothing masks.
      const remarks = remarksOf(row.rawId).map(({ rule, field, raw }) =>
        words.findings.rules[rule].text({
          field: fieldLabel(register, field, words, language),
          example: maskedCell(register, field, raw, source.transferDate),
        }),
      )
      yield { mark: repairMark(importId, row.rawId), remarks: remarks.join(' '), cells: cellsOf(row) }
    }
  }
}

/**
 * The columns of the first sheet, those that must not be stored left out; a row of another sheet of the stack has its cells by the
 * fields that both sheets hold. The name of the sheet, where it is a value, comes first: a column without a header at the
 * end would be no column.
 */
function repairColumns(
  read: Reader,
  { record, sheets }: PlanSource,
  language: Language,
): { readonly columns: { header: string; choices: string[] }[]; readonly cellsOf: (row: StoredRow) => RawCell[] } {
  const { reading, register } = record
  const named = reading.columns.find(({ isSheetName, field }) => isSheetName && field !== null)
  const kept = reading.columns.flatMap((column, index) =>
    column.isSheetName ||
    column.reason === 'forbidden' ||
    isForbiddenHeader(column.header) ||
    (record.repairsImportId !== null && isRepairHeader(column.header))
      ? []
      : [{ ...column, index }],
  )
  const [main, ...others] = readingOfSheets(
    reading,
    sheets.map((sheet) => sheetTop(read, sheet, reading.headerRow)),
  )
  const placesByPosition = new Map(
    others.map(({ position, columns }) => [
      position,
      kept.map(({ field }) => (field === null ? -1 : columns.indexOf(field))),
    ]),
  )
  const columns = kept.map(({ header, field }) => ({ header, choices: choicesOf(register, field, language) }))
  return {
    columns: named === undefined ? columns : [{ header: '', choices: [] }, ...columns],
    cellsOf(row) {
      const sheet = sheetOfRawRow(sheets, row.rawId)
      const places =
        sheet === undefined || sheet.position === main?.position ? undefined : placesByPosition.get(sheet.position)
      const cells = kept.map(({ index }, at) => row.cells[places === undefined ? index : (places[at] ?? -1)] ?? null)
      return named === undefined ? cells : [sheet?.name ?? null, ...cells]
    },
  }
}

function choicesOf(register: RegisterName, name: string | null, language: Language): string[] {
  const field = name === null ? undefined : fieldOf(register, name)
  const list = field?.type === 'boolean' ? 'yesNo' : field?.codes
  return list === undefined ? [] : codeLists[list].map(({ label }) => label[language])
}

function fieldLabel(register: RegisterName, field: string | null, words: Catalogue, language: Language): string {
  return (field === null ? undefined : fieldOf(register, field)?.label[language]) ?? words.findings.wholeRow
}
