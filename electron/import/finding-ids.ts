import { createByFinding } from '#shared/import/finding-summary.ts'
import type { Finding, FindingRuleId } from '#shared/import/rules.ts'

/** The rows on which one kind of finding was made, by raw id, in the order of the file. */
export interface FindingIds {
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly ids: Uint32Array
}

/** More than a person goes through one by one; a finding on every row of a million would otherwise be kept twenty times over. */
const mostKept = 10_000

/** Rows by the finding made on them. Given row by row, and twice with the same row at most in succession. */
export function createFindingIds(): {
  add(finding: Pick<Finding, 'rule' | 'field'>, rawId: number): void
  lists(): FindingIds[]
} {
  const kinds = createByFinding(({ rule, field }) => ({ rule, field, ids: new Array<number>() }))
  return {
    add(kind, rawId) {
      const { ids } = kinds.of(kind)
      if (ids.length < mostKept && ids.at(-1) !== rawId) ids.push(rawId)
    },
    lists: () => kinds.all().map(({ rule, field, ids }) => ({ rule, field, ids: Uint32Array.from(ids) })),
  }
}
