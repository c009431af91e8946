import type { RegisterName } from '../registers/field.ts'
import { registers } from '../registers/registers.ts'
import { guessHeader, joinHeader, stackColumns } from './header.ts'
import type { Merge } from './header.ts'
import { guessColumns, guessRegister, headerSearchRows, holdsIdentityNumber } from './mapping.ts'
import type { ColumnGuess } from './mapping.ts'
import { cellText } from './normalise.ts'
import { applyProfile, profileFit } from './profile.ts'
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
  const columns = known === undefined ? guessed : withProfile(guessed, applyProfile(known.content, texts))
  return {
    register,
    sheets: [...positions],
    headerRow: header.row,
    headerRows: header.rows,
    columns: positions.length > 1 ? [...columns, sheetNameColumn] : columns,
    answers: known?.content.answers ?? [],
    values: known?.content.values ?? [],
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
  /** Headers that no column of the first sheet answers to: their cells are kept as raw text only. */
  readonly unstacked: readonly string[]
  readonly hiddenColumns: ReadonlySet<number>
}

/** How each sheet of the stack is read; the first as the reading says, the others by the headers they share with it. */
export function readingOfSheets(reading: Reading, sheets: readonly SheetTop[]): SheetReading[] {
  const columns = reading.columns.filter(({ isSheetName }) => !isSheetName)
  const fields = columns.map(({ field }) => field)
  const main = columns.map(({ header }) => header)
  return reading.sheets.flatMap((position, index): SheetReading[] => {
    const sheet = sheets.find((candidate) => candidate.position === position)
    if (sheet === undefined) return []
    const hiddenColumns = new Set(sheet.hiddenColumns)
    const own = {
      position,
      headerRow: reading.headerRow,
      width: fields.length,
      columns: fields,
      unstacked: [],
      hiddenColumns,
    }
    if (index === 0) return [own]
    const header = headerOf(sheet, {})
    const texts = header === null ? [] : headerTexts(header.joined)
    const places = stackColumns(main, texts)
    const shared = places.filter((place) => place !== -1).length
    // A sheet that goes on without a header of its own has its columns in the same places.
    if (header === null || shared * 2 < main.filter((text) => text !== '').length) return [{ ...own, headerRow: 0 }]
    const ownColumns = texts.map((_, place) => fields[places.indexOf(place)] ?? null)
    const unstacked = texts.filter((text, place) => text !== '' && !places.includes(place))
    return [{ position, headerRow: header.row, width: texts.length, columns: ownColumns, unstacked, hiddenColumns }]
  })
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

function withProfile(guessed: readonly ReadColumn[], fields: readonly (string | null | undefined)[]): ReadColumn[] {
  const taken = new Set(fields.filter((field) => field !== null && field !== undefined))
  return guessed.map((column, index) => {
    const field = fields[index]
    if (column.reason === 'forbidden') return column
    if (field !== undefined) return { ...column, field, confidence: 1, reason: 'profile' }
    // What the profile has given to one column is no other's.
    return column.field !== null && taken.has(column.field) ? { ...column, field: null, reason: 'taken' } : column
  })
}

/** A repair basket is read as the import whose rows it mends: each of its columns holds what the same header held there. */
export function repairReading(guessed: Reading, old: Reading): Reading {
  const fieldByHeader = new Map(old.columns.map(({ header, field }) => [header, field]))
  return {
    ...guessed,
    register: old.register,
    columns: guessed.columns.map((column) => {
      const field = fieldByHeader.get(column.header)
      return column.reason === 'forbidden'
        ? column
        : { ...column, field: field ?? null, confidence: 1, reason: 'profile' }
    }),
    answers: old.answers,
    values: old.values,
    profileId: old.profileId,
  }
}
