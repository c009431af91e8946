import { lstat, rename, rm } from 'node:fs/promises'
import { asWriteFailure } from './hashed-file.ts'

/**
 * Puts a proven file in its final place, over an older one. When that fails the older file is untouched and the new one removed.
 * @throws FileFailure `file.not-writable` (for instance because the old file is open in Excel), `file.no-space`
 */
export async function keepFile(partPath: string, finalPath: string): Promise<void> {
  try {
    await rename(partPath, finalPath)
  } catch (error) {
    await removeLeftover(partPath)
    throw asWriteFailure(error, finalPath)
  }
}

/** Only a file or a link to one: a path may name a device or a pipe, which was there before and belongs to the system. */
export async function removeLeftover(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (found !== undefined && (found.isFile() || found.isSymbolicLink())) await rm(path, { force: true })
}
