import { headerPart, isKnownHeader, isYearHeader, mostKnownHeaders, normaliseHeader } from './known-headers.ts'
import { findHeaderRow, headerSearchRows, holdsIdentityNumber } from './mapping.ts'
import { cellText, cleanText } from './normalise.ts'
import type { RawRow } from './raw.ts'

/** Cells that a workbook shows as one: its first row (1-based) and column (0-based), and how many of each it spans. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** More rows than this are no header but a form. */
const mostHeaderRows = 3

/**
 * Where the header is: the number of its last row, and how many rows it takes up. A row beside the one with most known headers
 * belongs to it when their joined texts say more than it says alone (`Semester` over `Kvar`), or when a merge spans them; a row of
 * years below it when they divide one of its headers.
 */
export function guessHeader(
  top: readonly RawRow[],
  merges: readonly Merge[],
): { readonly row: number; readonly rows: number } | null {
  const searched = top.slice(0, headerSearchRows)
  const main = findHeaderRow(searched)
  if (main === null) return null
  const rowsByNumber = new Map(searched.map((row) => [row.row, row]))
  let header: RawRow[] = [main]
  for (const step of [-1, 1, -1, 1]) {
    if (header.length === mostHeaderRows) break
    const edge = header.at(step === -1 ? 0 : -1)
    const next = edge === undefined ? undefined : rowsByNumber.get(edge.row + step)
    if (next === undefined) continue
    if (step === 1 && edge !== undefined && isYearsUnder(edge, next, merges)) {
      header = [...header, next]
      continue
    }
    if (!isHeaderText(next)) continue
    const taller = step === -1 ? [next, ...header] : [...header, next]
    const [above, below] = taller.slice(step === -1 ? 0 : -2)
    if (above === undefined || below === undefined) continue
    const says = mostKnownHeaders(joinHeader(taller, merges)) - mostKnownHeaders(joinHeader(header, merges))
    if (says > 0 || (says === 0 && spans(above, below, merges))) header = taller
  }
  return { row: header.at(-1)?.row ?? main.row, rows: header.length }
}

/**
 * One row of the texts of several, `Semester / Sparade`. A parent stands over its own column and, as far as the merge or, without
 * one, until the next parent, over those to its right; not over a column whose own text is a known header, unless both together are
 * one too (`Tjänstledighet / From`).
 */
export function joinHeader(headerRows: readonly RawRow[], merges: readonly Merge[]): RawRow {
  const last = headerRows.at(-1)
  const width = Math.max(0, ...headerRows.map(({ cells }) => cells.length))
  const filled = headerRows.slice(0, -1).map((row) => parentsOf(row, width, merges))
  const cells = Array.from({ length: width }, (_, column) => {
    let text = textAt(last, column)
    for (let level = filled.length - 1; level >= 0; level--) {
      const parent = filled[level]?.[column]
      if (parent === undefined || parent.text === '' || parent.text === text) continue
      const joined = text === '' ? parent.text : `${parent.text}${headerPart}${text}`
      const isOwnParent = parent.isOwn && !text.includes(headerPart)
      if (isOwnParent || (text !== '' && (isKnownHeader(joined) || !isKnownHeader(text)))) text = joined
    }
    return text
  })
  return { row: last?.row ?? 0, cells }
}

/**
 * For each column of the first sheet the index of the one in another sheet that bears the same header, or -1. Headers that occur
 * several times answer to each other in order; a column without header only to one in the same place.
 */
export function stackColumns(main: readonly string[], other: readonly string[]): number[] {
  const places = new Map<string, number[]>()
  for (const [index, header] of other.entries()) {
    const name = normaliseHeader(header)
    places.set(name, [...(places.get(name) ?? []), index])
  }
  return main.map((header, index) => {
    const name = normaliseHeader(header)
    if (name === '') return index < other.length && normaliseHeader(other[index] ?? '') === '' ? index : -1
    return places.get(name)?.shift() ?? -1
  })
}

interface Parent {
  readonly text: string
  /** The text stands in this column or is merged with it downwards; otherwise it reaches it from the left. */
  readonly isOwn: boolean
}

function parentsOf(row: RawRow, width: number, merges: readonly Merge[]): Parent[] {
  const across = merges.filter((merge) => merge.row <= row.row && row.row < merge.row + merge.rows && merge.columns > 1)
  let reaching = ''
  return Array.from({ length: width }, (_, column) => {
    const text = textAt(row, column)
    if (text !== '') {
      const merge = across.find((candidate) => candidate.column === column)
      reaching = merges.length === 0 || merge !== undefined ? text : ''
      return { text, isOwn: true }
    }
    const isReached =
      merges.length === 0 || across.some(({ column: from, columns }) => column > from && column < from + columns)
    return { text: isReached ? reaching : '', isOwn: false }
  })
}

/** A parent in the upper row is merged over at least two texts of the lower one, and not over all of them as a title is. */
function spans(above: RawRow, below: RawRow, merges: readonly Merge[]): boolean {
  const children = below.cells.flatMap((_, column) => (textAt(below, column) === '' ? [] : [column]))
  return merges.some((merge) => {
    if (merge.row !== above.row || merge.rows !== 1 || merge.columns < 2) return false
    const spanned = children.filter((column) => column >= merge.column && column < merge.column + merge.columns)
    const isTitle = spanned.length === children.length && texts(above).length === 1
    return spanned.length >= 2 && !isTitle && textAt(above, merge.column) !== ''
  })
}

/**
 * Nothing but years, and short texts among them, under headers that reach over several columns: `2016`, `2017` under `Semester`. A
 * row with anything under a header of a column of its own is somebody's.
 */
function isYearsUnder(above: RawRow, below: RawRow, merges: readonly Merge[]): boolean {
  const width = Math.max(above.cells.length, below.cells.length)
  const parents = parentsOf(above, width, merges)
  const groups = new Map<number, string[]>()
  let group = -1
  for (let column = 0; column < width; column++) {
    if (parents[column]?.isOwn === true) group = column
    const text = textAt(below, column)
    if (text === '') continue
    if (parents[column]?.text === '' || (!isYearHeader(text) && (text.length > 60 || /\d/.test(text)))) return false
    groups.set(group, [...(groups.get(group) ?? []), text])
  }
  // A single parent is a title, and what stands below it no part of a header.
  return (
    groups.size > 0 &&
    texts(above).length >= 2 &&
    [...groups.values()].every((names) => names.length >= 2 && new Set(names).size === names.length) &&
    [...groups.values()].flat().some((text) => isYearHeader(text))
  )
}

/** Short texts and nothing else. */
function isHeaderText(row: RawRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null && cell !== '')
  return (
    filled.length > 0 &&
    filled.every((cell) => typeof cell === 'string' && cell.length <= 60 && !/\d{3}/.test(cell)) &&
    !holdsIdentityNumber(row)
  )
}

function texts(row: RawRow): string[] {
  return row.cells.map((cell) => cleanText(cellText(cell))).filter((text) => text !== '')
}

function textAt(row: RawRow | undefined, column: number): string {
  return cleanText(cellText(row?.cells[column]))
}
