import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { readDecisions, readDecisionsOf } from '#db/stores/reconciliation-decisions.ts'
import type { Decision, PairEndKey } from '#db/stores/reconciliation-decisions.ts'
import { newestEvent } from '#db/stores/edits.ts'
import { createRecordLookup, createRowLookup } from '#db/stores/reconciliation-runs.ts'
import type { RunPair, RunRecord } from '#db/stores/reconciliation-runs.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { takeContradictionsApart } from './contradictions.ts'
import { isLinked } from './linked.ts'
import { runLookups } from './run-lookups.ts'
import type { RunLookups } from './run-lookups.ts'
import { settle, weighDecisions } from './standing.ts'
import type { Standing } from './standing.ts'

/** A pair that is something else than the run left it as, by what people have answered on it or on another of its records. */
export interface LaidOver {
  readonly pair: RunPair
  /** Null of a pair that nobody has answered on. */
  readonly standing: Standing | null
  /**
   * `contradiction`: a link that what people have said of its records speaks against; `moot`: no longer a question; `asked`: the next
   * best candidate of a record that has been told apart from the best one; `row`: a record still without a partner, answered on as
   * another's candidate.
   */
  readonly instead: 'contradiction' | 'moot' | 'asked' | 'row' | null
}

type Overlay = ReadonlyMap<number, LaidOver>

/** By connection and reconciliation, what was worked out since the last event. */
const remembered = new WeakMap<object, Map<number, { readonly event: number; readonly overlay: Overlay }>>()

/** What people have answered, laid over the last run: by the id of the pair. */
export function readOverlay(read: Reader, reconciliation: Reconciliation): Overlay {
  // Whoever is about to write can say more under the same event.
  if ('eventId' in read) return layOver(read, reconciliation)
  const known = remembered.get(read.connection) ?? new Map<number, { event: number; overlay: Overlay }>()
  remembered.set(read.connection, known)
  const event = newestEvent(read)
  const found = known.get(reconciliation.id)
  if (found?.event === event) return found.overlay
  const overlay = layOver(read, reconciliation)
  known.set(reconciliation.id, { event, overlay })
  return overlay
}

function layOver(read: Reader, reconciliation: Reconciliation): Overlay {
  const { id, register, lists } = reconciliation
  const { evidence } = reconciledKinds[register]
  const { find, recordOf, pairsOf } = runLookups(read, id)
  const over = new Map<number, LaidOver>()
  const placeOf = (end: PairEndKey): readonly [number, number] | undefined => {
    const list = lists.findIndex(({ side, senderId }) => side === end.side && senderId === end.senderId)
    const record = find(list, end.key)
    return record === undefined ? undefined : [list, record]
  }
  const same: RunPair[] = []
  for (const decisions of groupByRecords(readDecisions(read, reconciliation), placeOf)) {
    const [one, two] = (decisions[0]?.ends ?? []).map(placeOf)
    if (one === undefined || two === undefined) continue
    const own = pairsOf(...one).filter((pair) => stands(pair, one, two))
    const main = own.find(({ state }) => state !== 'unmatched' && state !== 'candidate') ?? own[0]
    const [left, right] = [recordOf(...one), recordOf(...two)]
    if (main === undefined || left === undefined || right === undefined) continue
    const standing = settle(main, weighDecisions(evidence, decisions, [left.values, right.values]))
    const elsewhere = (pair: RunPair): LaidOver['instead'] =>
      pair.state === 'unmatched' && standing?.effect !== 'same' ? 'row' : 'moot'
    for (const pair of own) over.set(pair.id, { pair, standing, instead: pair === main ? null : elsewhere(pair) })
    if (standing?.effect === 'same' && main.leftList !== main.rightList) same.push(main)
  }
  for (const { leftList, leftRecord, rightList, rightRecord } of same) {
    for (const [list, record, other] of [
      [leftList, leftRecord, rightList],
      [rightList, rightRecord ?? -1, leftList],
    ] as const) {
      for (const pair of pairsOf(list, record)) {
        const isBetween = pair.leftList === other || pair.rightList === other
        // That it is the best candidate of another row is no question of its own.
        const isAbout = pair.state !== 'unmatched' || (pair.leftList === list && pair.leftRecord === record)
        if (!isBetween || !isAbout || over.has(pair.id)) continue
        over.set(pair.id, { pair, standing: null, instead: pair.state === 'linked' ? 'contradiction' : 'moot' })
      }
    }
  }
  takeContradictionsApart(over, pairsOf)
  askNext(over, pairsOf)
  return over
}

