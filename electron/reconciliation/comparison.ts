import { silenceUnder } from '#shared/answers/outcome.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import { textKey } from '#shared/reconciliation/employments.ts'
import { comparedValue, createFieldComparer, greatestTolerance } from '#shared/reconciliation/field-comparison.ts'
import type { ComparedFieldName, FieldDifference, Tolerances } from '#shared/reconciliation/field-comparison.ts'
import type { GapInput, LinkedRows, Resolution, SaidCause, Side } from '#shared/reconciliation/gap-contributions.ts'
import { explainGap } from '#shared/reconciliation/gap.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledKind } from '#shared/reconciliation/settings/kind.ts'
import { readBases } from '#db/stores/answers.ts'
import { readResolutions, readTolerances } from '#db/stores/differences.ts'
import type { ComparedOwners, SetTolerance, StoredResolution } from '#db/stores/differences.ts'
import { newestEvent } from '#db/stores/edits.ts'
import type { ListSide, Reconciliation } from '#db/stores/reconciliations.ts'
import { readCauses, readUnitNames } from '#db/stores/totals.ts'
import type { StoredCause } from '#db/stores/totals.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Store, Reader } from '#db/open.ts'
import { readReconciled } from './reconciled.ts'
import type { Reconciled } from './reconciled.ts'
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
  readonly stated: Readonly<Record<Side, readonly StandingTotal[]>>
  /** Causes that have been said, by the key of the row. */
  readonly causes: Readonly<Record<Side, ReadonlyMap<string, StoredCause>>>
}

const sideOrder: readonly ListSide[] = ['sender', 'receiver', 'third']

/** Two lists of a reconciliation in the order in which they are compared; unsaid, the first sender's and the first receiver's. */
export function comparedPlaces(
  { lists }: Reconciliation,
  wanted: readonly number[] | undefined,
): Readonly<Record<Side, number>> | undefined {
  const bySide = lists.map((_, place) => place).toSorted((one, two) => rankOf(lists, one) - rankOf(lists, two))
  const sender = bySide[0]
  const other = bySide.find((place) => place !== sender && lists[place]?.side !== lists[sender ?? 0]?.side) ?? bySide[1]
  const [here, there] = wanted === undefined ? [sender, other] : bySide.filter((place) => wanted.includes(place))
  return here === undefined || there === undefined || here === there ? undefined : { here, there }
}

function rankOf(lists: Reconciliation['lists'], place: number): number {
  return sideOrder.indexOf(lists[place]?.side ?? 'third')
}

interface Remembered {
  readonly event: number
  readonly comparisons: Map<string, Comparison>
}

/** Of each store what was worked out since the last event: until somebody writes, it stays what it is. */
const remembered = new WeakMap<Store, Remembered>()

export async function readComparison(
  store: Store,
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
): Promise<Comparison> {
  const event = newestEvent(read)
  let known = remembered.get(store)
  if (known?.event !== event) remembered.set(store, (known = { event, comparisons: new Map() }))
  const name = `${reconciliation.id} ${places.here} ${places.there}`
  const found = known.comparisons.get(name)
  if (found !== undefined) return found
  const { transferDate } = await readTransfer(read)
  const comparison = compareLists(read, reconciliation, places, transferDate)
  known.comparisons.set(name, comparison)
  return comparison
}

