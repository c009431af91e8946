import { z } from 'zod'
import { fail } from '#shared/contract/failure.ts'
import type { HostMessage, Reply } from '#shared/contract/bridge.ts'
import type { Core } from './core.ts'

/** What is needed of a port between two processes or threads; a `MessagePort` of `node:worker_threads` fits as it is. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  /** The other side is gone. */
  on(event: 'close', listener: () => void): unknown
}

const Serial = z.int().min(0)
const Request = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dispatch'),
    serial: Serial,
    call: z.strictObject({ id: z.string(), operation: z.string(), input: z.unknown() }),
  }),
  z.strictObject({ kind: z.literal('cancel'), callId: z.string() }),
  z.strictObject({ kind: z.literal('register'), serial: Serial, path: z.string() }),
  z.strictObject({ kind: z.literal('locate'), serial: Serial, handle: z.string() }),
  z.strictObject({ kind: z.literal('close'), serial: Serial }),
])
type Request = z.output<typeof Request>

const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), serial: Serial, value: z.unknown() }),
  z.strictObject({ kind: z.literal('error'), serial: Serial, message: z.string() }),
  z.strictObject({ kind: z.literal('said'), message: z.custom<HostMessage>() }),
])
type Answer = z.output<typeof Answer>

// What the core itself has made is taken as it is; only the frame around it is checked.
const CoreReply = z.custom<Reply>()
const Ref = z.strictObject({ handle: z.string(), name: z.string() })

/** Lets the other side of the port use this core. A message of another shape is dropped. */
export function serveCore(port: MessagePortLike, core: Core): void {
  const post = (answer: Answer) => port.postMessage(answer)
  const answer = async (serial: number, working: Promise<unknown>): Promise<void> => {
    try {
      post({ kind: 'answer', serial, value: await working })
    } catch (error) {
      post({ kind: 'error', serial, message: error instanceof Error ? error.message : String(error) })
    }
  }
  core.listen((message) => post({ kind: 'said', message }))
  port.on('message', (message) => {
    const parsed = Request.safeParse(message)
    if (!parsed.success) return
    const request = parsed.data
    switch (request.kind) {
      case 'dispatch':
        return void answer(request.serial, core.dispatch(request.call))
      case 'cancel':
        return core.cancel(request.callId)
      case 'register':
        return void answer(request.serial, core.register(request.path))
      case 'locate':
        return void answer(request.serial, core.locate(request.handle))
      case 'close':
        return void answer(request.serial, core.close())
    }
  })
}

interface Waiting {
  readonly settle: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * The core on the other side of the port. If that side ends, every waiting and later call is answered with
 * `call.internal`; it is not started again, because the person must know that the store was let go.
 */
export function connectCore(port: MessagePortLike): Core {
  const waitingBySerial = new Map<number, Waiting>()
  const listeners = new Set<(message: HostMessage) => void>()
  let nextSerial = 0
  let hasEnded = false

  port.on('message', (message) => {
    const parsed = Answer.safeParse(message)
    if (!parsed.success) return
    const answer = parsed.data
    if (answer.kind === 'said') {
      for (const listener of listeners) listener(answer.message)
      return
    }
    const waiting = waitingBySerial.get(answer.serial)
    waitingBySerial.delete(answer.serial)
    if (answer.kind === 'answer') waiting?.settle(answer.value)
    else waiting?.reject(new Error(answer.message))
  })
  port.on('close', () => {
    hasEnded = true
    for (const waiting of waitingBySerial.values()) waiting.reject(new Error('The core has ended'))
    waitingBySerial.clear()
  })

  const ask = <T>(schema: z.ZodType<T>, toRequest: (serial: number) => Request): Promise<T> =>
    new Promise((resolve, reject) => {
      if (hasEnded) {
        reject(new Error('The core has ended'))
        return
      }
      const serial = nextSerial++
      const settle = (value: unknown) => {
        const parsed = schema.safeParse(value)
        if (parsed.success) resolve(parsed.data)
        else reject(new Error('The core answered in another shape'))
      }
      waitingBySerial.set(serial, { settle, reject })
      try {
        port.postMessage(toRequest(serial))
      } catch (error) {
        waitingBySerial.delete(serial)
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })

  return {
    dispatch: (call) =>
      ask(CoreReply, (serial) => ({ kind: 'dispatch', serial, call: { ...call } })).catch(() => fail('call.internal')),
    cancel(callId) {
      if (!hasEnded) port.postMessage({ kind: 'cancel', callId } satisfies Request)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    register: (path) => ask(Ref, (serial) => ({ kind: 'register', serial, path })),
    locate: (handle) => ask(z.string().nullable(), (serial) => ({ kind: 'locate', serial, handle })),
    async close() {
      if (!hasEnded) await ask(z.undefined(), (serial) => ({ kind: 'close', serial }))
    },
  }
}
