import { useCallback } from 'react'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import type { CommandName, OperationName, OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from './language.tsx'
import { useRowLabel } from './use-field-text.ts'

type Told = OutputOf<'history.list'>['events'][number]
type HistoryEvent = Pick<Told, 'operation' | 'params'> & Partial<Pick<Told, 'row'>>

/** What an event of the history says and, where that is given with it, which row it was about. */
export function useEventSentence(): (event: HistoryEvent) => string {
  const { words } = useLanguage()
  const labelOf = useRowLabel()
  return useCallback(
    ({ operation, params, row }: HistoryEvent) => {
      const said =
        isOperationName(operation) && isCommand(operation)
          ? words.history.events[operation](params)
          : words.history.unknownEvent(operation)
      return row === null || row === undefined ? said : `${said} ${labelOf(row.register, row.label)}`
    },
    [words, labelOf],
  )
}

function isCommand(operation: OperationName): operation is CommandName {
  return operations[operation].kind === 'command'
}
