import { agreedBits, commonness, createColumn, groupValues, rememberLevels, spread } from './columns.ts'
import type { Column, ComparedField, Part } from './columns.ts'
import { compareTexts, prepareText, textLevels, type PreparedText } from './fields.ts'
import { compareFamilyNames, compareGivenNames, familyLevels, givenLevels, slipsIn } from './names.ts'
import type { NameReader, PreparedName } from './names.ts'
import type { OrderedRows } from './rows.ts'
import type { Comparison } from './setting.ts'
import { isBeyond } from './similarity.ts'

const orderLevels = ['missing', 'as-written', 'exchanged'] as const
/** The better of two arrangements is taken, so chance has had two tries: one bit. */
const orderBits = [0, 0, -1] as const
const orderField = (name: string): ComparedField => ({
  name,
  levels: orderLevels,
  isSupporting: true,
  fixedBits: orderBits,
  sharedBy: null,
  adjustment: () => 0,
})

/** Family and given name, held against each other as written and exchanged. */
export function* createNamePart(
  rows: OrderedRows,
  names: Extract<Comparison, { readonly kind: 'person-name' }>,
  readName: NameReader,
): Generator<number, Part> {
  const family = yield* createColumn(rows, [names.family, names.former ?? ''], readName, nameContent)
  const given = yield* createColumn(rows, [names.given, names.call ?? ''], readName, nameContent)
  const familyLevel = compareNames(family, family, compareFamilyNames, familyLevels.length - 1)
  const givenLevel = compareNames(given, given, compareGivenNames, givenLevels.length - 1)
  const crossFamilyLevel = compareNames(family, given, compareFamilyNames, familyLevels.length - 1)
  const crossGivenLevel = compareNames(family, given, compareGivenNames, givenLevels.length - 1)
  return {
    fields: [
      {
        name: names.family,
        levels: familyLevels,
        isSupporting: false,
        fixedBits: null,
        sharedBy: null,
        adjustment: adjustName(family),
      },
      {
        name: names.given,
        levels: givenLevels,
        isSupporting: false,
        fixedBits: null,
        sharedBy: null,
        adjustment: adjustName(given),
      },
      orderField('nameOrder'),
    ],
    cells: [...nameCells(family), ...nameCells(given)],
    fill: (cells, left, right, levels, at) => {
      const straightFamily = familyLevel(cells, left, right)
      const straightGiven = givenLevel(cells, left + NAME_CELLS, right + NAME_CELLS)
      levels[at] = straightFamily
      levels[at + 1] = straightGiven
      levels[at + 2] = 1
      const straight = (familyWorth[straightFamily] ?? 0) + (givenWorth[straightGiven] ?? 0)
      if (straight >= 4) return
      // Exchanged names begin alike crosswise; most pairs are told apart by that alone.
      const isPossible =
        ((cells[left + INITIALS] ?? 0) & (cells[right + NAME_CELLS + INITIALS] ?? 0)) !== 0 ||
        ((cells[right + INITIALS] ?? 0) & (cells[left + NAME_CELLS + INITIALS] ?? 0)) !== 0
      if (!isPossible) return
      const crossFamily = crossFamilyLevel(cells, left, right + NAME_CELLS)
      const crossGiven = crossGivenLevel(cells, right, left + NAME_CELLS)
      if ((familyWorth[crossFamily] ?? 0) + (givenWorth[crossGiven] ?? 0) <= straight + 1) return
      levels[at] = crossFamily
      levels[at + 1] = crossGiven
      levels[at + 2] = 2
    },
  }
}

/** Of a name: its code, first letters, letters, and twice its length, odd where it is one plain word. */
const NAME_CELLS = 4
const INITIALS = 1
const LETTERS = 2
const TRAITS = 3

function isPlain({ lost, hasMarks, parts }: PreparedName): boolean {
  return lost === null && !hasMarks && parts.length === 1
}

function nameCells(column: Column<PreparedName>): Int32Array[] {
  return [
    column.codes,
    spread(column, ({ initials }) => initials),
    spread(column, ({ mask }) => mask),
    spread(column, (name) => name.folded.length * 2 + (isPlain(name) ? 1 : 0)),
  ]
}

function nameContent({ written, others }: PreparedName): string {
  return others.length === 0 ? written : `${written}\u0000${others.join(' ')}`
}

