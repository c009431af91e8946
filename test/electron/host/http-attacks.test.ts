import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safetyHeaders } from '#electron/host/page-headers.ts'
import { ask, askRaw, ownHeaders, ownPost, startLoopback, type Ask, type Loopback } from './loopback-attempt.ts'

let loopback: Loopback
let port: number
let cookie: string

beforeAll(async () => {
  loopback = await startLoopback()
  port = loopback.port.port
  cookie = await loopback.enter()
})
afterAll(() => loopback.stop())

const call = { id: 'a', operation: 'session.state', input: {} }

/** The page's own call with some headers changed; null leaves a header out. */
function changedCall(changes: Record<string, string | null>, body: string | Uint8Array = JSON.stringify(call)): Ask {
  const own = { ...ownHeaders(port, cookie), 'Content-Type': 'application/json', ...changes }
  const headers = Object.fromEntries(
    Object.entries(own).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
  )
  return { method: 'POST', path: '/call', headers, body }
}

/** The status and the reason of a refusal, which must carry the safety headers and tell nothing of the inside. */
async function refusal(asked: Ask): Promise<string> {
  const answer = await ask(port, asked)
  const unsafe = Object.entries(safetyHeaders).filter(([name, value]) => answer.headers[name.toLowerCase()] !== value)
  if (unsafe.length > 0 || answer.headers['set-cookie'] !== undefined) return `${answer.status} with unsafe headers`
  if (/at .*:\d+|node_modules|\/work\/|Error:/u.test(answer.body)) return `${answer.status} with a stack trace`
  if (asked.method === 'HEAD') return `${answer.status}`
  const { ok, failure } = JSON.parse(answer.body)
  return `${answer.status} ${ok === false ? (failure.params.reason ?? failure.code) : 'without a failure'}`
}

test('the page’s own call is let through, so that the refusals below are for their one change', async () => {
  expect((await ask(port, changedCall({}))).status).toBe(200)
})

describe('another address (DNS rebinding)', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.1', 'stafett.localhost'])(
    'Host %s is refused',
    async (name) => {
      const host = name.includes(':') || name === '127.0.0.1' ? name : `${name}:${port}`
      expect(await refusal(changedCall({ Host: host }))).toBe('421 host')
      expect(await refusal({ headers: { Host: host, Cookie: cookie } })).toBe('421 host')
    },
  )

  test('two Host headers, none, and an absolute target are refused', async () => {
    const own = `Host: 127.0.0.1:${port}\r\n`
    const rest = `Cookie: ${cookie}\r\nConnection: close\r\n\r\n`
    for (const head of [
      `GET / HTTP/1.1\r\n${own}Host: evil.example\r\n`,
      `GET / HTTP/1.1\r\nHost: evil.example\r\n${own}`,
      `GET / HTTP/1.1\r\n${own}${own}`,
      `GET / HTTP/1.1\r\n`,
      `GET / HTTP/1.0\r\n`,
    ]) {
      expect(await askRaw(port, head + rest)).toMatch(/^HTTP\/1\.1 421 [^]*Content-Security-Policy/)
    }
    expect(await askRaw(port, `GET http://evil.example/ HTTP/1.1\r\n${own}${rest}`)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await askRaw(port, `GET / HTTP/1.1\r\n${own}${rest}`)).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('another page', () => {
  test.each(['null', 'https://evil.example', 'http://127.0.0.1:1', 'http://localhost', 'file://', 'app://stafett'])(
    'with Origin %s is refused',
    async (origin) => {
      expect(await refusal(changedCall({ Origin: origin }))).toBe('403 origin')
      expect(await refusal({ headers: { Cookie: cookie, Origin: origin } })).toBe('403 origin')
    },
  )

  test('that sends no Origin with a POST is refused', async () => {
    expect(await refusal(changedCall({ Origin: null }))).toBe('403 origin')
  })

  test.each(['cross-site', 'same-site'])('that the browser calls %s is refused', async (site) => {
    expect(await refusal(changedCall({ 'Sec-Fetch-Site': site }))).toBe('403 site')
    expect(await refusal({ headers: { Cookie: cookie, 'Sec-Fetch-Site': site } })).toBe('403 site')
    const address = new URL(loopback.port.newAddress())
    expect(await refusal({ path: `/${address.search}`, headers: { 'Sec-Fetch-Site': site } })).toBe('403 site')
  })

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json; charset=latin1',
    'text/plain; application/json',
  ])('that posts %s is refused', async (type) => {
    expect(await refusal(changedCall({ 'Content-Type': type }))).toBe('415 content-type')
  })

  test('that posts a form to the upload is refused', async () => {
    const headers = { ...ownHeaders(port, cookie), 'Content-Type': 'multipart/form-data; boundary=x' }
    expect(await refusal({ method: 'POST', path: '/files?name=a', headers, body: '--x--' })).toBe('415 content-type')
  })
})

describe('someone without the key', () => {
  test.each(['/', '/assets/page.js', '/events', '/files/x', '/nothing', '/favicon.ico'])(
    'gets nothing of %s',
    async (path) => {
      expect(await refusal({ path })).toBe('403 session')
    },
  )

  test('is refused with a guessed, foreign, empty or doubled cookie', async () => {
    const name = cookie.split('=')[0]
    for (const sent of [
      `${name}=`,
      `${name}=x`,
      `other=${cookie.split('=')[1]}`,
      `${cookie}; ${name}=x`,
      `${name}=x; ${cookie}`,
    ]) {
      expect(await refusal(changedCall({ Cookie: sent }))).toBe('403 session')
    }
    expect(await refusal(changedCall({ Cookie: null }))).toBe('403 session')
  })

  test('is refused with a used, replaced, wrong or empty key', async () => {
    const replaced = new URL(loopback.port.newAddress()).search
    const used = new URL(loopback.port.newAddress()).search
    expect((await ask(port, { path: `/${used}` })).status).toBe(303)
    for (const search of [used, replaced, '?key=', '?key=x', `?key=x&${used.slice(1)}`]) {
      expect(await refusal({ path: `/${search}` })).toBe('403 key')
    }
    const fresh = new URL(loopback.port.newAddress()).search
    expect(await refusal({ path: `/assets/page.js${fresh}` })).toBe('403 session')
    expect(await refusal({ method: 'POST', path: `/${fresh}`, headers: ownHeaders(port, '') })).toBe('403 session')
  })
})

