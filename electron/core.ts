import type { HostMessage } from '#shared/contract/bridge.ts'
import type { HostContext, Session } from './host/context.ts'
import type { Core } from './host/core.ts'
import { createDispatcher } from './host/dispatch.ts'
import { createFileHandles } from './host/file-handles.ts'
import { createRecentStores } from './host/recent-stores.ts'
import { createViews } from './host/views.ts'
import { handlers } from './operations/handlers.ts'

export interface CoreSettings {
  /** Where stores lie unless another place is chosen, and where the list of recent stores is kept. */
  readonly dataFolder: string
  readonly resourcesFolder: string
  /** The person's name as the operating system knows it; a suggestion, the person says who they are. */
  readonly suggestedPerson: string
}

/** The core: one object that owns the store and answers every operation, in whatever host. Runs on bare Node. */
export function createCore(settings: CoreSettings): Core {
  const files = createFileHandles()
  const listeners = new Set<(message: HostMessage) => void>()
  let session: Session | null = null
  const views = createViews()
  const previews: HostContext['previews'] = new Map()

  const announce = (message: HostMessage): void => {
    for (const listener of listeners) listener(message)
  }
  const dispatcher = createDispatcher({
    handlers,
    announce,
    reportBug: (operation, error) => console.error(`${operation}:`, error),
    host: {
      files,
      recent: createRecentStores(settings.dataFolder),
      suggestedPerson: settings.suggestedPerson,
      resourcesFolder: settings.resourcesFolder,
      now: () => new Date().toISOString(),
      session: () => session,
      setSession(next) {
        views.clear()
        previews.clear()
        session?.store.close()
        session = next
        if (next !== null) views.prepare(next.store)
      },
      views,
      previews,
    },
  })

  return {
    dispatch: (call) => dispatcher.dispatch(call),
    cancel: (callId) => dispatcher.cancel(callId),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    register: (path, options) => Promise.resolve(files.register(path, options)),
    locate: (handle) => Promise.resolve(files.path(handle) ?? null),
    async close() {
      await dispatcher.settle()
      views.clear()
      session?.store.close()
      session = null
    },
  }
}