/** What a level of a name is worth when two arrangements are weighed against each other. */
const familyWorth = [0.5, 4, 4, 3, 2, 3, 1, 0] as const
const givenWorth = [0.5, 4, 4, 3, 2, 2, 3, 1, 1, 0] as const
const textWorth = [0.5, 4, 3, 2, 1, 0] as const

/** Two lines of text, as written and exchanged. */
export function* createLinesPart(rows: OrderedRows, firstField: string, secondField: string): Generator<number, Part> {
  const first = yield* createColumn(rows, [firstField], prepareText, ({ compact }) => compact)
  const second = yield* createColumn(rows, [secondField], prepareText, ({ compact }) => compact)
  const firstLevel = compareColumns(first, first, compareTexts)
  const secondLevel = compareColumns(second, second, compareTexts)
  const crossLevel = compareColumns(first, second, compareTexts)
  return {
    fields: [lineField(firstField, first), lineField(secondField, second), orderField(`${firstField}Order`)],
    cells: [first.codes, second.codes],
    fill: (cells, left, right, levels, at) => {
      const firstLeft = cells[left] ?? -1
      const firstRight = cells[right] ?? -1
      const secondLeft = cells[left + 1] ?? -1
      const secondRight = cells[right + 1] ?? -1
      const one = firstLevel(firstLeft, firstRight)
      const two = secondLevel(secondLeft, secondRight)
      levels[at] = one
      levels[at + 1] = two
      levels[at + 2] = 1
      const straight = (textWorth[one] ?? 0) + (textWorth[two] ?? 0)
      if (straight >= 3) return
      const crossOne = crossLevel(firstLeft, secondRight)
      const crossTwo = crossLevel(firstRight, secondLeft)
      if ((textWorth[crossOne] ?? 0) + (textWorth[crossTwo] ?? 0) <= straight + 1) return
      levels[at] = crossOne
      levels[at + 1] = crossTwo
      levels[at + 2] = 2
    },
  }
}

/** Remembers the levels of two columns by the comparison of their values. */
export function compareColumns<T>(
  left: Column<T>,
  right: Column<T>,
  compare: (left: T, right: T) => number,
): (left: number, right: number) => number {
  return rememberLevels(left.values.length, right.values.length, (one, two) => {
    const a = left.values[one]
    const b = right.values[two]
    return a === undefined || b === undefined ? 0 : compare(a, b)
  })
}

/** As `compareColumns`; what is plainly alike or different is not looked up. */
function compareNames(
  left: Column<PreparedName>,
  right: Column<PreparedName>,
  compare: (left: PreparedName, right: PreparedName) => number,
  different: number,
): (cells: Int32Array, left: number, right: number) => number {
  const level = compareColumns(left, right, compare)
  const isOneColumn = left === right
  return (cells, a, b) => {
    const one = cells[a] ?? -1
    const two = cells[b] ?? -1
    if (one < 0 || two < 0) return 0
    if (isOneColumn && one === two) return 1
    const [oneTraits, twoTraits] = [cells[a + TRAITS] ?? 0, cells[b + TRAITS] ?? 0]
    if (((cells[a + INITIALS] ?? 0) & (cells[b + INITIALS] ?? 0)) === 0 && (oneTraits & twoTraits & 1) === 1) {
      const limit = slipsIn(Math.min(oneTraits, twoTraits) >> 1)
      if (limit === 0 || isBeyond(cells[a + LETTERS] ?? 0, cells[b + LETTERS] ?? 0, limit)) return different
    }
    return level(one, two)
  }
}

/** By the whole name where it is written alike, by its key where it only sounds alike. */
function adjustName(column: Column<PreparedName>): ComparedField['adjustment'] {
  const [written, key] = [
    groupValues(column.values, ({ written: text }) => text),
    groupValues(column.values, ({ key: text }) => text),
  ]
  const byText = agreedBits(column.codes, commonness(column, written), written)
  const byKey = agreedBits(column.codes, commonness(column, key), key)
  return (left, right, level) => (level === 2 ? byKey(left, right, 1) : byText(left, right, level))
}

function lineField(name: string, column: Column<PreparedText>): ComparedField {
  return {
    name,
    levels: textLevels,
    isSupporting: false,
    fixedBits: null,
    sharedBy: null,
    adjustment: agreedBits(column.codes, commonness(column)),
  }
}
