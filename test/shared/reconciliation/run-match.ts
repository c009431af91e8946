import { matchLists } from '#shared/reconciliation/match.ts'
import type { MatchResult } from '#shared/reconciliation/result.ts'
import { recordsToList } from '#shared/reconciliation/lists.ts'
import type { ListRecord, Setting } from '#shared/reconciliation/setting.ts'

/** Runs to the end, whatever it yields on the way. */
export function runMatch(lists: readonly (readonly ListRecord[])[], setting: Setting): MatchResult {
  return finish(matchLists(lists.map(recordsToList), setting))
}

export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Precision, recall and F1 of what was found, as shares. */
export function scoreOf(found: { readonly right: number; readonly wrong: number; readonly missed: number }): {
  precision: number
  recall: number
  f1: number
} {
  const { right, wrong, missed } = found
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  }
}