/** Of records that have been told apart, the next best candidate that is free is a question from now on. */
function askNext(over: Map<number, LaidOver>, pairsOf: RunLookups['pairsOf']): void {
  const isFree = (list: number, record: number, other: number): boolean =>
    !pairsOf(list, record).some(
      (pair) => (pair.leftList === other || pair.rightList === other) && isLinked(pair, over.get(pair.id)),
    )
  const apart = [...over.values()].flatMap(({ pair, standing, instead }) =>
    standing?.effect === 'different' && instead === null && pair.leftList !== pair.rightList ? [pair] : [],
  )
  for (const { leftList, leftRecord, rightList, rightRecord } of apart) {
    for (const [list, record, other] of [
      [leftList, leftRecord, rightList],
      [rightList, rightRecord ?? -1, leftList],
    ] as const) {
      const next = pairsOf(list, record)
        .filter(
          (pair) =>
            pair.state === 'candidate' &&
            (pair.leftList === other || pair.rightList === other) &&
            !over.has(pair.id) &&
            isFree(pair.leftList, pair.leftRecord, pair.rightList) &&
            isFree(pair.rightList, pair.rightRecord ?? -1, pair.leftList),
        )
        .toSorted((one, two) => (two.bits ?? 0) - (one.bits ?? 0))[0]
      if (next !== undefined) over.set(next.id, { pair: next, standing: null, instead: 'asked' })
    }
  }
}

/** Decisions by the two records that they are on now, each group with its ends in the order of the lists. */
export function groupByRecords(
  decisions: readonly Decision[],
  placeOf: (end: PairEndKey) => readonly [number, number] | undefined,
): Decision[][] {
  const groups = new Map<string, Decision[]>()
  for (const decision of decisions) {
    const [one, two] = decision.ends.map(placeOf)
    if (one === undefined || two === undefined) continue
    const isForth = one[0] - two[0] || one[1] - two[1]
    // What is now one record is no pair any more.
    if (isForth === 0) continue
    const name = (isForth < 0 ? [one, two] : [two, one]).flat().join(' ')
    const group = groups.get(name)
    const turned = isForth < 0 ? decision : turn(decision)
    if (group === undefined) groups.set(name, [turned])
    else group.push(turned)
  }
  return [...groups.values()]
}

/** One end of a pair as a run has it: its record, and the keys of the rows that a decision can be pinned to. */
export interface PairEnd extends PairEndKey {
  readonly record: RunRecord
  readonly keys: readonly string[]
}

/** A decision on a pair, its ends in the order of the pair; `isTurned` where it is kept the other way about. */
export interface DecisionOnPair {
  readonly decision: Decision
  readonly isTurned: boolean
}

/** The two ends of a pair; undefined of an unmatched row without a candidate. */
export function endsOf(read: Reader, { id, lists }: Reconciliation, pair: RunPair): [PairEnd, PairEnd] | undefined {
  const [recordOf, rowsOf] = [createRecordLookup(read, id), createRowLookup(read, id)]
  const endOf = (list: number, number: number): PairEnd | undefined => {
    const record = recordOf(list, number)
    const owner = lists[list]
    if (record === undefined || owner === undefined) return undefined
    const { side, senderId } = owner
    return { side, senderId, key: record.key, record, keys: rowsOf(list, number).map(({ key }) => key) }
  }
  const left = endOf(pair.leftList, pair.leftRecord)
  const right = pair.rightRecord === null ? undefined : endOf(pair.rightList, pair.rightRecord)
  return left === undefined || right === undefined ? undefined : [left, right]
}

/** All that has been answered on one pair, oldest first. */
export function decisionsOn(
  read: Reader,
  { register }: Reconciliation,
  [left, right]: readonly [PairEnd, PairEnd],
): DecisionOnPair[] {
  const forth = readDecisionsOf(read, register, [left, right])
  const back = readDecisionsOf(read, register, [right, left])
  return [
    ...forth.map((decision) => ({ decision, isTurned: false })),
    ...back.map((decision) => ({ decision: turn(decision), isTurned: true })),
  ].toSorted((a, b) => a.decision.eventId - b.decision.eventId)
}

function turn(decision: Decision): Decision {
  const [left, right] = decision.ends
  const [seenLeft, seenRight] = decision.seen
  return { ...decision, ends: [right, left], seen: [seenRight, seenLeft] }
}

function stands(
  { leftList, leftRecord, rightList, rightRecord }: RunPair,
  one: readonly [number, number],
  two: readonly [number, number],
): boolean {
  const isLike = (a: readonly [number, number], b: readonly [number, number]): boolean =>
    a[0] === leftList && a[1] === leftRecord && b[0] === rightList && b[1] === rightRecord
  return isLike(one, two) || isLike(two, one)
}
