import { agreedBits, commonness, createColumn, spread } from './columns.ts'
import type { Column, ComparedField, Part } from './columns.ts'
import { compareColumns, createLinesPart, createNamePart } from './exchangeable.ts'
import {
  codeLevels,
  compareCodes,
  compareDates,
  compareDays,
  compareNumbers,
  compareTexts,
  compareWords,
  createWordComparer,
  dateLevels,
  numberLevels,
  packDigits,
  placeLevel,
  placeLevels,
  prepareCode,
  prepareDate,
  prepareNumber,
  preparePlace,
  prepareText,
  textLevels,
  wordLevels,
} from './fields.ts'
import type { NameReader } from './names.ts'
import type { OrderedRows } from './rows.ts'
import type { Comparison, Setting } from './setting.ts'
import { characterMask, isBeyond } from './similarity.ts'

/** All comparisons of a setting over the rows of all lists, each distinct value read once. */
export interface Comparer {
  readonly fields: readonly ComparedField[]
  /** Writes the level of every field of the pair of rows. */
  compare(left: number, right: number, levels: Uint8Array): void
}

/** Reads the fields of all rows; yields the number of comparisons that are read. */
export function* createComparer(
  rows: OrderedRows,
  setting: Setting,
  readName: NameReader,
): Generator<number, Comparer> {
  const parts: Part[] = []
  for (const comparison of setting.comparisons) {
    parts.push(yield* createPart(rows, comparison, readName))
    yield parts.length
  }
  const fields = parts.flatMap((part) => part.fields)
  const silences = setting.comparisons.flatMap((comparison) => {
    if (comparison.kind !== 'identity-number' || comparison.holdsDate === undefined) return []
    const number = fields.findIndex(({ name }) => name === comparison.field)
    const date = fields.findIndex(({ name }) => name === comparison.holdsDate)
    return date === -1 ? [] : [{ number, date }]
  })
  const stride = parts.reduce((sum, part) => sum + part.cells.length, 0)
  const cells = new Int32Array(rows.count * stride)
  const fills = parts.map(({ fill }) => fill)
  const cellOf = new Int32Array(parts.length)
  const fieldOf = new Int32Array(parts.length)
  let cell = 0
  let field = 0
  for (const [number, part] of parts.entries()) {
    cellOf[number] = cell
    fieldOf[number] = field
    field += part.fields.length
    for (const column of part.cells) {
      for (let row = 0; row < rows.count; row++) cells[row * stride + cell] = column[row] ?? 0
      cell++
    }
    yield parts.length
  }
  return {
    fields,
    compare: (left, right, levels) => {
      const one = left * stride
      const two = right * stride
      for (let number = 0; number < fills.length; number++) {
        const first = cellOf[number] ?? 0
        fills[number]?.(cells, one + first, two + first, levels, fieldOf[number] ?? 0)
      }
      for (const { number, date } of silences) {
        const level = levels[number] ?? 0
        if (level > 0 && level < numberLevels.length - 1) levels[date] = 0
      }
    },
  }
}

function* createPart(rows: OrderedRows, comparison: Comparison, readName: NameReader): Generator<number, Part> {
  switch (comparison.kind) {
    case 'person-name':
      return yield* createNamePart(rows, comparison, readName)
    case 'lines':
      return yield* createLinesPart(rows, comparison.first, comparison.second)
    case 'date': {
      const column = yield* createColumn(rows, [comparison.field], prepareDate, (date) => date)
      return singlePart(comparison, column, dateLevels, createDateLevel(column))
    }
    case 'identity-number':
    case 'number': {
      const column = yield* createColumn(rows, [comparison.field], prepareNumber, (number) => number)
      return singlePart(comparison, column, numberLevels, createNumberLevel(column))
    }
    case 'text': {
      const column = yield* createColumn(rows, [comparison.field], prepareText, ({ folded }) => folded)
      return singlePart(comparison, column, textLevels, createTextLevel(column, compareTexts))
    }
    case 'words': {
      const column = yield* createColumn(rows, [comparison.field], prepareText, ({ folded }) => folded)
      return singlePart(comparison, column, wordLevels, createTextLevel(column, compareWords))
    }
    case 'rare-words': {
      const column = yield* createColumn(rows, [comparison.field], prepareText, ({ folded }) => folded)
      return singlePart(comparison, column, wordLevels, createTextLevel(column, createWordComparer(column.values)))
    }
    case 'code': {
      const column = yield* createColumn(rows, [comparison.field], prepareCode, (code) => code)
      return singlePart(comparison, column, codeLevels, createTextLevel(column, compareCodes))
    }
    case 'place':
      return yield* createPlacePart(rows, comparison)
  }
}

