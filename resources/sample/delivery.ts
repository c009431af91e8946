import { utils, write } from 'xlsx'
import type { CellObject, WorkSheet } from 'xlsx'
import { type Day, excelSerial } from './day.ts'

/** What a sender typed in one cell. `{ day }` is a real Excel date, `{ number, format }` a number shown in its own way. */
export type Cell = string | number | null | { readonly day: Day } | { readonly number: number; readonly format: string }

/** A row that an importer cannot take in as it stands, or should ask about. */
export interface Note {
  /** Row in the sheet, or record in the text file; the first is 1, the header counts. */
  readonly row: number
  readonly column: string
  readonly kind: string
  /** True when the row cannot be taken in as it stands. */
  readonly bad: boolean
  readonly why: string
}

/** One delivered file: its bytes, and what is known to be in it. */
export interface Delivery {
  readonly file: string
  readonly bytes: Uint8Array
  readonly register: 'staff' | 'cases' | 'diary' | 'archive'
  readonly sender: string
  /** The sheet to read, when it is a workbook. */
  readonly sheet?: string
  /** Where the header stands; the first row is 1. */
  readonly headerRow: number
  readonly headers: readonly string[]
  /** Data rows: without header, title, sum and blank rows. */
  readonly rows: number
  readonly notes: readonly Note[]
  /** Sums over all data rows, the bad and the repeated ones included. */
  readonly sums: Readonly<Record<string, number>>
  /** Further counts that a reader of the file must arrive at. */
  readonly facts: Readonly<Record<string, number>>
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly widths?: readonly number[]
  readonly mergeFirstRowOver?: number
  readonly filterRow?: number
  readonly hidden?: true
}

export function workbookBytes(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new()
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet), sheet.name)
  book.Workbook = { Sheets: sheets.map((sheet) => ({ Hidden: sheet.hidden === true ? 1 : 0 })) }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }))
}

export interface TextFormat {
  readonly encoding: 'utf-8 with BOM' | 'windows-1252'
  /** Blank rows that the exporting system left at the end. */
  readonly blankRows?: number
}

export function textBytes(rows: readonly (readonly string[])[], format: TextFormat): Uint8Array {
  const blank = ';'.repeat((rows[0]?.length ?? 1) - 1)
  const lines = [...rows.map((row) => row.map(quoted).join(';')), ...Array<string>(format.blankRows ?? 0).fill(blank)]
  const text = lines.map((line) => `${line}\r\n`).join('')
  return format.encoding === 'windows-1252' ? windows1252(text) : new TextEncoder().encode(`\uFEFF${text}`)
}

/** Adds up a column the way the sender's own sum row does, without the noise of binary fractions. */
export function total(values: readonly (number | null)[]): number {
  return Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 1000) / 1000
}

function worksheet(sheet: Sheet): WorkSheet {
  const cells: WorkSheet = {}
  const width = Math.max(...sheet.rows.map((row) => row.length))
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const made = excelCell(cell)
      if (made !== undefined) cells[utils.encode_cell({ r, c })] = made
    })
  })
  cells['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: sheet.rows.length - 1, c: width - 1 } })
  if (sheet.widths !== undefined) cells['!cols'] = sheet.widths.map((wch) => ({ wch }))
  if (sheet.mergeFirstRowOver !== undefined) {
    cells['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: sheet.mergeFirstRowOver - 1 } }]
  }
  if (sheet.filterRow !== undefined) {
    const row = sheet.filterRow - 1
    cells['!autofilter'] = { ref: utils.encode_range({ s: { r: row, c: 0 }, e: { r: row, c: width - 1 } }) }
  }
  return cells
}

function excelCell(cell: Cell): CellObject | undefined {
  if (cell === null || cell === '') return undefined
  if (typeof cell === 'string') return { t: 's', v: cell }
  if (typeof cell === 'number') return { t: 'n', v: cell }
  if ('day' in cell) return { t: 'n', v: excelSerial(cell.day), z: 'yyyy-mm-dd' }
  return { t: 'n', v: cell.number, z: cell.format }
}

function quoted(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const windows1252Only: Readonly<Record<string, number>> = { '–': 0x96, '—': 0x97, '’': 0x92, '”': 0x94, '…': 0x85 }

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = windows1252Only[character] ?? character.codePointAt(0) ?? 0
    if (code > 0xff) throw new Error(`Not in Windows-1252: ${character}`)
    return code
  })
}
