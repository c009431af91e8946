import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '#db/names.ts'
import type { Reader } from '#db/open.ts'
import { viewClauses, viewCondition } from '#db/stores/register-view.ts'
import type { ViewWish } from '#db/stores/register-view.ts'

/** The ids of a filtered, sorted view, by one plain statement: what the lister's ways of being quick must come to. */
export function wholeView(read: Reader, register: RegisterName, wish: Partial<Omit<ViewWish, 'register'>>): number[] {
  const clauses = viewClauses({ register, search: '', filters: [], sort: [], ...wish })
  const { where, values } = viewCondition(clauses)
  return read.connection
    .prepare(`SELECT id FROM ${tableOf(register)} WHERE ${where} ORDER BY ${clauses.order}`)
    .pluck()
    .all(...values) as number[]
}
