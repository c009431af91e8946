import { setImmediate as nextTurn } from 'node:timers/promises'
import { PaperSize, WorkbookWriter, type Row, type WorksheetWriter } from '@cj-tech-master/excelts'
import { FileFailure, stopIfCancelled } from './file-failure.ts'
import { HashedFile, asWriteFailure } from './hashed-file.ts'
import { removeLeftover } from './keep-file.ts'
import { isoToSerial } from './serial-date.ts'
import { checkSheetNames, largestSheet, toOfficeText } from './workbook-limits.ts'

export interface WorkbookColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  /** `raw`: each cell as it stood in a delivery, a number as a number and a date as a date; what is typed there stays text. */
  readonly kind: 'text' | 'integer' | 'decimal' | 'date' | 'raw'
  /** What a person is offered to choose among; other texts can still be typed. Left out where Excel cannot hold the list. */
  readonly choices?: readonly string[]
}

/**
 * A date is an ISO day (or date-time) string in a `date` column and becomes a real Excel date; what is no such date, or lies
 * before March 1900, stays text. A number in a `text` column becomes text. Text never becomes a formula, number or date.
 */
export type WorkbookCell = string | number | null | boolean | { readonly date: string }

export interface WorkbookSheet {
  /** 1–31 characters, none of `[ ] : * ? / \`. */
  readonly name: string
  readonly columns: readonly WorkbookColumn[]
  readonly rows: AsyncIterable<readonly WorkbookCell[]> | Iterable<readonly WorkbookCell[]>
  /** `table`: header row, filter, landscape. `cover`: labels and values in two columns without a header row, portrait. */
  readonly layout: 'table' | 'cover'
}

export interface Workbook {
  readonly title: string
  /** ISO instant; the only clock in the file, so the same content gives the same bytes. */
  readonly createdAt: string
  readonly sheets: readonly WorkbookSheet[]
}

/**
 * Writes a whole .xlsx to `path`, row by row. When it fails or is cancelled the file is removed.
 * Write beside the final place, prove the file, then `keepFile`.
 *
 * @param options.onRows told now and then how many rows, headers included, are written in all
 * @returns the size and the SHA-256 (lower-case hexadecimal) of the bytes that were written
 * @throws FileFailure `file.no-space`, `file.not-writable`, `file.too-large-for-excel`, `file.cancelled`
 */
export async function writeWorkbook(
  path: string,
  workbook: Workbook,
  options: { readonly signal?: AbortSignal; readonly onRows?: (written: number) => void } = {},
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  stopIfCancelled(options.signal)
  checkSheetNames(workbook.sheets.map(({ name }) => name))
  const createdAt = new Date(workbook.createdAt)
  const file = await HashedFile.create(path, createdAt)
  try {
    const author = { creator: 'Stafett', lastModifiedBy: 'Stafett' }
    const writer = new WorkbookWriter({
      stream: file,
      useStyles: true,
      created: createdAt,
      modified: createdAt,
      ...author,
    })
    // The document's properties are read from the writer itself, which has no option for the title.
    Object.assign(writer, { title: workbook.title })
    const progress = new Progress(file, options)
    for (const sheet of workbook.sheets) await writeSheet(writer, sheet, progress)
    await writer.commit()
    return { bytes: file.size, sha256: file.sha256() }
  } catch (error) {
    await file.abandon()
    await removeLeftover(path)
    throw asWriteFailure(error, path)
  }
}

/** Waits for the disk, lets other work in, and stops when asked to, every few rows. */
class Progress {
  readonly #file: HashedFile
  readonly #signal: AbortSignal | undefined
  readonly #onRows: ((written: number) => void) | undefined
  #written = 0

  constructor(
    file: HashedFile,
    options: { readonly signal?: AbortSignal; readonly onRows?: (written: number) => void },
  ) {
    this.#file = file
    this.#signal = options.signal
    this.#onRows = options.onRows
  }

