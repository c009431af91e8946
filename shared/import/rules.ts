export type Severity = 'error' | 'warning' | 'info'

export interface FindingRule {
  /** Stable number for people to quote. */
  readonly number: string
  /** `error` keeps the row out until it is mended; the others let it in and say so. */
  readonly severity: Severity
  /** The law or standard that the rule rests on, as it is cited in Sweden. */
  readonly source?: string
}

const catalogue = {
  'required-missing': { number: 'F01', severity: 'error' },
  'recommended-missing': { number: 'F02', severity: 'warning' },
  'too-few-cells': { number: 'F03', severity: 'warning', source: 'RFC 4180' },
  'too-many-cells': { number: 'F04', severity: 'warning', source: 'RFC 4180' },
  'not-a-date': { number: 'F05', severity: 'warning', source: 'ISO 8601' },
  'not-a-number': { number: 'F06', severity: 'warning' },
  'unknown-code': { number: 'F07', severity: 'warning' },
  'identity-invalid': {
    number: 'F08',
    severity: 'error',
    source: 'Folkbokföringslagen (1991:481) 18 §; Skatteverket SKV 704, SKV 707',
  },
  'identity-note': { number: 'F09', severity: 'info', source: 'Skatteverket SKV 704, SKV 707' },
  'registration-incomplete': { number: 'F10', severity: 'error', source: 'OSL 5 kap. 2 §' },
  'registration-became-date': { number: 'F11', severity: 'error', source: 'OSL 5 kap. 2 §' },
  'duplicate-row': { number: 'F12', severity: 'error' },
  'duplicate-key': { number: 'F13', severity: 'error' },
  'footer-row': { number: 'F14', severity: 'info' },
  'formula-error': { number: 'F15', severity: 'warning' },
  'forbidden-column': { number: 'F16', severity: 'info', source: 'Dataskyddsförordningen (EU) 2016/679 art. 9' },
  'unmapped-column': { number: 'F17', severity: 'info' },
  'fraction-as-percent': { number: 'F18', severity: 'info' },
  'year-differs': { number: 'F19', severity: 'warning' },
  'dates-reversed': { number: 'F20', severity: 'warning' },
  'ends-before-transfer': { number: 'F21', severity: 'info' },
  'secrecy-incomplete': { number: 'F22', severity: 'warning', source: 'OSL 5 kap. 5 §' },
  'hidden-row': { number: 'F23', severity: 'info' },
  'undecodable-text': { number: 'F24', severity: 'warning', source: 'Unicode, U+FFFD' },
  'no-rows': { number: 'F25', severity: 'warning' },
  'other-person': { number: 'F26', severity: 'error' },
  'protection-carried': {
    number: 'F27',
    severity: 'info',
    source: 'OSL 22 kap. 1 §; folkbokföringslagen (1991:481) 16 §',
  },
  'edit-conflict': { number: 'F28', severity: 'warning' },
  'leading-zeros-lost': { number: 'F29', severity: 'warning' },
  'identity-became-number': { number: 'F30', severity: 'error', source: 'Skatteverket SKV 704' },
  'date-serial': { number: 'F31', severity: 'warning', source: 'ISO/IEC 29500-1, 18.17.4' },
  'cut-text': { number: 'F32', severity: 'warning' },
  mojibake: { number: 'F33', severity: 'warning' },
  'date-imprecise': { number: 'F34', severity: 'warning', source: 'ISO 8601' },
  'hidden-column': { number: 'F35', severity: 'info' },
  'forbidden-content': { number: 'F36', severity: 'info', source: 'Dataskyddsförordningen (EU) 2016/679 art. 9' },
  'salary-basis-unknown': { number: 'F37', severity: 'warning' },
  'excel-epoch': { number: 'F38', severity: 'warning', source: 'ISO/IEC 29500-1, 18.17.4' },
  'volume-range': { number: 'F39', severity: 'warning' },
  'extent-counted': { number: 'F40', severity: 'warning' },
  'secrecy-in-text': { number: 'F41', severity: 'warning', source: 'OSL 5 kap. 5 §' },
  'handler-vacant': { number: 'F42', severity: 'warning' },
  'case-closed': { number: 'F43', severity: 'warning' },
  'identity-in-text': { number: 'F44', severity: 'warning', source: 'Dataskyddslagen (2018:218) 3 kap. 10 §' },
  'implausible-number': { number: 'F45', severity: 'warning' },
  'key-lost-zeros': { number: 'F46', severity: 'warning' },
} as const satisfies Record<string, FindingRule>

export type FindingRuleId = keyof typeof catalogue
/** The findings catalogue: every remark an import can make. The sentences are in `shared/i18n`. */
export const findingRules: Readonly<Record<FindingRuleId, FindingRule>> = catalogue
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const findingRuleIds = Object.keys(catalogue) as [FindingRuleId, ...FindingRuleId[]]

/** One remark on one row (or, with row 0, on the whole sheet). `raw` is the text it is about. */
export interface Finding {
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly raw: string
}

export function severityOf(rule: FindingRuleId): Severity {
  return findingRules[rule].severity
}
