import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Core } from './core.ts'
import { readJson } from './http-body.ts'
import { streamEvents } from './http-events.ts'
import { receiveFile, sendFile, writeRefusal } from './http-files.ts'
import { createHttpGuard, foreignness, type HttpGuard } from './http-guard.ts'
import { forbidden, HttpRefusal, malformed, rawRefusal, send, sendJson, sendRefusal } from './http-reply.ts'
import type { PageFiles } from './page-files.ts'
import { placeKinds, type PlaceKind } from './places.ts'
import type { RunFolder } from './run-folder.ts'
import { safeFileName } from './safe-name.ts'

export interface HttpPortSettings {
  readonly core: Core
  readonly page: PageFiles
  readonly runFolder: RunFolder
  /** Chooses a path where another host would have shown a dialog. */
  readonly choosePlace: (kind: PlaceKind, name: string) => Promise<string>
  /** 0 for any free port. */
  readonly port: number
  /** The page has asked the host to end. */
  readonly onQuit: () => void
}

export interface HttpPort {
  readonly port: number
  /** A new address with a one-time key; an unused one from before stops working. */
  newAddress(): string
  /** Takes no more requests, gives running ones a moment, and lets go of every connection. */
  close(): Promise<void>
}

const CallBody = z.strictObject({
  id: z.string().min(1).max(100),
  operation: z.string().min(1).max(100),
  input: z.unknown(),
})
const CancelBody = z.strictObject({ id: z.string().min(1).max(100) })
const PlaceBody = z.strictObject({ kind: z.enum(placeKinds), name: z.string().max(1000) })

const graceMs = 1000

/**
 * Serves the page and the core on the loopback interface, to this person's browser only.
 * @throws the listening error, such as `EADDRINUSE`
 */
export async function startHttpPort(settings: HttpPortSettings): Promise<HttpPort> {
  // A call may take minutes and an upload any time, so only the headers have a time limit here; bodies have theirs in http-body.
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 0,
    keepAliveTimeout: 10_000,
    connectionsCheckingInterval: 2000,
    requireHostHeader: false,
  })
  const port = await listen(server, settings.port)
  const host = `127.0.0.1:${port}`
  const guard = createHttpGuard(port)
  const answer = createAnswer(settings, guard, host)
  server.on('request', answer)
  server.on('checkExpectation', answer)
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    // A browser opens connections ahead of need. One that has sent nothing in time is let go at once and without a word: after an
    // answer the host would still carry out what comes, while the browser takes the answer for a refusal and sends it once more.
    if (error.code === 'ECONNRESET' || error.code === 'ERR_HTTP_REQUEST_TIMEOUT' || !socket.writable) {
      socket.destroy()
      return
    }
    const status = statusOfUnreadable(error.code)
    socket.end(rawRefusal(malformed('http', status), STATUS_CODES[status] ?? ''))
  })
  return {
    port,
    newAddress: () => `http://${host}/?key=${guard.issueKey()}`,
    close: () => closeServer(server),
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

function createAnswer(settings: HttpPortSettings, guard: HttpGuard, host: string): Answer {
  const route = createRoutes(settings)
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const foreign = foreignness(request, host)
    if (foreign !== undefined) throw foreign
    const { path, query } = splitTarget(request.url ?? '')
    const key = path === '/' && request.method === 'GET' ? query.get('key') : null
    const cookie = key === null ? undefined : guard.swapKey(key)
    if (cookie !== undefined) {
      send(response, 303, { Location: '/', 'Set-Cookie': cookie }, '')
      return
    }
    if (!guard.hasSession(request)) throw forbidden(key === null ? 'session' : 'key')
    // Someone who is already in and clicks the printed address again should come in, not be turned away.
    if (key === null) await route(request, response, path, query)
    else send(response, 303, { Location: '/' }, '')
  }
  return (request, response) => {
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    respond(request, response).catch((error: unknown) => {
      const refusal = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'call.internal', {})
      sendRefusal(response, refusal, refusal.status === 405 ? { Allow: 'GET, POST' } : {})
    })
  }
}

type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
) => void | Promise<void>

function createRoutes(settings: HttpPortSettings): Route {
  const { core, runFolder } = settings
  const downloadable = new Set<string>()
  const posts: Readonly<Record<string, Route>> = {
    '/call': async (request, response) => {
      const { id, operation, input } = await readJson(request, CallBody)
      sendJson(response, await core.dispatch({ id, operation, input }))
    },
    '/cancel': async (request, response) => {
      core.cancel((await readJson(request, CancelBody)).id)
      sendJson(response, { ok: true, value: null })
    },
    '/files': async (request, response, _, query) => {
      const name = query.get('name')
      if (name === null || name.length > 1000) throw malformed('name')
      const path = await place(runFolder.newPath('received', safeFileName(name, 'fil')), name)
      await receiveFile(request, path)
      sendJson(response, await core.register(path, { temporary: true }))
    },
    '/places': async (request, response) => {
      const { kind, name } = await readJson(request, PlaceBody)
      const ref = await core.register(await place(settings.choosePlace(kind, name), name))
      if (kind === 'file') downloadable.add(ref.handle)
      sendJson(response, ref)
    },
    '/quit': (_, response) => {
      response.on('close', settings.onQuit)
      sendJson(response, { ok: true, value: null })
    },
  }
  const gets: Readonly<Record<string, Route>> = {
    '/events': (request, response) => streamEvents(core, request, response),
  }
  const download: Route = async (_, response, path) => {
    const handle = path.slice('/files/'.length)
    const located = downloadable.has(handle) ? await core.locate(handle) : null
    if (located === null) throw new HttpRefusal(404, 'file.unknown-handle', {})
    await sendFile(response, located)
  }
  const servePage: Route = async (_, response, path) => {
    const file = settings.page.find(path)
    if (file === undefined) throw malformed('path', 404)
    send(response, 200, { 'Content-Type': file.type }, await file.read())
  }
  const find = (method: string, path: string): Route => {
    if (method === 'POST') return ownRoute(posts, path) ?? refuse(settings.page.find(path) === undefined ? 404 : 405)
    if (ownRoute(posts, path) !== undefined) return refuse(405)
    return ownRoute(gets, path) ?? (path.startsWith('/files/') ? download : servePage)
  }
  return (request, response, path, query) => find(request.method ?? '', path)(request, response, path, query)
}

async function place(choosing: Promise<string>, name: string): Promise<string> {
  try {
    return await choosing
  } catch (error) {
    throw writeRefusal(error, name)
  }
}

function ownRoute(routes: Readonly<Record<string, Route>>, path: string): Route | undefined {
  return Object.hasOwn(routes, path) ? routes[path] : undefined
}

function refuse(status: 404 | 405): Route {
  return () => {
    throw status === 405 ? forbidden('method', status) : malformed('path', status)
  }
}

/** The target as it was sent: nothing is decoded or normalised, so that what is checked is what is used. */
function splitTarget(target: string): { readonly path: string; readonly query: URLSearchParams } {
  if (!target.startsWith('/')) throw malformed('path')
  const at = target.indexOf('?')
  return at === -1
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) }
}

function statusOfUnreadable(code: string | undefined): 400 | 431 {
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
