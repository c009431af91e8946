import type { CommandName, OutputOf } from '#shared/contract/operations.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { Reader } from '#db/open.ts'
import { rowOfEvent } from '#db/stores/event-rows.ts'
import type { EventRecord } from '#db/stores/history.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import { maskedValues } from '../../import/show.ts'
import { searchedRegisters } from './permitted.ts'

/** What is written in the cells of a register. Whatever else is done there is taken back where it was done. */
export const writingOperations = ['register.edit', 'register.change'] as const satisfies readonly CommandName[]

/** What a person steps back and forth through in a register: the steps of cases are taken there too, and write in its cells. */
export const steppedOperations = [
  ...writingOperations,
  'case.advance',
  'case.advance-rows',
] as const satisfies readonly CommandName[]

type Told = Pick<OutputOf<'history.list'>['events'][number], 'params' | 'row'>

/**
 * What an event is described by and which row it was about, as the person may see them: no row that is hidden now, by its number
 * either, and no name for who does not look for people.
 */
export async function createEventTeller(read: Reader, person: string): Promise<(event: EventRecord) => Told> {
  const { transferDate } = await readTransfer(read)
  const permitted = searchedRegisters(read, person)
  return (event) => {
    const { rowId: _, ...params } = event.params
    const about = rowOfEvent(read, event, writingOperations)
    if (about === undefined || !permitted.has(about.register)) return { params, row: null }
    const fields = labelFields[about.register]
    const [row] = readRows(read, about.register, [about.rowId], fields)
    if (row === undefined) return { params, row: null }
    const shown = maskedValues(about.register, row.values, transferDate)
    return { params, row: { ...about, label: fields.map((field) => shown[field] ?? null) } }
  }
}
