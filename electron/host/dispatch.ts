import { isDeepStrictEqual } from 'node:util'
import type { Call, HostMessage, Reply } from '#shared/contract/bridge.ts'
import { fail, isFailureCode } from '#shared/contract/failure.ts'
import type { Failure, FailureCode, FailureParams } from '#shared/contract/failure.ts'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import type { OperationName } from '#shared/contract/operations.ts'
import type { CommandRow, QueryRow } from '#shared/contract/operation.ts'
import { roleOf } from '#db/stores/people.ts'
import { asDriverFailure, StoreFailure } from '#db/store-failure.ts'
import { write } from '#db/write.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { Handlers, HostContext, ReadContext, Session, WriteContext } from './context.ts'
import { createProgress } from './progress.ts'

/** What is the same for every call. */
export interface DispatchSettings {
  readonly handlers: Handlers
  readonly host: Omit<HostContext, 'signal' | 'progress' | 'setSession'> & { setSession(session: Session | null): void }
  readonly announce: (message: HostMessage) => void
  /** Where a bug is written down: the operation and the error, never the input. */
  readonly reportBug: (operation: string, error: unknown) => void
}

export interface Dispatcher {
  dispatch(call: Call): Promise<Reply>
  cancel(callId: string): void
  /** Cancels everything that runs and waits for it to end. */
  settle(): Promise<void>
}

/**
 * The only trust boundary: look up → permission → parse the input → run → parse the output → reply. Whatever happens, the answer
 * is a value; nothing is thrown across a port. A call that comes twice is carried out once: a browser sends a request again, with
 * nobody asking it to, when the connection breaks before the answer.
 */
export function createDispatcher(settings: DispatchSettings): Dispatcher {
  const running = new Map<string, RunningCall>()
  const ended = createEndedCalls()

  /** Ends every call but one; those that wait here themselves are not waited for. */
  async function settleOthers(callId: string | null): Promise<void> {
    const own = callId === null ? undefined : running.get(callId)
    if (own !== undefined) own.settling = true
    const others = [...running.values()].filter((call) => call !== own && !call.settling)
    for (const { abort } of others) abort.abort()
    await Promise.all(others.map(({ done }) => done))
  }

  async function answer(call: Call, signal: AbortSignal): Promise<Reply> {
    if (!isOperationName(call.operation)) return fail('call.unknown-operation', { operation: nameOf(call) })
    const row: QueryRow | CommandRow = operations[call.operation]
    const context = contextFor(call.operation, row, {
      ...settings.host,
      signal,
      progress: createProgress(call.id, settings.announce),
      async setSession(session) {
        await settleOthers(call.id)
        settings.host.setSession(session)
      },
    })
    if (context === null) return refusal(settings.host, row)
    const input = row.input.safeParse(call.input)
    if (!input.success) return fail('call.invalid-input', firstIssue(input.error))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the context was made for this row, and the input parsed by it
    const handler = settings.handlers[call.operation] as (context: unknown, input: unknown) => Promise<Reply>
    const before = stateOf(settings.host.session())
    const reply = await handler(context, input.data)
    if (!reply.ok) return reply
    const value = row.output.parse(reply.value)
    // A command that came to write nothing, such as a trial run, has nothing to tell.
    if (row.kind === 'command' && stateOf(settings.host.session()) !== before) {
      settings.announce({
        kind: 'changed',
        topics: row.touches,
        by: settings.host.session()?.person ?? '',
        at: settings.host.now(),
      })
    }
    return { ok: true, value }
  }

  return {
    async dispatch(call) {
      const same = running.get(call.id)
      if (same !== undefined) {
        return isDeepStrictEqual(same.call, call)
          ? same.done
          : fail('call.invalid-input', { path: 'id', issue: 'in use' })
      }
      const before = ended.get(call.id)
      if (before?.operation === call.operation) return before.reply
      const abort = new AbortController()
      const done = answer(call, abort.signal).catch((error: unknown) => asFailure(call, error, settings))
      running.set(call.id, { call, abort, done, settling: false })
      try {
        const reply = await done
        if (reply.ok && isCommand(call.operation)) ended.keep(call.id, { operation: call.operation, reply })
        return reply
      } finally {
        running.delete(call.id)
      }
    },
    cancel(callId) {
      running.get(callId)?.abort.abort()
    },
    settle: () => settleOthers(null),
  }
}

