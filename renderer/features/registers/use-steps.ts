import { useCallback, useEffect, useRef } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useCall, useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useEventSentence } from '#renderer/language/use-event-sentence.ts'
import { stepNotice, useRedo, useUndo } from '#renderer/language/use-undo.ts'
import { notify } from '#renderer/ui/notices.ts'
import { forgetOwn } from './own-versions.ts'

type Steps = OutputOf<'history.step'>
type Direction = 'undo' | 'redo'

interface StepControl {
  /** What a step back and a step forth would be about; null where there is none. */
  readonly undo: string | null
  readonly redo: string | null
  readonly step: (direction: Direction) => void
}

/**
 * One step back or forth through what this person has written in a register, in the order of the core's log, so that it outlives the page. Keys pressed
 * faster than steps are taken wait their turn.
 */
export function useSteps(register: RegisterName, hold: () => void): StepControl {
  const { words: catalogue } = useLanguage()
  const words = catalogue.gridEditing
  const sentence = useEventSentence()
  const call = useCall()
  const { data } = useOperation('history.step', { register })
  const { undo } = useUndo()
  const { redo } = useRedo()
  const queue = useRef<Promise<void>>(Promise.resolve())

  const take = useCallback(
    async (direction: Direction): Promise<void> => {
      const steps = await call('history.step', { register })
      if (!steps.ok) return
      const event = steps.value[direction]
      if (event === null) {
        const text = direction === 'undo' ? words.nothingToUndo : words.nothingToRedo
        return void notify({ tone: 'info', key: stepNotice, text })
      }
      hold()
      forgetOwn()
      // It is now the next step the other way, told as it may be told from now on.
      const done = async (): Promise<string> => {
        const after = await call('history.step', { register })
        const taken = after.ok ? after.value[direction === 'undo' ? 'redo' : 'undo'] : null
        const isIt = taken !== null && taken.at === event.at && taken.operation === event.operation
        if (!isIt) return direction === 'undo' ? catalogue.history.undoneNow : catalogue.history.redoneNow
        return (direction === 'undo' ? words.undone : words.redone)({ what: sentence(taken) })
      }
      await (direction === 'undo' ? undo : redo)(event.eventId, done)
    },
    [call, register, words, catalogue, hold, sentence, undo, redo],
  )
  const step = useCallback(
    (direction: Direction): void => {
      queue.current = queue.current.then(() => take(direction))
    },
    [take],
  )

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isAlone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.getModifierState('AltGraph')
      if (!isAlone || event.defaultPrevented || !['z', 'y'].includes(event.key.toLowerCase())) return
      // What is being typed has an undo of its own, and a dialog is about something else.
      if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      step(event.key.toLowerCase() === 'y' || event.shiftKey ? 'redo' : 'undo')
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [step])

  const saidOf = (event: Steps['undo'] | undefined): string | null =>
    event === null || event === undefined ? null : sentence(event)
  return { undo: saidOf(data?.undo), redo: saidOf(data?.redo), step }
}
