import type { RegisterName } from '#shared/registers/field.ts'
import type { RegisterRow } from './register-columns.ts'

/**
 * What this page has written itself, field by field, until the rows that show it have been fetched: so that a person who goes back to
 * a cell at once is not told that somebody has changed it. A field that only others have written keeps the version of the row as read.
 */
const eventsByCell = new Map<string, number>()
const mostRemembered = 200_000

/** The version that a person has seen of one field of a row. */
export function versionSeen(transfer: string, register: RegisterName, row: RegisterRow, field: string): number {
  return Math.max(row.version, eventsByCell.get(cellKey(transfer, register, row.id, field)) ?? 0)
}

export function rememberOwn(
  transfer: string,
  register: RegisterName,
  cells: Iterable<{ readonly rowId: number; readonly field: string }>,
  eventId: number,
): void {
  if (eventsByCell.size > mostRemembered) eventsByCell.clear()
  for (const { rowId, field } of cells) eventsByCell.set(cellKey(transfer, register, rowId, field), eventId)
}

function cellKey(transfer: string, register: RegisterName, rowId: number, field: string): string {
  return `${transfer}\n${register}\n${rowId}\n${field}`
}
