import { useCallback } from 'react'
import type { InputOf } from '#shared/contract/operations.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'

export type HandleTarget = InputOf<'finding.handle'>['target']
export type HandleChange = InputOf<'finding.handle'>['change']
export type Meanwhile = NonNullable<InputOf<'finding.handle'>['meanwhile']>

interface Handle {
  /** Whether it was done; what was not done is said in `failure`. */
  readonly handle: (target: HandleTarget, change: HandleChange, meanwhile?: Meanwhile) => Promise<boolean>
  readonly isRunning: boolean
  readonly failure: Failure | null
  readonly reset: () => void
}

/** Changes what people have made of findings; says so, with the way to undo it. */
export function useHandle(): Handle {
  const { words } = useLanguage()
  const number = useNumberText()
  const { undo } = useUndo()
  const { run, isRunning, failure, reset } = useCommand('finding.handle')
  const { done } = words.findingsScreen
  const handle = useCallback(
    async (target: HandleTarget, change: HandleChange, meanwhile: Meanwhile = 'refuse') => {
      const reply = await run({ target, change, meanwhile })
      if (!reply.ok) return false
      const { eventId, items } = reply.value
      notify({ tone: 'ok', text: saidOf(change, done)(number(items, 0)), undo: () => void undo(eventId) })
      return true
    },
    [done, number, run, undo],
  )
  return { handle, isRunning, failure, reset }
}

function saidOf<T>(
  change: HandleChange,
  said: Readonly<Record<'owner' | 'noOwner' | 'note' | 'noNote' | 'waive' | 'takeBack', T>>,
): T {
  switch (change.what) {
    case 'owner':
      return change.owner === null ? said.noOwner : said.owner
    case 'note':
      return change.note === null ? said.noNote : said.note
    case 'waive':
      return said.waive
    case 'take-back':
      return said.takeBack
  }
}
