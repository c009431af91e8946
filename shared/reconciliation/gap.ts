import { eachMeasure, isAmount, isDetail, sumTotals, unitOfRow } from './control-totals.ts'
import type { ControlTotals, CountedRow, TotalMeasure } from './control-totals.ts'
import { visitContributions } from './gap-contributions.ts'
import type { Contribution, GapInput, Side } from './gap-contributions.ts'
import { readScopes, WITHHELD } from './scopes.ts'
import type { Scopes } from './scopes.ts'
import type { ReconciledKind } from './settings/kind.ts'
import { eachInSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

/** All that has the same cause: how many rows, pairs or people, and what they come to together. */
export interface GapCause extends Pick<Contribution, 'cause' | 'field' | 'side' | 'isExplained' | 'party' | 'delta'> {
  readonly count: number
  /** What of it is of people with protected identity, where any is. */
  readonly hidden?: { readonly people: ReadonlySet<string>; readonly delta: number; readonly count: number }
}

/** A total on both sides and why it differs; all in the whole numbers of the measure. */
export interface MeasureGap {
  readonly measure: TotalMeasure
  /** Null where the side does not state it, or where it would be the amount of a few with protected people among them. */
  readonly here: number | null
  readonly there: number | null
  /** Here less there; null where either is. */
  readonly gap: number | null
  /** What is not explained first, then the largest. */
  readonly causes: readonly GapCause[]
  /** What the causes do not come to: only where a side has stated a figure that its list does not bear out. */
  readonly remainder: number | null
}

/**
 * `equal`: every main total is the same and nothing is left to explain. `explained`: they differ, by nothing but explained causes.
 * `unexplained`: something is left, even if it happens to cancel out, or a side does not state a main total.
 */
export type GapState = 'equal' | 'explained' | 'unexplained'

export interface ScopeGap {
  /** Null for the whole; otherwise the key of the unit. */
  readonly unit: string | null
  /** The unit as the lists write it; empty for the rest and where no unit is named. */
  readonly name: string
  readonly measures: readonly MeasureGap[]
  readonly state: GapState
}

type SideTotals = Readonly<Partial<Record<TotalMeasure, number>>>

/** Figures that a side has stated and signed, of the whole (null) and of units by their keys, in place of those of its list. */
export type StatedTotals = Readonly<Partial<Record<Side, ReadonlyMap<string | null, SideTotals>>>>

export interface ExplainedGap {
  readonly scopes: Scopes
  readonly whole: ScopeGap
  readonly units: readonly ScopeGap[]
}

/** The totals of both sides, of the whole and by unit, and what every difference comes of. */
export function* explainGap(input: GapInput, stated: StatedTotals = {}): Steps<ExplainedGap> {
  const causes = new Map<string | null, Map<TotalMeasure, Map<string, Counted>>>()
  const { kind } = input
  const scopes = yield* readScopes(input)
  const { unitOf, totals: wholeTotals } = scopes
  yield* visitContributions(input, scopes, (contribution) => addCause(causes, contribution))
  const [here, there] = [yield* byUnit(input.here, unitOf), yield* byUnit(input.there, unitOf)]
  const whole = scopeGap(kind, null, '', causes.get(null), {
    here: { ...wholeTotals.here, ...stated.here?.get(null) },
    there: { ...wholeTotals.there, ...stated.there?.get(null) },
  })
  const units: ScopeGap[] = []
  for (const unit of new Set([...here.keys(), ...there.keys()])) {
    const [mine, theirs] = [here.get(unit) ?? [], there.get(unit) ?? []]
    // A list that states none is counted where the other has them.
    const isNamed = (row: CountedRow): boolean => unitOfRow(row, kind.scopeField) !== ''
    const first = mine.find(isNamed) ?? theirs.find(isNamed)
    const name = unit === WITHHELD || first === undefined ? '' : unitOfRow(first, kind.scopeField)
    const totals = {
      here: yield* sumTotals(mine, input.transferDate, kind.measures),
      there: yield* sumTotals(theirs, input.transferDate, kind.measures),
    }
    const scope = scopeGap(kind, unit, name, causes.get(unit), {
      here: { ...statedBy(wholeTotals.here, totals.here), ...stated.here?.get(unit) },
      there: { ...statedBy(wholeTotals.there, totals.there), ...stated.there?.get(unit) },
    })
    units.push(unit === WITHHELD ? withoutFew(scope, scopes) : scope)
  }
  return { scopes, whole, units: units.toSorted((one, two) => compareNames(one.name, two.name)) }
}

/** The rest as it may be told: its amounts are not those of a few people, nor to be had from the other side and the causes. */
function withoutFew(rest: ScopeGap, { isFew }: Scopes): ScopeGap {
  if (!isFew.here && !isFew.there) return rest
  const measures = rest.measures.map((told): MeasureGap => {
    if (!isAmount(told.measure)) return told
    const [here, there] = [isFew.here ? null : told.here, isFew.there ? null : told.there]
    return { measure: told.measure, here, there, gap: null, causes: [], remainder: null }
  })
  return { ...rest, measures }
}

type Told = Omit<GapCause, 'hidden'>
type Counted = { -readonly [K in keyof Told]: Told[K] } & {
  hidden?: { readonly people: Set<string>; delta: number; count: number }
}

function addCause(
  causes: Map<string | null, Map<TotalMeasure, Map<string, Counted>>>,
  { unit, measure, cause, field, side, isExplained, party, delta, here, there }: Contribution,
): void {
  const measures = entryOf(causes, unit, () => new Map<TotalMeasure, Map<string, Counted>>())
  const counted = entryOf(measures, measure, () => new Map<string, Counted>())
  const key = `${cause} ${field ?? ''} ${side} ${Number(isExplained)} ${party ?? ''}`
  const sum = entryOf(counted, key, (): Counted => ({
    cause,
    field,
    side,
    isExplained,
    delta: 0,
    count: 0,
    ...(party === undefined ? {} : { party }),
  }))
  sum.delta += delta
  sum.count++
  const isHidden = here.some((row) => row.isProtected) || there.some((row) => row.isProtected)
  if (!isHidden) return
  const hidden = (sum.hidden ??= { people: new Set(), delta: 0, count: 0 })
  hidden.delta += delta
  hidden.count++
  for (const { personId } of [...here, ...there]) hidden.people.add(personId)
}

function entryOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = create()))
  return value
}

