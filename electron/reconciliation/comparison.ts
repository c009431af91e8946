import { silenceUnder } from '#shared/answers/outcome.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import { textKey } from '#shared/reconciliation/employments.ts'
import { comparedPairs } from '#shared/reconciliation/compared-lists.ts'
import { comparedValue, createFieldComparer, greatestTolerance } from '#shared/reconciliation/field-comparison.ts'
import type {
  ComparedFieldName,
  FieldComparer,
  FieldDifference,
  Tolerances,
} from '#shared/reconciliation/field-comparison.ts'
import type { GapInput, LinkedRows, Resolution, SaidCause, Side } from '#shared/reconciliation/gap-contributions.ts'
import { explainGap } from '#shared/reconciliation/gap.ts'
import type { ExplainedGap } from '#shared/reconciliation/gap.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledKind } from '#shared/reconciliation/settings/kind.ts'
import { isTieUnequal } from '#shared/reconciliation/ties.ts'
import { eachInSteps } from '#shared/steps.ts'
import type { Steps } from '#shared/steps.ts'
import type { Values } from '#shared/registers/field.ts'
import { readBases } from '#db/stores/answers.ts'
import { readResolutions, readTolerances } from '#db/stores/differences.ts'
import type { ComparedOwners, SetTolerance, StoredResolution } from '#db/stores/differences.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import { readCauses, readUnitNames } from '#db/stores/totals.ts'
import type { StoredCause } from '#db/stores/totals.ts'
import type { Reader } from '#db/open.ts'
import { createOtherSenderOf } from './other-senders.ts'
import { readReconciled } from './reconciled.ts'
import type { Reconciled, ReconciledRow, RunContents } from './reconciled.ts'
import { amountsByUnit, standingTotals } from './stated-totals.ts'
import type { StandingTotal } from './stated-totals.ts'

/** A row of a list: `id` is its business key, `number` its place in the run. */
export interface ComparedRow extends CountedRow {
  readonly number: number
  readonly rowId: number | null
}

/** A field of two linked rows that is not equal, and what has been said of it. */
export interface LinkedDifference extends FieldDifference {
  readonly hereRow: ComparedRow
  readonly thereRow: ComparedRow
  readonly said: StoredResolution | null
  /** Said on other values than there are now: it no longer holds. */
  readonly isChanged: boolean
}

/** Two lists of a reconciliation as the last run and everything said since have them, people with protected identity included. */
export interface Comparison {
  /** The places of the two lists; `here` is the sender's, or, of two others, the receiver's. */
  readonly places: Readonly<Record<Side, number>>
  readonly owners: ComparedOwners
  /** Those that somebody has set. */
  readonly tolerances: readonly SetTolerance[]
  /** Fields that a list says nothing of for anybody: it has no column for them, and nothing of them is missing in its rows. */
  readonly unstated: Readonly<Record<Side, readonly ComparedFieldName[]>>
  readonly rows: Readonly<Record<Side, readonly ComparedRow[]>>
  readonly gap: GapInput
  readonly differences: readonly LinkedDifference[]
  /** The totals of both sides and what every gap comes of. */
  readonly explained: ExplainedGap
  readonly stated: Readonly<Record<Side, readonly StandingTotal[]>>
  /** Causes that have been said, by the key of the row. */
  readonly causes: Readonly<Record<Side, ReadonlyMap<string, StoredCause>>>
}

/** Two lists of a reconciliation in the order in which they are compared; unsaid, the first sender's and the first receiver's. */
export function comparedPlaces(
  { lists }: Pick<Reconciliation, 'lists'>,
  wanted: readonly number[] | undefined,
): Readonly<Record<Side, number>> | undefined {
  const found = comparedPairs(lists).find(
    (pair) => wanted === undefined || pair.every((place) => wanted.includes(place)),
  )
  return found === undefined ? undefined : { here: found[0], there: found[1] }
}

/** What is the same however often two lists are compared between two runs. */
export interface KeptForComparison {
  readonly content: RunContents
  /** The comparer that has known all rows before; `basis`: of which tolerances and names of units it is. */
  comparer?: { readonly basis: string; readonly compare: FieldComparer }
}