/** Another text whenever another store is open or somebody has written in it. */
function stateOf(session: Session | null): string {
  if (session === null) return ''
  const { path, reader } = session.store
  return `${path} ${session.person} ${String(reader.connection.pragma('data_version', { simple: true }))}`
}

interface RunningCall {
  readonly call: Call
  readonly abort: AbortController
  readonly done: Promise<Reply>
  settling: boolean
}

interface EndedCall {
  readonly operation: string
  readonly reply: Reply
}

/** More than a page has under way at once. */
const mostEnded = 50

/** The last acts that were carried out: their replies, but never what was asked, which can be a passphrase. */
function createEndedCalls(): { get(id: string): EndedCall | undefined; keep(id: string, ended: EndedCall): void } {
  const endedById = new Map<string, EndedCall>()
  return {
    get: (id) => endedById.get(id),
    keep(id, ended) {
      endedById.set(id, ended)
      const [oldest] = endedById.keys()
      if (endedById.size > mostEnded && oldest !== undefined) endedById.delete(oldest)
    },
  }
}

function isCommand(operation: string): boolean {
  return isOperationName(operation) && operations[operation].kind === 'command'
}

function contextFor(
  operation: OperationName,
  row: QueryRow | CommandRow,
  host: HostContext,
): HostContext | ReadContext | WriteContext | null {
  if (row.needs === 'anyone') return host
  const session = host.session()
  if (session === null) return null
  const { store, person } = session
  const read: ReadContext = { ...host, store, read: store.reader, person }
  if (row.needs === 'reader') return read
  if (store.writer === null || roleOf(store.reader, person) === 'reader') return null
  const act = { operation, by: person, at: host.now() }
  return { ...read, act, write: (work, options) => write(store, { ...act, ...options }, work) } satisfies WriteContext
}

function refusal(host: Pick<HostContext, 'session'>, row: QueryRow | CommandRow): Reply {
  const session = host.session()
  if (session === null) return fail('store.none-open')
  const isReader = session.store.writer !== null && roleOf(session.store.reader, session.person) === 'reader'
  return fail('call.not-permitted', { needs: row.needs, ...(isReader ? { role: 'reader' } : {}) })
}

function asFailure(call: Call, thrown: unknown, settings: DispatchSettings): Reply {
  const error = asDriverFailure(thrown, settings.host.session()?.store.path ?? '')
  if (error instanceof StoreFailure || error instanceof FileFailure) {
    const code: string = error.code === 'file.cancelled' ? 'call.cancelled' : error.code
    const declared: readonly FailureCode[] = isOperationName(call.operation) ? operations[call.operation].fails : []
    if (isFailureCode(code) && (declared.includes(code) || code.startsWith('store.')))
      return failure(code, error.params)
  }
  settings.reportBug(nameOf(call), error)
  return fail('call.internal', { operation: nameOf(call) })
}

/** Whatever came where the name of an operation should be. */
function nameOf(call: { readonly operation: unknown }): string {
  return typeof call.operation === 'string' ? call.operation.slice(0, 100) : ''
}

function failure(
  code: FailureCode,
  params: Readonly<Record<string, string | number | boolean>>,
): { ok: false; failure: Failure } {
  const plain: FailureParams = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )
  return { ok: false, failure: { code, params: plain } }
}

function firstIssue(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}): FailureParams {
  const issue = error.issues[0]
  return { path: issue?.path.map(String).join('.') ?? '', issue: issue?.message ?? '' }
}
