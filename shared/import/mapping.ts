import { maskIdentityNumbersIn } from '../identity/masking.ts'
import type { Field, Register, RegisterName } from '../registers/field.ts'
import { fieldOf, registerNames, registers } from '../registers/registers.ts'
import { contentFit } from './column-content.ts'
import { ContentTally } from './forbidden-content.ts'
import {
  headerPart,
  headersOf,
  isKnownHeader,
  isYearHeader,
  mostKnownHeaders,
  normaliseHeader,
} from './known-headers.ts'
import { cellText, cleanText, isBlank } from './normalise.ts'
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
  ]
    .join('|')
    // The encoding may still be the wrong one, which must not let through what it garbles: `FackfÃ¶rbund`, `Fackf÷rbund`.
    .replaceAll(/[åäö]/g, '[^a-z0-9]{0,2}'),
  'u',
)

/** The header, or a part of one that was joined of several rows, names what must never be stored. */
export function isForbiddenHeader(text: string): boolean {
  if (forbiddenHeader.test(normaliseHeader(text))) return true
  return text.includes(headerPart) && text.split(headerPart).some((part) => forbiddenHeader.test(normaliseHeader(part)))
}

/**
 * Columns that must never be stored, by index, with the row below which their cells must be blanked before anything is: those
 * that bear a forbidden header, and those whose cells say it although the header does not. Rows of known headers count, and above
 * the first of them every row that could be one; below it a word such as `sjuk` is somebody's data.
 */
export function forbiddenColumns(top: readonly RawRow[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const row of headerLikeRows(top)) {
    row.cells.forEach((cell, index) => {
      if (typeof cell !== 'string' || !isForbiddenHeader(cell)) return
      for (const column of columnsUnder(row, index, top)) if (!found.has(column)) found.set(column, row.row)
    })
  }
  const headerRow = findHeaderRow(top)?.row ?? 0
  for (const index of forbiddenContentColumns(top)) if (!found.has(index)) found.set(index, headerRow)
  return found
}

/**
 * Of the forbidden columns those whose header is innocent: trade unions or diagnoses stand in their cells.
 * @param tally of the rows below the header: those that are given, unless a whole sheet was counted
 */
export function forbiddenContentColumns(top: readonly RawRow[], tally = tallyBelowHeader(top)): ReadonlySet<number> {
  const header = findHeaderRow(top)
  const isStaff = header === null || guessRegister(header) === 'staff'
  const found = new Set<number>()
  for (let index = 0; index < tally.width; index++) {
    const content = tally.contentOf(index)
    if (content === null) continue
    const text = cellText(header?.cells[index])
    // Outside a staff list a known header says what its column holds: a union is a party, a code a shelf mark.
    if (isForbiddenHeader(text) || (!isStaff && isKnownHeader(text))) continue
    if (content === 'union' || !isKnownHeader(text)) found.add(index)
  }
  return found
}

