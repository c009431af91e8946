import { createComparer } from './comparer.ts'
import { findDuplicates } from './duplicates.ts'
import { estimateModel } from './estimate.ts'
import type { MatchList } from './lists.ts'
import type { Model } from './model.ts'
import { createNameReader } from './names.ts'
import { comparePairs, readAllKeys, type Comparisons, type Span } from './pairs.ts'
import { pairLists } from './pairing.ts'
import { tell } from './progress.ts'
import type { DuplicateCluster, ListPairing, MatchProgress, MatchResult, RowRef, Task, TierConflict } from './result.ts'
import { orderRows } from './rows.ts'
import type { Setting } from './setting.ts'
import { createContradiction, readExactKeys } from './tiers.ts'
import { settleTriangles } from './triangles.ts'
import { weighPairs, type NearPairs } from './weigh.ts'

/**
 * Matches one list with itself, or two or three lists with each other: duplicates first, then the exact tiers, then by weight, one to
 * one. Pure, and the same lists give the same result whatever the order of rows and lists.
 *
 * In: lists by columns (`lists.ts`: `createListBuilder` takes rows as they are read, `fieldsOfSetting` says which fields) and a setting
 * (`settings/`: one for each kind of list). A third list makes clusters as well; one list alone only its duplicates.
 *
 * Run: a generator that yields `{ stage, done, total }` some milliseconds apart. Who runs it in a thread looks at the clock between two
 * steps, passes the progress on and leaves off where it is told to; nothing has to be cleaned up.
 *
 * Out: plain data (`result.ts`) that can be sent and stored. A link has a tier, the bits it is ahead of any other answer, and an
 * explanation: version of the model, level and rarity by field, bits. With the model of that version `recomputeBits` comes to the same
 * weight, `explainFields` gives the steps of a waterfall and `tellingFields` what a sentence is made of (`model.ts`). What a person must
 * decide is in `review`, each pair with its next best candidate; `orderByTeaching` puts first what teaches most (`teaching.ts`). A row
 * left without anything has its best candidate in `rejected`, and why it was none. Where the estimate is not to be believed, `refusal`
 * says why, and only exact keys link.
 * @throws RangeError where an id stands twice in a list.
 */
export function* matchLists(lists: readonly MatchList[], setting: Setting): Generator<MatchProgress, MatchResult> {
  const parts = setting.comparisons.length
  yield { stage: 'read', done: 0, total: parts }
  const rows = yield* tell('read', parts, orderRows(lists, setting))
  const listOfRow = new Int32Array(rows.count)
  for (const { list, from, to } of rows.spans) listOfRow.fill(list, from, to)
  const refOf = (row: number): RowRef => ({ list: listOfRow[row] ?? 0, id: rows.ids[row] ?? '' })

  const readName = createNameReader()
  const comparer = yield* tell('read', parts, createComparer(rows, setting, readName))
  const keys = yield* tell('read', setting.blocking.length, readAllKeys(rows, setting, readName))
  const exact = yield* tell('read', parts, readExactKeys(rows, setting, readName))
  const contradicts = createContradiction(comparer, setting)
  function* compare(left: Span, right: Span): Generator<MatchProgress, Comparisons> {
    const step = comparePairs(setting, comparer, keys, left, right)
    return { table: yield* tell('compare', left.to - left.from, step), left, right }
  }

  const crossed: (Comparisons & { readonly lists: readonly [number, number] })[] = []
  for (const [number, left] of rows.spans.entries()) {
    for (const right of rows.spans.slice(number + 1)) {
      crossed.push({ ...(yield* compare(left, right)), lists: [left.list, right.list] })
    }
  }
  const [only] = rows.spans
  const alone = rows.spans.length === 1 && only ? yield* compare(only, only) : null
  const estimate =
    setting.isUnweighed === true
      ? null
      : yield* tell('estimate', 100, estimateModel(comparer, alone ? [alone] : crossed, setting))
  const model = estimate?.ok === true ? estimate.model : null
  const weigh = (comparisons: Comparisons): Generator<MatchProgress, NearPairs> =>
    tell('weigh', comparisons.table.count, weighPairs(comparer, model, comparisons, exact))
  // Most pairs are nothing to anybody: let go before the next are compared.
  const nearPairs: { readonly near: NearPairs; readonly lists: readonly [number, number] }[] = []
  for (let pairs = crossed.shift(); pairs; pairs = crossed.shift()) {
    nearPairs.push({ near: yield* weigh(pairs), lists: pairs.lists })
  }

  const groupOf = Int32Array.from({ length: rows.count }, (_, row) => row)
  const task: Omit<Task, 'near'> = { setting, comparer, model, exact, contradicts, groupOf, refOf }
  const duplicates: DuplicateCluster[] = []
  const conflicts: TierConflict[] = []
  const modelsOfLists = lists.map((): Model | null => null)
  for (const span of rows.spans) {
    const near = yield* weigh(alone ?? (yield* compare(span, span)))
    const found = yield* findDuplicates({ ...task, near })
    duplicates.push(...found.clusters)
    conflicts.push(...found.conflicts)
    modelsOfLists[span.list] = found.model
  }
  const pairings: ListPairing[] = []
  for (const { near, lists: two } of nearPairs) pairings.push(yield* pairLists({ ...task, near }, two))
  pairings.sort(({ lists: one }, { lists: two }) => one[0] - two[0] || one[1] - two[1])

  const result: MatchResult = {
    model,
    modelsOfLists,
    refusal:
      estimate === null || estimate.ok
        ? null
        : { reason: estimate.reason, ...(estimate.field !== undefined && { field: estimate.field }) },
    duplicates: duplicates.sort(
      (one, two) => one.list - two.list || ((one.ids[0] ?? '') < (two.ids[0] ?? '') ? -1 : 1),
    ),
    conflicts,
    pairings,
    clusters: [],
  }
  if (lists.length < 3) return result
  const rowByName = new Map(rows.ids.map((_, row) => [nameOf(refOf(row)), row]))
  const rowOf = (ref: RowRef): number => rowByName.get(nameOf(ref)) ?? 0
  const settled = settleTriangles(
    pairings,
    (ref) => groupOf[rowOf(ref)] ?? 0,
    (one, two) => contradicts(rowOf(one), rowOf(two), 'proof'),
  )
  return { ...result, pairings: settled.pairings, clusters: settled.clusters }
}

function nameOf({ list, id }: RowRef): string {
  return `${list}\u0000${id}`
}
