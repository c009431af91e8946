import type { RawCell } from '#shared/import/raw.ts'
import { FileFailure } from './file-failure.ts'
import { numberToCell } from './number-format.ts'
import { scanPart, type OoxmlBook, type OoxmlSheet } from './ooxml-package.ts'
import { RowBatch } from './row-batch.ts'
import { isoToSerial } from './serial-date.ts'
import { SheetFacts } from './sheet-facts.ts'
import { attributeOf, decodeOfficeEscapes, type XmlHandler } from './xml-scanner.ts'
import type { ZipParts } from './zip-gate.ts'

/**
 * The rows of one sheet of an .xlsx or .xlsm, batch by batch, in memory that does not grow with the number of rows.
 * Formulas give the value that was last calculated.
 *
 * @param facts is filled while the rows are read; its hidden columns are known before the first batch
 * @returns batches with the unpacked bytes read so far; the last one may be empty
 * @throws FileFailure `file.damaged` (also when the part has content but no rows can be made out), `file.too-hostile`
 */
export async function* readXlsxSheet(
  zip: ZipParts,
  book: OoxmlBook,
  sheet: OoxmlSheet,
  batch = new RowBatch(),
  facts = new SheetFacts(),
): AsyncGenerator<{ readonly rows: ReturnType<RowBatch['take']>; readonly bytes: number }> {
  const rows = new SheetRows(book, batch, facts)
  let bytes = 0
  for await (const read of scanPart(zip, sheet.part, rows)) {
    bytes = read
    while (batch.isFull) yield { rows: batch.take(), bytes }
  }
  if (!rows.isCredible) throw new FileFailure('file.damaged', { part: sheet.part })
  while (!batch.isEmpty) yield { rows: batch.take(), bytes }
}

const mostColumns = 16_384
const mostRows = 1_048_576
/** A sheet of a million rows and two hundred columns, every gap filled out. */
const mostCells = 200_000_000

/** Gathers rows from the elements `sheetData > row > c > (v | is > t)`; everything else in the part is passed over. */
class SheetRows implements XmlHandler {
  wantsText = false
  readonly #book: OoxmlBook
  readonly #batch: RowBatch
  readonly #facts: SheetFacts
  #sawSheetData = false
  #isInSheetData = false
  #sawRow = false
  #sawOther = false
  #isInRow = false
  #row = 0
  #isHidden = false
  #cells: RawCell[] = []
  #column = 0
  #type = ''
  #style = 0
  #text = ''
  #phonetic = 0
  #cellCount = 0

  constructor(book: OoxmlBook, batch: RowBatch, facts: SheetFacts) {
    this.#book = book
    this.#batch = batch
    this.#facts = facts
  }

  /** False when the part had content that gave no rows: a foreign or broken part, never an empty sheet. */
  get isCredible(): boolean {
    return this.#sawSheetData && (this.#sawRow || !this.#sawOther)
  }

  open(name: string, attributes: string): void {
    if (!this.#isInSheetData) {
      if (name === 'sheetData') this.#sawSheetData = this.#isInSheetData = true
      else if (name === 'col') this.#hideColumns(attributes)
      else if (name === 'mergeCell') this.#merge(attributes)
    } else if (name === 'c' && this.#isInRow) this.#openCell(attributes)
    else if (name === 'v') this.wantsText = true
    else if (name === 't') this.wantsText = this.#phonetic === 0
    else if (name === 'row') this.#openRow(attributes)
    else if (name === 'rPh') this.#phonetic++
    else if (!this.#isInRow) this.#sawOther = true
  }

  close(name: string): void {
    if (!this.#isInSheetData) return
    if (name === 'v' || name === 't') this.wantsText = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'sheetData') this.#isInSheetData = false
  }

  text(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text
  }

  #openRow(attributes: string): void {
    const number = attributeOf(attributes, 'r')
    this.#row = number === undefined ? this.#row + 1 : Number(number)
    if (!Number.isInteger(this.#row) || this.#row < 1) throw new FileFailure('file.damaged', { part: 'row' })
    if (this.#row > mostRows) throw new FileFailure('file.too-hostile', { reason: 'rows' })
    this.#isHidden = isTrue(attributes.includes('hidden') ? attributeOf(attributes, 'hidden') : undefined)
    this.#cells = []
    this.#column = 0
    this.#sawRow = this.#isInRow = true
  }

  #closeRow(): void {
    this.#isInRow = false
    this.#cellCount += this.#cells.length
    if (this.#cellCount > mostCells) throw new FileFailure('file.too-hostile', { reason: 'cells' })
    this.#facts.addRow(this.#row, this.#cells.length, this.#isHidden)
    this.#batch.add(this.#row, this.#cells, this.#isHidden)
  }

  #hideColumns(attributes: string): void {
    if (!isTrue(attributes.includes('hidden') ? attributeOf(attributes, 'hidden') : undefined)) return
    this.#facts.hideColumns(Number(attributeOf(attributes, 'min')) - 1, Number(attributeOf(attributes, 'max')) - 1)
  }

  #merge(attributes: string): void {
    const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(attributeOf(attributes, 'ref') ?? '')
    if (match === null) return
    const [, left = '', top = '', right = '', bottom = ''] = match
    const column = columnOf(left) - 1
    const row = Number(top)
    this.#facts.addMerge({ row, column, rows: Number(bottom) - row + 1, columns: columnOf(right) - column })
  }

  #openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r')
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
    if (this.#column > mostColumns) throw new FileFailure('file.too-hostile', { reason: 'columns' })
    this.#type = attributeOf(attributes, 't') ?? 'n'
    this.#style = Number(attributeOf(attributes, 's') ?? 0)
    this.#text = ''
  }

  #closeCell(): void {
    const cell = this.#value()
    if (cell === null) return
    const index = this.#column - 1
    while (this.#cells.length < index) this.#cells.push(null)
    this.#cells[index] = cell
  }

  #value(): RawCell {
    const text = this.#text
    switch (this.#type) {
      case 's':
        return text === '' ? null : this.#sharedString(text)
      case 'inlineStr':
      case 'str':
        return decodeOfficeEscapes(text)
      case 'b':
        return text === '' ? null : text.trim() === '1' || text.trim() === 'true'
      case 'e':
        return { error: text }
      case 'd':
        return dateText(text.trim())
      default:
        return this.#number(text)
    }
  }

  #sharedString(index: string): string {
    const text = this.#book.strings.get(Number(index))
    if (text === undefined) throw new FileFailure('file.damaged', { part: 'sharedStrings' })
    return text
  }

  #number(text: string): RawCell {
    if (text.trim() === '') return null
    const value = Number(text)
    if (!Number.isFinite(value)) return text
    return numberToCell(value, this.#book.formats[this.#style], this.#book.dateSystem)
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** `AB12` → 28. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  if (column === 0) throw new FileFailure('file.damaged', { part: 'cell' })
  return column
}

/** Strict workbooks may write a date as ISO text instead of a number. */
function dateText(text: string): RawCell {
  const plain = text.replace(/(\.\d+)?Z?$/, '').replace(/T00:00:00$/, '')
  const serial = isoToSerial(plain)
  return serial === undefined ? text : { date: plain, serial }
}
