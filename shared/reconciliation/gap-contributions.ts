import type { Value } from '../registers/field.ts'
import { amountOfRow, fieldOfMeasure } from './control-totals.ts'
import type { CountedRow, TotalMeasure } from './control-totals.ts'
import type { ComparedFieldName, FieldComparer, FieldDifference } from './field-comparison.ts'
import type { Scopes } from './scopes.ts'
import type { ReconciledKind } from './settings/kind.ts'
import { eachInSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

/** Why a row is on one side alone, as a person says it; some are also seen from the row itself. Which are of a kind, `settings/` says. */
export const saidCauses = [
  'leftBefore',
  'objects',
  'silence',
  'joinedLater',
  'splitPost',
  'twoEmployments',
  'closedBefore',
  'stays',
  'toOther',
  'openedLater',
  'addedLater',
  'destroyed',
  'endedBefore',
  'ceases',
  'newUnit',
  'divided',
  'merged',
  'dataError',
  'other',
] as const
export type SaidCause = (typeof saidCauses)[number]

/** Why what is with the receiver was not to go over: what its difference `handover` holds. */
export function handoverCause(field: string, value: Value): SaidCause | undefined {
  return field === 'handover' ? saidCauses.find((cause) => cause === value) : undefined
}

/** What tells nothing by itself: said only with a note of what it is. */
const notedCauses: readonly SaidCause[] = ['dataError', 'other']

export function needsNote(cause: SaidCause): boolean {
  return notedCauses.includes(cause)
}

/** What can be said of rows that are on both sides and cannot be told apart. */
export const sharedCauses: readonly SaidCause[] = ['splitPost', 'twoEmployments', 'divided', 'merged', ...notedCauses]

/**
 * What can leave a row in the list of one side alone. Who leaves before the transfer, or stays, is the sender's and not the receiver's;
 * who begins later was never the sender's. A third list can hold them all.
 */
export const causesOfSide: Readonly<Record<'sender' | 'receiver' | 'third', readonly SaidCause[]>> = {
  sender: [
    'leftBefore',
    'objects',
    'silence',
    'closedBefore',
    'stays',
    'toOther',
    'destroyed',
    'endedBefore',
    'ceases',
    ...sharedCauses,
  ],
  receiver: ['joinedLater', 'openedLater', 'addedLater', 'newUnit', ...sharedCauses],
  third: saidCauses,
}

/** What a person has decided about a field that differs. */
export const resolutions = ['senderRight', 'receiverRight', 'bothWrong', 'accepted'] as const
export type Resolution = (typeof resolutions)[number]

/** Not explained yet: a row on one side alone, or kept out by an error, a field that differs, an employment that could be several. */
const openCauses = ['onlyHere', 'onlyThere', 'rejectedRow', 'differs', 'ambiguous'] as const
const ownCauses = ['tolerance', 'otherUnit', 'otherSender', 'withheld'] as const
export const causeCodes = [...saidCauses, ...resolutions, ...ownCauses, ...openCauses] as const
export type CauseCode = (typeof causeCodes)[number]

/** Linked employments: one on each side, or several that a person is to tell apart (`isSplit`: one post as several). */
export interface LinkedRows {
  readonly here: readonly CountedRow[]
  readonly there: readonly CountedRow[]
  readonly isSplit: boolean
}

export interface GapInput {
  /** What the rows are of. */
  readonly kind: ReconciledKind
  /** The sender's list. */
  readonly here: readonly CountedRow[]
  /** The receiver's list. */
  readonly there: readonly CountedRow[]
  readonly linked: readonly LinkedRows[]
  /** T, an ISO day. */
  readonly transferDate: string
  /** Whether who has not answered goes over (LAS 6 b §) or stays. */
  readonly isSilenceYes: boolean
  readonly compare: FieldComparer
  readonly unitKeyOf: (name: string) => string
  /** Whether rows that cannot be told apart differ in something that is compared, whichever way they are paired. */
  readonly isUnequal: (tie: LinkedRows) => boolean
  readonly saidOf: (row: CountedRow, side: Side) => SaidCause | null
  /** The sender that a row of the receiver's list belongs with, where it is another than the one whose list is here. */
  readonly otherSenderOf: (row: CountedRow, side: Side) => string | undefined
  readonly resolutionOf: (linked: LinkedRows, field: ComparedFieldName) => Resolution | null
}

export type Side = 'here' | 'there'

/** A part of a gap and where it comes from. `unit` is null for the whole; what is never told by unit has the empty unit. */
export interface Contribution {
  readonly unit: string | null
  readonly measure: TotalMeasure
  readonly cause: CauseCode
  /** The field that differs, of a cause that is about one. */
  readonly field: string | null
  readonly side: Side | 'both'
  readonly isExplained: boolean
  /** Whose it is, of what belongs with another sender. */
  readonly party?: string
  /** Here less there. */
  readonly delta: number
  readonly here: readonly CountedRow[]
  readonly there: readonly CountedRow[]
}

/**
 * Tells of everything that makes a total here another than there, of the whole and unit by unit. The parts of a measure add up
 * to the difference of the two sums, exactly: every row is told of once, with all that it adds.
 */
export function* visitContributions(
  input: GapInput,
  { unitOf, totals }: Scopes,
  visit: (contribution: Contribution) => void,
): Steps<void> {
  const isStated = (measure: TotalMeasure): boolean => (totals.here[measure] ?? null) !== null
  const isStatedThere = (measure: TotalMeasure): boolean => (totals.there[measure] ?? null) !== null
  const compared: Compared = {
    unitOf,
    measures: input.kind.measures.filter(
      (measure) => measure !== 'persons' && isStated(measure) && isStatedThere(measure),
    ),
  }
  const linkedRows = new Map<CountedRow, LinkedRows>()
  yield* eachInSteps(input.linked, (linked) => {
    for (const row of linked.here) linkedRows.set(row, linked)
    for (const row of linked.there) linkedRows.set(row, linked)
    visitLinked(input, compared, linked, visit)
  })
  for (const side of ['here', 'there'] as const) {
    yield* eachInSteps(input[side], (row) => {
      if (!linkedRows.has(row)) visitAlone(input, compared, row, side, visit)
    })
  }
  yield* visitPersons(input, compared, linkedRows, visit)
}

interface Compared {
  readonly unitOf: (row: CountedRow) => string
  /** The measures of rows that both lists state; of the others a linked row is taken to be the same. */
  readonly measures: readonly TotalMeasure[]
}

function visitLinked(
  input: GapInput,
  scopes: Compared,
  linked: LinkedRows,
  visit: (contribution: Contribution) => void,
): void {
  const { here, there } = linked
  const [one, other] = [here[0], there[0]]
  const isPair = here.length === 1 && there.length === 1 && one !== undefined && other !== undefined
  // Most pairs add the same to every measure: what they differ in is not looked for.
  let differences: readonly FieldDifference[] | undefined
  const compared = (): readonly FieldDifference[] | null =>
    isPair ? (differences ??= input.compare(one.values, other.values)) : null
  const units = new Set<string>()
  for (const row of here) units.add(scopes.unitOf(row))
  for (const row of there) units.add(scopes.unitOf(row))
  const unit = units.size === 1 ? [...units][0] : undefined
  if (!isPair) visitTie(input, linked, unit, visit)
  for (const measure of scopes.measures) {
    const [mine, theirs] = [sumOf(input, here, measure), sumOf(input, there, measure)]
    if (mine === theirs && unit !== undefined) continue
    const common = { measure, here, there, side: 'both' } as const
    const parts = mine === theirs ? [] : partsOf(input, linked, measure, mine - theirs, compared())
    for (const part of parts) {
      visit({ unit: null, ...common, ...part })
      if (unit !== undefined) visit({ unit, ...common, ...part })
    }
    if (unit !== undefined) continue
    // Counted in one unit here and in another there: all of it is gone from the one and come to the other.
    const field = input.kind.scopeField
    const isExplained = input.resolutionOf(linked, field) !== null
    const moved = { ...common, cause: 'otherUnit', field, isExplained } as const
    for (const key of units) {
      const delta = sumOf(input, inUnit(scopes, here, key), measure) - sumOf(input, inUnit(scopes, there, key), measure)
      if (delta !== 0) visit({ unit: key, ...moved, delta })
    }
  }
}

/**
 * Rows that cannot be told apart are paired by nobody: where they differ although as many are on both sides, or in what a divided post has
 * in common, no total need show it. It adds nothing to the gap, and is open until somebody has said what it is.
 */
function visitTie(
  input: GapInput,
  linked: LinkedRows,
  unit: string | undefined,
  visit: (contribution: Contribution) => void,
): void {
  const { here, there, isSplit } = linked
  if (!(isSplit || here.length === there.length) || !input.isUnequal(linked)) return
  const said = saidOfAny(input, linked)
  const contribution = {
    measure: input.kind.reportedBy.count,
    cause: said ?? 'ambiguous',
    field: null,
    side: 'both',
    isExplained: said !== null,
    delta: 0,
    here,
    there,
  } as const
  visit({ unit: null, ...contribution })
  if (unit !== undefined) visit({ unit, ...contribution })
}

type Part = Pick<Contribution, 'cause' | 'field' | 'isExplained' | 'delta'>

/** What a difference in one measure of linked employments comes of; `differences` is null for employments that are not one to one. */
function partsOf(
  input: GapInput,
  linked: LinkedRows,
  measure: TotalMeasure,
  delta: number,
  differences: readonly FieldDifference[] | null,
): Part[] {
  const field = fieldOfMeasure(measure)
  if (differences === null) {
    if (linked.isSplit && measure === 'employments')
      return [{ cause: 'splitPost', field: null, isExplained: true, delta }]
    const said = saidOfAny(input, linked)
    if (said !== null) return [{ cause: said, field: null, isExplained: true, delta }]
    return linked.isSplit
      ? [{ cause: 'differs', field, isExplained: false, delta }]
      : [{ cause: 'ambiguous', field: null, isExplained: false, delta }]
  }
  const compared = input.kind.fields.find((name) => name === field)
  if (compared === undefined) return [{ cause: 'differs', field, isExplained: false, delta }]
  const difference = differences.find((candidate) => candidate.field === field)
  if (difference === undefined) return [{ cause: 'tolerance', field, isExplained: true, delta }]
  const own = input.resolutionOf(linked, compared)
  if (field !== 'actualSalary' || own !== null) return [partOf(field, own, delta)]
  if (difference.causes.length === 0) {
    // The salary or the rate is missing on one side: settled as that field is.
    const missing = differences.find(({ field: name }) => name === 'monthlySalary' || name === 'ftePercent')
    return [partOf(field, missing === undefined ? null : input.resolutionOf(linked, missing.field), delta)]
  }
  return difference.causes.map((cause) =>
    differences.some(({ field: name }) => name === cause.field)
      ? partOf(cause.field, input.resolutionOf(linked, cause.field), cause.delta)
      : { cause: 'tolerance', field: cause.field, isExplained: true, delta: cause.delta },
  )
}

/** What a person has said of employments that can be paired in more than one way: of any of them, of all. */
function saidOfAny({ saidOf }: GapInput, { here, there }: LinkedRows): SaidCause | null {
  for (const row of here) if (saidOf(row, 'here') !== null) return saidOf(row, 'here')
  for (const row of there) if (saidOf(row, 'there') !== null) return saidOf(row, 'there')
  return null
}

function partOf(field: string, resolution: Resolution | null, delta: number): Part {
  return { cause: resolution ?? 'differs', field, isExplained: resolution !== null, delta }
}

function visitAlone(
  input: GapInput,
  scopes: Compared,
  row: CountedRow,
  side: Side,
  visit: (contribution: Contribution) => void,
): void {
  const cause = causeOfRow(input, row, side)
  const rows = { here: side === 'here' ? [row] : [], there: side === 'there' ? [row] : [] }
  for (const measure of input.kind.measures) {
    const amount = sumOf(input, [row], measure)
    if (amount === 0) continue
    const delta = side === 'here' ? amount : -amount
    const contribution = { measure, ...cause, field: null, side, delta, ...rows }
    visit({ unit: null, ...contribution })
    visit({ unit: scopes.unitOf(row), ...contribution })
  }
}

type LoneCause = Pick<Contribution, 'cause' | 'isExplained' | 'party'>

/** Why a row is on one side alone: what a person has said, or what the row itself tells. */
function causeOfRow(input: GapInput, row: CountedRow, side: Side): LoneCause {
  const said = input.saidOf(row, side)
  if (said !== null) return { cause: said, isExplained: true }
  const party = input.otherSenderOf(row, side)
  if (party !== undefined) return { cause: 'otherSender', isExplained: true, party }
  // A row that cannot go into a register still tells when it begins and ends.
  const own = input.kind.causeOf(row.values, side, input)
  if (own !== null) return { cause: own, isExplained: true }
  return { cause: row.isRejected ? 'rejectedRow' : side === 'here' ? 'onlyHere' : 'onlyThere', isExplained: false }
}

/** People are counted once, however many employments they have: a person on one side alone, of the whole and of a unit. */
function* visitPersons(
  input: GapInput,
  scopes: Compared,
  linkedRows: ReadonlyMap<CountedRow, LinkedRows>,
  visit: (contribution: Contribution) => void,
): Steps<void> {
  if (!input.kind.measures.includes('persons')) return
  const [wholeHere, wholeThere] = [yield* personsOf(input.here), yield* personsOf(input.there)]
  const visitScope = function* (unit: string | null, rows: Readonly<Record<Side, Persons>>): Steps<void> {
    for (const side of ['here', 'there'] as const) {
      const other = side === 'here' ? rows.there : rows.here
      yield* eachInSteps(rows[side], ([person, own]) => {
        if (other.has(person)) return
        const isElsewhere = (side === 'here' ? wholeThere : wholeHere).has(person)
        visit({
          unit,
          measure: 'persons',
          ...(isElsewhere
            ? movedCause(input, own, side, linkedRows)
            : { ...personCause(input, own, side), field: null, side }),
          delta: side === 'here' ? 1 : -1,
          here: side === 'here' ? own : [],
          there: side === 'there' ? own : [],
        })
      })
    }
  }
  yield* visitScope(null, { here: wholeHere, there: wholeThere })
  const units = new Map<string, Record<Side, CountedRow[]>>()
  for (const side of ['here', 'there'] as const) {
    yield* eachInSteps(input[side], (row) => {
      const key = scopes.unitOf(row)
      let rows = units.get(key)
      if (rows === undefined) units.set(key, (rows = { here: [], there: [] }))
      rows[side].push(row)
    })
  }
  for (const [unit, { here, there }] of units) {
    yield* visitScope(unit, { here: yield* personsOf(here), there: yield* personsOf(there) })
  }
}

type Persons = ReadonlyMap<string, readonly CountedRow[]>

function* personsOf(rows: readonly CountedRow[]): Steps<Persons> {
  const persons = new Map<string, CountedRow[]>()
  yield* eachInSteps(rows, (row) => {
    const own = persons.get(row.personId)
    if (own === undefined) persons.set(row.personId, [row])
    else own.push(row)
  })
  return persons
}

/** Of a person's employments the one that is not explained, if any, stands for the person. */
function personCause(input: GapInput, rows: readonly CountedRow[], side: Side): LoneCause {
  const causes = rows.map((row) => causeOfRow(input, row, side))
  const cause = causes.find(({ isExplained }) => !isExplained) ?? causes[0]
  return cause ?? { cause: side === 'here' ? 'onlyHere' : 'onlyThere', isExplained: false }
}

/** Of a person who is on both sides, but in this unit on one of them alone. */
function movedCause(
  input: GapInput,
  rows: readonly CountedRow[],
  side: Side,
  linkedRows: ReadonlyMap<CountedRow, LinkedRows>,
): LoneCause & Pick<Contribution, 'field' | 'side'> {
  const linked = rows.flatMap((row) => linkedRows.get(row) ?? [])
  if (linked.length === 0) return { ...personCause(input, rows, side), field: null, side }
  const field = input.kind.scopeField
  const isExplained = linked.every((each) => input.resolutionOf(each, field) !== null)
  return { cause: 'otherUnit', isExplained, field, side: 'both' }
}

function inUnit({ unitOf }: Compared, rows: readonly CountedRow[], unit: string): CountedRow[] {
  return rows.filter((row) => unitOf(row) === unit)
}

function sumOf({ transferDate }: GapInput, rows: readonly CountedRow[], measure: TotalMeasure): number {
  let sum = 0
  for (const row of rows) sum += amountOfRow(row, measure, transferDate) ?? 0
  return sum
}
