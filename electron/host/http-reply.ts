import type { ServerResponse } from 'node:http'
import type { FailureCode, FailureParams } from '#shared/contract/failure.ts'
import { safetyHeaders } from './page-headers.ts'

/** A request that is answered with a failure instead of being carried out. */
export class HttpRefusal extends Error {
  readonly status: number
  readonly code: FailureCode
  readonly params: FailureParams

  constructor(status: number, code: FailureCode, params: FailureParams) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.params = params
  }
}

export function malformed(reason: string, status = 400): HttpRefusal {
  return new HttpRefusal(status, 'call.invalid-input', { reason })
}

export function forbidden(reason: string, status = 403): HttpRefusal {
  return new HttpRefusal(status, 'call.not-permitted', { reason })
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // What is left of an unread body would otherwise be read as the next request.
  const closing = response.req.complete ? {} : { Connection: 'close' }
  response.writeHead(status, {
    ...safetyHeaders,
    ...headers,
    ...closing,
    'Content-Length': String(Buffer.byteLength(body)),
  })
  response.end(body)
}

export function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, jsonType, JSON.stringify(value))
}

export function sendRefusal(
  response: ServerResponse,
  refusal: HttpRefusal,
  headers: Record<string, string> = {},
): void {
  send(response, refusal.status, { ...jsonType, ...headers }, refusalBody(refusal))
}

/** The same reply for a request that could not even be read, and so has no response object. */
export function rawRefusal(refusal: HttpRefusal, reasonPhrase: string): string {
  const body = refusalBody(refusal)
  const headers = {
    ...safetyHeaders,
    ...jsonType,
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${refusal.status} ${reasonPhrase}\r\n${lines.join('')}\r\n${body}`
}

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' }

function refusalBody(refusal: HttpRefusal): string {
  return JSON.stringify({ ok: false, failure: { code: refusal.code, params: refusal.params } })
}