/** As `readComparison`, for whoever has no store to remember it by: a worker. */
export function compareLists(
  read: Reader,
  reconciliation: Reconciliation,
  places: Readonly<Record<Side, number>>,
  transferDate: string,
): Comparison {
  const { register, lists } = reconciliation
  const [one, other] = [lists[places.here], lists[places.there]]
  if (one === undefined || other === undefined) throw new Error('No such list')
  const owners: ComparedOwners = { register, here: one, there: other }
  const kind = reconciledKinds[register]
  const tolerances = readTolerances(read, owners).map(withinLimit)
  const unitKeyOf = createUnitKey(readUnitNames(read))
  const reconciled = readReconciled(read, reconciliation, unitKeyOf)
  const rowsOf = (place: number): ComparedRow[] =>
    (reconciled.rows[place] ?? []).map(({ key, number, person, rowId, isRejected, isHidden, values }) => ({
      id: key,
      number,
      rowId,
      personId: String(person),
      values,
      isProtected: isHidden,
      isRejected,
    }))
  const rows = { here: rowsOf(places.here), there: rowsOf(places.there) }
  const unstated = { here: unstatedFields(kind, rows.here), there: unstatedFields(kind, rows.there) }
  const linked = linkRows(reconciled, places, rows)
  const compare = createFieldComparer(kind.fields, limitsOf(tolerances), unitKeyOf)
  const said = new Map(readResolutions(read, owners).map((each) => [nameOf(each.here, each.there, each.field), each]))
  const validOf = (here: CountedRow, there: CountedRow, field: ComparedFieldName): StoredResolution | null => {
    const found = said.get(nameOf(here.id, there.id, field))
    return found !== undefined && rests(found, here, there, field) ? found : null
  }
  const causes = {
    here: byKey(readCauses(read, register, one, other)),
    there: byKey(readCauses(read, register, other, one)),
  }
  const basis = readBases(read).find(({ senderId }) => senderId === one.senderId)?.legalBasis ?? null
  const isSilenceYes = silenceUnder(basis) !== 'stays'
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
  return {
    places,
    owners,
    tolerances,
    unstated,
    rows,
    gap: {
      kind,
      ...rows,
      linked,
      transferDate,
      isSilenceYes,
      compare,
      unitKeyOf,
      saidOf: (row, side) => causeOf(kind, causes[side].get(row.id), row),
      resolutionOf: (group, field): Resolution | null => {
        const [here, there] = [group.here[0], group.there[0]]
        return here && there ? (validOf(here, there, field)?.resolution ?? null) : null
      },
    },
    differences: linked.flatMap(({ here, there }) => {
      const [hereRow, thereRow] = [here[0], there[0]]
      if (here.length > 1 || there.length > 1 || hereRow === undefined || thereRow === undefined) return []
      const all = compare(hereRow.values, thereRow.values)
      return [...handoverOf(hereRow), ...all].flatMap((difference): LinkedDifference[] => {
        const { field, state } = difference
        const isUnstated =
          (state === 'missingHere' && unstated.here.includes(field)) ||
          (state === 'missingThere' && unstated.there.includes(field))
        if (isUnstated) return []
        const found =
          said.get(nameOf(hereRow.id, thereRow.id, field)) ?? saidByCauses(difference, all, hereRow, thereRow)
        const isChanged = found !== null && found.field === field && !rests(found, hereRow, thereRow, field)
        return [{ ...difference, hereRow, thereRow, said: found, isChanged }]
      })
    }),
    stated: {
      here: standingTotals(read, register, one, unitKeyOf),
      there: standingTotals(read, register, other, unitKeyOf),
    },
    causes,
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

/** The totals of both sides and what every gap comes of; worked out once for each comparison. */
export function explainComparison(comparison: Comparison): ReturnType<typeof explainGap> {
  let explained = explanations.get(comparison)
  if (explained === undefined) {
    const { here, there } = comparison.stated
    explained = explainGap(comparison.gap, { here: amountsByUnit(here), there: amountsByUnit(there) })
    explanations.set(comparison, explained)
  }
  return explained
}

const explanations = new WeakMap<Comparison, ReturnType<typeof explainGap>>()

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
function linkRows(
  { pairings }: Reconciled,
  places: Readonly<Record<Side, number>>,
  rows: Readonly<Record<Side, readonly ComparedRow[]>>,
): LinkedComparedRows[] {
  const pairing = pairings.find(({ lists }) => lists.includes(places.here) && lists.includes(places.there))
  if (pairing === undefined) return []
  const isForth = pairing.lists[0] === places.here
  const byNumber = {
    here: new Map(rows.here.map((row) => [row.number, row])),
    there: new Map(rows.there.map((row) => [row.number, row])),
  }
  const chosen = (side: Side, numbers: readonly number[]): ComparedRow[] =>
    numbers.flatMap((number) => byNumber[side].get(number) ?? [])
  const linked = (left: readonly number[], right: readonly number[], isSplit: boolean): LinkedComparedRows => ({
    here: chosen('here', isForth ? left : right),
    there: chosen('there', isForth ? right : left),
    isSplit,
  })
  return [
    ...pairing.pairs.map(({ left, right }) => linked([left], [right], false)),
    ...pairing.ties.map(({ left, right, isSplit }) => linked(left, right, isSplit)),
  ].toSorted((one, two) => (one.here[0]?.number ?? 0) - (two.here[0]?.number ?? 0))
}

/** One key for all names of a unit; names that two units share make them one, since a list does not tell which it means. */
export function createUnitKey(units: readonly (readonly string[])[]): (name: string) => string {
  const groups = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = groups.get(root); up !== undefined; up = groups.get(root)) root = up
    return root
  }
  for (const names of units) {
    const [first, ...rest] = names.map(textKey).filter((key) => key !== '')
    for (const key of rest) {
      const [root, other] = [rootOf(first ?? key), rootOf(key)]
      if (root !== other) groups.set(other, root)
    }
  }
  return (name) => rootOf(textKey(name))
}

function nameOf(here: string, there: string, field: string): string {
  return `${here}\u0000${there}\u0000${field}`
}

function byKey(causes: readonly StoredCause[]): ReadonlyMap<string, StoredCause> {
  return new Map(causes.map((cause) => [cause.key, cause]))
}