describe('other methods and places', () => {
  test.each(['HEAD', 'PUT', 'OPTIONS', 'DELETE', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
    const expected = method === 'HEAD' ? '405' : '405 method'
    for (const path of ['/', '/call']) {
      expect(await refusal({ ...changedCall({}, ''), method, path })).toBe(expected)
    }
  })

  test('GET on what is posted, and POST on what is read, are refused', async () => {
    const headers = { Cookie: cookie }
    for (const path of ['/call', '/cancel', '/places', '/files', '/quit'])
      expect(await refusal({ path, headers })).toBe('405 method')
    expect(await refusal(ownPost(port, cookie, '/', {}))).toBe('405 method')
    expect(await refusal(ownPost(port, cookie, '/events', {}))).toBe('404 path')
  })

  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..\\..\\secret.html',
    '//secret.html',
    '/assets/notes.txt',
    '/assets/',
    '/assets',
    '/browser.html/',
    '/%00',
    '/__proto__',
    '/constructor',
    '/assets/page.js%00.html',
  ])('%s leads nowhere', async (path) => {
    const answer = await askRaw(
      port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).not.toContain('secret')
  })

  test('only files that this host has given a place can be downloaded', async () => {
    const stored = JSON.parse((await ask(port, ownPost(port, cookie, '/places', { kind: 'store', name: 'a' }))).body)
    for (const handle of [stored.handle, 'x', '..', '../../secret.html', '__proto__', '']) {
      const answer = await ask(port, { path: `/files/${handle}`, headers: { Cookie: cookie } })
      expect([answer.status, JSON.parse(answer.body).failure.code]).toEqual([404, 'file.unknown-handle'])
    }
  })
})

describe('bodies', () => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"id":1}',
    '['.repeat(100_000),
    '\u0000',
    '{"id":"a","operation":"b","input":1,"x":1}',
  ])('of another shape are refused: %.40j', async (body) => {
    expect(await refusal(changedCall({}, body))).toMatch(/^400 /)
  })

  test('that are not UTF-8 are refused', async () => {
    expect(await refusal(changedCall({}, Buffer.from('{"id":"\xff"}', 'latin1')))).toBe('400 json')
  })

  test('above 8 MB are refused with a reply, below it they are read', async () => {
    expect((await ask(port, changedCall({}, callOfMegabytes(8)))).status).toBe(200)
    expect(await refusal(changedCall({}, callOfMegabytes(9)))).toBe('413 size')
    expect(await refusal(changedCall({}, callOfMegabytes(40)))).toBe('413 size')
    const claimed = await askRaw(port, rawCall('Content-Length: 99999999999\r\n'))
    expect(claimed).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close/)
  })

  test('with ids, names and kinds out of bounds are refused', async () => {
    expect(await refusal(ownPost(port, cookie, '/cancel', { id: 'x'.repeat(101) }))).toMatch(/^400 /)
    expect(await refusal(ownPost(port, cookie, '/places', { kind: 'device', name: 'a' }))).toMatch(/^400 /)
    expect(await refusal(ownPost(port, cookie, '/places', { kind: 'store', name: 'x'.repeat(1001) }))).toMatch(/^400 /)
    expect(await refusal({ ...changedCall({}), path: '/files' })).toBe('400 name')
    expect(await refusal({ ...changedCall({}), path: `/files?name=${'x'.repeat(1001)}` })).toBe('400 name')
  })

  test('that break off leave nothing and harm nobody', async () => {
    const head = `POST /files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nOrigin: http://127.0.0.1:${port}\r\n`
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`${head}Content-Length: 1000\r\n\r\nhalf`, () => setTimeout(() => socket.destroy(), 100))
      })
      socket.on('close', () => resolve())
    })
    expect((await ask(port, changedCall({}))).status).toBe(200)
  })
})

describe('what is hardly HTTP', () => {
  test('is answered with a refusal and the safety headers, or cut', async () => {
    for (const [text, status] of [
      ['nonsense\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      [rawCall('Content-Length: 3\r\nTransfer-Encoding: chunked\r\n'), 400],
      [rawCall('Content-Length: 3\r\nContent-Length: 4\r\n'), 400],
      [rawCall('Content-Length: -1\r\n'), 400],
      ['\u0016\u0003\u0001\u0002', 400],
    ] as const) {
      const answer = await askRaw(port, text)
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*Content-Security-Policy`))
    }
    expect((await ask(port, changedCall({}))).status).toBe(200)
  })
})

test('listens on 127.0.0.1 and on no other address of this machine', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address, scopeid }) => (scopeid === undefined || scopeid === 0 ? address : undefined))
    .filter((address) => address !== undefined && address !== '127.0.0.1')
  for (const address of ['::1', ...others]) {
    expect([address, await canConnect(String(address))]).toEqual([address, false])
  }
  expect(await canConnect('127.0.0.1')).toBe(true)
})

function callOfMegabytes(megabytes: number): string {
  return JSON.stringify({ ...call, input: 'x'.repeat(megabytes * 1024 * 1024 - 60) })
}

function rawCall(headers: string): string {
  return `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n${headers}\r\n`
}

function canConnect(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })
}
