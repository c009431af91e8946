import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { asWriteFailure } from './hashed-file.ts'

/**
 * Writes pieces to a new file, flushed to the disk and hashed on the way.
 * @throws FileFailure `file.not-writable`, `file.no-space`
 */
export async function writePieces(
  path: string,
  pieces: Iterable<Buffer>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  try {
    const handle = await open(path, 'wx')
    try {
      const hash = createHash('sha256')
      let bytes = 0
      for (const piece of pieces) {
        hash.update(piece)
        await handle.writeFile(piece)
        bytes += piece.length
      }
      await handle.sync()
      return { bytes, sha256: hash.digest('hex') }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw asWriteFailure(error, path)
  }
}
