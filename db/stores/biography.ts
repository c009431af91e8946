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
       AND json_extract(params, '$.register') = $register AND json_extract(params, '$.rowId') = $row`,
    ...besideOf(register),
  ].join(' UNION ')
  const ids = read.connection
    .prepare(
      `WITH mine (id) AS (SELECT $inserted UNION ${sources})
       SELECT id FROM (SELECT id FROM mine UNION SELECT events.id FROM mine CROSS JOIN events ON events.undoes = mine.id)
       WHERE id >= $inserted AND id < $before ORDER BY id DESC LIMIT $count`,
    )
    .pluck()
    .all({
      table,
      register,
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

/** Tables whose rows belong to a row of a register: the column that names it, and for which registers. */
interface Belonging {
  readonly table: string
  readonly row: string
  /** A column that names the register, where the table serves all of them. */
  readonly register: string | null
  readonly of: RegisterName | null
}

const belongings: readonly Belonging[] = []

/** Events that inserted or changed what belongs to a row and is still there. */
function besideOf(register: RegisterName): string[] {
  return belongings
    .filter(({ of }) => of === null || of === register)
    .flatMap(({ table, row, register: named }) => {
      const mine = `${table}.${row} = $row${named === null ? '' : ` AND ${table}.${named} = $register`}`
      return [
        `SELECT inserted_by FROM ${table} WHERE ${mine}`,
        `SELECT changes.event_id FROM ${table} CROSS JOIN changes
           ON changes.table_name = '${table}' AND changes.row_id = ${table}.id WHERE ${mine}`,
      ]
    })
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
