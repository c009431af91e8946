import { pairEmployments } from '#shared/reconciliation/employments.ts'
import type { EmploymentEvidence } from '#shared/reconciliation/employments.ts'
import { readAllRows } from '#db/stores/reconciliation-runs.ts'
import type { RunRow } from '#db/stores/reconciliation-runs.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { isLinked } from './linked.ts'
import { nameOf } from './outcome.ts'
import { readOverlay } from './overlay.ts'
import { runLookups } from './run-lookups.ts'

/** A row of a list, with the person that it is of over all lists: the same number wherever it is the same person. */
export interface ReconciledRow extends RunRow {
  readonly isHidden: boolean
  readonly person: number
}

/** How the rows of two lists belong together, by their numbers. What is in none of the three stands alone. */
export interface ReconciledPairing {
  readonly lists: readonly [number, number]
  readonly pairs: readonly {
    readonly left: number
    readonly right: number
    readonly agrees: readonly EmploymentEvidence[]
  }[]
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
export function readReconciled(
  read: Reader,
  reconciliation: Reconciliation,
  unitKeyOf?: (name: string) => string,
): Reconciled {
  const { id, lists } = reconciliation
  const personOf = joinPeople(read, reconciliation)
  const rows = lists.map((): ReconciledRow[] => [])
  const people = new Map<string, number>()
  for (const row of readAllRows(read, id)) {
    const name = personOf(nameOf(row.list, String(row.record)))
    const person = people.get(name) ?? people.size
    people.set(name, person)
    rows[row.list]?.push({ ...row, person })
  }
  const byPerson = rows.map((each) => Map.groupBy(each, ({ person }) => person))
  const pairings = lists.flatMap((_, left) =>
    lists.slice(left + 1).map((__, further) => {
      const right = left + 1 + further
      return pairRows([left, right], byPerson[left] ?? new Map(), byPerson[right] ?? new Map(), unitKeyOf)
    }),
  )
  return { rows, pairings }
}

type RowsByPerson = ReadonlyMap<number, readonly ReconciledRow[]>

function pairRows(
  lists: readonly [number, number],
  left: RowsByPerson,
  right: RowsByPerson,
  unitKeyOf: ((name: string) => string) | undefined,
): ReconciledPairing {
  const pairs: ReconciledPairing['pairs'][number][] = []
  const ties: ReconciledPairing['ties'][number][] = []
  for (const [person, here] of left) {
    const there = right.get(person)
    if (there === undefined) continue
    const found = pairEmployments(employments(here), employments(there), unitKeyOf)
    for (const { left: one, right: two, agrees } of found.pairs) {
      pairs.push({ left: Number(one), right: Number(two), agrees })
    }
    for (const { left: some, right: others, isSplit } of found.ties) {
      ties.push({ left: some.map(Number), right: others.map(Number), isSplit })
    }
  }
  return { lists, pairs, ties }
}

function employments(rows: readonly ReconciledRow[]) {
  return rows.map(({ number, values }) => ({ id: String(number), values }))
}

/** Tells which records are one person: those that are linked, and those of one list that people have said to be the same. */
function joinPeople(read: Reader, reconciliation: Reconciliation): (record: string) => string {
  const overlay = readOverlay(read, reconciliation)
  const { pairsIn } = runLookups(read, reconciliation.id)
  const parent = new Map<string, string>()
  const rootOf = (record: string): string => {
    let root = record
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    if (root !== record) parent.set(record, root)
    return root
  }
  const linked = [false, true].flatMap((isHidden) =>
    pairsIn(['linked'], isHidden).filter((pair) => isLinked(pair, overlay.get(pair.id))),
  )
  const decided = [...overlay.values()].flatMap(({ pair, ...over }) => (isLinked(pair, over) ? [pair] : []))
  for (const { leftList, leftRecord, rightList, rightRecord } of [...linked, ...decided]) {
    const one = rootOf(nameOf(leftList, String(leftRecord)))
    const two = rootOf(nameOf(rightList, String(rightRecord)))
    if (one !== two) parent.set(two, one)
  }
  return rootOf
}
