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
  const byRule = new Map<FindingRuleId, Map<string | null, number[]>>()
  return {
    add({ rule, field }, rawId) {
      let byField = byRule.get(rule)
      if (byField === undefined) byRule.set(rule, (byField = new Map()))
      const ids = byField.get(field)
      if (ids === undefined) byField.set(field, [rawId])
      else if (ids.length < mostKept && ids.at(-1) !== rawId) ids.push(rawId)
    },
    lists: () =>
      [...byRule].flatMap(([rule, byField]) =>
        [...byField].map(([field, ids]) => ({ rule, field, ids: Uint32Array.from(ids) })),
      ),
  }
}
