import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '#electron/host/core.ts'
import { connectCore } from '#electron/host/ipc-port.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Stands in for the port that Electron gives a utility process, over the port that Node gives a forked one. */
const parentPort = `
  import { EventEmitter } from 'node:events'
  process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) })
  process.on('message', (data) => process.parentPort.emit('message', { data }))
`

let folder: string
let child: ChildProcess
let core: Core

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafett-core-process-'))
  const settings = { dataFolder: folder, suggestedPerson: 'Åsa', resourcesFolder: join(root, 'resources') }
  child = fork(join(root, 'electron', 'core-process.ts'), [JSON.stringify(settings)], {
    serialization: 'advanced',
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(parentPort)}`],
  })
  core = connectCore({
    postMessage: (message) => child.send(Object(message)),
    on: (event: string, listener: (message: unknown) => void) => child.on(event === 'close' ? 'exit' : event, listener),
  })
})
afterAll(() => {
  child.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('the real core answers behind the port, keeps handles, and is missed when its process is killed', async () => {
  const call = { id: 'a', operation: 'session.state', input: {} }
  expect(await core.dispatch(call)).toMatchObject({ ok: true, value: { suggestedPerson: 'Åsa', open: null } })
  expect(await core.dispatch({ ...call, operation: 'nothing.such' })).toMatchObject({
    ok: false,
    failure: { code: 'call.unknown-operation' },
  })
  const ref = await core.register(join(folder, 'Å.csv'))
  expect(await core.locate(ref.handle)).toBe(join(folder, 'Å.csv'))
  child.kill('SIGKILL')
  expect(await core.dispatch(call)).toEqual({ ok: false, failure: { code: 'call.internal', params: {} } })
})
