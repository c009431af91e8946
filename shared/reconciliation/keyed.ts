import { tidySpaces } from '../identity/plain-text.ts'
import { parseNumber } from '../import/normalise.ts'
import { prepareDate } from './fields.ts'
import { compareUnits, type ListColumn, type MatchList } from './lists.ts'

/** How the values of one field are held against each other. */
export interface FieldRule {
  readonly field: string
  /** Texts by their letters, spaces tidied; days by their digits; numbers in whatever way they are written. */
  readonly kind: 'text' | 'date' | 'number'
  /** Numbers that differ by no more are equal. */
  readonly tolerance?: number
}

/** What two values of a field come to; both missing is equal. */
export const fieldOutcomes = ['equal', 'differs', 'missing-left', 'missing-right'] as const

/** Rows `rows[n]` of the two lists that have the same key, and what does not agree in them. */
export interface KeyedComparison {
  /** The row of each list by its place, pair by pair in the order of the left list. */
  readonly pairs: { readonly left: Int32Array; readonly right: Int32Array }
  /** One entry for every value that is not equal, pair by pair: the pair's number, the rule's number, an index of `fieldOutcomes`. */
  readonly differences: { readonly pair: Int32Array; readonly rule: Uint16Array; readonly outcome: Uint8Array }
  /** How many values of each rule came out how, in the order of `fieldOutcomes`. */
  readonly tallies: readonly (readonly number[])[]
  /** Keys that only one list has, as they come in it. */
  readonly onlyLeft: readonly string[]
  readonly onlyRight: readonly string[]
  /** Keys that stand more than once in a list, and so are compared with nothing. */
  readonly repeated: readonly string[]
}

const ROWS_AT_ONCE = 5000

/**
 * Compares two lists row by row by an exact key, which is the id of a row, and field by field. A key that stands twice in either list is
 * not guessed at but named. Swapping the lists swaps the answer. Yields the number of values compared.
 */
export function* compareKeyed(
  left: MatchList,
  right: MatchList,
  rules: readonly FieldRule[],
): Generator<number, KeyedComparison> {
  const repeated = new Set<string>()
  const rowByKey = yield* indexKeys(right.ids, repeated)
  const leftKeys = yield* indexKeys(left.ids, repeated)
  const onlyLeft: string[] = []
  const leftRows: number[] = []
  const rightRows: number[] = []
  for (const [key, row] of leftKeys) {
    if (repeated.has(key)) continue
    const other = rowByKey.get(key)
    if (other === undefined) onlyLeft.push(key)
    else {
      leftRows.push(row)
      rightRows.push(other)
    }
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  const onlyRight: string[] = []
  for (const key of rowByKey.keys()) if (!leftKeys.has(key) && !repeated.has(key)) onlyRight.push(key)
  yield 0

  const tallies = rules.map(() => fieldOutcomes.map(() => 0))
  const outcomes = new Uint8Array(leftRows.length * rules.length)
  let differing = 0
  for (const [number, rule] of rules.entries()) {
    const compare = yield* createOutcomes(columnOf(left, rule.field), columnOf(right, rule.field), rule)
    const tally = tallies[number] ?? []
    for (let pair = 0; pair < leftRows.length; pair++) {
      const outcome = compare(leftRows[pair] ?? 0, rightRows[pair] ?? 0)
      outcomes[pair * rules.length + number] = outcome
      tally[outcome] = (tally[outcome] ?? 0) + 1
      if (outcome !== EQUAL) differing++
      if (pair % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield number * leftRows.length + pair + 1
    }
  }
  const differences = {
    pair: new Int32Array(differing),
    rule: new Uint16Array(differing),
    outcome: new Uint8Array(differing),
  }
  let at = 0
  for (let cell = 0; cell < outcomes.length; cell++) {
    const outcome = outcomes[cell] ?? EQUAL
    if (outcome === EQUAL) continue
    differences.pair[at] = Math.floor(cell / rules.length)
    differences.rule[at] = cell % rules.length
    differences.outcome[at] = outcome
    at++
  }
  return {
    pairs: { left: Int32Array.from(leftRows), right: Int32Array.from(rightRows) },
    differences,
    tallies,
    onlyLeft,
    onlyRight,
    repeated: [...repeated].sort(compareUnits),
  }
}

const [EQUAL, DIFFERS, MISSING_LEFT, MISSING_RIGHT] = [0, 1, 2, 3] as const

function* indexKeys(ids: readonly string[], repeated: Set<string>): Generator<number, Map<string, number>> {
  const rows = new Map<string, number>()
  for (const [row, id] of ids.entries()) {
    if (rows.has(id)) repeated.add(id)
    else rows.set(id, row)
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  return rows
}

/** Texts that are written alike are equal unread; of the others each is read once. */
function* createOutcomes(
  left: ListColumn,
  right: ListColumn,
  rule: FieldRule,
): Generator<number, (left: number, right: number) => number> {
  const codeByText = new Map<string, number>()
  for (let code = 0; code < left.texts.length; code++) {
    codeByText.set(left.texts[code] ?? '', code)
    if (code % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  const sameText = new Int32Array(right.texts.length)
  for (let code = 0; code < sameText.length; code++) {
    sameText[code] = codeByText.get(right.texts[code] ?? '') ?? -1
    if (code % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield 0
  }
  const [readLeft, readRight] = [createReader(left.texts, rule), createReader(right.texts, rule)]
  const tolerance = (rule.tolerance ?? 0) + ROUNDING
  return (a, b) => {
    const one = left.codes[a] ?? 0
    const two = right.codes[b] ?? 0
    if (sameText[two] === one) return EQUAL
    const [value, other] = [readLeft(one), readRight(two)]
    if (value === other) return EQUAL
    if (value === '') return MISSING_LEFT
    if (other === '') return MISSING_RIGHT
    const isNear = typeof value === 'number' && typeof other === 'number' && Math.abs(value - other) <= tolerance
    return isNear ? EQUAL : DIFFERS
  }
}

/** The value of each text, blank where it is missing; what is no number, or no day, stays as it is written. */
function createReader(texts: readonly string[], { kind }: FieldRule): (code: number) => string | number {
  const known: (string | number | undefined)[] = Array.from({ length: texts.length })
  const read = (text: string): string | number => {
    const tidy = tidySpaces(text)
    if (kind === 'date') return prepareDate(tidy) ?? tidy
    return kind === 'number' ? (parseNumber(tidy) ?? tidy) : tidy
  }
  return (code) => (known[code] ??= read(texts[code] ?? ''))
}

/** A field that a list does not have is missing in all its rows. */
function columnOf({ ids, columns }: MatchList, field: string): ListColumn {
  return columns[field] ?? { texts: [''], codes: new Int32Array(ids.length) }
}

/** Differences of decimal fractions are off by less than this. */
const ROUNDING = 1e-9
