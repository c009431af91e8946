import type { Failure } from '#shared/contract/failure.ts'
import type { RecordKind } from '#shared/records/record.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'
import type { RecordRow } from './use-record-text.ts'

/** Removes a row and offers to undo it; `failure` says what still refers to it. */
export function useRemoveRecord(): {
  readonly remove: (kind: RecordKind, row: RecordRow, name: string) => Promise<void>
  readonly isRunning: boolean
  readonly failure: Failure | null
  readonly reset: () => void
} {
  const { words } = useLanguage()
  const { run, isRunning, failure, reset } = useCommand('record.remove')
  const { undo } = useUndo(words.records.undone)
  async function remove(kind: RecordKind, row: RecordRow, name: string): Promise<void> {
    const reply = await run({ kind: kind.name, id: row.id })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', text: words.records.removed(name), undo: () => void undo(eventId) })
  }
  return { remove, isRunning, failure, reset }
}
