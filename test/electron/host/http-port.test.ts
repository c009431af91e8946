import { existsSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FileRef } from '#shared/contract/bridge.ts'
import { safetyHeaders } from '#electron/host/page-headers.ts'
import { ask, ownHeaders, ownPost, startLoopback, type Answer, type Loopback } from './loopback-attempt.ts'

let loopback: Loopback
let port: number
let cookie: string

beforeAll(async () => {
  loopback = await startLoopback()
  port = loopback.port.port
  cookie = await loopback.enter()
})
afterAll(() => loopback.stop())

const post = (path: string, value: unknown) => ask(port, ownPost(port, cookie, path, value))
const read = (path: string) => ask(port, { path, headers: { Cookie: cookie } })
const upload = (name: string, body: string) =>
  ask(port, {
    method: 'POST',
    path: `/files?name=${encodeURIComponent(name)}`,
    headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/octet-stream' },
    body,
  })

function refOf(answer: Answer): FileRef {
  const ref: FileRef = JSON.parse(answer.body)
  return ref
}

async function placeOf(kind: string, name: string): Promise<string> {
  return String(await loopback.core.locate(refOf(await post('/places', { kind, name })).handle))
}

function expectSafe(answer: Answer): void {
  for (const [name, value] of Object.entries(safetyHeaders)) expect(answer.headers[name.toLowerCase()]).toBe(value)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
}

describe('the way in', () => {
  test('swaps the key for a cookie that scripts and other sites cannot use, and takes the key out of the address', async () => {
    const address = new URL(loopback.port.newAddress())
    expect(address.origin).toBe(`http://127.0.0.1:${port}`)
    expect(Buffer.from(String(address.searchParams.get('key')), 'base64url')).toHaveLength(32)
    const answer = await ask(port, { path: `/${address.search}` })
    expect([answer.status, answer.headers.location]).toEqual([303, '/'])
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^stafett-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ])
    expectSafe(answer)
  })

  test('keeps earlier sessions when another browser comes in, and lets who is in use the old address', async () => {
    await loopback.enter()
    expect((await read('/')).status).toBe(200)
    const again = await read('/?key=used')
    expect([again.status, again.headers.location, again.headers['set-cookie']]).toEqual([303, '/', undefined])
  })
})

describe('the page', () => {
  test('is served from the list of its files, with the safety headers', async () => {
    const start = await read('/')
    expect([start.status, start.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(start.body).toContain('<title>Stafett</title>')
    expectSafe(start)
    const script = await read('/assets/page.js?v=1')
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  })
})

describe('calls', () => {
  test('reach the core as they were sent, and its reply comes back', async () => {
    const call = { id: 'a', operation: 'session.state', input: { å: ['ä', null, 1.5] } }
    const answer = await post('/call', call)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { ok: true, value: call }])
    expectSafe(answer)
  })

  test('that hit a bug are answered without telling of it', async () => {
    const answer = await post('/call', { id: 'a', operation: 'throw', input: {} })
    expect(answer.status).toBe(500)
    expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { code: 'call.internal', params: {} } })
  })

  test('are cancelled by id', async () => {
    expect((await post('/cancel', { id: 'job 1' })).status).toBe(200)
    expect(loopback.core.cancelled).toEqual(['job 1'])
  })
})

