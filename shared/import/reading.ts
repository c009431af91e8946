import type { RegisterName } from '../registers/field.ts'
import { registers } from '../registers/registers.ts'
import { guessHeader, joinHeader, stackColumns } from './header.ts'
import type { Merge } from './header.ts'
import { guessColumns, guessRegister, headerSearchRows, holdsIdentityNumber, protectionUnmapped } from './mapping.ts'
import type { ColumnGuess } from './mapping.ts'
import { cellText, isBlank } from './normalise.ts'
import { applyProfile, profileFit, withoutLifts } from './profile.ts'
import type { ProfileContent } from './profile.ts'
import type { Answer } from './questions.ts'
import type { RawRow } from './raw.ts'

/** How one import is read: everything that a person can choose, and what was guessed until they did. Plain JSON. */
export interface Reading {
  readonly register: RegisterName
  /** Positions of the sheets that are read, stacked; the columns are those of the first. */
  readonly sheets: readonly number[]
  /** The last row of the header of the first sheet, and how many rows it takes up. */
  readonly headerRow: number
  readonly headerRows: number
  /** By column index; the name of the sheet, where sheets are stacked, is a column after the last. */
  readonly columns: readonly ReadColumn[]
  readonly answers: readonly Answer[]
  readonly values: readonly { readonly field: string; readonly raw: string; readonly value: string }[]
  readonly conflicts: readonly {
    readonly rowId: number
    readonly field: string
    readonly keep: 'edit' | 'delivery'
  }[]
  readonly profileId: number | null
}

export interface ReadColumn {
  readonly header: string
  readonly field: string | null
  readonly confidence: number
  readonly reason: ColumnGuess['reason'] | 'chosen' | 'profile'
  readonly hidden: boolean
  readonly isSheetName: boolean
}

/** What must be known of a sheet to guess how it is read: its first rows, as they stand. */
export interface SheetTop {
  readonly position: number
  readonly hidden: boolean
  readonly rows: number
  readonly hiddenColumns: readonly number[]
  /** Columns whose cells were never stored, for what they hold. */
  readonly forbiddenColumns: readonly number[]
  readonly merges: readonly Merge[]
  readonly top: readonly RawRow[]
}

/** A saved reading that may fit; the best one above the floor is used. */
export interface KnownProfile {
  readonly profileId: number
  readonly content: ProfileContent
}

export interface Wanted {
  readonly register?: RegisterName | undefined
  readonly sheets?: readonly number[] | undefined
  readonly headerRow?: number | undefined
  readonly headerRows?: number | undefined
}

/** Below this fit a profile is another list's. */
const profileFloor = 0.8

/** Guesses what nobody has said. Null where no row can be the header, or the one that was chosen is somebody's own. */
export function guessReading(
  sheets: readonly SheetTop[],
  wanted: Wanted,
  profiles: readonly KnownProfile[],
): Reading | null {
  // Nothing chosen: the likeliest sheet that has a header at all.
  const candidates = wanted.sheets === undefined ? bySize(sheets).map(({ position }) => [position]) : [wanted.sheets]
  for (const positions of candidates) {
    const reading = guessSheets(sheets, positions, wanted, profiles)
    if (reading !== null) return reading
  }
  return null
}

