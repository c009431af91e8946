import type { RawCell } from './raw.ts'

/**
 * Raw text to clean text and to numbers, in Swedish conventions. Nothing is guessed: what cannot be read returns null and the
 * caller makes a finding of it; the raw cell stays as it was. Days are in `dates.ts`.
 */

/** What a person would see in the cell. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'SANT' : 'FALSKT'
  if ('error' in cell) return cell.error
  return 'shown' in cell ? cell.shown : cell.date
}

/** NFC, invisible characters out (but for what joins several emoji to one), every kind of blank to one space, trimmed. */
export function cleanText(text: string): string {
  if (isClean(text)) return text
  return text.normalize('NFC').replace(invisible, '').replace(looseJoiner, '').replace(anySpace, ' ').trim()
}

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cleanText(cell) === '')
}

/**
 * `32 500,00`, `-3,75`, `75 %`, `1.234.567,89`, `32.500:-`; blanks group in threes or not at all. A lone point before exactly
 * three digits, `32.500`, is a thousands mark where `pointGroups` says so (money and whole numbers) and a decimal point elsewhere.
 */
export function parseNumber(
  cell: RawCell,
  { pointGroups = false }: { readonly pointGroups?: boolean } = {},
): number | null {
  if (typeof cell === 'number') return plausible(cell)
  if (typeof cell === 'object' && cell !== null && 'number' in cell) return plausible(cell.number)
  if (typeof cell !== 'string' || cell.length > longestNumber) return null
  if (isDigits(cell)) return Number(cell)
  const bare = cleanText(cell)
    .replace(dashes, '-')
    .replace(unit, '')
    .replace(/^([-+]) /, '$1')
  if (pointGrouped.test(bare) && (pointGroups || !lonePoint.test(bare))) {
    return plausible(Number(bare.replaceAll('.', '').replace(',', '.')))
  }
  return blankGrouped.test(bare) ? plausible(Number(bare.replaceAll(/[ ']/g, '').replace(',', '.'))) : null
}

/** Beyond it whole numbers are no longer exact, and no register holds any. */
const largestNumber = 1e15
/** Characters. A longer text is no number. */
const longestNumber = 60

/** The number, but not one that is none, or beyond all measure; minus nought is nought. */
function plausible(number: number): number | null {
  return Math.abs(number) < largestNumber ? number + 0 : null
}

/** The cell says itself that it is a percentage, so it is no fraction of one, however small. */
export function isWrittenPercent(cell: RawCell): boolean {
  if (typeof cell === 'string') return cell.includes('%')
  return typeof cell === 'object' && cell !== null && 'shown' in cell && cell.shown.includes('%')
}

/** Percent 0–100. A workbook holds what it shows as `75 %` as 0.75; an unwritten number is taken as it stands. */
export function parsePercent(cell: RawCell): number | null {
  const number = parseNumber(cell)
  return number !== null && typeof cell === 'object' && isWrittenPercent(cell) ? round(number * 100, 4) : number
}

/** Hours: `12:30` is twelve and a half, as text and as a workbook's day fraction; `-3,75` is as written. */
export function parseHours(cell: RawCell): number | null {
  if (typeof cell === 'string' && cell.includes(':')) {
    const clock = clockTime.exec(cleanText(cell))
    if (clock !== null) {
      const hours = Number(clock[2]) + Number(clock[3]) / 60 + Number(clock[4] ?? 0) / 3600
      return round(clock[1] === undefined || clock[1] === '+' ? hours : -hours, 4)
    }
  }
  if (typeof cell === 'object' && cell !== null && 'shown' in cell && cell.shown.includes(':')) {
    return round(cell.number * 24, 4)
  }
  return parseNumber(cell)
}

/** Shelf metres: `1,5 hm`, `0,08`, `8 cm`, `80 mm`. Boxes are not converted here: their width is the sender's. */
export function parseMetres(cell: RawCell): number | null {
  const text = typeof cell === 'object' && cell !== null && 'shown' in cell ? cell.shown : cell
  if (typeof text !== 'string') return parseNumber(cell)
  const parts = metres.exec(cleanText(text))
  const number = parseNumber(parts === null ? cell : (parts[1] ?? ''))
  if (number === null) return null
  const scale = { cm: 0.01, mm: 0.001 }[parts?.[2]?.toLowerCase() ?? ''] ?? 1
  return round(number * scale, 4)
}

/** An extent counted in boxes, volumes or the like: `4 kartonger`. */
export function isCountedExtent(text: string): boolean {
  return countedExtent.test(text)
}

/** `1998-2004`, `1998–`, `2018`; `u.å.` (utan år) is no years at all. */
export function parseYears(text: string): { readonly from: number | null; readonly to: number | null } | null {
  const clean = cleanText(text).replace(dashes, '-').replaceAll(' ', '')
  if (/^u\.?å\.?$/i.test(clean)) return { from: null, to: null }
  const range = /^(\d{4})(-)?(\d{4})?$/.exec(clean)
  if (range === null) return null
  const from = Number(range[1])
  if (range[3] !== undefined) return { from, to: Number(range[3]) }
  return { from, to: range[2] === undefined ? from : null }
}

export function round(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

/** Hyphen look-alikes, en dash, em dash and minus, which people and spreadsheets write for a hyphen. */
export const dashes = /[‐‑–—−]/g

const invisible = /[\u200B\u200C\u2060\uFEFF\u00AD]/g
/**
 * A zero-width joiner that does not stand between two emoji, each of which may bear a colour of skin or a variation.
 * @see Unicode Technical Standard 51, 1.4.9
 */
const looseJoiner =
  /\u200D(?:(?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?\u200D))/gu
const anySpace = /[\s\u00A0\u2007\u2009\u202F]+/g
const unit = /\s*(?:kr|sek|:-|%|st|dgr|dagar|tim|h)\.?$/i
const pointGrouped = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const lonePoint = /^[^.,]*\.[^.,]*$/
const blankGrouped = /^[-+]?(?:\d+|[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*)(?:[.,]\d+)?$/
const clockTime = /^([-+−–])?(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/
const metres = /^(.*?)\s*(hm|hyllmeter|m|meter|cm|mm)\.?$/i
const countedExtent =
  /^(?:ca\.? )?\d+(?:[.,]\d+)? ?(?:arkiv)?(?:kartong(?:er)?|box(?:ar)?|pärm(?:ar)?|kaps(?:el|lar)|band|volym(?:er)?|vol|st)\.?$/i

/** No edge or double blank, no control or invisible character, and nothing that has another composed form. */
function isClean(text: string): boolean {
  let wasSpace = true
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x20) {
      if (wasSpace) return false
      wasSpace = true
      continue
    }
    wasSpace = false
    // Below the combining marks every letter is its own composed form.
    if (code < 0x21 || code > 0x2ff || (code > 0x7e && code < 0xa1) || code === 0xad) return false
  }
  return !wasSpace || text === ''
}

/** Few enough plain digits to be exact. */
function isDigits(text: string): boolean {
  if (text === '' || text.length > 15) return false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

function plainNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e15) return String(value).replace('.', ',')
  return String(value)
}
