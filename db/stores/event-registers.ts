import { recordKinds } from '#shared/records/records.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { tableOf, tableOfRecord } from '../names.ts'
import type { Reader } from '../open.ts'
import { statementOf } from '../rules/statements.ts'
import { rowColumn } from './notes.ts'

/** Rows of a table that belong to a register: all of them, or those with this column, holding its name where it says so. */
interface Part {
  readonly table: string
  readonly column?: string
  readonly isName?: boolean
}

/** The registers that an event wrote in: in their rows, or in what belongs to those. */
export function registersOfEvent(read: Reader, eventId: number): RegisterName[] {
  const changed = new Set(
    statementOf(read.connection, 'SELECT DISTINCT table_name FROM changes WHERE event_id = ?').pluck().all(eventId),
  )
  return registerNames.filter((register) =>
    partsOf(register).some(
      (part) =>
        isInserted(read, eventId, register, part) ||
        (changed.has(part.table) && isChanged(read, eventId, register, part)),
    ),
  )
}

function partsOf(register: RegisterName): Part[] {
  return [
    { table: tableOf(register) },
    ...recordKinds.filter(({ of }) => of === register).map(({ name }) => ({ table: tableOfRecord(name) })),
    ...(register === 'cases' ? [{ table: 'case_steps' }, { table: 'number_reservations' }] : []),
    // Registrars and archivists, who both write in the diary, decide where series and classes go on.
    ...(register === 'diary' ? [{ table: 'corrections' }, { table: 'crosswalk_relations' }] : []),
    ...(register === 'staff' ? [{ table: 'person_numbers' }] : []),
    { table: 'notes', column: rowColumn(register) },
    { table: 'evidence', column: rowColumn(register) },
    { table: 'edits', column: 'register', isName: true },
    { table: 'finding_handling', column: 'register', isName: true },
  ]
}

function isInserted(read: Reader, eventId: number, register: RegisterName, part: Part): boolean {
  const { table, column } = part
  const which = column === undefined ? '' : `AND ${condition(register, part, column)}`
  const sql = `SELECT 1 FROM ${table} WHERE inserted_by = ? ${which} LIMIT 1`
  return statementOf(read.connection, sql).get(eventId) !== undefined
}

/** What a changed row belongs to stands in the row, that of a removed one in what was kept of it. */
function isChanged(read: Reader, eventId: number, register: RegisterName, part: Part): boolean {
  const { table, column } = part
  if (column === undefined) return true
  const sql = `
    SELECT 1 FROM changes LEFT JOIN ${table} AS part ON part.id = changes.row_id
    WHERE changes.event_id = ? AND +changes.table_name = '${table}'
      AND ${condition(register, part, `coalesce(part.${column}, json_extract(changes.before, '$.${column}'))`)}
    LIMIT 1`
  return statementOf(read.connection, sql).get(eventId) !== undefined
}

function condition(register: RegisterName, { isName }: Part, value: string): string {
  return `${value} ${isName === true ? `= '${register}'` : 'IS NOT NULL'}`
}
