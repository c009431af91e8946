import type { RawCell } from './raw.ts'

/**
 * Raw text to typed values, in Swedish conventions. Nothing is guessed: what cannot be read returns null and the caller
 * makes a finding of it; the raw cell stays as it was.
 */

/** What a person would see in the cell. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'SANT' : 'FALSKT'
  if ('error' in cell) return cell.error
  return cell.date
}

const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const anySpace = /[\s\u00A0\u2007\u2009\u202F]+/g

/** NFC, invisible characters out, every kind of blank to one space, trimmed. */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text
  return text.normalize('NFC').replace(invisible, '').replace(anySpace, ' ').trim()
}
const plainAscii = /^(?! )(?!.* {2})[\x20-\x7E]*(?<! )$/

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cleanText(cell) === '')
}

/**
 * ISO day of a Swedish date: `2018-12-31`, `20181231`, `181231`, `31/12 2018`, `31.12.2018`, or an Excel date cell.
 * Two-digit years are read in the window 1950–2049. Null when it is not a calendar day.
 */
export function parseDate(cell: RawCell): string | null {
  if (cell === null || typeof cell === 'boolean') return null
  if (typeof cell === 'object') return 'date' in cell ? cell.date.slice(0, 10) : null
  const text = cleanText(String(cell)).replace(/[‐‑–—−]/g, '-')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{2})-(\d{2})-(\d{2})$/.exec(text)
  if (short !== null) return calendarDay(wideYear(Number(short[1])), Number(short[2]), Number(short[3]))
  const dayFirst = /^(\d{1,2})[/.](\d{1,2})[/. ]\s?(\d{4})$/.exec(text)
  if (dayFirst !== null) return calendarDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]))
  return null
}

/** Words that say "no end": `tv`, `tills vidare`, `9999-12-31`. */
export function isOpenEnd(cell: RawCell): boolean {
  const text = cleanText(cellText(cell)).toLowerCase()
  return text === 'tv' || text === 'tills vidare' || text === 'tillsvidare' || text === '-' || text.startsWith('9999')
}

const unit = /\s*(?:kr|sek|:-|%|st|dgr|dagar|tim|h)\.?$/i

/**
 * `32 500,00`, `-3,75`, `75 %`, `1.234.567,89`; blanks group in threes or not at all. A lone point before exactly three
 * digits, `32.500`, is a thousands mark where `pointGroups` says so (money and whole numbers) and a decimal point elsewhere.
 */
export function parseNumber(
  cell: RawCell,
  { pointGroups = false }: { readonly pointGroups?: boolean } = {},
): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (typeof cell !== 'string') return null
  const bare = cleanText(cell)
    .replace(/[‐‑–—−]/g, '-')
    .replace(unit, '')
    .replace(/^([-+]) /, '$1')
  if (/^[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(bare) && (pointGroups || !/^[^.,]*\.[^.,]*$/.test(bare))) {
    return Number(bare.replaceAll('.', '').replace(',', '.'))
  }
  if (/^[-+]?(?:\d+|[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*)(?:[.,]\d+)?$/.test(bare)) {
    return Number(bare.replaceAll(/[ ']/g, '').replace(',', '.'))
  }
  return null
}

/** The cell says itself that it is a percentage, so it is no fraction of one, however small. */
export function isWrittenPercent(cell: RawCell): boolean {
  return typeof cell === 'string' && cell.includes('%')
}

/** Hours: `12:30` is twelve and a half, `-3,75` is as written. */
export function parseHours(cell: RawCell): number | null {
  if (typeof cell === 'string') {
    const clock = /^([-+−–])?(\d{1,4}):([0-5]\d)$/.exec(cleanText(cell))
    if (clock !== null) {
      const hours = Number(clock[2]) + Number(clock[3]) / 60
      return round(clock[1] === undefined || clock[1] === '+' ? hours : -hours, 4)
    }
  }
  return parseNumber(cell)
}

/** Shelf metres: `1,5 hm`, `0,08`, `8 cm`, `80 mm`. Boxes are not converted here: their width is the sender's. */
export function parseMetres(cell: RawCell): number | null {
  if (typeof cell !== 'string') return parseNumber(cell)
  const parts = /^(.*?)\s*(hm|hyllmeter|m|meter|cm|mm)\.?$/i.exec(cleanText(cell))
  const number = parseNumber(parts === null ? cell : (parts[1] ?? ''))
  if (number === null) return null
  const scale = { cm: 0.01, mm: 0.001 }[parts?.[2]?.toLowerCase() ?? ''] ?? 1
  return round(number * scale, 4)
}

/** `1998-2004`, `1998–`, `2018`; `u.å.` (utan år) is no years at all. */
export function parseYears(text: string): { readonly from: number | null; readonly to: number | null } | null {
  const clean = cleanText(text)
    .replace(/[‐‑–—−]/g, '-')
    .replaceAll(' ', '')
  if (/^u\.?å\.?$/i.test(clean)) return { from: null, to: null }
  const range = /^(\d{4})(-)?(\d{4})?$/.exec(clean)
  if (range === null) return null
  const from = Number(range[1])
  if (range[3] !== undefined) return { from, to: Number(range[3]) }
  return { from, to: range[2] === undefined ? from : null }
}

export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null
  const days = month === 2 && !isLeap(year) ? 28 : (daysInMonth[month - 1] ?? 0)
  if (day > days) return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function wideYear(year: number): number {
  return year >= 50 ? 1900 + year : 2000 + year
}

function plainNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e15) return String(value).replace('.', ',')
  return String(value)
}
