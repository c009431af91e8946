import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { createCore } from '#electron/core.ts'
import type { Core } from '#electron/host/core.ts'
import type { HostMessage, Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import { passphrase, person } from './words.ts'

export const resourcesFolder = resolve(import.meta.dirname, '../../resources')
export const sampleFolder = join(resourcesFolder, 'sample')
export { passphrase, person }

/** A transfer that tests import into, unless they need another. */
export const transfer = {
  name: 'Prövning',
  transferDate: '2019-01-01',
  senders: ['Länsstyrelsen', 'Förbundet'],
  receiver: 'Regionen',
}

/** The public test numbers that the project ships, all adults on the transfer date. */
export const testNumbers: readonly string[] = z
  .object({ personalNumbers: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(join(sampleFolder, 'test-numbers.json'), 'utf8'))).personalNumbers

export function testNumber(index: number): string {
  const number = testNumbers[index]
  if (number === undefined) throw new RangeError(`No test number ${index}`)
  return number
}

/** A core of a test's own, on a temporary data folder of its own. */
export interface TestCore {
  readonly folder: string
  readonly core: Core
  /** Everything that the core has answered or announced, as JSON, for searching. */
  said(): string
  readonly messages: readonly HostMessage[]
  call<N extends OperationName>(operation: N, input: InputOf<N>, id?: string): Promise<Reply<OutputOf<N>>>
  /** The value of a reply; throws on a failure. */
  value<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** The failure of a reply; throws on a value. */
  failure<N extends OperationName>(operation: N, input: InputOf<N>): Promise<Failure>
  /** The code of the failure, or `ok`. */
  outcome<N extends OperationName>(operation: N, input: InputOf<N>): Promise<string>
  /** A handle for a path; a bare name is a file of the test's own folder. */
  handle(path: string): Promise<string>
  path(name: string): string
  /** Writes a file into the test's own folder and gives its handle. */
  file(name: string, content: string | Uint8Array): Promise<string>
  /** Makes and opens a store with `transfer` in it. */
  createTransfer(name?: string): Promise<void>
  openTransfer(path: string, options?: { readonly readOnly?: boolean }): Promise<void>
  /** Stage → preview → commit. */
  importFile(
    file: string,
    options?: { readonly register?: 'staff' | 'cases' | 'diary' | 'archive'; readonly sender?: string },
  ): Promise<{ readonly importId: number; readonly receipt: OutputOf<'import.commit'> }>
  /** Closes the store and removes the folder. */
  stop(): Promise<void>
}

export function startCore(): TestCore {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-core-'))
  const core = createCore({ dataFolder: join(folder, 'data'), resourcesFolder, suggestedPerson: person })
  const messages: HostMessage[] = []
  const replies: string[] = []
  core.listen((message) => messages.push(message))

  const path = (name: string): string => resolve(folder, name)
  const handle = async (name: string): Promise<string> => (await core.register(path(name))).handle
  const call: TestCore['call'] = async (operation, input, id = randomUUID()) => {
    const reply = await core.dispatch({ id, operation, input })
    replies.push(JSON.stringify(reply))
    return reply as Reply<OutputOf<typeof operation>>
  }
  const value: TestCore['value'] = async (operation, input) => {
    const reply = await call(operation, input)
    if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.failure)}`)
    return reply.value
  }
  const openTransfer: TestCore['openTransfer'] = async (name, options = {}) => {
    await value('transfer.open', { store: await handle(name), passphrase, person, ...options })
  }
  return {
    folder,
    core,
    messages,
    said: () => replies.join('\n') + JSON.stringify(messages),
    call,
    value,
    async failure(operation, input) {
      const reply = await call(operation, input)
      if (reply.ok) throw new Error(`${operation} went well`)
      return reply.failure
    },
    async outcome(operation, input) {
      const reply = await call(operation, input)
      return reply.ok ? 'ok' : reply.failure.code
    },
    handle,
    path,
    file(name, content) {
      writeFileSync(path(name), content)
      return handle(name)
    },
    async createTransfer(name = 'prov.stafett') {
      await value('transfer.create', { place: await handle(name), passphrase, person, transfer })
    },
    openTransfer,
    async importFile(file, options = {}) {
      const { importId } = await value('import.stage', { file, ...options })
      const { fingerprint } = await value('import.preview', { importId })
      return { importId, receipt: await value('import.commit', { importId, fingerprint }) }
    },
    async stop() {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A store with the sample in it, made once and copied for each test that needs it. `stop` removes it.
 */
export async function makeSampleStore(): Promise<{ copyTo(folder: string): string; stop(): Promise<void> }> {
  const desk = startCore()
  await desk.value('sample.create', { place: await desk.handle('sample.stafett'), passphrase, person })
  await desk.value('transfer.close', {})
  const path = desk.path('sample.stafett')
  return {
    copyTo(folder) {
      const copy = join(folder, basename(path))
      copyFileSync(path, copy)
      return copy
    },
    stop: () => desk.stop(),
  }
}

/** A text file as Swedish programs write it: semicolons, quotes where needed. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    /[;"\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)
  return `${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
