import { sumTotals, unitOfRow } from './control-totals.ts'
import type { ControlTotals, CountedRow } from './control-totals.ts'
import type { GapInput, Side } from './gap-contributions.ts'
import { eachInSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

/** What the rows of two lists are counted in, and what each list comes to by itself. */
export interface Scopes {
  readonly unitOf: (row: CountedRow) => string
  readonly totals: Readonly<Record<Side, ControlTotals>>
  /** Whether those who are counted with the protected people of a side are too few, with all that the side has, for an amount to be told. */
  readonly isFew: Readonly<Record<Side, boolean>>
}

export function* readScopes(input: GapInput): Steps<Scopes> {
  const { here, there, transferDate, kind } = input
  const totals = {
    here: yield* sumTotals(here, transferDate, kind.measures),
    there: yield* sumTotals(there, transferDate, kind.measures),
  }
  return { ...(yield* createUnitOf(input)), totals }
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
function* createUnitOf({ kind, here, there, linked, unitKeyOf }: GapInput): Steps<Pick<Scopes, 'unitOf' | 'isFew'>> {
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
  const { withheld, isFew } = yield* unitsWithheld({ here, there }, hidden, keyOf)
  const units = new Map<CountedRow, string>()
  const unitOf = (row: CountedRow): string => {
    let unit = units.get(row)
    if (unit === undefined) {
      unit = keyOf(row)
      if (hidden.has(row.personId) || withheld.has(unit)) unit = WITHHELD
      units.set(row, unit)
    }
    return unit
  }
  return { unitOf, isFew }
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

/** The units that are counted with the protected people: of each side that has any by itself, since its sums are told by themselves. */
function* unitsWithheld(
  rows: Readonly<Record<Side, readonly CountedRow[]>>,
  hidden: ReadonlySet<string>,
  keyOf: (row: CountedRow) => string,
): Steps<{ readonly withheld: ReadonlySet<string> } & Pick<Scopes, 'isFew'>> {
  const withheld = new Set<string>()
  if (hidden.size === 0) return { withheld, isFew: { here: false, there: false } }
  const known = { here: new Set<string>(), there: new Set<string>() }
  const people = new Map<string, Readonly<Record<Side, Set<string>>>>()
  for (const side of ['here', 'there'] as const) {
    yield* eachInSteps(rows[side], (row) => {
      if (hidden.has(row.personId)) return void known[side].add(row.personId)
      const key = keyOf(row)
      let persons = people.get(key)
      if (persons === undefined) people.set(key, (persons = { here: new Set(), there: new Set() }))
      persons[side].add(row.personId)
    })
  }
  const sides = (['here', 'there'] as const).filter((side) => known[side].size > 0)
  const lacking = (): Side[] => sides.filter((side) => known[side].size < WITHHELD_PEOPLE_MIN)
  const sizes = [...people].map(([key, { here, there }]) => ({
    key,
    here,
    there,
    size: Math.max(here.size, there.size),
  }))
  for (const unit of sizes.toSorted((one, two) => one.size - two.size || (one.key < two.key ? -1 : 1))) {
    const few = lacking()
    if (few.length === 0) break
    // What has nobody on a side that lacks people adds nothing to it.
    if (few.every((side) => unit[side].size === 0)) continue
    withheld.add(unit.key)
    for (const side of sides) for (const person of unit[side]) known[side].add(person)
  }
  const few = lacking()
  return { withheld, isFew: { here: few.includes('here'), there: few.includes('there') } }
}
