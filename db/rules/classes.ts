import type { RegisterName } from '#shared/registers/field.ts'
import { columnOf } from '../names.ts'
import { T } from './rule.ts'
import type { SetRule } from './rule.ts'

const plan = `plan(code, holds) AS MATERIALIZED (
    SELECT code, coalesce(valid_from, '') <= ${T} AND coalesce(valid_to, '9') >= ${T} FROM classes)`

/**
 * A class that is not in the plan, said only where there is one. What is judged is written in point notation, as the plan is: a group
 * such as 304 is of the sender's own diary plan. A class at the receiver has to hold on the transfer date; an old one may have ended.
 */
export function classUnknown(register: RegisterName, field: string, whose: 'sender' | 'receiver'): SetRule {
  const column = columnOf(field)
  const text = `trim(row.${column})`
  // `2.3.1 Tillväxt` names class 2.3.1.
  const code = `rtrim(substr(${text}, 1, instr(${text} || ' ', ' ') - 1), '.')`
  return {
    rule: 'class-unknown',
    register,
    field,
    with: plan,
    where: `${code} GLOB '[0-9]*.[0-9]*' AND ${code} NOT GLOB '*[^0-9.]*' AND EXISTS (SELECT 1 FROM plan)
      AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.code = ${code}${whose === 'receiver' ? ' AND plan.holds' : ''})`,
    raw: `row.${column}`,
    reads: [column],
    records: ['classes'],
  }
}
