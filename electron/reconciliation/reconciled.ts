import { pairEmployments } from '#shared/reconciliation/employments.ts'
import { eachInSteps } from '#shared/steps.ts'
import type { Steps } from '#shared/steps.ts'
import { linkedPairsIn, rowsInPages } from '#db/stores/reconciliation-runs.ts'
import type { LinkedRecords, ListedRow } from '#db/stores/reconciliation-runs.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { isLinked } from './linked.ts'
import { nameOf } from './outcome.ts'
import { readOverlay } from './overlay.ts'

/** A row of a list, with the person that it is of over all lists: the same number wherever it is the same person. */
export interface ReconciledRow extends ListedRow {
  readonly person: number
}

/** How the rows of two lists belong together, by their numbers. What is in none of the three stands alone. */
export interface ReconciledPairing {
  readonly lists: readonly [number, number]
  readonly pairs: readonly { readonly left: number; readonly right: number }[]
  /** Employments of one person that could be paired in more than one way. */
  readonly ties: readonly {
    readonly left: readonly number[]
    readonly right: readonly number[]
    readonly isSplit: boolean
  }[]
}

export interface Reconciled {
  /** By list, each in the order of its keys. */
  readonly rows: readonly (readonly ReconciledRow[])[]
  readonly pairings: readonly ReconciledPairing[]
}

/**
 * What the last run and the answers of people have come to, row by row: people first, then their employments. Protected people are
 * among them, so that sums are whole: for the core only. `unitKeyOf` gives one key for all names of a unit.
 */
export function* readReconciled(
  read: Reader,
  reconciliation: Reconciliation,
  content: RunContents,
  unitKeyOf?: (name: string) => string,
): Steps<Reconciled> {
  const { lists } = reconciliation
  const personOf = yield* joinPeople(read, reconciliation, content.linked)
  const rows = lists.map((): ReconciledRow[] => [])
  const byPerson = lists.map(() => new Map<number, ReconciledRow[]>())
  const people = new Map<string, number>()
  yield* eachInSteps(content.rows, (row) => {
    const name = personOf(nameOf(row.list, String(row.record)))
    const person = people.get(name) ?? people.size
    people.set(name, person)
    const own = { ...row, person }
    rows[row.list]?.push(own)
    const known = byPerson[row.list]?.get(person)
    if (known === undefined) byPerson[row.list]?.set(person, [own])
    else known.push(own)
  })
  const pairings: ReconciledPairing[] = []
  for (const left of lists.keys()) {
    for (let right = left + 1; right < lists.length; right++) {
      const two = [byPerson[left] ?? new Map(), byPerson[right] ?? new Map()] as const
      pairings.push(yield* pairRows([left, right], ...two, unitKeyOf))
    }
  }
  return { rows, pairings }
}

/** What a run wrote of its rows and of the pairs that it linked. */
export interface RunContents {
  readonly rows: readonly ListedRow[]
  readonly linked: readonly LinkedRecords[]
}

export function* readRunContents(read: Reader, reconciliationId: number): Steps<RunContents> {
  const rows: ListedRow[] = []
  for (const page of rowsInPages(read, reconciliationId)) {
    for (const row of page) rows.push(row)
    yield
  }
  const linked: LinkedRecords[] = []
  for (const page of linkedPairsIn(read, reconciliationId)) {
    for (const pair of page) linked.push(pair)
    yield
  }
  return { rows, linked }
}

type RowsByPerson = ReadonlyMap<number, readonly ReconciledRow[]>

function* pairRows(
  lists: readonly [number, number],
  left: RowsByPerson,
  right: RowsByPerson,
  unitKeyOf: ((name: string) => string) | undefined,
): Steps<ReconciledPairing> {
  const pairs: ReconciledPairing['pairs'][number][] = []
  const ties: ReconciledPairing['ties'][number][] = []
  yield* eachInSteps(left, ([person, here]) => {
    const there = right.get(person)
    if (there === undefined) return
    const [one, other] = [here[0], there[0]]
    // One on each side belong together whatever they agree in.
    if (here.length === 1 && there.length === 1 && one !== undefined && other !== undefined) {
      pairs.push({ left: one.number, right: other.number })
      return
    }
    const found = pairEmployments(employments(here), employments(there), unitKeyOf)
    for (const pair of found.pairs) pairs.push({ left: Number(pair.left), right: Number(pair.right) })
    for (const { left: some, right: others, isSplit } of found.ties) {
      ties.push({ left: some.map(Number), right: others.map(Number), isSplit })
    }
  })
  return { lists, pairs, ties }
}

function employments(rows: readonly ReconciledRow[]) {
  return rows.map(({ number, values }) => ({ id: String(number), values }))
}

/** Tells which records are one person: those that are linked, and those of one list that people have said to be the same. */
function* joinPeople(
  read: Reader,
  reconciliation: Reconciliation,
  linked: readonly LinkedRecords[],
): Steps<(record: string) => string> {
  const overlay = readOverlay(read, reconciliation)
  const parent = new Map<string, string>()
  const rootOf = (record: string): string => {
    let root = record
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    if (root !== record) parent.set(record, root)
    return root
  }
  const join = ({ leftList, leftRecord, rightList, rightRecord }: Omit<LinkedRecords, 'id'>): void => {
    const one = rootOf(nameOf(leftList, String(leftRecord)))
    const two = rootOf(nameOf(rightList, String(rightRecord)))
    if (one !== two) parent.set(two, one)
  }
  yield* eachInSteps(linked, (pair) => {
    if (isLinked({ state: 'linked' }, overlay.get(pair.id))) join(pair)
  })
  for (const { pair, ...over } of overlay.values()) if (isLinked(pair, over)) join(pair)
  return rootOf
}
