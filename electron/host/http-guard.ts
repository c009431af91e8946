import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { forbidden, type HttpRefusal } from './http-reply.ts'

/** One-time keys and the sessions they have been swapped for. */
export interface HttpGuard {
  /** A new one-time key of 256 bits; the one before it, if unused, stops working. */
  issueKey(): string
  /** Swaps the key for a session's cookie; undefined when the key is wrong or used. */
  swapKey(key: string): string | undefined
  hasSession(request: IncomingMessage): boolean
}

/** @param port part of the cookie's name, because browsers send a cookie of 127.0.0.1 to each of its ports */
export function createHttpGuard(port: number): HttpGuard {
  const cookieName = `stafett-${port}`
  const sessions: Buffer[] = []
  let unusedKey: Buffer | undefined
  return {
    issueKey() {
      const key = newSecret()
      unusedKey = digest(key)
      return key
    },
    swapKey(key) {
      if (unusedKey === undefined || !timingSafeEqual(unusedKey, digest(key))) return undefined
      unusedKey = undefined
      const session = newSecret()
      sessions.push(digest(session))
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
    hasSession(request) {
      const sent = cookieValues(request, cookieName)
      const [value] = sent
      if (value === undefined || sent.length > 1) return false
      const offered = digest(value)
      return sessions.some((session) => timingSafeEqual(session, offered))
    },
  }
}

/**
 * Says why a request cannot come from this host's own page or from the address bar; undefined when it can.
 * @param host the only accepted `Host`, which also shuts out names that have been made to resolve to 127.0.0.1
 */
export function foreignness(request: IncomingMessage, host: string): HttpRefusal | undefined {
  const hosts = headerValues(request, 'host')
  if (hosts.length !== 1 || hosts[0] !== host) return forbidden('host', 421)
  if (request.method !== 'GET' && request.method !== 'POST') return forbidden('method', 405)
  const origins = headerValues(request, 'origin')
  if (origins.some((origin) => origin !== `http://${host}`)) return forbidden('origin')
  if (request.method === 'POST' && origins.length !== 1) return forbidden('origin')
  const sites = headerValues(request, 'sec-fetch-site')
  const ownSites = request.method === 'POST' ? ['same-origin'] : ['same-origin', 'none']
  if (sites.some((site) => !ownSites.includes(site))) return forbidden('site')
  return undefined
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Every value sent, read from the raw headers because Node keeps only the first of a repeated `Host`. */
function headerValues(request: IncomingMessage, name: string): string[] {
  return request.rawHeaders.filter((_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === name)
}

function cookieValues(request: IncomingMessage, name: string): string[] {
  return (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
