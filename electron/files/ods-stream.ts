import type { RawCell } from '#shared/import/raw.ts'
import { FileFailure } from './file-failure.ts'
import { scanPart } from './ooxml-package.ts'
import { RowBatch } from './row-batch.ts'
import { isoToSerial } from './serial-date.ts'
import { attributeOf, type XmlHandler } from './xml-scanner.ts'
import { zipLimits, type ZipParts } from './zip-gate.ts'

export type OdsPart =
  | { readonly kind: 'sheet'; readonly index: number; readonly name: string; readonly hidden: boolean }
  | {
      readonly kind: 'rows'
      readonly sheet: number
      readonly rows: ReturnType<RowBatch['take']>
      readonly bytes: number
    }

/**
 * The sheets and rows of an OpenDocument spreadsheet, in memory that does not grow with the number of rows.
 * @throws FileFailure `file.damaged`, `file.too-hostile`
 * @see OASIS OpenDocument 1.3 part 3, chapter 9 (tables)
 */
export async function* readOds(zip: ZipParts): AsyncGenerator<OdsPart> {
  const part = zip.find('content.xml')
  if (part === undefined) throw new FileFailure('file.damaged', { part: 'content.xml' })
  const tables = new OdsTables()
  let bytes = 0
  for await (const read of scanPart(zip, part, tables)) {
    bytes = read
    yield* tables.take(bytes, false)
  }
  if (tables.sheetCount === 0) throw new FileFailure('file.damaged', { part })
  yield* tables.take(bytes, true)
}

const mostColumns = 16_384
const mostRows = 1_048_576
const mostCells = 200_000_000
/** A value repeated by a count is cheap to write and dear to fill out, so far fewer of those are let through. */
const mostCopies = 5_000_000

interface Table {
  readonly index: number
  readonly name: string
  readonly hidden: boolean
  readonly batch: RowBatch
  announced: boolean
}

class OdsTables implements XmlHandler {
  wantsText = false
  sheetCount = 0
  readonly #tables: Table[] = []
  readonly #hiddenStyles = new Set<string>()
  #tableStyle = ''
  /** Tables can lie inside cells; only the outermost ones are sheets. */
  #depth = 0
  #row = 0
  #rowRepeat = 1
  #isHidden = false
  #cells: RawCell[] = []
  #column = 0
  #cellRepeat = 1
  #attributes = ''
  #paragraphs: string[] = []
  #isInCell = false
  #annotation = 0
  #cellCount = 0
  #copies = 0

