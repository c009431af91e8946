import { QueryClient } from '@tanstack/react-query'
import type { Query } from '@tanstack/react-query'
import type { Announcement } from '#shared/contract/bridge.ts'
import { isTouched } from './topics.ts'

/** The host is this computer: calls are made whatever the network does, once, and answers hold until they are announced stale. */
export function createPageQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/**
 * Asks again for what the announced topics touch; what is not on the screen is asked for when it next is. A first answer that is
 * still on its way can be older than the announcement and is not waited for.
 */
export async function refreshTouched(queries: QueryClient, announcement: Announcement): Promise<void> {
  const isStale = ({ queryKey }: Query): boolean =>
    typeof queryKey[0] === 'string' && isTouched(queryKey[0], announcement.topics)
  await queries.cancelQueries({ predicate: (query) => isStale(query) && query.state.data === undefined })
  await queries.invalidateQueries({ predicate: isStale })
}
