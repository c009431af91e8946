import { serialToCell, type DateSystem } from './serial-date.ts'
import type { RawCell } from '#shared/import/raw.ts'

/** How a number format shows a number: as itself, as a day, or in a way of its own. */
export type NumberFormat = 'plain' | 'day' | ((value: number) => string)

/**
 * What a number format makes of the numbers in it. Days, times of day, durations, percentages and numbers filled out with
 * zeros are told; every other format shows a number that is the number itself.
 *
 * @param id of the format, where the file gives one
 * @param code as stored (`yyyy\-mm\-dd;@`), or `undefined` when only the id is known
 * @see ECMA-376 part 1, 18.8.30 numFmt, for the ids that have no code in the file, and 18.8.31 for the codes
 */
export function numberFormatOf(id: number | undefined, code: string | undefined): NumberFormat {
  const known = code ?? (id === undefined ? undefined : builtInCodes.get(id))
  if (known === undefined) return id !== undefined && dayFormatIds.has(id) ? 'day' : 'plain'
  if (/^(general|standard|@)$/i.test(known.trim()) || /\[[<>=]/.test(known)) return 'plain'
  const section = known.match(/^(?:"[^"]*"|\\.|[^;])*/)?.[0] ?? known
  const bare = withoutText(section)
  // Digit places mean a number, whatever letters stand around them; fractions of a second are not digit places.
  if (/[0#?]/.test(bare.replaceAll(/(s\]?)[.,]0+/gi, '$1'))) return digitFormat(section, bare)
  if (/[ydå]/i.test(bare)) return 'day'
  const isElapsed = /\[(h+|m+|s+)\]/i.test(section)
  // Between hours and seconds `m` is minutes.
  if (!isElapsed && /m/i.test(bare.replaceAll(/h+[^a-z]*m+|m+[^a-z]*s+/gi, ''))) return 'day'
  return isElapsed || /[hs]/i.test(bare) ? (value) => timeText(value, section) : 'plain'
}

/** A number as it stood and, where its format shows it otherwise than plainly, as it was shown. */
export function numberToCell(value: number, format: NumberFormat | undefined, dateSystem: DateSystem): RawCell {
  if (format === undefined || format === 'plain') return value
  if (format === 'day') return serialToCell(value, dateSystem)
  const shown = format(value)
  return shown === String(value) ? value : { number: value, shown }
}

/** Those that show something else than a plain number and have no code in the file. */
const builtInCodes: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
])

const dayFormatIds: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** Without quoted text, escapes, colours, locales and elapsed-time brackets. */
function withoutText(section: string): string {
  return section
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replaceAll(/\[[hms]+\]/gi, '')
    .replaceAll(/am\/pm|a\/p/gi, '')
}

function digitFormat(section: string, bare: string): NumberFormat {
  const percent = /^[0#,]*0(?:\.(0+))?\s*%\s*$/.exec(bare)
  if (percent !== null) return (value) => `${decimalText(value * 100, percent[1]?.length ?? 0)} %`
  const places = literalText(section)
  // Two zeros or more in front, and nothing but signs between them: the number has a fixed length.
  return /^0[^#?,.%]*0[^#?,.%]*$/.test(places) ? (value) => filledText(value, places) : 'plain'
}

/** `750101-1234` for `000000\-0000`; digits that do not fit stand in front. */
function filledText(value: number, places: string): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return String(value)
  const digits = Array.from(String(Math.round(Math.abs(value))))
  let text = ''
  for (const sign of Array.from(places).toReversed()) text = `${sign === '0' ? (digits.pop() ?? '0') : sign}${text}`
  return `${value < 0 ? '-' : ''}${digits.join('')}${text}`
}

/** The section with quotes and escapes taken off what they protect, and what shows nothing left out. */
function literalText(section: string): string {
  return section.replaceAll(/\[[^\]]*\]|_.|\*./g, '').replaceAll(/"([^"]*)"|\\(.)/g, '$1$2')
}

/** With a decimal comma. Fifteen digits are what a spreadsheet program shows of a number at most. */
function decimalText(value: number, decimals: number): string {
  return Number(value.toPrecision(15)).toFixed(decimals).replace('.', ',')
}

/** `12:30` for `h:mm`, `37:30` for `[h]:mm`. The clock has 24 hours, whatever the format says. */
function timeText(value: number, section: string): string {
  const hasFraction = /s\]?[.,]0/i.test(section)
  const seconds = hasFraction ? Math.abs(value) * 86_400 : Math.round(Math.abs(value) * 86_400)
  const parts = literalTime(section).match(/\[[hms]+\]|h+|m+|s+|[.,]0+|[^hms[\].,]+|./gi) ?? []
  let text = ''
  for (const [index, part] of parts.entries()) {
    const letter = part.replaceAll('[', '').slice(0, 1).toLowerCase()
    const width = part.startsWith('[') ? part.length - 2 : part.length
    if (letter === 'h') text += filled(seconds / 3600, part.startsWith('[') ? undefined : 24, width)
    else if (letter === 'm') text += filled(seconds / 60, part.startsWith('[') ? undefined : 60, width)
    else if (letter === 's') text += filled(seconds, part.startsWith('[') ? undefined : 60, width)
    else if (/^[.,]0+$/.test(part) && index > 0) text += `,${(seconds % 1).toFixed(part.length - 1).slice(2)}`
    else text += part
  }
  return `${value < 0 ? '-' : ''}${text.trim()}`
}

function literalTime(section: string): string {
  return section
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]|_.|\*.|am\/pm|a\/p/gi, '')
    .replaceAll(/"([^"]*)"|\\(.)/g, (_, quoted: string = '', escaped: string = '') =>
      // A word with one of these letters in it would be taken for a part of the time.
      /[hms]/i.test(quoted + escaped) ? ' ' : quoted + escaped,
    )
}

function filled(amount: number, wrapsAt: number | undefined, width: number): string {
  const whole = Math.floor(amount)
  return String(wrapsAt === undefined ? whole : whole % wrapsAt).padStart(Math.min(width, 2), '0')
}
