import { agreedBits, commonness, createColumn } from './columns.ts'
import type { Column, ComparedField, Part } from './columns.ts'
import { compareColumns, createLinesPart, createNamePart } from './exchangeable.ts'
import {
  compareDates,
  compareDays,
  compareNumbers,
  compareTexts,
  compareWords,
  dateLevels,
  numberLevels,
  packDigits,
  placeLevel,
  placeLevels,
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
  return {
    fields,
    compare: (left, right, levels) => {
      let at = 0
      for (const part of parts) {
        part.fill(left, right, levels, at)
        at += part.fields.length
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
      return singlePart(comparison, column, dateLevels, dateLevel(column.values))
    }
    case 'identity-number':
    case 'number': {
      const column = yield* createColumn(rows, [comparison.field], prepareNumber, (number) => number)
      return singlePart(comparison, column, numberLevels, numberLevel(column.values))
    }
    case 'text': {
      const column = yield* createColumn(rows, [comparison.field], prepareText, ({ folded }) => folded)
      return singlePart(comparison, column, textLevels, compareColumns(column, column, compareTexts))
    }
    case 'words': {
      const column = yield* createColumn(rows, [comparison.field], prepareText, ({ folded }) => folded)
      return singlePart(comparison, column, wordLevels, compareColumns(column, column, compareWords))
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
  const { values } = column
  const texts = yield* createColumn(rows, [comparison.place], prepareText, ({ compact }) => compact)
  const textLevel = compareColumns(texts, texts, compareTexts)
  const textOf = new Int32Array(values.length).fill(-1)
  for (const [row, code] of column.codes.entries()) if (code >= 0) textOf[code] = texts.codes[row] ?? -1
  const level = (one: number, two: number): number => {
    const a = values[one]
    const b = values[two]
    if (!a || !b) return 0
    const same = textLevel(textOf[one] ?? -1, textOf[two] ?? -1)
    return placeLevel(a, b, same === 1 || same === 2)
  }
  return singlePart({ field: comparison.place, sharedBy: comparison.sharedBy }, column, placeLevels, level)
}

/** Days by their packed digits: sooner compared than looked up. */
function dateLevel(dates: readonly string[]): (one: number, two: number) => number {
  const packed = Uint32Array.from(dates, packDigits)
  const isWhole = Uint8Array.from(dates, ({ length }) => (length === 8 ? 1 : 0))
  return (one, two) =>
    isWhole[one] === 1 && isWhole[two] === 1
      ? compareDays(packed[one] ?? 0, packed[two] ?? 0)
      : compareDates(dates[one] ?? '', dates[two] ?? '')
}

/** Most pairs of numbers are told apart by their length, or by which digits they hold. */
function numberLevel(numbers: readonly string[]): (one: number, two: number) => number {
  const masks = Int32Array.from(numbers, characterMask)
  const lengths = Uint8Array.from(numbers, ({ length }) => Math.min(length, 255))
  const different = numberLevels.length - 1
  return (one, two) => {
    if (one === two) return 1
    const a = lengths[one] ?? 0
    const b = lengths[two] ?? 0
    const limit = Math.min(a, b) >= 6 ? 2 : 1
    if (a - b > limit || b - a > limit || isBeyond(masks[one] ?? 0, masks[two] ?? 0, limit)) return different
    return compareNumbers(numbers[one] ?? '', numbers[two] ?? '')
  }
}

function singlePart(
  field: { readonly field: string; readonly isSupporting?: boolean; readonly sharedBy?: string | undefined },
  column: Column<unknown>,
  levels: readonly string[],
  level: (one: number, two: number) => number,
): Part {
  const { codes } = column
  return {
    fields: [
      {
        name: field.field,
        levels,
        isSupporting: field.isSupporting ?? false,
        fixedBits: null,
        sharedBy: field.sharedBy ?? null,
        adjustment: agreedBits(codes, commonness(column)),
      },
    ],
    fill: (left, right, into, at) => {
      const one = codes[left] ?? -1
      const two = codes[right] ?? -1
      into[at] = one < 0 || two < 0 ? 0 : level(one, two)
    },
  }
}