test('events stream what the core says, and end with the page', async () => {
  const received: string[] = []
  const stream = get(
    { port, host: '127.0.0.1', path: '/events', headers: { Cookie: cookie }, agent: false },
    (reply) => {
      expect(reply.headers['content-type']).toBe('text/event-stream; charset=utf-8')
      reply.setEncoding('utf8').on('data', (part: string) => received.push(part))
    },
  )
  stream.on('error', () => undefined)
  await vi.waitFor(() => expect(loopback.core.listeners()).toBe(1))
  const message = { kind: 'changed', topics: ['staff'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' } as const
  loopback.core.say(message)
  await vi.waitFor(() => expect(received.join('')).toContain(`data: ${JSON.stringify(message)}\n\n`))
  stream.destroy()
  await vi.waitFor(() => expect(loopback.core.listeners()).toBe(0))
})

test('a connection that has sent nothing for long is let go, and nothing that comes on it later is carried out', async () => {
  const body = JSON.stringify({ id: 'too late' })
  const head = { ...ownHeaders(port, cookie), Host: `127.0.0.1:${port}`, 'Content-Type': 'application/json' }
  const lines = Object.entries({ ...head, 'Content-Length': body.length }).map(([name, value]) => `${name}: ${value}`)
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  let reply = ''
  await new Promise<void>((done) => {
    socket.on('data', (part) => {
      reply += part.toString()
      done()
    })
    socket.on('end', done).on('close', () => done())
  })
  socket.write(['POST /cancel HTTP/1.1', ...lines, '', body].join('\r\n'))
  await new Promise((done) => setTimeout(done, 300))
  socket.destroy()
  expect(loopback.core.cancelled).not.toContain('too late')
  expect(reply).toBe('')
}, 20_000)

describe('files', () => {
  test('are received into the private folder of this run', async () => {
    const body = 'Namn;År\n'.repeat(200_000)
    const answer = await upload('Personal 2019 åäö.csv', body)
    expect([answer.status, refOf(answer).name]).toEqual([200, 'Personal 2019 åäö.csv'])
    const path = String(await loopback.core.locate(refOf(answer).handle))
    expect(await readFile(path, 'utf8')).toBe(body)
    expect(path.startsWith(join(loopback.folder, 'data', 'temporary'))).toBe(true)
  })

  test.skipIf(process.platform === 'win32')('that are received can be read by this person only', async () => {
    const path = String(await loopback.core.locate(refOf(await upload('a.csv', 'x')).handle))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(path, '..', '..', '..')).mode & 0o777).toBe(0o700)
  })

  test.each([
    ['../../secret.html', 'secret.html'],
    ['C:\\Users\\a\\CON.xlsx', 'C Users a CON.xlsx'],
    ['aux.csv', '_aux.csv'],
    ['...', 'fil'],
    ['\u202Elista\u0000\n.xlsx', 'lista .xlsx'],
    [`${'å'.repeat(300)}.xlsx`, `${'å'.repeat(67)}.xlsx`],
    ['', 'fil'],
  ])('named %j are kept as %j', async (sent, kept) => {
    expect(refOf(await upload(sent, 'x')).name).toBe(kept)
  })

  test('that a produced file is made of are sent as a download under its own name', async () => {
    const ref = refOf(await post('/places', { kind: 'file', name: 'Öppna ärenden (1).xlsx' }))
    const early = await read(`/files/${ref.handle}`)
    expect([early.status, JSON.parse(early.body).failure.code]).toEqual([404, 'file.not-found'])
    await writeFile(String(await loopback.core.locate(ref.handle)), 'bytes')
    const answer = await read(`/files/${ref.handle}`)
    expect([answer.status, answer.body]).toEqual([200, 'bytes'])
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="_ppna _renden (1).xlsx"; filename*=UTF-8''%C3%96ppna%20%C3%A4renden%20%281%29.xlsx`,
    )
    expectSafe(answer)
  })

  test('can be empty', async () => {
    const ref = refOf(await post('/places', { kind: 'file', name: 'tom.csv' }))
    await writeFile(String(await loopback.core.locate(ref.handle)), '')
    const answer = await read(`/files/${ref.handle}`)
    expect([answer.status, answer.body, answer.headers['content-length']]).toEqual([200, '', '0'])
  })
})

describe('places', () => {
  test('for stores lie in the data folder, and no two are the same', async () => {
    const data = join(loopback.folder, 'data')
    await writeFile(join(data, 'REGION VÄST 2.stafett'), '')
    expect(await placeOf('store', 'Region Väst')).toBe(join(data, 'Region Väst.stafett'))
    expect(await placeOf('store', 'REGION VÄST.stafett')).toBe(join(data, 'REGION VÄST 3.stafett'))
    expect(await placeOf('store', '../../etc/passwd')).toBe(join(data, 'etc passwd.stafett'))
  })

  test('for folders lie in the data folder', async () => {
    expect(await placeOf('folder', 'Övningsfiler/..')).toBe(join(loopback.folder, 'data', 'Övningsfiler'))
  })
})

test('quits when told, after saying so', async () => {
  expect((await post('/quit', {})).status).toBe(200)
  await vi.waitFor(() => expect(loopback.quits()).toBe(1))
})

test('lets go of open streams and its files when it ends', async () => {
  const other = await startLoopback()
  const session = await other.enter()
  const stream = get({ port: other.port.port, host: '127.0.0.1', path: '/events', headers: { Cookie: session } })
  const isCut = new Promise((resolve) => stream.on('response', (reply) => reply.resume().on('close', resolve)))
  stream.on('error', () => undefined)
  await vi.waitFor(() => expect(other.core.listeners()).toBe(1))
  const produced = await other.runFolder.newPath('produced', 'a.xlsx')
  await other.stop()
  await isCut
  expect(existsSync(produced)).toBe(false)
})
