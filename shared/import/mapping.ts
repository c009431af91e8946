import { parseIdentityNumber } from '../identity/identity-number.ts'
import { maskIdentityNumbersIn } from '../identity/masking.ts'
import { parseRegistrationNumber } from '../identity/registration-number.ts'
import type { Field, Register, RegisterName } from '../registers/field.ts'
import { fieldOf, registerNames, registers } from '../registers/registers.ts'
import { cellText, cleanText, isBlank, parseDate } from './normalise.ts'
import type { RawRow } from './raw.ts'
import type { Finding } from './rules.ts'

export interface ColumnGuess {
  readonly index: number
  readonly header: string
  readonly field: string | null
  /** 0–1. */
  readonly confidence: number
  readonly reason: 'header' | 'header-similar' | 'values' | 'none' | 'forbidden' | 'taken'
  readonly forbidden: boolean
}

/** How far down a sheet the header is looked for: title blocks are seldom longer. */
export const headerSearchRows = 40
/** More columns than any register export has; a sheet with more is not a list. */
export const maxColumns = 1000

/**
 * Headers of columns that must never be stored: trade union, sick leave, diagnosis (GDPR art. 9; `domain.md` §1a), whatever
 * stands around the words (`Total sjukfrånvaro 2018`). Hospitals and those who work there are no illness; `Fack` alone is a
 * shelf compartment.
 */
const forbiddenHeader = new RegExp(
  [
    'sjuk(?!hus|vård|sköt|gymnast|res|transport)',
    'rehab',
    'diagnos(?!ti)',
    'läkar(?:intyg|utlåtande)',
    'hälsotillstånd',
    'sick(?:leave|ness|day|pay|absen|list|note)',
    'illness',
    'medicalcertificate',
    'fack(?:lig|förb|fören|anslut|avgift|medl|tillh|ombud|klubb|et)',
    '(?:medl|anslut|tillh)\\p{L}*fack(?!nämnd|verk|hand)',
    'tradeunion',
    'union(?:member|due|fee)',
    '(?:^|medl\\p{L}*|avgift\\p{L}*|tillh\\p{L}*)akassa',
    'arbetslöshetskassa',
    '^(?:sick|union|hälsa|etnicitet|religion)$',
  ].join('|'),
  'u',
)

