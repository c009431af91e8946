import { registers } from '../registers/registers.ts'
import type { RegisterName, Values } from '../registers/field.ts'
import { round } from './normalise.ts'
import { archiveRules } from './row-rules/archive.ts'
import { casesRules } from './row-rules/cases.ts'
import { diaryRules } from './row-rules/diary.ts'
import { transferDays } from './row-rules/row-rule.ts'
import type { Remark, RowRule } from './row-rules/row-rule.ts'
import { staffRules } from './row-rules/staff.ts'
import type { Finding, FindingRuleId } from './rules.ts'

/** Rules that need two fields of the row, or a field and the transfer date, or the sense of a text. */
export const rowRules: Readonly<Record<RegisterName, readonly RowRule[]>> = {
  staff: staffRules,
  cases: casesRules,
  diary: diaryRules,
  archive: archiveRules,
}

/** What the rules of the row say of it. Adds to `findings`. */
export function addCrossFieldFindings(
  register: RegisterName,
  values: Values,
  transferDate: string,
  findings: Finding[],
): void {
  const remark = remarkInto(findings)
  const days = transferDays(transferDate)
  for (const { check } of rowRules[register]) check(values, remark, days)
}

/**
 * What an edit of some fields makes of what is said of a row: the rules of the row to be asked again, with what they say of the
 * row as it has become. A field that ought to be filled and has been emptied is said of too.
 */
export function judgeEdited(
  register: RegisterName,
  values: Values,
  edited: readonly string[],
  transferDate: string,
): { readonly asked: readonly FindingRuleId[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const remark = remarkInto(findings)
  const days = transferDays(transferDate)
  const again = rowRules[register].filter(({ reads }) => reads.some((field) => edited.includes(field)))
  const asked = new Set(again.flatMap(({ rules }) => rules))
  // A rule can be asked of several fields: what it says of those that are not edited is asked again with the others.
  for (const { rules, check } of rowRules[register])
    if (rules.some((rule) => asked.has(rule))) check(values, remark, days)
  for (const { name, required } of registers[register].fields) {
    if (required === 'warning' && edited.includes(name) && (values[name] ?? null) === null) {
      findings.push({ rule: 'recommended-missing', field: name, raw: '' })
    }
  }
  return {
    asked: [...asked],
    findings: findings.filter(({ rule }) => asked.has(rule) || rule === 'recommended-missing'),
  }
}

/**
 * The full-time salary of a row that states the actual one, in whole öre; where the employment rate is not known the salary stays
 * as it is written, with a finding. Changes `values`.
 */
export function salaryToFullTime(values: Record<string, Values[string]>, findings: Finding[]): void {
  const salary = values['monthlySalary']
  if (typeof salary !== 'number') return
  const rate = values['ftePercent']
  if (typeof rate === 'number' && rate > 0) values['monthlySalary'] = round((salary * 100) / rate, 2)
  else findings.push({ rule: 'salary-basis-unknown', field: 'monthlySalary', raw: String(salary).replace('.', ',') })
}

function remarkInto(findings: Finding[]): Remark {
  return (rule, field, raw) => {
    findings.push({ rule, field, raw })
  }
}
