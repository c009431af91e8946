import { createComparer } from '#shared/reconciliation/comparer.ts'
import type { Comparer } from '#shared/reconciliation/comparer.ts'
import { recordsToList } from '#shared/reconciliation/lists.ts'
import { matchLists } from '#shared/reconciliation/match.ts'
import { createNameReader } from '#shared/reconciliation/names.ts'
import type { MatchProgress, MatchResult } from '#shared/reconciliation/result.ts'
import { orderRows } from '#shared/reconciliation/rows.ts'
import { personSetting } from '#shared/reconciliation/setting.ts'
import type { Setting } from '#shared/reconciliation/setting.ts'
import { createContradiction } from '#shared/reconciliation/tiers.ts'
import type { RunRecord } from '#db/stores/reconciliation-runs.ts'

/** What of a record is compared, by field. */
export type Compared = RunRecord['values']

/** The one setting by which people are matched. */
export const setting: Setting = personSetting

/** Matches the records of each list; a record goes by its number in its list. */
export function matchRecords(lists: readonly (readonly Compared[])[]): Generator<MatchProgress, MatchResult> {
  return matchLists(lists.map(listOf), setting)
}

/** The level of each field of two records, whatever is known of how much it says. */
export function levelsOf(left: Compared, right: Compared): { readonly field: string; readonly level: string }[] {
  const comparer = compareTwo(left, right)
  const levels = new Uint8Array(comparer.fields.length)
  comparer.compare(0, 1, levels)
  return comparer.fields.map(({ name, levels: words }, index) => ({
    field: name,
    level: words[levels[index] ?? 0] ?? '',
  }))
}

/** Whether two rows with one identity number are of two people, by everything else that they say. */
export function areTwoPeople(left: Compared, right: Compared): boolean {
  return createContradiction(compareTwo(left, right), setting)(0, 1, 'identity-number')
}

/** The compared fields that tell people apart: a decision rests on them, not on unit, title or number, which change with time. */
export const evidenceFields: readonly string[] = setting.comparisons.flatMap((comparison) => {
  switch (comparison.kind) {
    case 'person-name':
      return [comparison.family, comparison.given]
    case 'place':
      return [comparison.postcode, comparison.place]
    case 'lines':
      return [comparison.first, comparison.second]
    case 'identity-number':
      return [comparison.field]
    case 'date':
    case 'number':
    case 'text':
    case 'words':
      return comparison.isSupporting === true ? [] : [comparison.field]
  }
})

function listOf(records: readonly Compared[]) {
  return recordsToList(records.map((values, number) => ({ id: String(number), values })))
}

function compareTwo(left: Compared, right: Compared): Comparer {
  const rows = finish(orderRows([listOf([left]), listOf([right])], setting))
  return finish(createComparer(rows, setting, createNameReader()))
}

function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
