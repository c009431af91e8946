import { open, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { bodyChunks } from './http-body.ts'
import { HttpRefusal, malformed } from './http-reply.ts'
import { safetyHeaders } from './page-headers.ts'

const typesByExtension: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
}

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Writes the body to a new file, however large it is. After a failed write the rest of the body is read and thrown away,
 * because a browser shows a broken connection, not the reply, when it is still sending.
 * @throws HttpRefusal `file.no-space`, `file.not-writable`; nothing is left of the file then
 */
export async function receiveFile(request: IncomingMessage, path: string): Promise<void> {
  if (/^(?:multipart\/|application\/x-www-form-urlencoded)/iu.test(request.headers['content-type'] ?? '')) {
    throw malformed('content-type', 415)
  }
  let failure: unknown
  let whole = false
  try {
    const file = await open(path, 'w', 0o600).catch((error: unknown) => {
      failure = error
    })
    try {
      for await (const chunk of bodyChunks(request)) {
        if (failure === undefined) await file?.writeFile(chunk).catch((error: unknown) => (failure = error))
      }
    } finally {
      await file?.close().catch((error: unknown) => (failure ??= error))
    }
    whole = failure === undefined && request.complete
  } finally {
    if (!whole) await rm(path, { force: true }).catch(() => undefined)
  }
  if (failure !== undefined) throw writeRefusal(failure, basename(path))
  if (!whole) throw malformed('incomplete')
}

/**
 * Sends a produced file as a download under its own name.
 * @throws HttpRefusal `file.not-found`
 */
export async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const name = basename(path)
  const file = await open(path, 'r').catch(() => undefined)
  const facts = await file?.stat()
  if (file === undefined || facts?.isFile() !== true) {
    await file?.close()
    throw new HttpRefusal(404, 'file.not-found', { name })
  }
  response.writeHead(200, {
    ...safetyHeaders,
    'Content-Type': typesByExtension[extname(name).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': String(facts.size),
    'Content-Disposition': disposition(name),
  })
  // A download that breaks off is the browser's to tell; its length says that it is not whole.
  await pipeline(file.createReadStream({ end: Math.max(facts.size - 1, 0) }), response).catch(() => response.destroy())
}

/** RFC 6266 with the extended notation of RFC 8187, and an ASCII name for what cannot read it. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const extended = encodeURIComponent(name).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`
}

/** Says in the contract's words why something could not be written. */
export function writeRefusal(error: unknown, name: string): HttpRefusal {
  const system = error instanceof Error && 'code' in error ? String(error.code) : ''
  return fullDisk.has(system)
    ? new HttpRefusal(507, 'file.no-space', { name })
    : new HttpRefusal(500, 'file.not-writable', { name, system })
}
