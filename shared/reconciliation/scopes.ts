import { sumTotals, unitOfRow } from './control-totals.ts'
import type { ControlTotals, CountedRow } from './control-totals.ts'
import type { GapInput, Side } from './gap-contributions.ts'
import { eachInSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

/** What the rows of two lists are counted in, and what each list comes to by itself. */
export interface Scopes {
  readonly unitOf: (row: CountedRow) => string
  readonly totals: Readonly<Record<Side, ControlTotals>>
}

export function* readScopes(input: GapInput): Steps<Scopes> {
  const { here, there, transferDate, kind } = input
  const totals = {
    here: yield* sumTotals(here, transferDate, kind.measures),
    there: yield* sumTotals(there, transferDate, kind.measures),
  }
  return { unitOf: yield* createUnitOf(input), totals }
}

/**
 * The unit that people with protected identity are counted in, whatever unit they work in. Where they are few, the smallest units
 * are counted with them, so that no sum is theirs alone.
 */
export const WITHHELD = ''
export const NO_UNIT = '-'
/** Fewer people with protected identity are never a sum of their own. */
export const WITHHELD_PEOPLE_MIN = 5

/**
 * In which unit a row is counted: the same key on both sides. A list that states no unit for anybody is taken to agree: its rows are
 * counted where those that they are linked with are.
 */
function* createUnitOf({ kind, here, there, linked, unitKeyOf }: GapInput): Steps<(row: CountedRow) => string> {
  const rows = [...here, ...there]
  const statedBy = partnersOfSilent({ kind, here, there, linked })
  yield
  const hidden = new Set(rows.filter((row) => row.isProtected).map(({ personId }) => personId))
  const keys = new Map<string, string>()
  const keyOf = (row: CountedRow): string => {
    const name = unitOfRow(statedBy.get(row) ?? row, kind.scopeField)
    let key = keys.get(name)
    if (key === undefined) keys.set(name, (key = (name === '' ? '' : unitKeyOf(name)) || NO_UNIT))
    return key
  }
  yield
  const withheld = yield* unitsWithheld(rows, hidden, keyOf)
  const units = new Map<CountedRow, string>()
  return (row) => {
    let unit = units.get(row)
    if (unit === undefined) {
      unit = keyOf(row)
      if (hidden.has(row.personId) || withheld.has(unit)) unit = WITHHELD
      units.set(row, unit)
    }
    return unit
  }
}

function partnersOfSilent({
  kind,
  here,
  there,
  linked,
}: Pick<GapInput, 'kind' | 'here' | 'there' | 'linked'>): ReadonlyMap<CountedRow, CountedRow> {
  const isSilent = (rows: readonly CountedRow[]): boolean => rows.every((row) => unitOfRow(row, kind.scopeField) === '')
  const partners = new Map<CountedRow, CountedRow>()
  for (const [silent, other] of [
    ['here', 'there'],
    ['there', 'here'],
  ] as const) {
    if (!isSilent(silent === 'here' ? here : there)) continue
    for (const group of linked) {
      const [partner] = group[other]
      if (partner !== undefined) for (const row of group[silent]) partners.set(row, partner)
    }
  }
  return partners
}

function* unitsWithheld(
  rows: readonly CountedRow[],
  hidden: ReadonlySet<string>,
  keyOf: (row: CountedRow) => string,
): Steps<ReadonlySet<string>> {
  const withheld = new Set<string>()
  if (hidden.size === 0 || hidden.size >= WITHHELD_PEOPLE_MIN) return withheld
  const people = new Map<string, Set<string>>()
  yield* eachInSteps(rows, (row) => {
    if (hidden.has(row.personId)) return
    const key = keyOf(row)
    people.set(key, (people.get(key) ?? new Set()).add(row.personId))
  })
  const known = new Set(hidden)
  const smallestFirst = [...people].toSorted((one, two) => one[1].size - two[1].size || (one[0] < two[0] ? -1 : 1))
  for (const [key, persons] of smallestFirst) {
    if (known.size >= WITHHELD_PEOPLE_MIN) break
    withheld.add(key)
    for (const person of persons) known.add(person)
  }
  return withheld
}
