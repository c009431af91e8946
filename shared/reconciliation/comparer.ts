import { agreedBits, commonness, createColumn, plainLevels, rememberLevels } from './columns.ts'
import type { Column, ComparedField, Part } from './columns.ts'
import { createLinesPart, createNamePart } from './exchangeable.ts'
import {
  compareDates,
  compareNumbers,
  comparePlaces,
  compareTexts,
  compareWords,
  dateLevels,
  numberLevels,
  placeLevels,
  prepareDate,
  prepareNumber,
  preparePlace,
  prepareText,
  textLevels,
  wordLevels,
} from './fields.ts'
import type { NameReader } from './names.ts'
import type { Comparison, ListRecord, Setting } from './setting.ts'

/** All comparisons of a setting over the rows of all lists, each distinct value read once. */
export interface Comparer {
  readonly fields: readonly ComparedField[]
  /** Writes the level of every field of the pair of rows. */
  compare(left: number, right: number, levels: Uint8Array): void
}

/** Reads the fields of all rows; yields the number of comparisons that are read. */
export function* createComparer(
  records: readonly ListRecord[],
  setting: Setting,
  readName: NameReader,
): Generator<number, Comparer> {
  const parts: Part[] = []
  for (const comparison of setting.comparisons) {
    parts.push(createPart(records, comparison, readName))
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

function createPart(records: readonly ListRecord[], comparison: Comparison, readName: NameReader): Part {
  switch (comparison.kind) {
    case 'person-name':
      return createNamePart(records, comparison, readName)
    case 'lines':
      return createLinesPart(records, comparison.first, comparison.second)
    case 'date':
      return createSinglePart(records, comparison.field, {
        read: (text) => prepareDate(text),
        compare: compareDates,
        contentOf: (date) => date,
        levels: dateLevels,
        isSupporting: comparison.isSupporting,
      })
    case 'identity-number':
    case 'number':
      return createSinglePart(records, comparison.field, {
        read: (text) => prepareNumber(text),
        compare: compareNumbers,
        contentOf: (number) => number,
        levels: numberLevels,
        isSupporting: comparison.kind === 'number' && comparison.isSupporting,
      })
    case 'text':
      return createSinglePart(records, comparison.field, {
        read: prepareText,
        compare: compareTexts,
        contentOf: ({ folded }) => folded,
        levels: textLevels,
        isSupporting: comparison.isSupporting,
      })
    case 'words':
      return createSinglePart(records, comparison.field, {
        read: prepareText,
        compare: compareWords,
        contentOf: ({ folded }) => folded,
        levels: wordLevels,
        isSupporting: comparison.isSupporting,
      })
    case 'place': {
      const column = createColumn(
        records,
        [comparison.postcode, comparison.place],
        ([postcode = '', place = '']) => preparePlace(postcode, place),
        ({ postcode, place }) => `${postcode} ${place?.compact ?? ''}`,
      )
      return singlePart(comparison.place, column, comparePlaces, placeLevels, false, comparison.sharedBy)
    }
  }
}

interface Single<T> {
  readonly read: (text: string) => T | null
  readonly compare: (left: T, right: T) => number
  readonly contentOf: (value: T) => string
  readonly levels: readonly string[]
  readonly isSupporting: boolean | undefined
}

function createSinglePart<T>(records: readonly ListRecord[], field: string, single: Single<T>): Part {
  const column = createColumn(records, [field], ([text = '']) => single.read(text), single.contentOf)
  return singlePart(field, column, single.compare, single.levels, single.isSupporting ?? false)
}

function singlePart<T>(
  name: string,
  column: Column<T>,
  compare: (left: T, right: T) => number,
  levels: readonly string[],
  isSupporting: boolean,
  sharedBy: string | null = null,
): Part {
  // Short texts are compared sooner than they are looked up.
  const level =
    levels === dateLevels || levels === numberLevels
      ? plainLevels(column, compare)
      : rememberLevels(column, column, compare)
  const bits = commonness(column.codes, column.values.length)
  return {
    fields: [{ name, levels, isSupporting, fixedBits: null, sharedBy, adjustment: agreedBits(column.codes, bits) }],
    fill: (left, right, into, at) => {
      into[at] = level(column.codes[left] ?? -1, column.codes[right] ?? -1)
    },
  }
}
