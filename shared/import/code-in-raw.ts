import { codeOf } from '../registers/code-lists.ts'
import type { CodeListName } from '../registers/code-lists.ts'
import type { FindingRuleId } from './rules.ts'

/** Rules whose findings hold a stored code; of all others `raw` is text that a person can read. */
export const codeInRaw: Readonly<Partial<Record<FindingRuleId, CodeListName>>> = {
  'fixed-term-without-end': 'employmentForm',
  'leave-open-ended': 'leaveCause',
  'leave-not-contacted': 'leaveCause',
  'receiver-pension-missing': 'pensionPlan',
  'decision-without-date': 'decision',
  'transfer-without-basis': 'transferMode',
  'paper-without-place': 'medium',
}

/** What a finding holds, as a person reads it. */
export function rawText(rule: FindingRuleId, raw: string, language: 'sv' | 'en'): string {
  const list = codeInRaw[rule]
  return (list === undefined ? undefined : codeOf(list, raw)?.label[language]) ?? raw
}