  async row(): Promise<void> {
    this.#written++
    if (this.#written % rowsPerTurn === 0) await this.settle()
  }

  async settle(): Promise<void> {
    await nextTurn()
    stopIfCancelled(this.#signal)
    await this.#file.settled()
    this.#onRows?.(this.#written)
  }
}

const rowsPerTurn = 250

async function writeSheet(writer: WorkbookWriter, sheet: WorkbookSheet, progress: Progress): Promise<void> {
  if (sheet.columns.length > largestSheet.columns) {
    throw new FileFailure('file.too-large-for-excel', { limit: 'columns', sheet: sheet.name })
  }
  const out = addSheet(writer, sheet)
  let row = 0
  if (sheet.layout === 'table') {
    writeHeader(out.addRow([]), sheet)
    row = 1
    await progress.row()
  }
  for await (const cells of sheet.rows) {
    row++
    if (row > largestSheet.rows) throw new FileFailure('file.too-large-for-excel', { limit: 'rows', sheet: sheet.name })
    writeRow(out.addRow([]), cells, sheet, row)
    await progress.row()
  }
  if (row > 1) addChoices(out, sheet, row)
  if (sheet.layout === 'table') {
    out.autoFilter = { from: { row: 1, col: 1 }, to: { row, col: Math.max(sheet.columns.length, 1) } }
  }
  out.commit()
  await progress.settle()
}

function addSheet(writer: WorkbookWriter, { name, layout, columns }: WorkbookSheet): WorksheetWriter {
  const out = writer.addWorksheet(name, {
    views: layout === 'table' ? [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }] : [],
    pageSetup: {
      paperSize: PaperSize.A4,
      orientation: layout === 'table' ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      // As many pages high as it takes.
      fitToHeight: 0,
      ...(layout === 'table' ? { printTitlesRow: '1:1' } : {}),
    },
    headerFooter: { oddFooter: '&P(&N)' },
  })
  out.columns = columns.map(({ width, kind }) => ({ width, style: { numFmt: numberFormats[kind] } }))
  return out
}

const numberFormats = { text: '@', integer: '0', decimal: '0.00##', date: 'yyyy\\-mm\\-dd', raw: '@' }
/** The workbook's own default, made bold; a font without name and size is up to each program. */
const boldFont = { name: 'Calibri', size: 11, family: 2, bold: true }
const dateTimeFormat = 'yyyy\\-mm\\-dd\\ hh:mm:ss'

function writeHeader(out: Row, sheet: WorkbookSheet): void {
  for (const [index, { header }] of sheet.columns.entries()) {
    const cell = out.getCell(index + 1)
    cell.value = toCellText(header, { sheet: sheet.name, row: 1, column: index + 1 })
    cell.numFmt = numberFormats.text
    cell.font = boldFont
    cell.alignment = { vertical: 'top', wrapText: true }
  }
  out.commit()
}

function writeRow(out: Row, cells: readonly WorkbookCell[], sheet: WorkbookSheet, row: number): void {
  for (const [index, value] of cells.entries()) {
    if (value === null || value === '') continue
    const cell = out.getCell(index + 1)
    const kind = sheet.columns[index]?.kind ?? 'text'
    const text = typeof value === 'object' ? value.date : value
    const isDate = typeof value === 'object' || kind === 'date'
    const serial = isDate && typeof text === 'string' ? isoToSerial(text) : undefined
    if (serial !== undefined) {
      cell.value = serial
      if (kind !== 'date') cell.numFmt = numberFormats.date
      if (!Number.isInteger(serial)) cell.numFmt = dateTimeFormat
    } else if (typeof text === 'number' && kind !== 'text') {
      if (!Number.isFinite(text)) throw new TypeError(`no number for row ${row}, column ${index + 1}`)
      cell.value = text
      // All digits of a whole number, however many: `General` would show a long one as 1,98E+11.
      if (kind === 'raw') cell.numFmt = Number.isInteger(text) ? numberFormats.integer : 'General'
    } else if (typeof text === 'boolean' && kind === 'raw') {
      cell.value = text
    } else {
      cell.value = toCellText(String(text), { sheet: sheet.name, row, column: index + 1 })
    }
    if (sheet.layout === 'cover') {
      cell.alignment = { vertical: 'top', wrapText: true }
      if (index === 0) cell.font = boldFont
    }
  }
  out.commit()
}

/** Of a list written out in the sheet itself. @see "Excel specifications and limits", Microsoft */
const longestChoices = 255

/** A list to choose from in each column that has one; a text that is not in it gets a warning, no more. */
function addChoices(out: WorksheetWriter, sheet: WorkbookSheet, rows: number): void {
  for (const [index, { choices = [] }] of sheet.columns.entries()) {
    const list = choices.join(',')
    if (list === '' || list.length > longestChoices || choices.some((choice) => /[,"]/.test(choice))) continue
    const column = out.getColumn(index + 1).letter
    out.dataValidations.add(`${column}2:${column}${rows}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${list}"`],
      showErrorMessage: true,
      errorStyle: 'warning',
    })
  }
}

/** The writer keeps white space at the edges of a text only when it is given as rich text. */
function toCellText(text: string, place: { sheet: string; row: number; column: number }) {
  if (text.length > largestSheet.characters) {
    throw new FileFailure('file.too-large-for-excel', { limit: 'characters', ...place })
  }
  const escaped = toOfficeText(text)
  if (escaped.hasControls || !/^\s|\s$|[\t\n]/.test(text)) return escaped.text
  return { richText: [{ text }] }
}
