import * as XLSX from 'xlsx'
import * as codePages from 'xlsx/dist/cpexcel.full.mjs'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { FileFailure } from './file-failure.ts'
import { numberFormatOf, numberToCell, type NumberFormat } from './number-format.ts'
import { RowBatch } from './row-batch.ts'
import type { DateSystem } from './serial-date.ts'
import { SheetFacts } from './sheet-facts.ts'
import { largestSheet } from './workbook-limits.ts'
import { zipLimits } from './zip-gate.ts'

// Workbooks from before Excel 97 keep their text in a code page of Windows or DOS.
XLSX.set_cptable(codePages)

/** A whole workbook read at once; see `readWithSheetJs`. */
export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  /** Complete when the rows have been given; the hidden columns are known before. */
  readonly facts: SheetFacts
  /** Batches of at most 500 rows. */
  readonly rows: Generator<readonly RawRow[]>
}

/**
 * Reads a workbook that is held in memory, for the binary formats (.xls, .xlsb) that have no reader of our own.
 * It blocks the thread and needs about ten times the file's size: run it in a worker, and look at the kind of file first.
 * @throws FileFailure `file.damaged`, `file.too-hostile`
 */
export function readWithSheetJs(bytes: Uint8Array): {
  readonly sheets: readonly ReadSheet[]
  readonly hasMacros: boolean
  readonly dateSystem: DateSystem
} {
  const book = parse(bytes)
  if (book.SheetNames.length === 0) throw new FileFailure('file.damaged', { part: 'workbook' })
  if (book.SheetNames.length > zipLimits.sheets) throw new FileFailure('file.too-hostile', { reason: 'sheets' })
  const dateSystem: DateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  const sheets: ReadSheet[] = []
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) throw new FileFailure('file.damaged', { part: name })
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') continue
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const facts = factsOf(sheet)
    sheets.push({ name, hidden, facts, rows: rowsOf(sheet, dateSystem, facts) })
  }
  return { sheets, hasMacros: book.vbaraw !== undefined, dateSystem }
}

function parse(bytes: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: true,
      // Without it no column is hidden.
      cellStyles: true,
      sheetStubs: false,
      bookVBA: true,
    })
  } catch (error) {
    throw new FileFailure('file.damaged', { part: 'workbook' }, { cause: error })
  }
}

function factsOf(sheet: XLSX.WorkSheet): SheetFacts {
  const facts = new SheetFacts()
  for (const [index, column] of (sheet['!cols'] ?? []).entries()) {
    if (column?.hidden === true) facts.hideColumns(index, index)
  }
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    facts.addMerge({ row: start.r + 1, column: start.c, rows: end.r - start.r + 1, columns: end.c - start.c + 1 })
  }
  return facts
}

function* rowsOf(sheet: XLSX.WorkSheet, dateSystem: DateSystem, facts: SheetFacts): Generator<readonly RawRow[]> {
  const batch = new RowBatch()
  const formats = new Map<string, NumberFormat>()
  const rows = sheet['!data'] ?? []
  if (rows.length > largestSheet.rows) throw new FileFailure('file.damaged', { part: 'rows' })
  const settings = sheet['!rows'] ?? []
  for (const [index, row] of rows.entries()) {
    if (row !== undefined && row.length > largestSheet.columns)
      throw new FileFailure('file.damaged', { part: 'columns' })
    // Rows and cells may be holes in the arrays.
    const cells = Array.from(row ?? [], (cell) => toRawCell(cell, dateSystem, formats))
    const isHidden = settings[index]?.hidden === true
    facts.addRow(index + 1, cells.length, isHidden)
    batch.add(index + 1, cells, isHidden)
    if (batch.isFull) yield batch.take()
  }
  while (!batch.isEmpty) yield batch.take()
}

function toRawCell(
  cell: XLSX.CellObject | undefined,
  dateSystem: DateSystem,
  formats: Map<string, NumberFormat>,
): RawCell {
  switch (cell?.t) {
    case 's':
      return String(cell.v ?? '')
    case 'b':
      return cell.v === true
    case 'e':
      return { error: cell.w ?? errorTexts.get(Number(cell.v)) ?? String(cell.v) }
    case 'n': {
      const code = typeof cell.z === 'string' ? cell.z : 'General'
      const format = formats.get(code) ?? numberFormatOf(undefined, code)
      formats.set(code, format)
      return numberToCell(Number(cell.v), format, dateSystem)
    }
    case 'd':
    case 'z':
    case undefined:
      return null
    default:
      return null
  }
}

/** BIFF error codes, MS-XLS 2.5.10. */
const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
