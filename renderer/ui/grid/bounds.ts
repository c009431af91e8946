/** What a person may write as the bound of a range, and what it stands for. Nothing is guessed. */
export type Bound =
  | { readonly is: 'nothing' }
  | { readonly is: 'value'; readonly value: string }
  | { readonly is: 'asked'; readonly meant: string }
  | { readonly is: 'wrong' }

/** `32 500,5` → `32500.5`. A lone point is asked about: `1234.5` may be 1234,5 or a thousands separator. */
export function numberBound(written: string): Bound {
  const text = written.replaceAll(/[\s\u00A0\u202F]/g, '').replaceAll('\u2212', '-')
  if (text === '') return { is: 'nothing' }
  if (/^-?\d+(,\d+)?$/.test(text)) return { is: 'value', value: text.replace(',', '.') }
  if (/^-?\d+\.\d+$/.test(text)) return { is: 'asked', meant: text.replace('.', ',') }
  return { is: 'wrong' }
}

/** `2018-12-31`, `20181231`, `2018-12` or `2018`; the short forms stand for their first or last day. */
export function dateBound(written: string, side: 'from' | 'to'): Bound {
  const text = written.trim()
  if (text === '') return { is: 'nothing' }
  const parts = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(text)
  if (parts === null || /^\d{4}-\d{4}$|^\d{6}$|^\d{6}-\d{2}$/.test(text)) return { is: 'wrong' }
  const year = Number(parts[1])
  const month = parts[2] === undefined ? (side === 'from' ? 1 : 12) : Number(parts[2])
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = parts[3] === undefined ? (side === 'from' ? 1 : last) : Number(parts[3])
  if (month < 1 || month > 12 || day < 1 || day > last) return { is: 'wrong' }
  return { is: 'value', value: `${parts[1]}-${two(month)}-${two(day)}` }
}

/** A bound as it is shown and edited: decimal comma for numbers, the ISO day for dates. */
export function shownBound(kind: 'number' | 'date', value: string | null): string {
  return value === null ? '' : kind === 'number' ? value.replace('.', ',') : value
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
