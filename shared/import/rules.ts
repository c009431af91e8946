export type Severity = 'error' | 'warning' | 'info'

export interface FindingRule {
  /** Stable number for people to quote. */
  readonly number: string
  /** `error` keeps the row out until it is mended; the others let it in and say so. */
  readonly severity: Severity
}

/** The findings catalogue: every remark an import can make. The sentences are in `shared/i18n`. */
export const findingRules = {
  'required-missing': { number: 'F01', severity: 'error' },
  'recommended-missing': { number: 'F02', severity: 'warning' },
  'too-few-cells': { number: 'F03', severity: 'warning' },
  'too-many-cells': { number: 'F04', severity: 'warning' },
  'not-a-date': { number: 'F05', severity: 'warning' },
  'not-a-number': { number: 'F06', severity: 'warning' },
  'unknown-code': { number: 'F07', severity: 'warning' },
  'identity-invalid': { number: 'F08', severity: 'error' },
  'identity-note': { number: 'F09', severity: 'info' },
  'registration-incomplete': { number: 'F10', severity: 'error' },
  'registration-became-date': { number: 'F11', severity: 'error' },
  'duplicate-row': { number: 'F12', severity: 'error' },
  'duplicate-key': { number: 'F13', severity: 'error' },
  'footer-row': { number: 'F14', severity: 'info' },
  'formula-error': { number: 'F15', severity: 'warning' },
  'forbidden-column': { number: 'F16', severity: 'info' },
  'unmapped-column': { number: 'F17', severity: 'info' },
  'fraction-as-percent': { number: 'F18', severity: 'info' },
  'year-differs': { number: 'F19', severity: 'warning' },
  'dates-reversed': { number: 'F20', severity: 'warning' },
  'ends-before-transfer': { number: 'F21', severity: 'info' },
  'secrecy-incomplete': { number: 'F22', severity: 'warning' },
  'hidden-row': { number: 'F23', severity: 'info' },
  'undecodable-text': { number: 'F24', severity: 'warning' },
  'no-rows': { number: 'F25', severity: 'warning' },
  'other-person': { number: 'F26', severity: 'error' },
  'protection-carried': { number: 'F27', severity: 'info' },
} as const satisfies Record<string, FindingRule>

export type FindingRuleId = keyof typeof findingRules
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const findingRuleIds = Object.keys(findingRules) as [FindingRuleId, ...FindingRuleId[]]

/** One remark on one row (or, with row 0, on the whole sheet). `raw` is the text it is about. */
export interface Finding {
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly raw: string
}

export function severityOf(rule: FindingRuleId): Severity {
  return findingRules[rule].severity
}
