import { severityOf } from './rules.ts'
import type { Finding, FindingRuleId, Severity } from './rules.ts'

/** Findings of one kind on one field: how many, where the first ones are, and one to look at. */
export interface FindingGroup {
  readonly rule: FindingRuleId
  readonly severity: Severity
  readonly field: string | null
  readonly count: number
  readonly rows: readonly number[]
  readonly example: string
}

const placesKept = 20
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Groups findings as they come; its size is the number of kinds, whatever the number of findings. A finding on somebody who
 * must not be shown is counted and placed, but is never the example.
 */
export function createFindingSummary(): {
  add(row: number, finding: Finding, isShown?: boolean): void
  groups(): FindingGroup[]
} {
  const groups = new Map<string, { finding: Finding; count: number; rows: number[]; example: string }>()
  return {
    add(row, finding, isShown = true) {
      const key = `${finding.rule}|${finding.field ?? ''}`
      const example = isShown ? finding.raw : ''
      const group = groups.get(key)
      if (group === undefined) {
        groups.set(key, { finding, count: 1, rows: [row], example })
        return
      }
      group.count++
      group.example ||= example
      if (group.rows.length < placesKept) group.rows.push(row)
    },
    groups() {
      return [...groups.values()]
        .map(({ finding, count, rows, example }) => ({
          rule: finding.rule,
          severity: severityOf(finding.rule),
          field: finding.field,
          count,
          rows,
          example,
        }))
        .sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count)
    },
  }
}
