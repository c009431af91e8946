import { fail, ok } from '#shared/contract/failure.ts'
import { formatIdentityNumber } from '#shared/identity/identity-number.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { protectedIds, readProtectedRows } from '#db/stores/protected-people.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { createOpenings, openSeconds } from '../host/openings.ts'
import { maskedValues } from '../import/show.ts'
import { mayReveal } from './steps/permitted.ts'

/** One identity number in full, for a reason; the event tells of the row and the reason, never of the number. */
export const revealNumber: Handler<'register.reveal'> = async (context, { register, rowId, field: name, reason }) => {
  if (!mayReveal(context.read, context.person)) return fail('register.reveal-not-permitted')
  const written = await context.write(async (tx) => {
    const row = readRows(
      tx,
      register,
      [rowId],
      [name].filter((each) => fieldOf(register, each) !== undefined),
    )[0]
    if (row === undefined) return fail('register.unknown-row', { register })
    const value = row.values[name]
    if (fieldOf(register, name)?.type !== 'identity' || typeof value !== 'string') {
      return fail('register.nothing-to-reveal', { register, field: name })
    }
    tx.describe({ register, rowId, field: name, reason: maskIdentityNumbersIn(reason) })
    return ok({ value: formatIdentityNumber(value) })
  })
  return written.ok ? ok(written.value) : written
}

/** The rows that people have opened. */
const openings = createOpenings<{ readonly register: RegisterName; readonly ids: readonly number[] }>()

/** Opens the rows of people with protected identity to be read, for a reason; an event of its own. */
export const openProtected: Handler<'register.protected'> = async (context, { register, reason }) => {
  if (!mayReveal(context.read, context.person)) return fail('register.reveal-not-permitted')
  const written = await context.write(async (tx) => {
    const ids = protectedIds(tx, register)
    tx.describe({ register, rows: ids.length, reason: maskIdentityNumbersIn(reason) })
    return ok(ids)
  })
  const openingId = openings.open(context, { register, ids: written.value })
  return ok({ openingId, total: written.value.length, seconds: openSeconds, fields: protectedFields(register) })
}

/** A page of the rows that were opened; identity numbers masked as everywhere. */
export const readProtected: Handler<'register.protected-rows'> = async (context, { openingId, start, count }) => {
  const opening = openings.find(context, openingId)
  if (opening === undefined) return fail('register.opening-ended')
  const { register, ids } = opening
  const { transferDate } = await readTransfer(context.read)
  const rows = readProtectedRows(context.read, register, ids.slice(start, start + count), protectedFields(register))
  return ok({
    rows: rows.map(({ sender, values }) => ({ sender, values: maskedValues(register, values, transferDate) })),
  })
}

/** What a person needs to handle the row by hand: what the grid shows at first, and the mark itself. */
function protectedFields(register: RegisterName): string[] {
  return registers[register].fields
    .filter(({ quiet, sensitivity }) => quiet !== true || sensitivity === 4)
    .map(({ name }) => name)
}
