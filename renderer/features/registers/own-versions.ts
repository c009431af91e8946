import type { RegisterName } from '#shared/registers/field.ts'
import type { RegisterRow } from './register-columns.ts'

/**
 * What this page has written itself, field by field, until the rows that show it have been fetched: so that a person who goes back to
 * a cell at once is not told that somebody has changed it. A field that only others have written keeps the version of the row as read.
 */
const eventsByRow = new Map<string, Map<string, number>>()
const mostRemembered = 200_000

/** The version that a person has seen of one field of a row. */
export function versionSeen(transfer: string, register: RegisterName, row: RegisterRow, field: string): number {
  return Math.max(row.version, eventsByRow.get(rowKey(transfer, register, row.id))?.get(field) ?? 0)
}

export function rememberOwn(
  transfer: string,
  register: RegisterName,
  cells: Iterable<{ readonly rowId: number; readonly field: string }>,
  eventId: number,
): void {
  if (eventsByRow.size > mostRemembered) eventsByRow.clear()
  for (const { rowId, field } of cells) {
    const key = rowKey(transfer, register, rowId)
    const events = eventsByRow.get(key) ?? new Map<string, number>()
    eventsByRow.set(key, events.set(field, eventId))
  }
}

/** Of rows that have been fetched as they became: from now on their own version says it, also when an undo takes it back. */
export function forgetFetched(transfer: string, register: RegisterName, rows: readonly RegisterRow[]): void {
  if (eventsByRow.size === 0) return
  for (const { id, version } of rows) {
    const key = rowKey(transfer, register, id)
    const events = eventsByRow.get(key)
    if (events !== undefined && [...events.values()].every((event) => event <= version)) eventsByRow.delete(key)
  }
}

/** Before a step of one's own is taken back or done again: what the rows are after it is read anew. */
export function forgetOwn(): void {
  eventsByRow.clear()
}

function rowKey(transfer: string, register: RegisterName, rowId: number): string {
  return `${transfer}\n${register}\n${rowId}`
}
