import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumber } from '#shared/identity/identity-number.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { fieldOf, registerNames, registers } from '#shared/registers/registers.ts'
import { createEditLookup, newestEvent } from '#db/stores/edits.ts'
import { countListed, countValues, readRows, sumListed } from '#db/stores/register-view.ts'
import type { Handler } from '../host/context.ts'
import { numbersSought } from './steps/numbers-sought.ts'

export const summariseRegisters: Handler<'register.summary'> = async ({ read }) =>
  ok(
    registerNames.map((register) => ({
      register,
      ...countListed(read, register),
      // Sums of what is listed: with one protected person, the difference to the list would be that person's salary.
      totals: [...sumListed(read, register)],
    })),
  )

/** Freezes the order of a filtered, sorted register, so that a grid can ask for any window of it. */
export const openRegister: Handler<'register.open'> = async ({ store, views, read, person }, wish) =>
  ok(await views.open(store, { ...wish, numbers: await numbersSought(read, person, wish.search) }))

export const readRegisterRows: Handler<'register.rows'> = async ({ read, views }, { viewId, start, count }) => {
  const view = views.find(viewId)
  const ids = await view?.ids(start, start + count)
  if (view === undefined || ids === undefined) return fail('register.view-expired')
  const fields = registers[view.register].fields.map((field) => field.name)
  const rows = readRows(read, view.register, [...ids], fields)
  const editsOf = createEditLookup(read, view.register)
  return ok({
    start,
    version: newestEvent(read),
    rows: rows.map((row) => ({
      ...row,
      values: masked(view.register, row.values),
      edited: editsOf(row.id).map(({ field }) => field),
    })),
  })
}

/** Identity numbers have as many values as there are people: they are never listed. Nor is a text with one: as it is shown, nothing has it. */
export const listValues: Handler<'register.values'> = async (
  { read, person },
  { register, field: name, ...narrowed },
) => {
  const field = fieldOf(register, name)
  if (field === undefined || field.type === 'identity') return ok([])
  const counts = countValues(read, register, name, {
    ...narrowed,
    numbers: await numbersSought(read, person, narrowed.search),
  })
  return ok(counts.filter(({ value }) => value === null || maskIdentityNumbersIn(value) === value))
}

function masked(register: RegisterName, values: Record<string, Value>): Record<string, Value> {
  for (const field of registers[register].fields) {
    const value = values[field.name]
    if (typeof value !== 'string') continue
    if (field.type === 'identity') values[field.name] = maskIdentityNumber(value)
    else if (field.type === 'text') values[field.name] = maskIdentityNumbersIn(value)
  }
  return values
}
