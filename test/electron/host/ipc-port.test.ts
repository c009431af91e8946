import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostMessage } from '#shared/contract/bridge.ts'
import type { Core } from '#electron/host/core.ts'
import { connectCore, serveCore } from '#electron/host/ipc-port.ts'
import { createEchoCore, type EchoCore } from './loopback-attempt.ts'

let channel: MessageChannel
let echo: EchoCore
let core: Core

beforeEach(() => {
  channel = new MessageChannel()
  echo = createEchoCore()
  serveCore(channel.port1, echo)
  core = connectCore(channel.port2)
})
afterEach(() => channel.port1.close())

test('calls, files and cancellations reach the core on the other side', async () => {
  const calls = ['a', 'b', 'c'].map((id) => ({ id, operation: 'session.state', input: { id } }))
  const replies = await Promise.all(calls.map((call) => core.dispatch(call)))
  expect(replies).toEqual(calls.map((value) => ({ ok: true, value })))
  const ref = await core.register('/tmp/Å.csv')
  expect(ref.name).toBe('Å.csv')
  expect(await core.locate(ref.handle)).toBe('/tmp/Å.csv')
  expect(await core.locate('x')).toBeNull()
  core.cancel('b')
  await core.close()
  expect(echo.cancelled).toEqual(['b'])
})

test('what the core says reaches every listener until it stops listening', async () => {
  const message: HostMessage = { kind: 'changed', topics: ['staff'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' }
  const heard: HostMessage[] = []
  const stop = core.listen((said) => heard.push(said))
  echo.say(message)
  await vi.waitFor(() => expect(heard).toEqual([message]))
  stop()
  echo.say(message)
  await core.register('x')
  expect(heard).toHaveLength(1)
})

test('a core that throws, and an input that cannot travel, are answered with a failure', async () => {
  const internal = { ok: false, failure: { code: 'call.internal', params: {} } }
  expect(await core.dispatch({ id: 'a', operation: 'throw', input: {} })).toEqual(internal)
  expect(await core.dispatch({ id: 'a', operation: 'x', input: () => 1 })).toEqual(internal)
})

test('messages of another shape are dropped on both sides, and the port goes on', async () => {
  const shapes = [
    null,
    1,
    'x',
    [],
    {},
    { kind: 'dispatch' },
    { kind: 'locate', serial: -1, handle: 'x' },
    { serial: 0 },
  ]
  for (const shape of [...shapes, { kind: 'dispatch', serial: 1, call: { id: 1 } }, { kind: '__proto__' }]) {
    channel.port1.postMessage(shape)
    channel.port2.postMessage(shape)
  }
  channel.port1.postMessage({ kind: 'answer', serial: 99, value: 1 })
  expect(await core.locate('x')).toBeNull()
})

test('when the other side ends, waiting and later calls fail at once and closing is no error', async () => {
  const silent = new MessageChannel()
  const lost = connectCore(silent.port2)
  const call = { id: 'a', operation: 'session.state', input: {} }
  const waiting = lost.dispatch(call)
  const waitingFile = lost.register('x')
  silent.port1.close()
  const internal = { ok: false, failure: { code: 'call.internal', params: {} } }
  expect(await waiting).toEqual(internal)
  await expect(waitingFile).rejects.toThrow('ended')
  expect(await lost.dispatch(call)).toEqual(internal)
  lost.cancel('a')
  await lost.close()
})