/** Compares two lists as they are now. All that people have said is read before the first step is over: it is of one moment. */
export function* compareLists(
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
  transferDate: string,
  kept: KeptForComparison,
): Steps<Comparison> {
  const { register, lists } = reconciliation
  const [one, other] = [lists[places.here], lists[places.there]]
  if (one === undefined || other === undefined) throw new Error('No such list')
  const owners: ComparedOwners = { register, here: one, there: other }
  const kind = reconciledKinds[register]
  const tolerances = readTolerances(read, owners).map(withinLimit)
  const unitNames = readUnitNames(read)
  const unitKeyOf = createUnitKey(unitNames)
  const stated = {
    here: standingTotals(read, register, one, unitKeyOf),
    there: standingTotals(read, register, other, unitKeyOf),
  }
  const said = new Map(readResolutions(read, owners).map((each) => [nameOf(each.here, each.there, each.field), each]))
  const validOf = (here: CountedRow, there: CountedRow, field: ComparedFieldName): StoredResolution | null => {
    const found = said.get(nameOf(here.id, there.id, field))
    return found !== undefined && rests(found, here, there, field) ? found : null
  }
  const causes = {
    here: byKey(readCauses(read, register, one, other)),
    there: byKey(readCauses(read, register, other, one)),
  }
  const legalBasis = readBases(read).find(({ senderId }) => senderId === one.senderId)?.legalBasis ?? null
  const isSilenceYes = silenceUnder(legalBasis) !== 'stays'
  const limits = limitsOf(tolerances)
  const otherSenderOf = createOtherSenderOf(read, reconciliation, places, unitKeyOf)
  const reconciled = yield* readReconciled(read, reconciliation, kept.content, unitKeyOf)
  const rows = {
    here: yield* comparedRows(reconciled.rows[places.here] ?? []),
    there: yield* comparedRows(reconciled.rows[places.there] ?? []),
  }
  const unstated = { here: unstatedFields(kind, rows.here), there: unstatedFields(kind, rows.there) }
  const statedFields = kind.fields.filter((field) => ![...unstated.here, ...unstated.there].includes(field))
  yield
  const linked = yield* linkRows(reconciled, places, rows)
  const basis = JSON.stringify([limits, unitNames])
  if (kept.comparer?.basis !== basis) {
    kept.comparer = { basis, compare: withMemory(createFieldComparer(kind.fields, limits, unitKeyOf)) }
  }
  const { compare } = kept.comparer
  /** Who is not to go over by what the sender says, and is in the receiver's list. */
  const handoverOf = ({ values }: ComparedRow): FieldDifference[] => {
    const isHandedOver = one.side === 'sender' && other.side === 'receiver'
    const cause = isHandedOver ? kind.causeOf(values, 'here', { transferDate, isSilenceYes }) : null
    return cause === null
      ? []
      : [{ field: 'handover', state: 'differs', here: cause, there: null, delta: null, causes: [] }]
  }
  /** An actual salary that differs by nothing but what has been resolved, or tolerated, is resolved with it. */
  const saidByCauses = (
    { field, causes: parts }: FieldDifference,
    all: readonly FieldDifference[],
    here: CountedRow,
    there: CountedRow,
  ): StoredResolution | null => {
    if (field !== 'actualSalary' || parts.length === 0) return null
    const open = parts.filter((part) => all.some((each) => each.field === part.field))
    const resolved = open.flatMap((part) => validOf(here, there, part.field) ?? [])
    return resolved.length === open.length ? (resolved[0] ?? null) : null
  }
  const gap: GapInput = {
    kind,
    ...rows,
    linked,
    transferDate,
    isSilenceYes,
    compare,
    unitKeyOf,
    isUnequal: (tie) => isTieUnequal(tie, { fields: statedFields, scopeField: kind.scopeField, compare, unitKeyOf }),
    saidOf: (row, side) => causeOf(kind, causes[side].get(row.id), row),
    otherSenderOf: (row, side) => (side === 'there' ? otherSenderOf(row.id) : undefined),
    resolutionOf: (group, field): Resolution | null => {
      const [here, there] = [group.here[0], group.there[0]]
      return here && there ? (validOf(here, there, field)?.resolution ?? null) : null
    },
  }
  const differences: LinkedDifference[] = []
  yield* eachInSteps(linked, ({ here, there }) => {
    const isPair = here.length === 1 && there.length === 1
    for (const [index, hereRow] of here.entries()) {
      // Nobody knows which row of a tie it is over there: it is told of beside one of them.
      const thereRow = there[Math.min(index, there.length - 1)]
      if (thereRow === undefined) continue
      const all = isPair ? compare(hereRow.values, thereRow.values) : []
      for (const difference of [...handoverOf(hereRow), ...all]) {
        const { field, state } = difference
        const isUnstated =
          (state === 'missingHere' && unstated.here.includes(field)) ||
          (state === 'missingThere' && unstated.there.includes(field))
        if (isUnstated) continue
        const found =
          said.get(nameOf(hereRow.id, thereRow.id, field)) ?? saidByCauses(difference, all, hereRow, thereRow)
        const isChanged = found !== null && found.field === field && !rests(found, hereRow, thereRow, field)
        differences.push({ ...difference, hereRow, thereRow, said: found, isChanged })
      }
    }
  })
  const explained = yield* explainGap(gap, { here: amountsByUnit(stated.here), there: amountsByUnit(stated.there) })
  return { places, owners, tolerances, unstated, rows, gap, differences, explained, stated, causes }
}

