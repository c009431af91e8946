import { useCallback } from 'react'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import type { CommandName, OperationName, OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from './language.tsx'

type HistoryEvent = Pick<OutputOf<'history.list'>['events'][number], 'operation' | 'params'>

/** What an event of the history says. */
export function useEventSentence(): (event: HistoryEvent) => string {
  const { words } = useLanguage()
  return useCallback(
    ({ operation, params }: HistoryEvent) =>
      isOperationName(operation) && isCommand(operation)
        ? words.history.events[operation](params)
        : words.history.unknownEvent(operation),
    [words],
  )
}

function isCommand(operation: OperationName): operation is CommandName {
  return operations[operation].kind === 'command'
}