/** What the first rows of a sheet hold below its header; a tally that the rest of the sheet can be added to. */
export function tallyBelowHeader(top: readonly RawRow[]): ContentTally {
  const headerRow = findHeaderRow(top)?.row ?? 0
  const tally = new ContentTally()
  for (const { row, cells } of top) if (row > headerRow) tally.add(cells)
  return tally
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

/** So much of a cell is looked at: no header is longer, and a sheet can hold cells of 32,767 letters in every column. */
const mostOfHeader = 1000

/** Some cell holds a valid identity number, so the row is somebody's and no header. */
export function holdsIdentityNumber(row: RawRow): boolean {
  return row.cells.some((cell) => {
    const text = cellText(cell).slice(0, mostOfHeader)
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
    const fits = register.fields.flatMap((field) => {
      const match = fitOf(field, text, index, samples)
      return match === null ? [] : [{ index, field: field.name, ...match }]
    })
    // A header that is known is not taken for a similar one: a second `Handläggare` is no `Handläggare i regionen`.
    return fits.some(({ reason }) => reason === 'header')
      ? fits.filter(({ reason }) => reason !== 'header-similar')
      : fits
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

/** What there is to say about the columns that are hidden, dropped, or taken by no field; `fields` by column index. */
export function columnFindings(
  headers: readonly string[],
  fields: readonly (string | null)[],
  marks: { readonly hidden?: ReadonlySet<number>; readonly forbiddenContent?: ReadonlySet<number> } = {},
): Finding[] {
  return headers.flatMap((header, index): Finding[] => {
    const name = header === '' ? String(index + 1) : header
    if (isForbiddenHeader(header)) return [{ rule: 'forbidden-column', field: null, raw: header }]
    if (marks.forbiddenContent?.has(index) === true) return [{ rule: 'forbidden-content', field: null, raw: name }]
    const found: Finding[] = []
    if (marks.hidden?.has(index) === true) found.push({ rule: 'hidden-column', field: null, raw: name })
    if (header !== '' && (fields[index] ?? null) === null) {
      found.push({ rule: 'unmapped-column', field: null, raw: header })
    }
    return found
  })
}

interface Fit {
  readonly confidence: number
  readonly reason: 'header' | 'header-similar' | 'values'
}

/**
 * How well the column suits the field: what its header says, the more certain the better the cells agree, and the cells alone where
 * they are unmistakable. Cells that mostly cannot be read as the field make a known header doubtful and a similar one no guess.
 */
function fitOf(field: Field, header: string, index: number, samples: readonly RawRow[]): Fit | null {
  const texts = samples.map((row) => row.cells[index] ?? null).filter((cell) => !isBlank(cell))
  const content = contentFit(field, texts)
  const said = headerFit(field, header)
  if (said === null) return content.isUnmistakable ? { confidence: 0.6, reason: 'values' } : null
  if (texts.length < fewestSamples || content.share >= 0.8) return said
  if (content.share >= 0.5) return { ...said, confidence: said.confidence * 0.85 }
  return said.reason === 'header' ? { ...said, confidence: said.confidence * 0.6 } : null
}

const fewestSamples = 3

/** A header of several rows says most as a whole, and less by its last part, which can stand under other parents too. */
function headerFit(field: Field, header: string): Fit | null {
  const whole = wordFit(field, normaliseHeader(header))
  if (whole?.confidence === 1 || !header.includes(headerPart)) return whole
  const last = header.slice(header.lastIndexOf(headerPart) + headerPart.length)
  // `Semesterdagar / 2016` is no more like `Semesterdagar` than its sister of 2017 is.
  if (isYearHeader(last)) return null
  const child = wordFit(field, normaliseHeader(last))
  const byChild: Fit | null = child === null ? null : { ...child, confidence: child.confidence * 0.8 }
  return (byChild?.confidence ?? 0) > (whole?.confidence ?? 0) ? byChild : whole
}

function wordFit(field: Field, name: string): Fit | null {
  if (name === '') return null
  const known = headersOf(field)
  if (known.includes(name)) return { confidence: 1, reason: 'header' }
  const isSimilar = known.some(
    (other) =>
      other.length >= 4 &&
      name.length >= 4 &&
      (name.startsWith(other) || other.startsWith(name) || isOneEditApart(name, other)),
  )
  return isSimilar ? { confidence: 0.7, reason: 'header-similar' } : null
}

/**
 * The columns that a header stands over: its own, and those to its right that have no header in its row but one in the next, as the
 * children of a merged parent have.
 */
function columnsUnder(row: RawRow, index: number, top: readonly RawRow[]): number[] {
  const columns = [index]
  const below = top.find((candidate) => candidate.row === row.row + 1)
  if (below === undefined || !isTextRow(withoutYears(below))) return columns
  for (let next = index + 1; next < below.cells.length; next++) {
    if (!isBlank(row.cells[next]) || isBlank(below.cells[next])) break
    columns.push(next)
  }
  return columns
}

function withoutYears(row: RawRow): RawRow {
  return { ...row, cells: row.cells.map((cell) => (isYearHeader(cellText(cell)) ? null : cell)) }
}

/** Short texts without digits, and nothing else: a row of headers, or of parts of them. */
function isTextRow(row: RawRow): boolean {
  return row.cells.every((cell) => isBlank(cell) || (typeof cell === 'string' && cell.length <= 60 && !/\d/.test(cell)))
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
  return isTextRow(row) && row.cells.filter((cell) => !isBlank(cell)).length >= 2
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
