import { createHash } from 'node:crypto'
import { openSource } from './source-file.ts'

/**
 * @returns the hash in lower-case hexadecimal, and the size in bytes
 * @throws FileFailure `file.not-found`, `file.not-readable`, `file.empty`, `file.vanished`, `file.cancelled`
 */
export async function sha256OfFile(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const source = await openSource(path, options.signal)
  try {
    const hash = createHash('sha256')
    for await (const chunk of source.chunks()) hash.update(chunk)
    return { sha256: hash.digest('hex'), bytes: source.size }
  } finally {
    await source.close()
  }
}
