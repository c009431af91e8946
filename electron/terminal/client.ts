import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Progress, Reply } from '#shared/contract/bridge.ts'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import type { Core } from '../host/core.ts'

/** Calls operations of a core in this process, with progress on standard error. */
export interface Client {
  call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>>
  /** A call whose name and input come from outside, unchecked: the core checks them. */
  callUnchecked(operation: string, input: unknown): Promise<Reply>
  /** The handle of a path given on the command line. */
  handle(path: string): Promise<string>
  cancelAll(): void
}

export function createClient(core: Core): Client {
  const running = new Set<string>()
  core.listen((message) => {
    if (message.kind === 'progress') process.stderr.write(progressLine(message))
  })
  const callUnchecked = async (operation: string, input: unknown): Promise<Reply> => {
    const id = randomUUID()
    running.add(id)
    const reply = await core.dispatch({ id, operation, input })
    running.delete(id)
    return reply
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the core has parsed the output against the row of that name
    call: async (operation, input) => (await callUnchecked(operation, input)) as Reply<OutputOf<typeof operation>>,
    callUnchecked,
    handle: async (path) => (await core.register(resolve(path))).handle,
    cancelAll() {
      for (const id of running) core.cancel(id)
    },
  }
}

function progressLine({ done, total, unit, etaSeconds }: Progress): string {
  const left = etaSeconds === null ? '' : ` (${etaSeconds} s)`
  const end = done >= total ? '\n' : process.stderr.isTTY ? '\r' : '\n'
  return `${done} / ${total} ${unit}${left}${end}`
}