function scopeGap(
  kind: ReconciledKind,
  unit: string | null,
  name: string,
  causes: ReadonlyMap<TotalMeasure, ReadonlyMap<string, GapCause>> | undefined,
  totals: Readonly<Record<Side, ControlTotals>>,
): ScopeGap {
  const shown = kind.measures.filter(
    (measure) => !isDetail(measure) || (totals.here[measure] ?? 0) > 0 || (totals.there[measure] ?? 0) > 0,
  )
  const measures = shown.map((measure): MeasureGap => {
    const [here, there] = [totals.here[measure] ?? null, totals.there[measure] ?? null]
    const gap = here === null || there === null ? null : here - there
    const own = gap === null ? [] : [...(causes?.get(measure)?.values() ?? [])].toSorted(byWeight)
    const remainder = gap === null ? null : own.reduce((left, { delta }) => left - delta, gap)
    return { measure, here, there, gap, causes: own, remainder }
  })
  return { unit, name, measures, state: stateOf(kind, measures) }
}

function stateOf({ mainMeasures }: ReconciledKind, measures: readonly MeasureGap[]): GapState {
  const main = measures.filter(({ measure }) => mainMeasures.includes(measure))
  const isOpen = main.some(
    ({ gap, remainder, causes }) => gap === null || remainder !== 0 || causes.some(({ isExplained }) => !isExplained),
  )
  if (isOpen) return 'unexplained'
  return main.every(({ gap }) => gap === 0) ? 'equal' : 'explained'
}

function byWeight(one: GapCause, two: GapCause): number {
  return (
    Number(one.isExplained) - Number(two.isExplained) ||
    Math.abs(two.delta) - Math.abs(one.delta) ||
    compareNames(
      `${one.cause} ${one.field} ${one.side} ${one.party}`,
      `${two.cause} ${two.field} ${two.side} ${two.party}`,
    )
  )
}

function* byUnit(rows: readonly CountedRow[], unitOf: (row: CountedRow) => string): Steps<Map<string, CountedRow[]>> {
  const units = new Map<string, CountedRow[]>()
  yield* eachInSteps(rows, (row) => entryOf(units, unitOf(row), (): CountedRow[] => []).push(row))
  return units
}

/** A side that states a measure at all has none of it in a unit where no row says so. */
function statedBy(whole: ControlTotals, unit: ControlTotals): ControlTotals {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its keys are measures
  const names = Object.keys(whole) as TotalMeasure[]
  return eachMeasure(names, (measure) => (whole[measure] === null ? null : (unit[measure] ?? 0)))
}

/** By UTF-16 units, as no language orders: the same in every place. */
function compareNames(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
