import { fail, ok } from '#shared/contract/failure.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { eventsOfRow } from '#db/stores/biography.ts'
import { readEvent } from '#db/stores/history.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { maskedValues } from '../import/show.ts'

/** Every event that a row has gone through; nothing of a row that may not be shown. */
export const tellBiography: Handler<'register.biography'> = async ({ read }, { register, rowId, before, count }) => {
  if (readRows(read, register, [rowId], []).length === 0) return fail('register.unknown-row', { register })
  const { transferDate } = await readTransfer(read)
  const shown = (name: string, value: Value): Value => shownValue(register, name, value, transferDate)
  const { events, more } = eventsOfRow(read, register, rowId, { before, count })
  const records = await Promise.all(events.map(({ eventId }) => readEvent(read, eventId)))
  return ok({
    events: events.flatMap(({ eventId, did, fields }, index) => {
      const record = records[index]
      if (record === undefined) return []
      const { at, by, operation, params, undoneBy } = record
      return [
        {
          eventId,
          at,
          by,
          operation,
          params: { ...params },
          undoneBy,
          did,
          fields: fields.map((change) => ({
            field: change.field,
            before: shown(change.field, change.before),
            after: shown(change.field, change.after),
          })),
        },
      ]
    }),
    more,
  })
}

function shownValue(register: RegisterName, name: string, value: Value, transferDate: string): Value {
  return maskedValues(register, { [name]: value }, transferDate)[name] ?? null
}
