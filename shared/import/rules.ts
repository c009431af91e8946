import type { RegisterName } from '../registers/field.ts'
import { ofArchive } from './rules-of/archive.ts'
import { ofCases } from './rules-of/cases.ts'
import { ofDiary } from './rules-of/diary.ts'
import { ofStaff } from './rules-of/staff.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * What a rule looks at, and so when it is asked: `delivery` the file, its columns, one row beside others or beside what is stored ·
 * `value` one cell as it is read · `row` the fields of one row, on import and again when one of them is edited · `set` what the
 * registers hold, after every write (`db/rules`).
 */
export type RuleScope = 'delivery' | 'value' | 'row' | 'set'

/**
 * How well a rule is founded (`domain.md`): V verified in its source, L checked on public data, P a proposal of this house, U
 * general knowledge that nobody has verified, shown as guidance and never an error.
 */
export type Evidence = 'V' | 'L' | 'P' | 'U'

export interface FindingRule {
  /** Stable number for people to quote. */
  readonly number: string
  /** `error` keeps the row out until it is mended; the others let it in and say so. */
  readonly severity: Severity
  readonly scope: RuleScope
  readonly evidence: Evidence
  /** The registers that it is about; unsaid: all of them. */
  readonly registers?: readonly RegisterName[]
  /** The law or standard that the rule rests on, as it is cited in Sweden. */
  readonly source?: string
}

