import type { CommandRow, QueryRow } from '#shared/contract/operation.ts'
import { operations } from '#shared/contract/operations.ts'
import type { EventRecord } from '#db/stores/history.ts'

/** Whether the table says so, or it did such an act again, and nobody has taken it back: nothing is undone twice. */
export function isUndoable(event: EventRecord): boolean {
  if (event.undoneBy !== null) return false
  if (event.operation === 'history.redo') return true
  return event.undoes === null && undoableOperations.includes(event.operation)
}

/** Acts that the table says can be taken back. */
const undoableOperations: readonly string[] = Object.entries<CommandRow | QueryRow>(operations).flatMap(
  ([name, row]) => (row.kind === 'command' && row.undoable === true ? [name] : []),
)

/** Whether it took an act back in a way that can be taken back in turn, and nobody has. */
export function isRedoable(event: EventRecord): boolean {
  return event.operation === 'history.undo' && event.undoneBy === null && event.params['redoable'] === 1
}
