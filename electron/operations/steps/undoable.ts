import { isOperationName, operations } from '#shared/contract/operations.ts'
import type { EventRecord } from '#db/stores/history.ts'

/** Whether the table says so, and nobody has done it: an undo is not undone, nor anything twice. */
export function isUndoable(event: EventRecord): boolean {
  if (event.undoneBy !== null || event.undoes !== null || !isOperationName(event.operation)) return false
  const row = operations[event.operation]
  return row.kind === 'command' && 'undoable' in row
}
