import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { OperationError } from '#renderer/bridge/operation-error.ts'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { FailureBanner } from './FailureBanner.tsx'
import { useLanguage } from './language.tsx'

interface LoadedProps<T> {
  readonly query: UseQueryResult<T, OperationError>
  /** Heights of what is coming, in rem. */
  readonly skeleton: readonly number[]
  readonly children: (value: T) => ReactNode
}

/** What a query shows: a skeleton of the same size, the answer, or what went wrong and was kept. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>): ReactNode {
  const { words } = useLanguage()
  if (query.data !== undefined) {
    return (
      <>
        {query.error === null ? null : (
          <FailureBanner failure={query.error.failure} onRetry={() => void query.refetch()} />
        )}
        {children(query.data)}
      </>
    )
  }
  if (query.error !== null) {
    return <FailureBanner failure={query.error.failure} onRetry={() => void query.refetch()} />
  }
  return <Skeleton label={words.shell.loading} heights={skeleton} />
}
