import type { Connection } from '../open.ts'
import { statementOf } from '../rules/statements.ts'

/** What is counted by itself. */
export type OldPart = 'series' | 'classes' | 'openCases' | 'entries'

/** The tables that each part rests on, and of those whose rows are many the columns whose change matters. */
const rests: Readonly<Record<string, { readonly parts: readonly OldPart[]; readonly columns?: readonly string[] }>> = {
  archive: { parts: ['series'], columns: ['sort_key', 'records_creator', 'shelf_metres', 'hidden'] },
  series: { parts: ['series'] },
  archives: { parts: ['series'] },
  records_creators: { parts: ['series'] },
  classes: { parts: ['classes'] },
  classifications: { parts: ['classes'] },
  senders: { parts: ['classes', 'openCases', 'entries'] },
  transfer: { parts: ['openCases', 'entries'] },
  cases: { parts: ['openCases', 'entries'], columns: ['class_code', 'closed_date', 'key', 'hidden', 'sender_id'] },
  diary: { parts: ['entries'], columns: ['registration_number', 'key', 'hidden', 'sender_id'] },
}

/** More acts than this are not gone through one by one. */
const mostEvents = 200

/** The parts that the acts after a given one can have changed. */
export function touchedParts(connection: Connection, after: number): Set<OldPart> {
  const found = new Set<OldPart>()
  const all = new Set(Object.values(rests).flatMap(({ parts }) => parts))
  const events = statementOf(
    connection,
    `SELECT id, undoes, params ->> '$.redoable' AS redoable FROM events WHERE id > ? ORDER BY id LIMIT ${mostEvents + 1}`,
  ).all(after) as { id: number; undoes: number | null; redoable: number | null }[]
  if (events.length > mostEvents) return all
  for (const { id, undoes, redoable } of events) {
    // What is removed with a whole delivery is copied nowhere.
    if (undoes !== null && redoable === 0) return all
    for (const [table, { parts, columns }] of Object.entries(rests)) {
      if (parts.every((part) => found.has(part))) continue
      // What an undo puts back was kept by the act that it takes back.
      const isTouched =
        isInserted(connection, table, id) ||
        [id, ...(undoes === null ? [] : [undoes])].some((event) => isChanged(connection, table, event, columns))
      if (isTouched) for (const part of parts) found.add(part)
    }
  }
  return found
}

function isInserted(connection: Connection, table: string, event: number): boolean {
  return statementOf(connection, `SELECT 1 FROM ${table} WHERE inserted_by = ? LIMIT 1`).get(event) !== undefined
}

function isChanged(
  connection: Connection,
  table: string,
  event: number,
  columns: readonly string[] | undefined,
): boolean {
  const matters =
    columns === undefined
      ? ''
      : `AND (kind = 'delete' OR ${columns.map((column) => `json_type(before, '$.${column}') IS NOT NULL`).join(' OR ')})`
  const sql = `SELECT 1 FROM changes WHERE event_id = ? AND +table_name = '${table}' ${matters} LIMIT 1`
  return statementOf(connection, sql).get(event) !== undefined
}