  open(name: string, attributes: string): void {
    switch (name) {
      case 'style':
        this.#tableStyle = attributeOf(attributes, 'name') ?? ''
        break
      case 'table-properties':
        if (attributeOf(attributes, 'display') === 'false') this.#hiddenStyles.add(this.#tableStyle)
        break
      case 'table':
        if (++this.#depth === 1) this.#openTable(attributes)
        break
      case 'table-row':
        if (this.#depth === 1) this.#openRow(attributes)
        break
      case 'table-cell':
      case 'covered-table-cell':
        if (this.#depth === 1) this.#openCell(attributes)
        break
      case 'annotation':
        this.#annotation++
        this.wantsText = false
        break
      default:
        if (this.#isInCell && this.#annotation === 0 && this.#depth === 1) this.#openText(name, attributes)
    }
  }

  /** What is ready: everything but the rows that may still be added to, or all of it. */
  *take(bytes: number, isLast: boolean): Generator<OdsPart> {
    while (this.#tables.length > 0) {
      const table = this.#tables[0]
      if (table === undefined) return
      const { index, name, hidden, batch } = table
      if (!table.announced) yield { kind: 'sheet', index, name, hidden }
      table.announced = true
      while (batch.isFull) yield { kind: 'rows', sheet: index, rows: batch.take(), bytes }
      if (!isLast && this.#tables.length === 1) return
      while (!batch.isEmpty) yield { kind: 'rows', sheet: index, rows: batch.take(), bytes }
      this.#tables.shift()
    }
  }

  close(name: string): void {
    if (name === 'table') this.#depth--
    else if (name === 'annotation') this.#annotation--
    else if (this.#depth !== 1) return
    else if (name === 'p') this.wantsText = false
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
  }

  text(text: string): void {
    // White space is collapsed as the standard says; the spaces that count are `text:s` elements.
    this.#append(text.replaceAll(/[\t\n ]+/g, ' '))
  }

  #openTable(attributes: string): void {
    const index = this.sheetCount++
    if (index >= zipLimits.sheets) throw new FileFailure('file.too-hostile', { reason: 'sheets' })
    const name = attributeOf(attributes, 'name') ?? ''
    const hidden = this.#hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '')
    this.#tables.push({ index, name, hidden, batch: new RowBatch(), announced: false })
    this.#row = 0
    this.#cellCount = 0
  }

  #openRow(attributes: string): void {
    this.#row++
    this.#rowRepeat = repeatOf(attributes, 'number-rows-repeated')
    this.#isHidden = /collapse|filter/.test(attributeOf(attributes, 'visibility') ?? '')
    this.#cells = []
    this.#column = 0
  }

  #closeRow(): void {
    const batch = this.#tables.at(-1)?.batch
    const last = this.#row + this.#rowRepeat - 1
    if (this.#cells.length > 0 && batch !== undefined) {
      if (last > mostRows) throw new FileFailure('file.too-hostile', { reason: 'rows' })
      this.#count(this.#cells.length, this.#rowRepeat)
      for (let row = this.#row; row <= last; row++) batch.add(row, [...this.#cells], this.#isHidden)
    }
    this.#row = last
  }

  #openCell(attributes: string): void {
    this.#attributes = attributes
    this.#cellRepeat = repeatOf(attributes, 'number-columns-repeated')
    this.#paragraphs = []
    this.#isInCell = true
  }

  #closeCell(): void {
    this.#isInCell = false
    const cell = odsValue(this.#attributes, this.#paragraphs.join('\n'))
    const first = this.#column
    this.#column += this.#cellRepeat
    if (cell === null || cell === '') return
    if (this.#column > mostColumns) throw new FileFailure('file.too-hostile', { reason: 'columns' })
    while (this.#cells.length < first) this.#cells.push(null)
    for (let copy = 0; copy < this.#cellRepeat; copy++) this.#cells.push(cell)
    this.#count(0, this.#cellRepeat)
  }

  #count(width: number, repeat: number): void {
    this.#cellCount += width * repeat
    if (repeat > 1) this.#copies += Math.max(width, 1) * repeat
    if (this.#cellCount > mostCells) throw new FileFailure('file.too-hostile', { reason: 'cells' })
    if (this.#copies > mostCopies) throw new FileFailure('file.too-hostile', { reason: 'repeated-cells' })
  }

  #openText(name: string, attributes: string): void {
    if (name === 'p') {
      this.#paragraphs.push('')
      this.wantsText = true
    } else if (name === 's') this.#append(' '.repeat(repeatOf(attributes, 'c')))
    else if (name === 'tab') this.#append('\t')
    else if (name === 'line-break') this.#append('\n')
  }

  #append(text: string): void {
    const last = this.#paragraphs.length - 1
    if (last >= 0) this.#paragraphs[last] = `${this.#paragraphs[last] ?? ''}${text}`
  }
}

function repeatOf(attributes: string, name: string): number {
  if (!attributes.includes(name)) return 1
  const value = Number(attributeOf(attributes, name))
  if (value > 20_000_000) throw new FileFailure('file.too-hostile', { reason: 'repeated-cells' })
  return Number.isInteger(value) && value > 0 ? value : 1
}

function odsValue(attributes: string, text: string): RawCell {
  // Producers write `office:value-type` and often a second, richer `calcext:value-type`; only the latter knows errors.
  if (/calcext:value-type\s*=\s*["']error["']/.test(attributes)) return { error: text }
  switch (attributeOf(attributes, 'value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return Number(attributeOf(attributes, 'value') ?? text)
    case 'boolean':
      return attributeOf(attributes, 'boolean-value') === 'true'
    case 'date':
      return odsDate(attributeOf(attributes, 'date-value') ?? text)
    case 'time':
      return odsTime(attributeOf(attributes, 'time-value') ?? '') ?? text
    case undefined:
    default:
      return attributeOf(attributes, 'string-value') ?? (text === '' ? null : text)
  }
}

function odsDate(value: string): RawCell {
  const plain = value.replace(/\.\d+/, '').replace(/T00:00:00$/, '')
  const serial = isoToSerial(plain)
  return serial === undefined ? value : { date: plain, serial }
}

/** `PT08H30M00S` as a fraction of a day, the way Excel keeps times. */
function odsTime(value: string): number | undefined {
  const match = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(value)
  if (match === null) return undefined
  return (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) / 86_400
}
