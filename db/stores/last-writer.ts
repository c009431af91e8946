import type { Reader } from '../open.ts'
import type { trackedTables } from '../write.ts'

/** Who made a column of a row what it is now, and when; whoever brought the row, where nobody has changed it. */
export function lastWriter(
  read: Reader,
  table: (typeof trackedTables)[number],
  rowId: number,
  column: string,
): { readonly by: string; readonly at: string } | undefined {
  return read.connection
    .prepare(
      `SELECT by, at FROM events WHERE id = coalesce(
         (SELECT max(event_id) FROM changes
          WHERE table_name = '${table}' AND row_id = $row AND kind = 'update' AND json_type(before, $path) IS NOT NULL),
         (SELECT inserted_by FROM ${table} WHERE id = $row))`,
    )
    .get({ row: rowId, path: `$.${column}` }) as { readonly by: string; readonly at: string } | undefined
}
