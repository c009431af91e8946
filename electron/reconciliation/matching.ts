import { createComparer } from '#shared/reconciliation/comparer.ts'
import type { Comparer } from '#shared/reconciliation/comparer.ts'
import { recordsToList } from '#shared/reconciliation/lists.ts'
import { matchLists } from '#shared/reconciliation/match.ts'
import { createNameReader } from '#shared/reconciliation/names.ts'
import type { MatchProgress, MatchResult } from '#shared/reconciliation/result.ts'
import { orderRows } from '#shared/reconciliation/rows.ts'
import type { Setting } from '#shared/reconciliation/setting.ts'
import type { Compared } from '#shared/reconciliation/settings/kind.ts'
import { createContradiction } from '#shared/reconciliation/tiers.ts'

/** Matches the records of each list; a record goes by its number in its list. */
export function matchRecords(
  setting: Setting,
  lists: readonly (readonly Compared[])[],
): Generator<MatchProgress, MatchResult> {
  return matchLists(lists.map(listOf), setting)
}

/** The level of each field of two records, whatever is known of how much it says. */
export function levelsOf(
  setting: Setting,
  left: Compared,
  right: Compared,
): { readonly field: string; readonly level: string }[] {
  const comparer = compareTwo(setting, left, right)
  const levels = new Uint8Array(comparer.fields.length)
  comparer.compare(0, 1, levels)
  return comparer.fields.map(({ name, levels: words }, index) => ({
    field: name,
    level: words[levels[index] ?? 0] ?? '',
  }))
}

/** Whether two rows with one proof are of two things, by everything else that they say. */
export function areApart(setting: Setting, left: Compared, right: Compared): boolean {
  return createContradiction(compareTwo(setting, left, right), setting)(0, 1, 'proof')
}

function listOf(records: readonly Compared[]) {
  return recordsToList(records.map((values, number) => ({ id: String(number), values })))
}

function compareTwo(setting: Setting, left: Compared, right: Compared): Comparer {
  const rows = finish(orderRows([listOf([left]), listOf([right])], setting))
  return finish(createComparer(rows, setting, createNameReader()))
}

function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
