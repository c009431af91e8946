import { openPassingReader } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { countBy, countReported, listedRows } from '#db/stores/report-rows.ts'
import { countRegister } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { contentColumns, contentRow, coverRows, totalRows } from '#shared/reports/content.ts'
import type { ReportCell, ReportFrame, ReportTotals } from '#shared/reports/content.ts'
import { reconciliationCover } from '#shared/reports/reconciliation-cover.ts'
import { reconciliationSheets } from '#shared/reports/reconciliation-report.ts'
import { reconciliationReport, reportNamed } from '#shared/reports/reports.ts'
import type { ReportDefinition } from '#shared/reports/reports.ts'
import { readReconciliationReport } from '../reconciliation/report.ts'
import { serveJob } from './job-port.ts'
import { writeProven } from './proven-workbook.ts'
import type { Proof, ReportWorkbook } from './proven-workbook.ts'

export interface WriteReportInput {
  readonly storePath: string
  readonly key: string
  readonly report: string
  /** What the reconciliation report is of, and which two of its lists where somebody has chosen. */
  readonly reconciliation: { readonly reconciliationId: number; readonly lists?: readonly number[] | undefined } | null
  readonly language: Language
  /** Where to write; the caller keeps the file only if the proof holds. */
  readonly partPath: string
  readonly producedAt: string
  readonly producedBy: string
  /** Null: identity numbers are masked. */
  readonly fullIdentityReason: string | null
}

export interface WriteReportPart {
  readonly done: number
  readonly total: number
}

export interface WriteReportOutput {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly totals: ReportTotals['sums']
  readonly protectedHidden: number
  readonly proof: Omit<Proof, 'mismatch'>
  /** The first place where file and store differ; null when they agree. */
  readonly mismatch: string | null
}

/** What is written, and what is told of it. */
interface Content extends Pick<WriteReportOutput, 'rows' | 'totals' | 'protectedHidden'> {
  readonly workbook: ReportWorkbook
}

/** Writes a report and proves it against the store, read anew. Null: what it is of may not be shown, or is gone. */
serveJob<WriteReportInput, WriteReportPart, WriteReportOutput | null>(async (input, send) => {
  const read = openPassingReader(input.storePath, input.key)
  // One snapshot for writing and proving: what others commit meanwhile belongs to the next report.
  read.connection.exec('BEGIN')
  const { catalogues } = await import('#shared/i18n/catalogues.ts')
  const words = catalogues[input.language]
  const content =
    input.report === reconciliationReport.name
      ? await reconciliationContent(read, words, input)
      : await registerContent(read, words, input)
  if (content === null) {
    read.connection.close()
    return null
  }
  const { workbook, ...told } = content
  const written = await writeProven(input.partPath, workbook, (done, total) => send({ done, total }))
  read.connection.close()
  const { mismatch, ...proof } = written.proof
  return { ...told, bytes: written.bytes, sha256: written.sha256, proof, mismatch }
})

async function registerContent(read: Reader, words: Catalogue, input: WriteReportInput): Promise<Content> {
  const definition = reportNamed(input.report)
  if (definition === undefined) throw new Error(`No report ${input.report}`)
  const frame = await frameOf(read, definition, words, input)
  const totals = totalsOf(read, definition)
  const options = { showIdentity: input.fullIdentityReason !== null, language: input.language }
  const rows = function* (): Generator<readonly ReportCell[]> {
    for (const values of listedRows(read, definition, definition.columns, withSecrecy(definition))) {
      yield contentRow(definition, values, options)
    }
  }
  const sums = totalRows(definition, frame, totals)
  return {
    rows: frame.rows,
    totals: totals.sums,
    protectedHidden: frame.protectedHidden,
    workbook: {
      title: definition.title[input.language],
      createdAt: input.producedAt,
      cover: { name: frame.words.cover, rows: coverRows(definition, frame, totals) },
      tables: [
        { name: frame.sheetName, columns: contentColumns(definition, input.language), rows },
        { name: frame.words.totalsSheet, columns: sums.columns, rows: () => sums.rows },
      ],
      total: frame.rows,
    },
  }
}

async function reconciliationContent(read: Reader, words: Catalogue, input: WriteReportInput): Promise<Content | null> {
  const { language, producedAt, producedBy, reconciliation } = input
  const transfer = await readTransfer(read)
  const found =
    reconciliation &&
    readReconciliationReport(read, reconciliation.reconciliationId, reconciliation.lists, transfer.transferDate)
  if (found === null || found === undefined) return null
  const { report, protectedHidden } = found
  const sheets = reconciliationSheets(report, words, language)
  const rows = report.rows.length
  const frame = { language, transfer, rows, protectedHidden, producedAt, producedBy, fullIdentityReason: null }
  const cover = reconciliationCover(report, words, { ...frame, sheetName: '' })
  return {
    rows,
    totals: [],
    protectedHidden,
    workbook: {
      title: String(cover[0]?.[0] ?? ''),
      createdAt: producedAt,
      cover: { name: words.reports.cover.cover, rows: cover },
      tables: sheets.map((sheet) => ({ name: sheet.name, columns: sheet.columns, rows: () => sheet.rows })),
      total: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0),
    },
  }
}

async function frameOf(
  read: Reader,
  definition: ReportDefinition,
  words: Catalogue,
  input: WriteReportInput,
): Promise<ReportFrame> {
  const transfer = await readTransfer(read)
  const { rows, protectedHidden } = countReported(read, definition)
  return {
    words: words.reports.cover,
    units: words.reports.totalUnits,
    language: input.language,
    transfer,
    rows,
    protectedHidden,
    producedAt: input.producedAt,
    producedBy: input.producedBy,
    fullIdentityReason: input.fullIdentityReason,
    sheetName: definition.title[input.language].slice(0, 31),
  }
}

function totalsOf(read: Reader, definition: ReportDefinition): ReportTotals {
  return {
    // Sums are of employments: one row per person does not add up to them.
    sums: definition.rowsOf === 'person' ? [] : countRegister(read, definition.register, { listedOnly: true }).totals,
    counts: definition.countBy.map((field) => ({ field, values: countBy(read, definition, field) })),
  }
}

/** Secrecy decides what is redacted, whether or not it is a column of the report. */
function withSecrecy(definition: ReportDefinition): readonly string[] {
  return definition.redacted.length > 0 ? ['secrecyProvision'] : []
}
