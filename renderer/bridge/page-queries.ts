import { QueryClient } from '@tanstack/react-query'
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

/** Asks again for what the announced topics touch; what is not on the screen is asked for when it next is. */
export function refreshTouched(queries: QueryClient, announcement: Announcement): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && isTouched(queryKey[0], announcement.topics),
  })
}
