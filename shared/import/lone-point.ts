import type { FieldType } from '../registers/field.ts'

const hasDecimals: ReadonlySet<FieldType> = new Set(['decimal', 'money', 'percent', 'hours', 'metres'])
const lonePoint = /^[^.,:]*\d\.\d[^.,:]*$/

/**
 * Whether a typed text has a lone point in a number with decimals: `1234.5` may be 1234,5 or a thousands separator; `1.234,5` and
 * `1.234.567` say which. The person is asked. `text` is clean.
 */
export function isPointUnclear(type: FieldType, text: string): boolean {
  return hasDecimals.has(type) && lonePoint.test(text)
}

/** What a lone point can mean: decimals, and after one to three digits and before three also thousands. */
export function pointReadings(text: string): { readonly meant: string; readonly thousands?: string } {
  const meant = text.replace('.', ',')
  return /^\D*\d{1,3}\.\d{3}\D*$/.test(text) ? { meant, thousands: text.replace('.', ' ') } : { meant }
}
