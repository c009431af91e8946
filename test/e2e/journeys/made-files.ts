import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from 'xlsx'
import type { Range, WorkBook, WorkSheet } from 'xlsx'
import { sampleFolder } from '../../support/sample-manifest.ts'
import type { MadeFile } from './keyboard.ts'

/** Deliveries of the import journeys, made anew by each. Every identity number is one of Skatteverket's published test numbers. */

const { personalNumbers: testNumbers } = JSON.parse(readFileSync(join(sampleFolder, 'test-numbers.json'), 'utf8')) as {
  personalNumbers: readonly string[]
}

export { testNumbers }

/** @throws where there are not so many */
export function testNumber(index: number): string {
  const number = testNumbers[index]
  if (number === undefined) throw new Error(`There is no test number ${index}`)
  return number
}

type Lines = readonly (readonly string[])[]

export function csvText(lines: Lines): string {
  return lines.map((cells) => `${cells.join(';')}\r\n`).join('')
}

export function utf8File(name: string, lines: Lines): MadeFile {
  return { name, content: new TextEncoder().encode(csvText(lines)) }
}

/** The letters of Windows-1252 that Latin 1 has not, as far as the journeys use them. */
const ownLetters: Readonly<Record<string, number>> = { '€': 0x80, '–': 0x96, '”': 0x94 }

export function windows1252File(name: string, lines: Lines): MadeFile {
  return { name, content: Uint8Array.from(csvText(lines), (letter) => ownLetters[letter] ?? letter.charCodeAt(0)) }
}

/** A workbook: its first sheet, and more by their names. One whose name begins with `Dolt` is hidden. */
export function workbookFile(
  name: string,
  sheet: WorkSheet,
  merges: readonly Range[] = [],
  more: Readonly<Record<string, Lines>> = {},
): MadeFile {
  const book = utils.book_new()
  sheet['!merges'] = [...merges]
  utils.book_append_sheet(book, sheet, 'Blad1')
  for (const [sheetName, lines] of Object.entries(more)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.map((cells) => [...cells])), sheetName)
  }
  book.Workbook = { Sheets: book.SheetNames.map((each) => ({ Hidden: each.startsWith('Dolt') ? 1 : 0 })) }
  return { name, content: savedWorkbook(book) }
}

/** A workbook as a spreadsheet program saves it. */
export function savedWorkbook(book: WorkBook): Uint8Array {
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}
