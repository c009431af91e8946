import { createComparer } from './comparer.ts'
import { findDuplicates } from './duplicates.ts'
import { estimateModel, type Comparisons } from './estimate.ts'
import { neutralModel, type Model } from './model.ts'
import { createNameReader } from './names.ts'
import { comparePairs, readAllKeys, type Span } from './pairs.ts'
import { pairLists } from './pairing.ts'
import { tell } from './progress.ts'
import type { DuplicateCluster, ListPairing, MatchProgress, MatchResult, RowRef, Task, TierConflict } from './result.ts'
import { orderRows } from './rows.ts'
import type { ListRecord, Setting } from './setting.ts'
import { isPlainlyDifferent, readExactKeys } from './tiers.ts'
import { settleTriangles } from './triangles.ts'
import { explainPair } from './weigh.ts'

/**
 * Matches one list with itself, or two or three lists with each other: duplicates first, then the exact tiers, then by weight, one to
 * one. The same lists give the same result whatever the order of rows and lists. Yields often enough to be left at any time.
 * Where the estimate is not to be believed, the refusal says why and only the exact tiers link.
 * @throws RangeError where an id stands twice in a list.
 */
export function* matchLists(
  lists: readonly (readonly ListRecord[])[],
  setting: Setting,
): Generator<MatchProgress, MatchResult> {
  const rowsByList = lists.map((rows) => new Set(rows.map(({ id }) => id)))
  if (rowsByList.some((ids, list) => ids.size !== lists[list]?.length))
    throw new RangeError('An id stands twice in a list')
  const { records, spans } = orderRows(lists, setting)
  const listOfRow = new Int32Array(records.length)
  for (const { list, from, to } of spans) listOfRow.fill(list, from, to)
  const refOf = (row: number): RowRef => ({ list: listOfRow[row] ?? 0, id: records[row]?.id ?? '' })

  const readName = createNameReader()
  yield { stage: 'read', done: 0, total: setting.comparisons.length }
  const comparer = yield* tell('read', setting.comparisons.length, createComparer(records, setting, readName))
  const keys = yield* tell('read', setting.blocking.length, readAllKeys(records, setting, readName))
  const exact = readExactKeys(records, setting, readName)
  function* compare(left: Span, right: Span): Generator<MatchProgress, Comparisons> {
    const step = comparePairs(setting, comparer, keys, left, right)
    return { table: yield* tell('compare', left.to - left.from, step), left, right }
  }

  const crossed: (Comparisons & { readonly lists: readonly [number, number] })[] = []
  for (const [number, left] of spans.entries()) {
    for (const right of spans.slice(number + 1)) {
      crossed.push({ ...(yield* compare(left, right)), lists: [left.list, right.list] })
    }
  }
  const [only] = spans
  const alone = spans.length === 1 && only ? yield* compare(only, only) : null
  const estimate = yield* tell('estimate', 100, estimateModel(comparer, alone ? [alone] : crossed, setting))
  const model = estimate.ok ? estimate.model : null

  const groupOf = Int32Array.from(records, (_, row) => row)
  const task: Omit<Task, 'comparisons'> = { setting, comparer, model, exact, groupOf, refOf }
  const duplicates: DuplicateCluster[] = []
  const conflicts: TierConflict[] = []
  const modelsOfLists = lists.map((): Model | null => null)
  for (const span of spans) {
    const found = yield* findDuplicates({ ...task, comparisons: alone ?? (yield* compare(span, span)) })
    duplicates.push(...found.clusters)
    conflicts.push(...found.conflicts)
    modelsOfLists[span.list] = found.model
  }
  const pairings: ListPairing[] = []
  for (const comparisons of crossed) pairings.push(yield* pairLists({ ...task, comparisons }, comparisons.lists))
  pairings.sort(({ lists: one }, { lists: two }) => one[0] - two[0] || one[1] - two[1])

  const rowOf = new Map(records.map((_, row) => [nameOf(refOf(row)), row]))
  const rowOfRef = (ref: RowRef): number => rowOf.get(nameOf(ref)) ?? 0
  const levelsOnly = neutralModel(comparer.fields)
  const settled = settleTriangles(
    pairings,
    (ref) => groupOf[rowOfRef(ref)] ?? 0,
    (one, two) =>
      isPlainlyDifferent(explainPair(comparer, levelsOnly, rowOfRef(one), rowOfRef(two)), setting, 'identity-number'),
  )
  return {
    model,
    modelsOfLists,
    refusal: estimate.ok
      ? null
      : { reason: estimate.reason, ...(estimate.field !== undefined && { field: estimate.field }) },
    duplicates: duplicates.sort(
      (one, two) => one.list - two.list || ((one.ids[0] ?? '') < (two.ids[0] ?? '') ? -1 : 1),
    ),
    conflicts,
    pairings: settled.pairings,
    clusters: lists.length > 2 ? settled.clusters : [],
  }
}

function nameOf({ list, id }: RowRef): string {
  return `${list}\u0000${id}`
}
