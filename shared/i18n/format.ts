import type { Language } from './catalogues.ts'

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }
const numberFormats = new Map<string, Intl.NumberFormat>()

/** `1 234 567,5` in Swedish. For reading only: copied and exported numbers are plain digits. */
export function formatNumber(language: Language, value: number, decimals = 2): string {
  const key = `${language}${decimals}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known.format(value)
  const format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals })
  numberFormats.set(key, format)
  return format.format(value)
}

/** `2018-12-31 14:05` in the time zone of the reader; ISO order in both languages. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The day of an instant in the time zone of the reader, ISO. */
export function dayOfInstant(instant: string): string {
  return formatInstant(instant).slice(0, 10)
}

/** `12,4 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  if (bytes < 1000) return `${formatNumber(language, bytes)} B`
  if (bytes < 1_000_000) return `${formatNumber(language, bytes / 1000, 0)} kB`
  if (bytes < 1_000_000_000) return `${formatNumber(language, bytes / 1_000_000, 1)} MB`
  return `${formatNumber(language, bytes / 1_000_000_000, 1)} GB`
}

/** The order that lists of words are read in: å, ä and ö last. */
export function compareText(language: Language, a: string, b: string): number {
  return new Intl.Collator(locales[language], { numeric: true }).compare(a, b)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
