import { createHash } from 'node:crypto'
import type { Setting } from '#shared/reconciliation/setting.ts'
import type { Compared, Holder, ListContext, ReconciledKind } from '#shared/reconciliation/settings/kind.ts'
import type { RunRecord, RunRow } from '#db/stores/reconciliation-runs.ts'
import type { ListRow } from './lists.ts'
import { areApart } from './matching.ts'

/** What a list comes to: its rows, and the things (people, cases, volumes) that they are of. */
export interface ListRecords {
  readonly records: readonly RunRecord[]
  readonly rows: readonly RunRow[]
}

interface Wish extends ListContext {
  readonly kind: ReconciledKind
  readonly list: number
  /** Keys of rows that people have decided to be one thing's. */
  readonly merged: readonly (readonly [string, string])[]
}

/**
 * The things that the rows of a list are of. Rows that name the same holder (of employments, the same identity number) are one, unless
 * all else says plainly that they are not; every other row is a thing of its own. In the order of the keys, whatever order the rows came in.
 */
export function createRecords(listRows: readonly ListRow[], wish: Wish): ListRecords {
  const { holder, spokenForBy } = wish.kind
  const mostOf = (number: number): number => Number(keyed[number]?.row.values[spokenForBy ?? ''] ?? 0)
  const keyed = withKeys(listRows, wish)
  const compared = keyed.map((each) => each.compared)
  const groupOf = groupRows(
    keyed.map(({ key }) => key),
    compared,
    wish,
  )
  const numberOf = new Map<number, number>()
  const members: number[][] = []
  const rows = keyed.map(({ key, row }, number): RunRow => {
    const group = groupOf[number] ?? number
    let record = numberOf.get(group)
    if (record === undefined) numberOf.set(group, (record = members.push([]) - 1))
    members[record]?.push(number)
    const { rowId, isRejected, values } = row
    return { list: wish.list, number, record, key, rowId, isRejected, values }
  })
  const records = members.map((numbers, number): RunRecord => {
    const values = joined(
      numbers.toSorted((one, two) => mostOf(two) - mostOf(one)).map((each) => compared[each] ?? {}),
      holder,
    )
    const named = values[holder?.field ?? '']
    return {
      list: wish.list,
      number,
      key: keyed[numbers[0] ?? 0]?.key ?? '',
      person: holder?.isWhole(named) === true ? named : null,
      isHidden: numbers.some((each) => keyed[each]?.row.isHidden === true),
      values,
    }
  })
  return { records, rows }
}

interface KeyedRow {
  readonly key: string
  readonly row: ListRow
  readonly compared: Compared
}

/**
 * Rows in the order of their keys, each key once: `1001`, `1001#2`. A row without a key goes by what answers on it rest on, so that
 * they are found again when anything else of it has changed.
 */
function withKeys(listRows: readonly ListRow[], wish: Wish): KeyedRow[] {
  const named = listRows.map((row) => {
    const text = JSON.stringify([row.values, row.unread])
    const compared = wish.kind.comparedOf(row, wish)
    const evidence = wish.kind.evidence.flatMap((field) =>
      compared[field] === undefined ? [] : [field, compared[field]],
    )
    const known = evidence.length === 0 ? text : JSON.stringify(evidence)
    return { row, text, compared, key: row.key || `~${createHash('sha256').update(known).digest('hex').slice(0, 16)}` }
  })
  named.sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.text, b.text))
  let place = 0
  return named.map(({ row, compared, key }, index) => {
    place = index > 0 && named[index - 1]?.key === key ? place + 1 : 1
    return { row, compared, key: place === 1 ? key : `${key}#${place}` }
  })
}

/** For each row the first row of what it is of. */
function groupRows(keys: readonly string[], compared: readonly Compared[], { kind, merged }: Wish): number[] {
  const groupOf = keys.map((_, number) => number)
  const rootOf = (number: number): number => {
    let root = number
    for (let up = groupOf[root]; up !== undefined && up !== root; up = groupOf[root]) root = up
    return root
  }
  const join = (one: number, two: number): void => {
    const [a, b] = [rootOf(one), rootOf(two)]
    groupOf[Math.max(a, b)] = Math.min(a, b)
  }
  if (kind.holder !== null) joinHolders(compared, kind.setting, kind.holder, join)
  const numberOf = new Map(keys.map((key, number) => [key, number]))
  for (const [one, two] of merged) {
    const [a, b] = [numberOf.get(one), numberOf.get(two)]
    if (a !== undefined && b !== undefined) join(a, b)
  }
  return groupOf.map((_, number) => rootOf(number))
}

/** Joins the rows that name the same holder. */
function joinHolders(
  compared: readonly Compared[],
  setting: Setting,
  { field, isWhole, knownBy }: Holder,
  join: (one: number, two: number) => void,
): void {
  // More than one first row where the same number stands for people who are plainly others.
  const firstRows = new Map<string, number[]>()
  const isSame = (one: Compared, two: Compared): boolean =>
    knownBy.every((name) => one[name] === two[name]) || !areApart(setting, one, two)
  for (const [number, values] of compared.entries()) {
    const named = values[field]
    if (!isWhole(named)) continue
    const known = firstRows.get(named) ?? []
    firstRows.set(named, known)
    const same = known.find((first) => isSame(compared[first] ?? {}, values))
    if (same === undefined) known.push(number)
    else join(same, number)
  }
}

/** Of several rows the first value of each field; of what a row has and not its holder, nothing where they differ. */
function joined(rows: readonly Compared[], holder: Holder | null): Compared {
  const values: Record<string, string> = {}
  for (const row of rows) for (const [field, value] of Object.entries(row)) values[field] ??= value
  for (const field of holder?.ofRow ?? []) {
    if (rows.some((row) => row[field] !== undefined && row[field] !== values[field])) delete values[field]
  }
  return values
}

function compareTexts(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
