import { z } from 'zod'
import type { Bridge, FileRef, HostMessage, Reply } from '#shared/contract/bridge.ts'
import { topics } from '#shared/contract/operation.ts'
import { failureCodes } from '#shared/contract/failure.ts'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'

import { noAnswer, OperationError } from './operation-error.ts'

const Refusal = z.object({
  failure: z.object({
    code: z.enum(failureCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})

const Ref = z.object({ handle: z.string(), name: z.string() })
// The host is this page's own; what the core has made is taken as it is.
const Message = z.custom<HostMessage>()

type PlaceKind = 'store' | 'file' | 'folder'

/** Reaches the loopback host that served the page; the cookie it set is all the identity there is. */
export function browserBridge(): Bridge<File> {
  const listeners = new Set<(message: HostMessage) => void>()
  let events: EventSource | null = null

  function tell(message: HostMessage): void {
    for (const listener of listeners) listener(message)
  }

  function connect(): EventSource {
    const source = new EventSource('/events')
    let wasLost = false
    source.addEventListener('message', (event: MessageEvent<string>) => tell(Message.parse(JSON.parse(event.data))))
    source.addEventListener('error', () => {
      wasLost = true
    })
    source.addEventListener('open', () => {
      // Announcements made meanwhile were missed, so everything on the screen is asked for again.
      if (wasLost) tell({ kind: 'changed', topics, by: '', at: new Date().toISOString() })
      wasLost = false
    })
    return source
  }

  return {
    capabilities: { pickPlace: false, reveal: false },
    async call<N extends OperationName>(id: string, operation: N, input: InputOf<N>) {
      return z.custom<Reply<OutputOf<N>>>().parse(await postJson('/call', { id, operation, input }))
    },
    cancel(id) {
      postJson('/cancel', { id }).catch(() => undefined)
    },
    listen(listener) {
      listeners.add(listener)
      events ??= connect()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        events?.close()
        events = null
      }
    },
    files: {
      async accept(file) {
        const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
        })
        return Ref.parse(await readJson(response))
      },
      placeForStore: (name) => place('store', name),
      pickStore: () => Promise.resolve(null),
      placeForFile: (name) => place('file', name),
      placeForFolder: (name) => place('folder', name),
      deliver(file) {
        const link = document.createElement('a')
        link.href = `/files/${encodeURIComponent(file.handle)}`
        link.download = file.name
        document.body.append(link)
        link.click()
        link.remove()
        return Promise.resolve()
      },
    },
  }
}

async function place(kind: PlaceKind, name: string): Promise<FileRef | null> {
  return Ref.nullable().parse(await postJson('/places', { kind, name }))
}

async function postJson(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return readJson(response)
}

async function readJson(response: Response): Promise<unknown> {
  const body: unknown = await response.json()
  if (response.ok) return body
  const refusal = Refusal.safeParse(body)
  throw new OperationError(refusal.success ? refusal.data.failure : noAnswer)
}
