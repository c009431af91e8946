import { useSyncExternalStore } from 'react'
import type { Bridge, HostMessage, Progress, Reply } from '#shared/contract/bridge.ts'
import { operations } from '#shared/contract/operations.ts'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import { useHost } from './bridge.ts'
import { noAnswer, OperationError } from './operation-error.ts'

/** A long call while it runs. */
export interface Job {
  readonly id: string
  readonly operation: OperationName
  readonly input: unknown
  readonly progress: Progress | null
  readonly cancelling: boolean
}

export interface Jobs {
  /** Calls the host; never rejects: a host that does not answer is a failure like any other. */
  readonly call: <N extends OperationName>(
    operation: N,
    input: InputOf<N>,
    signal?: AbortSignal,
  ) => Promise<Reply<OutputOf<N>>>
  readonly cancel: (id: string) => void
  readonly hear: (message: HostMessage) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly current: () => readonly Job[]
}

export function createJobs(bridge: Bridge<File>): Jobs {
  const listeners = new Set<() => void>()
  const page = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')
  let jobs: readonly Job[] = []
  let calls = 0

  function set(next: readonly Job[]): void {
    jobs = next
    for (const listener of listeners) listener()
  }

  return {
    async call(operation, input, signal) {
      calls += 1
      const id = `${page}-${calls}`
      const cancel = (): void => bridge.cancel(id)
      if (signal?.aborted === true) return { ok: false, failure: { code: 'call.cancelled', params: {} } }
      signal?.addEventListener('abort', cancel, { once: true })
      const isJob = 'job' in operations[operation]
      if (isJob) set([...jobs, { id, operation, input, progress: null, cancelling: false }])
      try {
        return await bridge.call(id, operation, input)
      } catch (error) {
        return { ok: false, failure: error instanceof OperationError ? error.failure : noAnswer }
      } finally {
        signal?.removeEventListener('abort', cancel)
        if (isJob) set(jobs.filter((job) => job.id !== id))
      }
    },
    cancel(id) {
      set(jobs.map((job) => (job.id === id ? { ...job, cancelling: true } : job)))
      bridge.cancel(id)
    },
    hear(message) {
      if (message.kind !== 'progress' || !jobs.some((job) => job.id === message.job)) return
      set(jobs.map((job) => (job.id === message.job ? { ...job, progress: message } : job)))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => jobs,
  }
}

/** The running call of an operation, whichever screen made it; with an import, the call about that one. */
export function jobOf(jobs: readonly Job[], operation: OperationName, importId?: number): Job | undefined {
  return jobs.find((job) => job.operation === operation && (importId === undefined || isAbout(job.input, importId)))
}

function isAbout(input: unknown, importId: number): boolean {
  return typeof input === 'object' && input !== null && 'importId' in input && input.importId === importId
}

/** Long calls that are running now, and the way to stop one. */
export function useJobs(): { readonly jobs: readonly Job[]; readonly cancel: (id: string) => void } {
  const { jobs } = useHost()
  return { jobs: useSyncExternalStore(jobs.subscribe, jobs.current), cancel: jobs.cancel }
}
