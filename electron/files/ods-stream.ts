import type { RawCell } from '#shared/import/raw.ts'
import { FileFailure } from './file-failure.ts'
import { scanPart } from './ooxml-package.ts'
import { RowBatch } from './row-batch.ts'
import { isoToSerial } from './serial-date.ts'
import { SheetFacts } from './sheet-facts.ts'
import { attributeOf, type XmlHandler } from './xml-scanner.ts'
import { readPart, zipLimits, type ZipParts } from './zip-gate.ts'

export type OdsPart =
  | {
      readonly kind: 'sheet'
      readonly index: number
      readonly name: string
      readonly hidden: boolean
      readonly facts: SheetFacts
      /** It is what another spreadsheet held when this one was last calculated. */
      readonly isExternal: boolean
    }
  | { readonly kind: 'sheet-end'; readonly sheet: number; readonly name: string; readonly facts: SheetFacts }
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
  readonly facts: SheetFacts
  /** Its columns are known, for it has come to its rows. */
  hasRows: boolean
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
  #tableColumn = 0
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
      case 'table-column':
        if (this.#depth === 1) this.#openColumn(attributes)
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
      const { index, name, hidden, batch, facts } = table
      if (!isLast && this.#tables.length === 1 && !table.hasRows) return
      if (!table.announced) yield { kind: 'sheet', index, name, hidden, facts, isExternal: isElsewhere(name) }
      table.announced = true
      while (batch.isFull) yield { kind: 'rows', sheet: index, rows: batch.take(), bytes }
      if (!isLast && this.#tables.length === 1) return
      while (!batch.isEmpty) yield { kind: 'rows', sheet: index, rows: batch.take(), bytes }
      yield { kind: 'sheet-end', sheet: index, name, facts }
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
    const hidden = this.#hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '') || isElsewhere(name)
    const facts = new SheetFacts()
    this.#tables.push({ index, name, hidden, batch: new RowBatch(), facts, hasRows: false, announced: false })
    this.#row = 0
    this.#tableColumn = 0
    this.#cellCount = 0
  }

  #openColumn(attributes: string): void {
    const first = this.#tableColumn
    this.#tableColumn += repeatOf(attributes, 'number-columns-repeated')
    if (isInvisible(attributes)) this.#tables.at(-1)?.facts.hideColumns(first, this.#tableColumn - 1)
  }

  #openRow(attributes: string): void {
    const table = this.#tables.at(-1)
    if (table !== undefined) table.hasRows = true
    this.#row++
    this.#rowRepeat = repeatOf(attributes, 'number-rows-repeated')
    this.#isHidden = isInvisible(attributes)
    this.#cells = []
    this.#column = 0
  }

  #closeRow(): void {
    const table = this.#tables.at(-1)
    const last = this.#row + this.#rowRepeat - 1
    if (this.#cells.length > 0 && table !== undefined) {
      if (last > mostRows) throw new FileFailure('file.too-hostile', { reason: 'rows' })
      this.#count(this.#cells.length, this.#rowRepeat)
      for (let row = this.#row; row <= last; row++) {
        table.facts.addRow(row, this.#cells.length, this.#isHidden)
        table.batch.add(row, [...this.#cells], this.#isHidden)
      }
    }
    this.#row = last
  }

  #openCell(attributes: string): void {
    this.#attributes = attributes
    this.#cellRepeat = repeatOf(attributes, 'number-columns-repeated')
    if (attributes.includes('-spanned')) this.#merge(attributes)
    this.#paragraphs = []
    this.#isInCell = true
  }

  #merge(attributes: string): void {
    const rows = repeatOf(attributes, 'number-rows-spanned')
    const columns = repeatOf(attributes, 'number-columns-spanned')
    this.#tables.at(-1)?.facts.addMerge({ row: this.#row, column: this.#column, rows, columns })
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
      return odsNumber(Number(attributeOf(attributes, 'value') ?? text), text)
    case 'boolean':
      return attributeOf(attributes, 'boolean-value') === 'true'
    case 'date':
      return odsDate(attributeOf(attributes, 'date-value') ?? text)
    case 'time':
      return odsTime(attributeOf(attributes, 'time-value') ?? '', text)
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

/** Percentages, and numbers that are filled out with zeros to a fixed length, are shown otherwise than plainly. */
function odsNumber(number: number, text: string): RawCell {
  if (!Number.isFinite(number)) return text
  return text.endsWith('%') || /^0[\d -]*\d$/.test(text) || /^\d{6}(\d\d)?-\d{4}$/.test(text)
    ? { number, shown: text }
    : number
}

/** `PT08H30M00S` as a fraction of a day, the way Excel keeps times. */
function odsTime(value: string, text: string): RawCell {
  const match = /^(-?)PT(\d+)H(\d+)M([\d.]+)S$/.exec(value)
  if (match === null) return text
  const [, sign = '', hours = '', minutes = '', seconds = ''] = match
  const number = (Number(`${sign}1`) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))) / 86_400
  return text === '' ? number : { number, shown: text }
}

function isInvisible(attributes: string): boolean {
  return attributes.includes('visibility') && /collapse|filter/.test(attributeOf(attributes, 'visibility') ?? '')
}

/** `'file:///C:/lista.ods'#Blad1` is the name of a table that keeps the values of a link. */
function isElsewhere(name: string): boolean {
  return /^'?file:/i.test(name)
}

/**
 * Whether a package says that it is a spreadsheet of this kind.
 * @throws FileFailure `file.unknown-format` for its text documents and drawings, `file.password-protected`
 */
export async function isOpenDocument(zip: ZipParts): Promise<boolean> {
  const part = zip.find('mimetype')
  if (part === undefined || zip.promisedSize(part) > 200) return false
  const type = (await readPart(zip, part)).toString('latin1').trim()
  if (type.startsWith('application/vnd.oasis.opendocument.') && !type.includes('spreadsheet')) {
    throw new FileFailure('file.unknown-format', { looksLike: 'opendocument' })
  }
  if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return false
  return true
}
