import { randomUUID } from 'node:crypto'
import { fail, ok } from '#shared/contract/failure.ts'
import { formatIdentityNumber } from '#shared/identity/identity-number.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { Store } from '#db/open.ts'
import { protectedIds, readProtectedRows } from '#db/stores/protected-people.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
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

/** How long an opening lasts. */
const openSeconds = 300

/** The rows that a person has opened, until when. */
interface Opening {
  readonly register: RegisterName
  readonly ids: readonly number[]
  readonly until: number
}

/** Of the open store: they go when it is closed. */
const openingsOf = new WeakMap<Store, Map<string, Opening>>()

/** Opens the rows of people with protected identity to be read, for a reason; an event of its own. */
export const openProtected: Handler<'register.protected'> = async (context, { register, reason }) => {
  if (!mayReveal(context.read, context.person)) return fail('register.reveal-not-permitted')
  const written = await context.write(async (tx) => {
    const ids = protectedIds(tx, register)
    tx.describe({ register, rows: ids.length, reason: maskIdentityNumbersIn(reason) })
    return ok(ids)
  })
  const now = Date.parse(context.now())
  const openings = openingsOf.get(context.store) ?? new Map<string, Opening>()
  openingsOf.set(context.store, openings)
  for (const [id, { until }] of openings) if (until <= now) openings.delete(id)
  const openingId = randomUUID()
  openings.set(openingId, { register, ids: written.value, until: now + openSeconds * 1000 })
  return ok({ openingId, total: written.value.length, seconds: openSeconds, fields: protectedFields(register) })
}

/** A page of the rows that were opened; identity numbers masked as everywhere. */
export const readProtected: Handler<'register.protected-rows'> = async (context, { openingId, start, count }) => {
  const opening = openingsOf.get(context.store)?.get(openingId)
  if (opening === undefined || opening.until <= Date.parse(context.now())) return fail('register.opening-ended')
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