/** What can be said of a delivery while it is read, and of its rows where every register has the like. */
const ofDeliveries = {
  'required-missing': { number: 'F01', severity: 'error', scope: 'value', evidence: 'P' },
  'recommended-missing': { number: 'F02', severity: 'warning', scope: 'value', evidence: 'P' },
  'too-few-cells': { number: 'F03', severity: 'warning', scope: 'delivery', evidence: 'V', source: 'RFC 4180' },
  'too-many-cells': { number: 'F04', severity: 'warning', scope: 'delivery', evidence: 'V', source: 'RFC 4180' },
  'not-a-date': { number: 'F05', severity: 'warning', scope: 'value', evidence: 'V', source: 'ISO 8601' },
  'not-a-number': { number: 'F06', severity: 'warning', scope: 'value', evidence: 'P' },
  'unknown-code': { number: 'F07', severity: 'warning', scope: 'value', evidence: 'P' },
  'identity-invalid': {
    number: 'F08',
    severity: 'error',
    scope: 'value',
    evidence: 'V',
    source: 'Folkbokföringslagen (1991:481) 18 §; Skatteverket SKV 704, SKV 707',
  },
  'identity-note': {
    number: 'F09',
    severity: 'info',
    scope: 'value',
    evidence: 'V',
    source: 'Skatteverket SKV 704, SKV 707',
  },
  'registration-incomplete': {
    number: 'F10',
    severity: 'error',
    scope: 'value',
    evidence: 'V',
    source: 'OSL 5 kap. 2 §',
  },
  'registration-became-date': {
    number: 'F11',
    severity: 'error',
    scope: 'value',
    evidence: 'V',
    source: 'OSL 5 kap. 2 §',
  },
  'duplicate-row': { number: 'F12', severity: 'error', scope: 'delivery', evidence: 'P' },
  'duplicate-key': { number: 'F13', severity: 'error', scope: 'delivery', evidence: 'P' },
  'footer-row': { number: 'F14', severity: 'info', scope: 'delivery', evidence: 'P' },
  'formula-error': { number: 'F15', severity: 'warning', scope: 'value', evidence: 'P' },
  'forbidden-column': {
    number: 'F16',
    severity: 'info',
    scope: 'delivery',
    evidence: 'U',
    source: 'Dataskyddsförordningen (EU) 2016/679 art. 9',
  },
  'unmapped-column': { number: 'F17', severity: 'info', scope: 'delivery', evidence: 'P' },
  'fraction-as-percent': { number: 'F18', severity: 'info', scope: 'value', evidence: 'P' },
  'year-differs': { number: 'F19', severity: 'warning', scope: 'row', evidence: 'P' },
  'dates-reversed': { number: 'F20', severity: 'warning', scope: 'row', evidence: 'P' },
  'ends-before-transfer': { number: 'F21', severity: 'info', scope: 'row', evidence: 'P' },
  'secrecy-incomplete': { number: 'F22', severity: 'warning', scope: 'row', evidence: 'V', source: 'OSL 5 kap. 5 §' },
  'hidden-row': { number: 'F23', severity: 'info', scope: 'delivery', evidence: 'P' },
  'undecodable-text': { number: 'F24', severity: 'warning', scope: 'value', evidence: 'V', source: 'Unicode, U+FFFD' },
  'no-rows': { number: 'F25', severity: 'warning', scope: 'delivery', evidence: 'P' },
  'other-person': { number: 'F26', severity: 'error', scope: 'delivery', evidence: 'P' },
  'protection-carried': {
    number: 'F27',
    severity: 'info',
    scope: 'delivery',
    evidence: 'V',
    source: 'OSL 22 kap. 1 §; folkbokföringslagen (1991:481) 16 §',
  },
  'edit-conflict': { number: 'F28', severity: 'warning', scope: 'delivery', evidence: 'P' },
  'leading-zeros-lost': { number: 'F29', severity: 'warning', scope: 'value', evidence: 'P' },
  'identity-became-number': {
    number: 'F30',
    severity: 'error',
    scope: 'value',
    evidence: 'V',
    source: 'Skatteverket SKV 704',
  },
  'date-serial': {
    number: 'F31',
    severity: 'warning',
    scope: 'value',
    evidence: 'V',
    source: 'ISO/IEC 29500-1, 18.17.4',
  },
  'cut-text': { number: 'F32', severity: 'warning', scope: 'value', evidence: 'P' },
  mojibake: { number: 'F33', severity: 'warning', scope: 'value', evidence: 'P' },
  'date-imprecise': { number: 'F34', severity: 'warning', scope: 'value', evidence: 'V', source: 'ISO 8601' },
  'hidden-column': { number: 'F35', severity: 'info', scope: 'delivery', evidence: 'P' },
  'forbidden-content': {
    number: 'F36',
    severity: 'info',
    scope: 'delivery',
    evidence: 'U',
    source: 'Dataskyddsförordningen (EU) 2016/679 art. 9',
  },
  'salary-basis-unknown': { number: 'F37', severity: 'warning', scope: 'value', evidence: 'P' },
  'excel-epoch': {
    number: 'F38',
    severity: 'warning',
    scope: 'row',
    evidence: 'V',
    source: 'ISO/IEC 29500-1, 18.17.4',
  },
  'volume-range': { number: 'F39', severity: 'warning', scope: 'row', evidence: 'P' },
  'extent-counted': { number: 'F40', severity: 'warning', scope: 'value', evidence: 'P' },
  'secrecy-in-text': { number: 'F41', severity: 'warning', scope: 'row', evidence: 'V', source: 'OSL 5 kap. 5 §' },
  'handler-vacant': { number: 'F42', severity: 'warning', scope: 'row', evidence: 'P' },
  'case-closed': { number: 'F43', severity: 'warning', scope: 'row', evidence: 'P' },
  'identity-in-text': {
    number: 'F44',
    severity: 'warning',
    scope: 'row',
    evidence: 'V',
    source: 'Dataskyddslagen (2018:218) 3 kap. 10 §',
  },
  'implausible-number': { number: 'F45', severity: 'warning', scope: 'value', evidence: 'P' },
  'key-lost-zeros': { number: 'F46', severity: 'warning', scope: 'delivery', evidence: 'P' },
  'volumes-expanded': { number: 'F47', severity: 'info', scope: 'value', evidence: 'P' },
  'extent-converted': { number: 'F119', severity: 'info', scope: 'value', evidence: 'P' },
} as const satisfies Record<string, FindingRule>

const catalogue = { ...ofDeliveries, ...ofStaff, ...ofCases, ...ofDiary, ...ofArchive }

export type FindingRuleId = keyof typeof catalogue
/** The findings catalogue: every remark that can be made. The sentences are in `shared/i18n`. */
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

/** The rule is guidance that a domain owner has not verified. */
export function isGuidance(rule: FindingRuleId): boolean {
  return findingRules[rule].evidence === 'U'
}
