import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { recordText } from '#shared/records/check.ts'
import type { RecordKind } from '#shared/records/record.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'
import type { RecordRow } from './use-record-text.ts'

/** Removes a row as it was seen, and offers to undo it; `failure` says what still refers to it, or what it has become. */
export function useRemoveRecord(): {
  readonly remove: (kind: RecordKind, row: RecordRow, name: string) => Promise<void>
  /** Removes the row that has become another since, now that the person has read so; null where that is not in the way. */
  readonly removeAnyway: (() => Promise<void>) | null
  readonly isRunning: boolean
  readonly failure: Failure | null
  readonly reset: () => void
} {
  const { words } = useLanguage()
  const { run, isRunning, failure, reset } = useCommand('record.remove')
  const { undo } = useUndo(words.records.undone)
  const [asked, setAsked] = useState<{ readonly input: RemoveInput; readonly name: string } | null>(null)

  async function send(input: RemoveInput, name: string): Promise<void> {
    setAsked({ input, name })
    const reply = await run(input)
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', text: words.records.removed(name), undo: () => void undo(eventId) })
  }
  async function remove(kind: RecordKind, row: RecordRow, name: string): Promise<void> {
    const seen = Object.fromEntries(
      kind.fields.map((field) => [field.name, recordText(kind, field.name, row.values[field.name])]),
    )
    await send({ kind: kind.name, id: row.id, seen }, name)
  }
  const isOther = failure?.code === 'record.changed-before-removal' && asked !== null
  const told = { [String(failure?.params['field'])]: String(failure?.params['now'] ?? '') }
  const removeAnyway = isOther
    ? () => send({ ...asked.input, seen: { ...asked.input.seen, ...told } }, asked.name)
    : null
  return { remove, removeAnyway, isRunning, failure, reset }
}

type RemoveInput = InputOf<'record.remove'>
