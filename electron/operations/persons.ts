import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumber, parseIdentityNumber } from '#shared/identity/identity-number.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  employmentsOf,
  identifiersOf,
  isLaterNumber,
  personOfNumber,
  personOfRow,
  sayNumber,
} from '#db/stores/persons.ts'
import { createMarkLookup, settleMarks } from '#db/stores/protected-people.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { refuseToWrite } from './steps/permitted.ts'

/** The numbers and employments of the person of a row; null where the row has no number or may not be seen. */
export const tellPerson: Handler<'person.of'> = async ({ read }, { rowId }) => {
  const personId = personOfRow(read, rowId)
  if (personId === undefined) return ok(null)
  return ok({
    identifiers: identifiersOf(read, personId).map((each) => ({ ...each, value: maskIdentityNumber(each.value) })),
    employments: employmentsOf(read, personId).map((each) => ({
      ...each,
      employmentNumber: masked(each.employmentNumber),
      positionTitle: masked(each.positionTitle),
      senderUnit: masked(each.senderUnit),
    })),
  })
}

/**
 * Says that a number came in the place of the one that the person of a row is known by; employments under either are then one
 * person's. Neither number is part of the event.
 */
export const addIdentifier: Handler<'person.add-identifier'> = async (
  context,
  { rowId, number: typed, validFrom, merge },
) => {
  const kept = refuseToWrite(context.read, context.person, 'staff')
  if (kept !== null) return kept
  const { transferDate } = await readTransfer(context.read)
  const parsed = parseIdentityNumber(typed, transferDate)
  // A century that has to be guessed could be somebody else's number.
  if (!parsed.ok || parsed.number.notes.includes('centuryAmbiguous')) {
    return fail('person.unreadable-number', { problem: parsed.ok ? 'centuryAmbiguous' : parsed.problem })
  }
  const number = parsed.number.value
  const written = await context.write(async (tx) => {
    const personId = personOfRow(tx, rowId)
    const [latest] = personId === undefined ? [] : identifiersOf(tx, personId)
    if (latest === undefined) return fail('register.unknown-row', { register: 'staff' })
    if (isLaterNumber(tx, number) || personOfNumber(tx, number) === personId) return fail('person.number-taken')
    // A protected person is refused in the same words, and never joined: the row would vanish, and so say who is protected.
    const isOfProtected = createMarkLookup(tx)(number) !== undefined
    if (isOfProtected || (!merge && personOfNumber(tx, number) !== undefined)) return fail('person.number-of-other')
    sayNumber(tx, { number, earlierNumber: latest.value, validFrom })
    settleMarks(tx)
    tx.describe({ register: 'staff', rowId, validFrom })
    return ok({})
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

function masked(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
