import { fieldOf, registers } from '../registers/registers.ts'
import type { RegisterName } from '../registers/field.ts'
import { cleanText, isBlank, parseHours, parseMetres } from './normalise.ts'
import type { RawCell, RawRow } from './raw.ts'

const footerText =
  /^(?:delsumma|summa|totalt|total|sum|antal|medel|genomsnitt)(?: (?:antal|anställda|personer|rader|poster|ärenden|handlingar|volymer|hyllmeter))*[\d\s.,:=%'–-]*(?:kr|sek|st|hm)?\.?$/iu
/** What such a word begins with: most rows are told from a footer by one letter. */
const firstLetters = 'dstamgDSTAMG'

/** The sum of a unit or a year, named beside the word. */
const namedSum = /^(?:delsumma|summa|totalt)[ :]+\S/iu
/** A word that begins no title or name. */
const subtotal = /^delsumma/i

/**
 * Tells sum rows: a word of summing up and numbers, nothing else. A row that states its key, or any text or day beside the word,
 * is a row, whatever it begins with (`Medel till …`, `Antal …`). A name may follow the word (`Delsumma Miljö`) where no title or
 * name can begin so, and a sum stands beside it. `columns` are the fields by column.
 */
export function createFooterTest(
  register: RegisterName,
  columns: readonly (string | null)[],
): (raw: RawRow) => boolean {
  const keyFields = new Set(registers[register].keyFields.flat())
  const isKeyColumn = columns.map(
    (name) => name !== null && keyFields.has(name) && fieldOf(register, name) !== undefined,
  )
  return ({ cells }) => {
    let first = 0
    let text = ''
    for (; first < cells.length && text === ''; first++) {
      const cell = cells[first]
      if (typeof cell !== 'string') continue
      if (
        cell !== '' &&
        cell.charCodeAt(0) > 0x20 &&
        cell.charCodeAt(0) < 0x7f &&
        !firstLetters.includes(cell.charAt(0))
      ) {
        return false
      }
      text = cleanText(cell)
    }
    if (text === '') return false
    const isBare = footerText.test(text)
    if (!isBare && !(namedSum.test(text) && (isKeyColumn[first - 1] === true || subtotal.test(text)))) return false
    let sums = 0
    const isSumRow = cells.every((cell, index) => {
      if (index === first - 1 || isBlank(cell)) return true
      sums++
      return isKeyColumn[index] !== true && (parseHours(cell) ?? parseMetres(cell)) !== null
    })
    return isSumRow && (isBare || sums > 0)
  }
}

/** Tells a header that is repeated further down, as on every page of a printout: every cell is its column's header, or blank. */
export function createHeaderTest(headers: readonly string[]): (raw: RawRow) => boolean {
  const texts = headers.map((header) => cleanText(header).toLowerCase())
  const filled = texts.filter((text) => text !== '').length
  const first = texts.findIndex((text) => text !== '')
  // One name alone may be a value.
  if (filled < 2) return () => false
  return ({ cells }) => {
    // Most rows are told from a header by one cell.
    if (!isText(cells[first], texts[first])) return false
    let same = 0
    for (const [index, cell] of cells.entries()) {
      if (isBlank(cell)) continue
      if (!isText(cell, texts[index])) return false
      same++
    }
    return same >= 2 && same * 2 > filled
  }
}

function isText(cell: RawCell | undefined, text: string | undefined): boolean {
  return typeof cell === 'string' && cleanText(cell).toLowerCase() === text
}
