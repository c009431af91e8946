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

interface Group {
  readonly rule: FindingRuleId
  readonly field: string | null
  count: number
  readonly rows: number[]
  example: string
}

/**
 * One thing for each kind of finding, made when the first of its kind comes; in the order of the rules, and of their fields, as they
 * came.
 */
export function createByFinding<T>(make: (kind: Pick<Finding, 'rule' | 'field'>) => T): {
  of(kind: Pick<Finding, 'rule' | 'field'>): T
  all(): T[]
} {
  // Two small look-ups cost a fraction of making a key text, and there can be as many findings as cells.
  const byRule = new Map<FindingRuleId, Map<string | null, T>>()
  return {
    of(kind) {
      let byField = byRule.get(kind.rule)
      if (byField === undefined) byRule.set(kind.rule, (byField = new Map()))
      let thing = byField.get(kind.field)
      if (thing === undefined) byField.set(kind.field, (thing = make(kind)))
      return thing
    },
    all: () => [...byRule.values()].flatMap((byField) => [...byField.values()]),
  }
}

/**
 * Groups findings as they come; its size is the number of kinds, whatever the number of findings. A finding on somebody who
 * must not be shown is counted and placed, but is never the example.
 */
export function createFindingSummary(): {
  add(row: number, finding: Finding, isShown?: boolean): void
  /** What another summary has grouped of the rows that come next. */
  addGroup(group: FindingGroup): void
  /** As they came. */
  inOrder(): FindingGroup[]
  /** The gravest first, then the most frequent. */
  groups(): FindingGroup[]
} {
  const groups = createByFinding(({ rule, field }): Group => ({ rule, field, count: 0, rows: [], example: '' }))
  const inOrder = (): FindingGroup[] =>
    groups.all().map((group) => ({ ...group, rows: [...group.rows], severity: severityOf(group.rule) }))
  return {
    add(row, finding, isShown = true) {
      const group = groups.of(finding)
      group.count++
      // One row of the file can become several of the register.
      if (group.rows.length < placesKept && group.rows.at(-1) !== row) group.rows.push(row)
      if (group.example === '' && isShown) group.example = finding.raw
    },
    addGroup({ count, rows, example, ...kind }) {
      const group = groups.of(kind)
      group.count += count
      group.rows.push(...rows.slice(0, placesKept - group.rows.length))
      if (group.example === '') group.example = example
    },
    inOrder,
    groups: () => inOrder().sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count),
  }
}
