import { registerNames } from '#shared/registers/registers.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { statementOf } from '../rules/statements.ts'
import type { EventRecord } from './history.ts'
import type { RowName } from './notes.ts'

/**
 * The one row that an event was about; undefined of one about many or about none, and where the row is gone: a number that has come
 * again since stands for another. What these operations wrote in a register, and what took that back, is known by the deltas.
 */
export function rowOfEvent(
  read: Reader,
  { id, operation, params }: EventRecord,
  writing: readonly string[],
): RowName | undefined {
  const register = registerNames.find((name) => name === params['register'])
  if (register === undefined) return undefined
  const table = tableOf(register)
  const act = params['redone'] ?? params['undone'] ?? operation
  const isWritten = writing.some((name) => name === act)
  const rowId = params['rowId'] ?? (isWritten ? onlyRow(read, table, id) : undefined)
  if (typeof rowId !== 'number') return undefined
  const sql = `SELECT 1 FROM ${table} WHERE id = ? AND inserted_by <= ?`
  return statementOf(read.connection, sql).get(rowId, id) === undefined ? undefined : { register, rowId }
}

/** The row of a register that an event changed, if it changed one. */
function onlyRow(read: Reader, table: string, eventId: number): number | undefined {
  const sql = 'SELECT DISTINCT row_id FROM changes WHERE event_id = ? AND +table_name = ? LIMIT 2'
  const [rowId, ...others] = statementOf(read.connection, sql).pluck().all(eventId, table) as number[]
  return others.length === 0 ? rowId : undefined
}