function* createPlacePart(
  rows: OrderedRows,
  comparison: Extract<Comparison, { readonly kind: 'place' }>,
): Generator<number, Part> {
  const column = yield* createColumn(
    rows,
    [comparison.postcode, comparison.place],
    preparePlace,
    ({ postcode, place }) => `${postcode} ${place?.compact ?? ''}`,
  )
  const texts = yield* createColumn(rows, [comparison.place], prepareText, ({ compact }) => compact)
  const textLevel = compareColumns(texts, texts, compareTexts)
  return singlePart({ field: comparison.place, sharedBy: comparison.sharedBy }, column, placeLevels, {
    cells: [spread(column, ({ postcode }) => postcode), texts.codes],
    level: (cells, left, right) =>
      placeLevel(cells[left] ?? 0, cells[right] ?? 0, textLevel(cells[left + 1] ?? -1, cells[right + 1] ?? -1)),
  })
}

/** The cells of one field and how those of two rows are compared. */
interface CellLevel {
  readonly cells: readonly Int32Array[]
  readonly level: (cells: Int32Array, left: number, right: number) => number
}

function createTextLevel<T>(column: Column<T>, compare: (left: T, right: T) => number): CellLevel {
  const level = compareColumns(column, column, compare)
  return { cells: [column.codes], level: (cells, left, right) => level(cells[left] ?? -1, cells[right] ?? -1) }
}

/** Whole days by their packed digits; of others the code below four set bits, which no digit has. */
function createDateLevel(column: Column<string>): CellLevel {
  const { values } = column
  const textOf = (code: number): string => values[code] ?? ''
  return {
    cells: [spread(column, (date, code) => (date.length === 8 ? packDigits(date) : (15 << 28) | code))],
    level: (cells, left, right) => {
      const one = cells[left] ?? 0
      const two = cells[right] ?? 0
      if (one === 0 || two === 0) return 0
      if (one === two) return 1
      if (!isPart(one) && !isPart(two)) return compareDays(one, two)
      const written = (cell: number): string =>
        isPart(cell) ? textOf(cell & 0xfffffff) : (cell >>> 0).toString(16).padStart(8, '0')
      return compareDates(written(one), written(two))
    },
  }
}

function isPart(cell: number): boolean {
  return cell >>> 28 === 15
}

/** Most pairs of numbers are told apart by their length, or by which digits they hold. */
function createNumberLevel(column: Column<string>): CellLevel {
  const { codes, values } = column
  const different = numberLevels.length - 1
  return {
    cells: [codes, spread(column, characterMask), spread(column, ({ length }) => length)],
    level: (cells, left, right) => {
      const one = cells[left] ?? -1
      const two = cells[right] ?? -1
      if (one < 0 || two < 0) return 0
      if (one === two) return 1
      const a = cells[left + 2] ?? 0
      const b = cells[right + 2] ?? 0
      const limit = Math.min(a, b) >= 6 ? 2 : 1
      if (a - b > limit || b - a > limit || isBeyond(cells[left + 1] ?? 0, cells[right + 1] ?? 0, limit)) {
        return different
      }
      return compareNumbers(values[one] ?? '', values[two] ?? '')
    },
  }
}

function singlePart(
  field: { readonly field: string; readonly isSupporting?: boolean; readonly sharedBy?: string | undefined },
  column: Column<unknown>,
  levels: readonly string[],
  { cells, level }: CellLevel,
): Part {
  return {
    fields: [
      {
        name: field.field,
        levels,
        isSupporting: field.isSupporting ?? false,
        fixedBits: null,
        sharedBy: field.sharedBy ?? null,
        adjustment: agreedBits(column.codes, commonness(column)),
      },
    ],
    cells,
    fill: (all, left, right, into, at) => {
      into[at] = level(all, left, right)
    },
  }
}
