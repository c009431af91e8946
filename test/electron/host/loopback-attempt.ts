import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call, HostMessage, Reply } from '#shared/contract/bridge.ts'
import type { Core } from '#electron/host/core.ts'
import { createFileHandles } from '#electron/host/file-handles.ts'
import { startHttpPort, type HttpPort } from '#electron/host/http-port.ts'
import { listPageFiles } from '#electron/host/page-files.ts'
import { createPlaces } from '#electron/host/places.ts'
import { createRunFolder, type RunFolder } from '#electron/host/run-folder.ts'

/** A core that only shows what reached it: these tests are about the way there. */
export interface EchoCore extends Core {
  readonly cancelled: string[]
  say(message: HostMessage): void
  listeners(): number
}

export function createEchoCore(): EchoCore {
  const handles = createFileHandles()
  const listeners = new Set<(message: HostMessage) => void>()
  const cancelled: string[] = []
  return {
    cancelled,
    say: (message) => listeners.forEach((listener) => listener(message)),
    listeners: () => listeners.size,
    dispatch: (call: Call) =>
      call.operation === 'throw' ? Promise.reject(new Error('a bug with /secret/path')) : Promise.resolve(echo(call)),
    cancel: (callId) => void cancelled.push(callId),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    register: (path) => Promise.resolve(handles.register(path)),
    locate: (handle) => Promise.resolve(handles.path(handle) ?? null),
    close: () => Promise.resolve(),
  }
}

function echo(call: Call): Reply {
  return { ok: true, value: call }
}

export interface Loopback {
  readonly port: HttpPort
  readonly core: EchoCore
  readonly folder: string
  readonly runFolder: RunFolder
  readonly quits: () => number
  /** Swaps a fresh one-time key for a cookie. */
  enter(): Promise<string>
  stop(): Promise<void>
}

export async function startLoopback(change: { runFolder?: (made: RunFolder) => RunFolder } = {}): Promise<Loopback> {
  const folder = await mkdtemp(join(tmpdir(), 'stafett-http-'))
  const pageFolder = join(folder, 'page')
  await mkdir(join(pageFolder, 'assets'), { recursive: true })
  await writeFile(join(pageFolder, 'browser.html'), '<!doctype html><title>Stafett</title>')
  await writeFile(join(pageFolder, 'assets', 'page.js'), 'export {}')
  await writeFile(join(pageFolder, 'assets', 'notes.txt'), 'not a part of a page')
  await writeFile(join(folder, 'secret.html'), 'secret')
  const dataFolder = join(folder, 'data')
  const core = createEchoCore()
  const made = await createRunFolder(dataFolder)
  const runFolder = change.runFolder?.(made) ?? made
  let quits = 0
  const port = await startHttpPort({
    core,
    page: await listPageFiles(pageFolder, 'browser.html'),
    runFolder,
    choosePlace: createPlaces(dataFolder, runFolder),
    port: 0,
    onQuit: () => (quits += 1),
  })
  return {
    port,
    core,
    folder,
    runFolder,
    quits: () => quits,
    async enter() {
      const reply = await ask(port.port, { path: new URL(port.newAddress()).search.replace(/^/, '/') })
      return String(reply.headers['set-cookie']?.[0]?.split(';')[0])
    },
    async stop() {
      await port.close()
      made.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string | string[]>
  readonly body?: string | Uint8Array
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** One request exactly as given; `Host` is the right one unless given. */
export function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => (text += part))
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

/** Sends bytes as they are and gives all that comes back until the connection ends. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let reply = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (reply += part))
    socket.on('close', () => resolve(reply))
    socket.on('error', reject)
  })
}

/** What the page's own script sends with a POST. */
export function ownPost(port: number, cookie: string, path: string, value: unknown): Ask {
  return {
    method: 'POST',
    path,
    headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  }
}

export function ownHeaders(port: number, cookie: string): Record<string, string> {
  return { Cookie: cookie, Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' }
}