function* comparedRows(rows: readonly ReconciledRow[]): Steps<ComparedRow[]> {
  const compared: ComparedRow[] = []
  yield* eachInSteps(rows, ({ key, number, person, rowId, isRejected, isHidden, values }) =>
    compared.push({ id: key, number, rowId, personId: String(person), values, isProtected: isHidden, isRejected }),
  )
  return compared
}

/** Two rows differ in the same for as long as they are there: what people say of them changes nothing of it. */
function withMemory(compare: FieldComparer): FieldComparer {
  const known = new WeakMap<Values, { readonly there: Values; readonly differences: FieldDifference[] }>()
  return (here, there) => {
    const before = known.get(here)
    if (before?.there === there) return before.differences
    const differences = compare(here, there)
    known.set(here, { there, differences })
    return differences
  }
}

/** What was set before there was a limit holds up to it. */
function withinLimit(set: SetTolerance): SetTolerance {
  return { ...set, tolerance: Math.min(set.tolerance, greatestTolerance(set.field)) }
}

export function limitsOf(tolerances: readonly SetTolerance[]): Tolerances {
  return Object.fromEntries(tolerances.map(({ field, tolerance }) => [field, tolerance]))
}

function unstatedFields({ fields }: ReconciledKind, rows: readonly ComparedRow[]): ComparedFieldName[] {
  return fields.filter((field) => rows.every(({ values }) => comparedValue(values, field) === null))
}

/** What nobody has resolved, or what has become another since. */
export function openDifferences({ differences }: Comparison): LinkedDifference[] {
  return differences.filter(({ said, isChanged }) => said === null || isChanged)
}

/** What a said cause rests on: with another answer, another status or other dates it has to be said again. */
export function seenOf({ seenForCause }: ReconciledKind, { values }: CountedRow): string {
  return JSON.stringify(seenForCause.map((field) => values[field] ?? null))
}

function causeOf(kind: ReconciledKind, said: StoredCause | undefined, row: CountedRow): SaidCause | null {
  return said !== undefined && said.seen === seenOf(kind, row) ? said.cause : null
}

function rests(
  { seenHere, seenThere }: StoredResolution,
  here: CountedRow,
  there: CountedRow,
  field: ComparedFieldName,
): boolean {
  return seenHere === comparedValue(here.values, field) && seenThere === comparedValue(there.values, field)
}

interface LinkedComparedRows extends LinkedRows {
  readonly here: readonly ComparedRow[]
  readonly there: readonly ComparedRow[]
}

/** The rows of what is linked: pairs, and what is for a person to tell apart. */
function* linkRows(
  { pairings }: Reconciled,
  places: Readonly<Record<Side, number>>,
  rows: Readonly<Record<Side, readonly ComparedRow[]>>,
): Steps<LinkedComparedRows[]> {
  const pairing = pairings.find(({ lists }) => lists.includes(places.here) && lists.includes(places.there))
  if (pairing === undefined) return []
  const isForth = pairing.lists[0] === places.here
  const byNumber = { here: new Map<number, ComparedRow>(), there: new Map<number, ComparedRow>() }
  for (const side of ['here', 'there'] as const) {
    yield* eachInSteps(rows[side], (row) => byNumber[side].set(row.number, row))
  }
  const chosen = (side: Side, numbers: readonly number[]): ComparedRow[] =>
    numbers.flatMap((number) => byNumber[side].get(number) ?? [])
  const linked = (left: readonly number[], right: readonly number[], isSplit: boolean): LinkedComparedRows => ({
    here: chosen('here', isForth ? left : right),
    there: chosen('there', isForth ? right : left),
    isSplit,
  })
  const all: LinkedComparedRows[] = []
  yield* eachInSteps(pairing.pairs, ({ left, right }) => all.push(linked([left], [right], false)))
  for (const { left, right, isSplit } of pairing.ties) all.push(linked(left, right, isSplit))
  return all.toSorted((one, two) => (one.here[0]?.number ?? 0) - (two.here[0]?.number ?? 0))
}

/** One key for all names of a unit; names that two units share make them one, since a list does not tell which it means. */
export function createUnitKey(
  units: readonly (readonly string[])[],
  keyOf: (name: string) => string = textKey,
): (name: string) => string {
  const groups = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = groups.get(root); up !== undefined; up = groups.get(root)) root = up
    return root
  }
  for (const names of units) {
    const [first, ...rest] = names.map(keyOf).filter((key) => key !== '')
    for (const key of rest) {
      const [root, other] = [rootOf(first ?? key), rootOf(key)]
      if (root !== other) groups.set(other, root)
    }
  }
  return (name) => rootOf(keyOf(name))
}

function nameOf(here: string, there: string, field: string): string {
  return `${here}\u0000${there}\u0000${field}`
}

function byKey(causes: readonly StoredCause[]): ReadonlyMap<string, StoredCause> {
  return new Map(causes.map((cause) => [cause.key, cause]))
}
