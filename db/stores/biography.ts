import type { RegisterName, Value } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { createDecoder } from './register-rows.ts'

type SqlValue = string | number | null

export interface FieldChange {
  readonly field: string
  readonly before: Value
  readonly after: Value
}

/** What an event did to a row: brought it, changed it, removed it, or did something to what belongs to it. */
export interface RowEvent {
  readonly eventId: number
  readonly did: 'inserted' | 'changed' | 'removed' | 'beside'
  readonly fields: readonly FieldChange[]
}

/**
 * The events of a row, newest first; `before` is exclusive. Of a row only what it went through since it was brought: a number that
 * a removed row has left can have gone to another.
 */
export function eventsOfRow(
  read: Reader,
  register: RegisterName,
  rowId: number,
  page: { readonly before: number | undefined; readonly count: number },
): { readonly events: readonly RowEvent[]; readonly more: boolean } {
  const table = tableOf(register)
  const insertedBy = read.connection.prepare(`SELECT inserted_by FROM ${table} WHERE id = ?`).pluck().get(rowId)
  if (insertedBy === undefined) return { events: [], more: false }
  const sources = [
    'SELECT event_id AS id FROM changes WHERE table_name = $table AND row_id = $row',
    `SELECT id FROM events WHERE operation = 'register.reveal'
       AND json_extract(params, '$.register') = $table AND json_extract(params, '$.rowId') = $row`,
    ...besideOf(read, register),
  ].join(' UNION ')
  const ids = read.connection
    .prepare(
      `WITH RECURSIVE mine (id) AS (
         SELECT $inserted UNION ${sources} UNION SELECT events.id FROM mine CROSS JOIN events ON events.undoes = mine.id)
       SELECT id FROM mine WHERE id >= $inserted AND id < $before ORDER BY id DESC LIMIT $count`,
    )
    .pluck()
    .all({
      table,
      row: rowId,
      inserted: insertedBy,
      before: page.before ?? Number.MAX_SAFE_INTEGER,
      count: page.count + 1,
    }) as number[]
  const changesOf = createChangeLookup(read, register, rowId)
  return {
    events: ids.slice(0, page.count).map((eventId) => {
      const changed = changesOf(eventId)
      const did = eventId === insertedBy ? 'inserted' : changed.did
      return { eventId, did, fields: did === 'changed' ? changed.fields : [] }
    }),
    more: ids.length > page.count,
  }
}

/** Events that inserted, changed or removed what belongs to a row: whatever refers to it, and what was made of its findings. */
function besideOf(read: Reader, register: RegisterName): string[] {
  const belonging = read.connection
    .prepare(
      `SELECT tables.name AS "table", referring."from" AS "column"
       FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS referring
       WHERE tables.type = 'table' AND referring."table" = ?
         AND EXISTS (SELECT 1 FROM pragma_table_info(tables.name) WHERE name = 'inserted_by')`,
    )
    .all(tableOf(register)) as { table: string; column: string }[]
  const row = `${tableOf(register)} AS mine CROSS JOIN finding_handling AS handling
    ON handling.sender_id = mine.sender_id AND handling.register = $table AND handling.key = mine.key`
  return [
    ...belonging.flatMap(({ table, column }) => [
      `SELECT inserted_by FROM ${table} WHERE ${column} = $row`,
      `SELECT changes.event_id FROM ${table} CROSS JOIN changes
         ON changes.table_name = '${table}' AND changes.row_id = ${table}.id WHERE ${table}.${column} = $row`,
      // Of tables that people write by hand: few enough to be looked through.
      `SELECT event_id FROM changes WHERE table_name = '${table}' AND kind = 'delete'
         AND json_extract(before, '$.${column}') = $row`,
    ]),
    `SELECT handling.inserted_by FROM ${row} WHERE mine.id = $row`,
    `SELECT changes.event_id FROM ${row} CROSS JOIN changes
       ON changes.table_name = 'finding_handling' AND changes.row_id = handling.id WHERE mine.id = $row`,
  ]
}

/** What one event changed in the row, field by field; several changes of a field become one, from the first to the last. */
function createChangeLookup(
  read: Reader,
  register: RegisterName,
  rowId: number,
): (eventId: number) => Pick<RowEvent, 'did' | 'fields'> {
  const fields = registers[register].fields.map(({ name }) => name)
  const decode = createDecoder(register, fields)
  const statement = read.connection
    .prepare('SELECT kind, before, after FROM changes WHERE table_name = ? AND row_id = ? AND event_id = ? ORDER BY id')
    .raw()
  const valuesOf = (columns: Record<string, SqlValue>) =>
    decode(
      fields.map((name) => columns[columnOf(name)] ?? null),
      0,
    )
  return (eventId) => {
    const deltas = statement.all(tableOf(register), rowId, eventId) as [string, string, string | null][]
    if (deltas.length === 0) return { did: 'beside', fields: [] }
    if (deltas.some(([kind]) => kind === 'delete')) return { did: 'removed', fields: [] }
    const byField = new Map<string, FieldChange>()
    for (const [, beforeText, afterText] of deltas) {
      const changed = JSON.parse(afterText ?? '{}') as Record<string, SqlValue>
      const before = valuesOf(JSON.parse(beforeText) as Record<string, SqlValue>)
      const after = valuesOf(changed)
      for (const field of fields) {
        if (!(columnOf(field) in changed)) continue
        byField.set(field, {
          field,
          before: byField.get(field)?.before ?? before[field] ?? null,
          after: after[field] ?? null,
        })
      }
    }
    return { did: 'changed', fields: [...byField.values()].filter(({ before, after }) => before !== after) }
  }
}
