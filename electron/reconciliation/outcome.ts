import type { DuplicateCluster, MatchResult, PairOfRows, RejectedCandidate } from '#shared/reconciliation/result.ts'
import { orderByTeaching } from '#shared/reconciliation/teaching.ts'
import type { NewPair, RunRecord } from '#db/stores/reconciliation-runs.ts'
import { settle } from './standing.ts'
import type { WeighedDecision } from './standing.ts'

/** A pair of records that people have answered on, by the places of their lists and their numbers; the earlier list first. */
export interface DecidedPair {
  readonly left: readonly [list: number, record: number]
  readonly right: readonly [list: number, record: number]
  readonly decisions: readonly WeighedDecision[]
}

/**
 * What a match comes to, pair by pair: links, what is for people, and every record without a partner in another list with its best
 * candidate. A pair that people have answered on is always among them.
 */
export function pairsOf(
  { pairings, duplicates, conflicts }: MatchResult,
  records: readonly (readonly RunRecord[])[],
  decided: readonly DecidedPair[],
): NewPair[] {
  const pairs: NewPair[] = []
  const add = (state: NewPair['state'], pair: PairOfRows, reason: string | null = null): void => {
    pairs.push(newPair(state, pair, reason))
  }
  const certainly = clustersByRecord(duplicates)
  for (const cluster of duplicates) for (const pair of spanning(cluster)) add('duplicate', pair)
  for (const conflict of conflicts) add('conflict', bare(conflict))
  for (const { left, right, decisions } of decided) {
    if (left[0] !== right[0] || settle({ state: 'duplicate', tier: 'weight' }, decisions)?.effect !== 'different')
      continue
    // Each stands for itself from now on.
    certainly.delete(nameOf(left[0], String(left[1])))
    certainly.delete(nameOf(right[0], String(right[1])))
  }
  for (const { lists, links, review, conflicts: crossed, rejected } of pairings) {
    const taken = new Set<string>()
    const take = ({ list, id }: { readonly list: number; readonly id: string }): void => {
      for (const each of certainly.get(nameOf(list, id)) ?? [nameOf(list, id)]) taken.add(each)
    }
    for (const pair of links) add('linked', pair)
    const places = new Map(orderByTeaching(review).map((pair, place) => [pair, place]))
    for (const pair of review) {
      pairs.push({ ...newPair('review', pair, pair.reason), place: places.get(pair) ?? null })
    }
    for (const conflict of crossed) add('conflict', bare(conflict))
    for (const { rows } of [...links, ...review]) rows.forEach(take)
    // Who has been told apart from the only answer there was is without a partner too.
    const asked = pairs.filter(({ state }) => state === 'linked' || state === 'review')
    const byPlace = new Map(asked.map((pair) => [placeOf(pair), pair]))
    for (const { left, right, decisions } of decided) {
      const pair = byPlace.get(placeOf(between(left, right)))
      if (pair === undefined || settle(pair, decisions)?.effect !== 'different') continue
      taken.delete(nameOf(left[0], String(left[1])))
      taken.delete(nameOf(right[0], String(right[1])))
    }
    const nearest = new Map<string, Candidate>()
    for (const { nextBest } of review) {
      if (nextBest === null) continue
      for (const { list, id } of nextBest.rows) nearest.set(nameOf(list, id), nextBest)
    }
    for (const candidate of rejected) nearest.set(nameOf(candidate.row.list, candidate.row.id), candidate)
    for (const [list, other] of [lists, [lists[1], lists[0]] as const]) {
      for (const { number } of records[list] ?? []) {
        const name = nameOf(list, String(number))
        if (!taken.has(name)) pairs.push(unmatched([list, number], other, nearest.get(name)))
      }
    }
  }
  const known = new Set(pairs.flatMap((pair) => (pair.state === 'unmatched' ? [] : [placeOf(pair)])))
  const addNew = (pair: NewPair): void => {
    const place = placeOf(pair)
    if (!known.has(place)) pairs.push(pair)
    known.add(place)
  }
  for (const { left, right } of decided) {
    addNew({ ...nothing, ...between(left, right), state: 'review', reason: 'decided' })
  }
  for (const { nextBest } of pairings.flatMap(({ review }) => review)) {
    if (nextBest !== null) addNew(newPair('candidate', nextBest, null))
  }
  return pairs
}

/**
 * The records that are hidden: those of protected people in any of the lists, and whatever stands in a pair with one of them, since it
 * may be the same person.
 */
