import { useCallback } from 'react'
import { useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'

/** Says that an act was done, with the way to undo it. */
export function useSaid(): (text: string, eventId: number) => void {
  const { undo } = useUndo()
  return useCallback((text, eventId) => notify({ tone: 'ok', text, undo: () => void undo(eventId) }), [undo])
}
