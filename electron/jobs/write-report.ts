import { createHash } from 'node:crypto'
import { openPassingReader } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { countBy, countReported, listedRows } from '#db/stores/report-rows.ts'
import { countRegister } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { RawCell } from '#shared/import/raw.ts'
import type { Language } from '#shared/i18n/catalogues.ts'
import { contentColumns, contentRow, coverRows, totalRows } from '#shared/reports/content.ts'
import type { ReportCell, ReportFrame, ReportTotals } from '#shared/reports/content.ts'
import { reportNamed } from '#shared/reports/reports.ts'
import type { ReportDefinition } from '#shared/reports/reports.ts'
import { readTable } from '../files/workbook-proof.ts'
import { writeWorkbook } from '../files/workbook-writer.ts'
import { serveJob } from './job-port.ts'

export interface WriteReportInput {
  readonly storePath: string
  readonly key: string
  readonly report: string
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
  readonly proof: { readonly rows: number; readonly cells: number; readonly contentSha256: string }
  /** The first place where file and store differ; null when they agree. */
  readonly mismatch: string | null
}

/**
 * Writes a report row by row, then reads the file back with a reader that shares nothing with the writer, and compares every
 * row, cell and sum with the store read anew.
 */
serveJob<WriteReportInput, WriteReportPart, WriteReportOutput>(async (input, send) => {
  const read = openPassingReader(input.storePath, input.key)
  // One snapshot for writing and proving: what others commit meanwhile belongs to the next report.
  read.connection.exec('BEGIN')
  const definition = reportNamed(input.report)
  if (definition === undefined) throw new Error(`No report ${input.report}`)
  const frame = await frameOf(read, definition, input)
  const totals = totalsOf(read, definition)
  const columns = contentColumns(definition, input.language)
  const work = frame.rows * 2
  const options = { showIdentity: input.fullIdentityReason !== null, language: input.language }
  const rows = function* (): Generator<readonly ReportCell[]> {
    for (const values of listedRows(read, definition, definition.columns, withSecrecy(definition))) {
      yield contentRow(definition, values, options)
    }
  }

  const written = await writeWorkbook(
    input.partPath,
    {
      title: definition.title[input.language],
      createdAt: input.producedAt,
      sheets: [
        { name: frame.words.cover, layout: 'cover', columns: coverColumns, rows: coverRows(definition, frame, totals) },
        { name: frame.sheetName, layout: 'table', columns, rows: rows() },
        { name: frame.words.totalsSheet, layout: 'table', ...totalRows(definition, frame, totals) },
      ],
    },
    { onRows: (count) => void send({ done: Math.min(count, frame.rows), total: work }) },
  )
  const proof = await prove(input.partPath, frame, columns, rows(), (done) =>
    send({ done: frame.rows + done, total: work }),
  )
  read.connection.close()
  return {
    rows: frame.rows,
    ...written,
    totals: totals.sums,
    protectedHidden: frame.protectedHidden,
    proof: { rows: proof.rows, cells: proof.cells, contentSha256: proof.contentSha256 },
    mismatch: proof.mismatch,
  }
})

const coverColumns = [
  { header: '', width: 34, kind: 'text' },
  { header: '', width: 70, kind: 'text' },
] as const

async function frameOf(read: Reader, definition: ReportDefinition, input: WriteReportInput): Promise<ReportFrame> {
  const { catalogues } = await import('#shared/i18n/catalogues.ts')
  const transfer = await readTransfer(read)
  const { rows, protectedHidden } = countReported(read, definition)
  return {
    words: catalogues[input.language].reports.cover,
    units: catalogues[input.language].reports.totalUnits,
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

async function prove(
  path: string,
  frame: ReportFrame,
  columns: readonly { readonly header: string }[],
  expected: Iterator<readonly ReportCell[]>,
  onRows: (done: number) => Promise<void>,
): Promise<{
  readonly rows: number
  readonly cells: number
  readonly contentSha256: string
  readonly mismatch: string | null
}> {
  const digest = createHash('sha256')
  let rows = 0
  let cells = 0
  let mismatch: string | null = null
  let isHeader = true
  for await (const found of readTable(path, frame.sheetName)) {
    if (isHeader) {
      isHeader = false
      const wrong = columns.findIndex((column, index) => found[index] !== column.header)
      if (wrong !== -1) mismatch ??= `1:${wrong + 1}`
      continue
    }
    const next = expected.next()
    if (next.done === true) {
      mismatch ??= `${rows + 2}:1`
      break
    }
    rows++
    for (const [index, value] of next.value.entries()) {
      cells++
      if (!isSame(value, found[index] ?? null)) mismatch ??= `${rows + 1}:${index + 1}`
    }
    digest.update(JSON.stringify(next.value))
    if (rows % 1000 === 0) await onRows(rows)
  }
  if (expected.next().done !== true) mismatch ??= `${rows + 2}:1`
  return { rows, cells, contentSha256: digest.digest('hex'), mismatch }
}

function isSame(written: ReportCell, found: RawCell): boolean {
  if (written === null || written === '') return found === null || found === ''
  if (found !== null && typeof found === 'object') return 'date' in found && found.date === written
  if (typeof written === 'number' && typeof found === 'number') return Math.abs(written - found) < 1e-9
  return written === found
}
