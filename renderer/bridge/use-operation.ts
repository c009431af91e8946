import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { CommandName, InputOf, OutputOf, QueryName } from '#shared/contract/operations.ts'
import { useHost } from './bridge.ts'
import type { Jobs } from './jobs.ts'
import { OperationError } from './operation-error.ts'
import { queryAnsweredBy } from './topics.ts'

/** For calls outside the cache, such as pages of a register. */
export function useCall(): Jobs['call'] {
  return useHost().jobs.call
}

/** What a screen shows: one query, kept until a topic it is made of is announced. */
export function useOperation<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  options: {
    readonly enabled?: boolean
    readonly keepPrevious?: boolean
    /** Nothing of the answer stays in the page when it is no longer on show. */
    readonly isForgotten?: boolean
  } = {},
): UseQueryResult<OutputOf<N>, OperationError> {
  const call = useCall()
  return useQuery<OutputOf<N>, OperationError>({
    queryKey: [name, input],
    queryFn: async ({ signal }) => {
      const reply = await call(name, input, signal)
      if (!reply.ok) throw new OperationError(reply.failure)
      return reply.value
    },
    enabled: options.enabled ?? true,
    ...(options.isForgotten === true ? { gcTime: 0 } : {}),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface Command<N extends CommandName> {
  /** Never rejects: a failure is a reply. */
  readonly run: (input: InputOf<N>) => Promise<Reply<OutputOf<N>>>
  readonly isRunning: boolean
  /** Of the latest run, until the next one starts. */
  readonly failure: Failure | null
  readonly reset: () => void
}

/** One act of a person. */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const call = useCall()
  const queries = useQueryClient()
  const { mutateAsync, isPending, data, reset } = useMutation<Reply<OutputOf<N>>, never, InputOf<N>>({
    mutationFn: async (input) => {
      const reply = await call(name, input)
      const answered = queryAnsweredBy(name)
      if (reply.ok && answered !== undefined) queries.setQueryData([answered, {}], reply.value)
      return reply
    },
  })
  const run = useCallback((input: InputOf<N>) => mutateAsync(input), [mutateAsync])
  return { run, isRunning: isPending, failure: data === undefined || data.ok ? null : data.failure, reset }
}