function guessSheets(
  sheets: readonly SheetTop[],
  positions: readonly number[],
  wanted: Wanted,
  profiles: readonly KnownProfile[],
): Reading | null {
  const main = sheets.find(({ position }) => position === positions[0])
  if (main === undefined) return null
  const header = headerOf(main, wanted)
  if (header === null) return null
  const texts = headerTexts(header.joined)
  const known = profiles
    .map((profile) => ({
      ...profile,
      fit: profileFit(profile.content, wanted.register ?? profile.content.register, texts),
    }))
    .filter(({ fit }) => fit >= profileFloor)
    .toSorted((a, b) => b.fit - a.fit || b.profileId - a.profileId)[0]
  const register = wanted.register ?? known?.content.register ?? guessRegister(header.joined)
  const samples = main.top.filter((row) => row.row > header.row)
  const hidden = new Set(main.hiddenColumns)
  const forbidden = new Set(main.forbiddenColumns)
  const guessed = guessColumns(registers[register], header.joined, samples).map(
    ({ index, forbidden: _, ...column }): ReadColumn => ({
      ...column,
      ...(forbidden.has(index) ? { field: null, confidence: 0, reason: 'forbidden' as const } : {}),
      hidden: hidden.has(index),
      isSheetName: false,
    }),
  )
  const columns = known === undefined ? guessed : withProfile(register, guessed, applyProfile(known.content, texts))
  return {
    register,
    sheets: [...positions],
    headerRow: header.row,
    headerRows: header.rows,
    columns: positions.length > 1 ? [...columns, sheetNameColumn] : columns,
    answers: known?.content.answers ?? [],
    values: withoutLifts(known?.content.values ?? []),
    conflicts: [],
    profileId: known?.profileId ?? null,
  }
}

export const sheetNameColumn: ReadColumn = {
  header: '',
  field: null,
  confidence: 0,
  reason: 'none',
  hidden: false,
  isSheetName: true,
}

/** One sheet of the stack: where its header is and which field each of its own columns holds. */
export interface SheetReading {
  readonly position: number
  readonly headerRow: number
  /** Cells of its header row. */
  readonly width: number
  readonly columns: readonly (string | null)[]
  /** The header of each column. */
  readonly headers: readonly string[]
  /** Headers that no column of the first sheet answers to: their cells are kept as raw text only. */
  readonly unstacked: readonly string[]
  readonly hiddenColumns: ReadonlySet<number>
}

/** How each sheet of the stack is read; the first as the reading says, the others by their own headers. */
export function readingOfSheets(reading: Reading, sheets: readonly SheetTop[]): SheetReading[] {
  const columns = reading.columns.filter(({ isSheetName }) => !isSheetName)
  const fields = columns.map(({ field }) => field)
  return reading.sheets.flatMap((position, index): SheetReading[] => {
    const sheet = sheets.find((candidate) => candidate.position === position)
    if (sheet === undefined) return []
    const hiddenColumns = new Set(sheet.hiddenColumns)
    const own = {
      position,
      headerRow: reading.headerRow,
      width: fields.length,
      columns: fields,
      headers: columns.map(({ header }) => header),
      unstacked: [],
      hiddenColumns,
    }
    if (index === 0) return [own]
    const header = headerOf(sheet, {})
    const stacked = header === null ? null : stackedFields(reading.register, columns, header.joined, sheet)
    // A sheet that goes on without a header of its own has its columns in the same places.
    if (header === null || stacked === null) return [{ ...own, headerRow: 0 }]
    return [{ position, headerRow: header.row, width: header.joined.cells.length, ...stacked, hiddenColumns }]
  })
}

/**
 * The fields of a stacked sheet's own columns: by the headers that it shares with the first sheet, the others by what their headers
 * say, among the fields that the first sheet has and no shared column took; a mark of protected identity is read wherever it stands.
 * Null where the row can hardly be a header: none of its words is known, and the sheet begins above it.
 */
function stackedFields(
  register: RegisterName,
  main: readonly ReadColumn[],
  joined: RawRow,
  sheet: SheetTop,
): Pick<SheetReading, 'columns' | 'headers' | 'unstacked'> | null {
  const texts = headerTexts(joined)
  const places = stackColumns(
    main.map(({ header }) => header),
    texts,
  )
  const shared = texts.map((_, place) => main[places.indexOf(place)]?.field ?? null)
  const wanted = new Set([...main.map(({ field }) => field), 'protection'])
  const free = registers[register].fields.filter(({ name }) => wanted.has(name) && !shared.includes(name))
  const unknown = joined.cells.map((cell, place) =>
    places.includes(place) || sheet.forbiddenColumns.includes(place) ? null : cell,
  )
  const guesses = guessColumns({ ...registers[register], fields: free }, { ...joined, cells: unknown }, [])
  const columns = shared.map((field, place) => field ?? guesses[place]?.field ?? null)
  const isKnown = texts.some(
    (text, place) => text !== '' && (places.includes(place) || (columns[place] ?? null) !== null),
  )
  if (!isKnown && sheet.top.some(({ row, cells }) => row < joined.row && !cells.every(isBlank))) return null
  const unstacked = texts.filter(
    (text, place) => text !== '' && !places.includes(place) && (columns[place] ?? null) === null,
  )
  return { columns, headers: texts, unstacked }
}

