import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { malformed } from './http-reply.ts'

const jsonLimit = 8 * 1024 * 1024
/** How much of a body that is too large is still read, so that the refusal reaches the sender instead of a broken connection. */
const politeLimit = 8 * jsonLimit
const idleLimitMs = 20_000
const jsonTimeLimitMs = 60_000

/**
 * Reads a JSON body of at most 8 MB.
 * @throws HttpRefusal when it is something else, too large, or does not fit the schema
 */
export async function readJson<T extends z.ZodType>(request: IncomingMessage, schema: T): Promise<z.output<T>> {
  if (!/^application\/json\s*(?:;\s*charset=utf-8\s*)?$/iu.test(request.headers['content-type'] ?? '')) {
    throw malformed('content-type', 415)
  }
  const parsed = schema.safeParse(parseJson(await readWhole(request)))
  if (!parsed.success) throw malformed('shape')
  return parsed.data
}

/**
 * The body, chunk by chunk. The connection is dropped when nothing arrives for 20 seconds while a chunk is waited for;
 * the time that the reader takes for a chunk does not count.
 */
export async function* bodyChunks(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const startWaiting = () => setTimeout(() => request.destroy(), idleLimitMs)
  let waiting = startWaiting()
  try {
    for await (const chunk of request) {
      clearTimeout(waiting)
      if (chunk instanceof Uint8Array) yield chunk
      waiting = startWaiting()
    }
  } finally {
    clearTimeout(waiting)
  }
}

async function readWhole(request: IncomingMessage): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > politeLimit) throw malformed('size', 413)
  const deadline = setTimeout(() => request.destroy(), jsonTimeLimitMs)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of bodyChunks(request)) {
      size += chunk.byteLength
      if (size <= jsonLimit) chunks.push(chunk)
      else if (size > politeLimit) break
      else chunks.length = 0
    }
  } finally {
    clearTimeout(deadline)
  }
  if (size > jsonLimit) throw malformed('size', 413)
  return Buffer.concat(chunks)
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed('json')
  }
}
