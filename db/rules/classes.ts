import type { RegisterName } from '#shared/registers/field.ts'
import { columnOf } from '../names.ts'
import { T } from './rule.ts'
import type { SetRule } from './rule.ts'

const plan = `plan(code) AS MATERIALIZED (
    SELECT code FROM classes WHERE coalesce(valid_from, '') <= ${T} AND coalesce(valid_to, '9') >= ${T}
      AND scheme NOT IN (SELECT name FROM classifications WHERE side = 'sender'))`

/**
 * A class at the receiver that is not in its plan on the transfer date, said only where there is a plan and of what is written in
 * point notation, as the plan is. Of the sender's own classes nothing is said here: the coverage of the crosswalk counts them.
 */
export function classUnknown(register: RegisterName, field: string): SetRule {
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
      AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.code = ${code})`,
    raw: `row.${column}`,
    reads: [column],
    records: ['classes', 'classifications'],
  }
}