/** The sheet a person most likely means comes first: the visible one with most rows. */
function bySize(sheets: readonly SheetTop[]): SheetTop[] {
  return sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || b.rows - a.rows)
}

function headerOf(
  sheet: SheetTop,
  wanted: Wanted,
): { readonly row: number; readonly rows: number; readonly joined: RawRow } | null {
  const top = sheet.top.slice(0, Math.max(headerSearchRows, wanted.headerRow ?? 0))
  const found =
    wanted.headerRow === undefined
      ? guessHeader(top, sheet.merges)
      : { row: wanted.headerRow, rows: wanted.headerRows ?? 1 }
  if (found === null) return null
  const rows = wanted.headerRows ?? found.rows
  const parts = sheet.top.filter(({ row }) => row <= found.row && row > found.row - rows)
  if (!parts.some(({ row }) => row === found.row) || parts.some(holdsIdentityNumber)) return null
  return { row: found.row, rows, joined: joinHeader(parts, sheet.merges) }
}

function headerTexts(joined: RawRow): string[] {
  return joined.cells.map((cell) => cellText(cell).trim())
}

function withProfile(
  register: RegisterName,
  guessed: readonly ReadColumn[],
  fields: readonly (string | null | undefined)[],
): ReadColumn[] {
  const taken = new Set(fields.filter((field) => field !== null && field !== undefined))
  const columns = guessed.map((column, index): ReadColumn => {
    const field = fields[index]
    if (column.reason === 'forbidden') return column
    if (field !== undefined) return { ...column, field, confidence: 1, reason: 'profile' }
    // What the profile has given to one column is no other's.
    return column.field !== null && taken.has(column.field) ? { ...column, field: null, reason: 'taken' } : column
  })
  if (protectionUnmapped(register, columns) === null) return columns
  // The profile reads the marks of protected identity in another column than the one that says so: the guess holds for both.
  return columns.map((column, index) => {
    const guess = guessed[index] ?? column
    if (guess.field === 'protection') return guess
    return column.field === 'protection' ? { ...column, field: null, confidence: 0, reason: 'none' } : column
  })
}

/**
 * A repair basket is read as the import whose rows it mends: each of its columns holds what the same header held there, headers that
 * occur several times in order.
 */
export function repairReading(guessed: Reading, old: Reading): Reading {
  // The basket writes the name of the sheet first, if it is a value at all, and no forbidden column.
  const written = [
    ...old.columns.filter(({ isSheetName, field }) => isSheetName && field !== null),
    ...old.columns.filter(({ isSheetName, reason }) => !isSheetName && reason !== 'forbidden'),
  ]
  const columnsByHeader = Map.groupBy(written, ({ header }) => header)
  const seen = new Map<string, number>()
  const taken = new Set<string>()
  return {
    ...guessed,
    register: old.register,
    columns: guessed.columns.map((column): ReadColumn => {
      const nth = seen.get(column.header) ?? 0
      seen.set(column.header, nth + 1)
      if (column.reason === 'forbidden') return column
      const held = columnsByHeader.get(column.header)?.[nth]?.field ?? null
      const field = held === null || taken.has(held) ? null : held
      if (field !== null) taken.add(field)
      return { ...column, field, confidence: 1, reason: 'profile' }
    }),
    answers: old.answers,
    values: old.values,
    profileId: old.profileId,
  }
}