export function normaliseHeader(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export function isForbiddenHeader(text: string): boolean {
  return forbiddenHeader.test(normaliseHeader(text))
}

/**
 * Columns that bear a forbidden header, by index, with the row that says so: their cells below it must be blanked before
 * anything is stored. Rows of known headers count, and above the first of them every row that could be one; below it a word
 * such as `sjuk` is somebody's data.
 */
export function forbiddenColumns(top: readonly RawRow[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const row of headerLikeRows(top)) {
    row.cells.forEach((cell, index) => {
      if (typeof cell === 'string' && isForbiddenHeader(cell) && !found.has(index)) found.set(index, row.row)
    })
  }
  return found
}

/**
 * Columns that say whether a person's details are protected, by index, judged as `forbiddenColumns` is and whatever the
 * register.
 */
export function protectionColumns(top: readonly RawRow[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const row of headerLikeRows(top)) {
    row.cells.forEach((cell, index) => {
      if (typeof cell === 'string' && isProtectionHeader(cell)) found.add(index)
    })
  }
  return found
}

/**
 * The header of a staff column that says whose details are protected, where no such column is mapped to `protection`: read
 * so, the list would show those it should hide. Null when there is nothing to mend.
 */
export function protectionUnmapped(
  register: RegisterName,
  columns: readonly { readonly header: string; readonly field: string | null }[],
): string | null {
  if (register !== 'staff') return null
  const marked = columns.filter(({ header }) => isProtectionHeader(header))
  return marked.some(({ field }) => field === 'protection') ? null : (marked[0]?.header ?? null)
}

/** Some cell holds a valid identity number, so the row is somebody's and no header. */
export function holdsIdentityNumber(row: RawRow): boolean {
  return row.cells.some((cell) => {
    const text = cellText(cell)
    return maskIdentityNumbersIn(text) !== text
  })
}

/**
 * Whether the row, taken by itself, is a header row: known headers in at least half of its cells. A few are no proof, for
 * `Chef` and `Sekretessmarkering` are somebody's title and mark too.
 */
export function isHeaderLike(row: RawRow): boolean {
  const known = mostKnownHeaders(row)
  const filled = row.cells.filter((cell) => !isBlank(cell)).length
  return known >= 2 && known * 2 >= filled && !holdsIdentityNumber(row)
}

/**
 * The header row of a sheet: the row among the first ones that holds most known headers; where none holds two, the first
 * row of at least two short texts without digits. Never a row that holds an identity number. Null when the sheet has no
 * such row.
 */
export function findHeaderRow(top: readonly RawRow[]): RawRow | null {
  let best: { readonly row: RawRow; readonly score: number } | null = null
  for (const row of top.slice(0, headerSearchRows)) {
    const score = mostKnownHeaders(row)
    if (score >= 2 && score > (best?.score ?? 0) && !holdsIdentityNumber(row)) best = { row, score }
  }
  if (best !== null) return best.row
  return top.slice(0, headerSearchRows).find(looksLikeHeader) ?? null
}

/** The register whose headers and key the row fits best. */
export function guessRegister(header: RawRow): RegisterName {
  const scored = registerNames.map((name) => {
    const register = registers[name]
    const guesses = guessColumns(register, header, [])
    const mapped = new Set(guesses.flatMap((guess) => (guess.field === null ? [] : [guess.field])))
    const hasKey = register.keyFields.every((names) => names.some((field) => mapped.has(field)))
    const certainty = guesses.reduce((sum, guess) => sum + guess.confidence, 0)
    return { name, score: certainty + (hasKey ? 1 : 0) }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).name
}

/** One guess per column; a field is given to the column that fits it best and to no other. */
export function guessColumns(register: Register, header: RawRow, samples: readonly RawRow[]): ColumnGuess[] {
  const candidates = header.cells.flatMap((cell, index) => {
    const text = cellText(cell)
    if (isForbiddenHeader(text)) return []
    return register.fields.flatMap((field) => {
      const match = fitOf(field, text, index, samples)
      return match === null ? [] : [{ index, field: field.name, ...match }]
    })
  })
  candidates.sort((a, b) => b.confidence - a.confidence || a.index - b.index)
  const fieldByColumn = new Map<number, (typeof candidates)[number]>()
  const takenFields = new Set<string>()
  for (const candidate of candidates) {
    if (fieldByColumn.has(candidate.index) || takenFields.has(candidate.field)) continue
    fieldByColumn.set(candidate.index, candidate)
    takenFields.add(candidate.field)
  }
  return header.cells.map((cell, index) => {
    const text = cleanText(cellText(cell))
    const chosen = fieldByColumn.get(index)
    if (chosen !== undefined) {
      return {
        index,
        header: text,
        field: chosen.field,
        confidence: chosen.confidence,
        reason: chosen.reason,
        forbidden: false,
      }
    }
    const forbidden = isForbiddenHeader(text)
    const wanted = candidates.some((candidate) => candidate.index === index)
    const reason = forbidden ? 'forbidden' : wanted ? 'taken' : 'none'
    return { index, header: text, field: null, confidence: 0, reason, forbidden }
  })
}

/** What there is to say about the columns that no field takes; `fields` by column index. */
export function columnFindings(headers: readonly string[], fields: readonly (string | null)[]): Finding[] {
  return headers.flatMap((header, index): Finding[] => {
    if (isForbiddenHeader(header)) return [{ rule: 'forbidden-column', field: null, raw: header }]
    if (header === '' || (fields[index] ?? null) !== null) return []
    return [{ rule: 'unmapped-column', field: null, raw: header }]
  })
}

function fitOf(
  field: Field,
  header: string,
  index: number,
  samples: readonly RawRow[],
): { readonly confidence: number; readonly reason: 'header' | 'header-similar' | 'values' } | null {
  const name = normaliseHeader(header)
  if (name !== '') {
    const known = headersOf(field)
    if (known.includes(name)) return { confidence: 1, reason: 'header' }
    const similar = known.some(
      (other) =>
        other.length >= 4 &&
        name.length >= 4 &&
        (name.startsWith(other) || other.startsWith(name) || isOneEditApart(name, other)),
    )
    if (similar) return { confidence: 0.7, reason: 'header-similar' }
  }
  return valuesFit(field, index, samples) ? { confidence: 0.6, reason: 'values' } : null
}

const headersByField = new Map<Field, readonly string[]>()

function headersOf(field: Field): readonly string[] {
  const known = headersByField.get(field)
  if (known !== undefined) return known
  const headers = [field.label.sv, field.label.en, field.name, ...field.headers].map(normaliseHeader)
  headersByField.set(field, headers)
  return headers
}

/** Only types whose values are unmistakable: identity and registration numbers. */
function valuesFit(field: Field, index: number, samples: readonly RawRow[]): boolean {
  if (field.type !== 'identity' && !(field.type === 'registration' && field.required === 'error')) return false
  const texts = samples.map((row) => cleanText(cellText(row.cells[index]))).filter((text) => text !== '')
  if (texts.length < 3) return false
  const fits = texts.filter((text) =>
    field.type === 'identity'
      ? parseIdentityNumber(text, '2019-01-01').ok
      : parseDate(text) === null && !parseIdentityNumber(text, '2019-01-01').ok && parseRegistrationNumber(text).ok,
  )
  return fits.length >= texts.length * 0.8
}

function knownHeaders(register: Register, row: RawRow): number {
  const names = new Set(row.cells.filter((cell) => typeof cell === 'string').map(normaliseHeader))
  return register.fields.filter((field) => headersOf(field).some((header) => names.has(header))).length
}

/** The number of known headers in the row, for the register that knows most of them. */
function mostKnownHeaders(row: RawRow): number {
  return Math.max(...registerNames.map((name) => knownHeaders(registers[name], row)))
}

/** Rows of known headers, and above the first of them every row that could be one. */
function headerLikeRows(top: readonly RawRow[]): RawRow[] {
  const searched = top.slice(0, headerSearchRows).filter((row) => !holdsIdentityNumber(row))
  const firstKnown = searched.find((row) => mostKnownHeaders(row) >= 2)?.row ?? Number.POSITIVE_INFINITY
  return searched.filter((row) => (row.row < firstKnown ? looksLikeHeader(row) : mostKnownHeaders(row) >= 2))
}

/** A header of the staff field, alone or, where it cannot mean anything else, with more after it (`Sekretessmarkering J/N`). */
function isProtectionHeader(text: string): boolean {
  const field = fieldOf('staff', 'protection')
  const name = normaliseHeader(text)
  if (field === undefined || name === '') return false
  return headersOf(field).some((known) => name === known || (known.length >= 10 && name.startsWith(known)))
}

/** Nothing but at least two short texts without digits. */
function looksLikeHeader(row: RawRow): boolean {
  const texts = row.cells.filter((cell) => typeof cell === 'string' && cleanText(cell) !== '')
  if (texts.length < 2 || texts.length < row.cells.filter((cell) => cell !== null && cell !== '').length) return false
  return texts.every((text) => typeof text === 'string' && text.length <= 60 && !/\d/.test(text))
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 5) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  return endA - start <= 1 && endB - start <= 1
}
