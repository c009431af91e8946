import { createContext, useContext } from 'react'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Jobs } from './jobs.ts'

/** The host as the page sees it, and the long calls it is running. */
export interface HostConnection {
  readonly bridge: Bridge<File>
  readonly jobs: Jobs
}

export const HostContext = createContext<HostConnection | null>(null)

export function useHost(): HostConnection {
  const host = useContext(HostContext)
  if (host === null) throw new Error('No host: the page was not started with startPage')
  return host
}

/** The page's only way out. */
export function useBridge(): Bridge<File> {
  return useHost().bridge
}