export function hiddenRecords(
  records: readonly (readonly RunRecord[])[],
  pairs: readonly NewPair[],
): ReadonlySet<string> {
  const people = new Set(
    records.flat().flatMap(({ isHidden, person }) => (isHidden && person !== null ? [person] : [])),
  )
  const hidden = new Set(
    records
      .flat()
      .flatMap(({ list, number, isHidden, person }) =>
        isHidden || (person !== null && people.has(person)) ? [nameOf(list, String(number))] : [],
      ),
  )
  const neighbours = new Map<string, string[]>()
  const atOdds: (readonly [string, string])[] = []
  for (const { state, leftList, leftRecord, rightList, rightRecord } of pairs) {
    if (state === 'unmatched' || state === 'candidate' || rightRecord === null) continue
    const [one, two] = [nameOf(leftList, String(leftRecord)), nameOf(rightList, String(rightRecord))]
    // The same number on plainly different people: whoever has it may be the protected one, but not whoever is at odds with that one.
    if (state === 'conflict') {
      if (hidden.has(one) || hidden.has(two)) atOdds.push([one, two])
      continue
    }
    for (const [each, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const known = neighbours.get(each)
      if (known === undefined) neighbours.set(each, [other])
      else known.push(other)
    }
  }
  const waiting = [...hidden]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const each of neighbours.get(next) ?? []) {
      if (hidden.has(each)) continue
      hidden.add(each)
      waiting.push(each)
    }
  }
  for (const name of atOdds.flat()) hidden.add(name)
  return hidden
}

/** Hides the pairs of hidden records. Whoever has a hidden one for a best candidate is told of none. */
export function hidePairs(pairs: readonly NewPair[], hidden: ReadonlySet<string>): NewPair[] {
  return pairs.map((pair) => {
    const isLeft = hidden.has(nameOf(pair.leftList, String(pair.leftRecord)))
    const isRight = pair.rightRecord !== null && hidden.has(nameOf(pair.rightList, String(pair.rightRecord)))
    if (pair.state === 'unmatched' && isRight && !isLeft) {
      const { leftList, leftRecord, rightList } = pair
      return { ...nothing, leftList, leftRecord, rightList, state: 'unmatched' }
    }
    return isLeft || isRight ? { ...pair, isHidden: true } : pair
  })
}

/** The best other answer for a record, and why it was none where the matcher says so. */
type Candidate = PairOfRows & Partial<Pick<RejectedCandidate, 'why'>>

/** A record of a list, as a text. */
export function nameOf(list: number, record: string): string {
  return `${list} ${record}`
}

const nothing = {
  reason: null,
  tier: 'weight',
  rightRecord: null,
  bits: null,
  margin: 0,
  place: null,
  explanation: null,
  isHidden: false,
} as const

function newPair(
  state: NewPair['state'],
  { rows, tier, marginBits, explanation }: PairOfRows,
  reason: string | null,
): NewPair {
  const [left, right] = rows
  return {
    ...nothing,
    state,
    reason,
    tier,
    leftList: left.list,
    leftRecord: Number(left.id),
    rightList: right.list,
    rightRecord: Number(right.id),
    bits: explanation === null ? null : explanation.bits,
    // What has no rival is ahead by any margin.
    margin: Number.isFinite(marginBits) ? marginBits : 999,
    explanation,
  }
}

function unmatched(
  [leftList, leftRecord]: readonly [number, number],
  rightList: number,
  nearest: Candidate | undefined,
): NewPair {
  if (nearest === undefined) return { ...nothing, leftList, leftRecord, rightList, state: 'unmatched' }
  const other = nearest.rows.find(({ list }) => list === rightList)
  return {
    ...newPair('unmatched', nearest, nearest.why ?? null),
    leftList,
    leftRecord,
    rightList,
    rightRecord: other === undefined ? null : Number(other.id),
  }
}

function bare({ rows, tier }: Pick<PairOfRows, 'rows' | 'tier'>): PairOfRows {
  return { rows, tier, marginBits: 0, explanation: null }
}

/** As few pairs as hold the cluster together, the heaviest: with these answered, all of it is. */
function spanning({ pairs }: DuplicateCluster): PairOfRows[] {
  const groupOf = new Map<string, string>()
  const rootOf = (id: string): string => {
    const up = groupOf.get(id)
    return up === undefined ? id : rootOf(up)
  }
  return pairs.filter(({ rows: [left, right] }) => {
    const [one, two] = [rootOf(left.id), rootOf(right.id)]
    if (one === two) return false
    groupOf.set(two, one)
    return true
  })
}

/** For each record of a certain cluster all of its records: one of them in a link stands for all. */
function clustersByRecord(duplicates: readonly DuplicateCluster[]): Map<string, readonly string[]> {
  const byRecord = new Map<string, readonly string[]>()
  for (const { list, ids, isCertain } of duplicates) {
    if (!isCertain) continue
    const names = ids.map((id) => nameOf(list, id))
    for (const name of names) byRecord.set(name, names)
  }
  return byRecord
}

function between([leftList, leftRecord]: DecidedPair['left'], [rightList, rightRecord]: DecidedPair['right']) {
  return { leftList, leftRecord, rightList, rightRecord }
}

/** The two records of a pair as a text, whichever is called left. */
export function placeOf({
  leftList,
  leftRecord,
  rightList,
  rightRecord,
}: Pick<NewPair, 'leftList' | 'leftRecord' | 'rightList' | 'rightRecord'>): string {
  const [one, two] = [nameOf(leftList, String(leftRecord)), nameOf(rightList, String(rightRecord))]
  return one < two ? `${one} ${two}` : `${two} ${one}`
}
