import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileFailure, stopIfCancelled, systemCode } from './file-failure.ts'

/** A file opened for reading. Its size is fixed at opening: bytes that are added later are not read. */
export interface SourceFile {
  /** The file's own name, without its folder. */
  readonly name: string
  /** In bytes, more than 0. */
  readonly size: number
  /**
   * The bytes from `start` up to, not including, `end`, in order.
   * @throws FileFailure `file.vanished` when fewer bytes are left than there were, `file.cancelled`
   */
  chunks(start?: number, end?: number): AsyncGenerator<Buffer>
  /**
   * The bytes are still those that were there at opening, so that what was read twice was the same both times.
   * @throws FileFailure `file.vanished` when the file was written to meanwhile
   */
  checkUnchanged(): Promise<void>
  close(): Promise<void>
}

/** @throws FileFailure `file.not-found`, `file.not-readable`, `file.empty`, `file.unknown-format` (a folder or a device) */
export async function openSource(path: string, signal?: AbortSignal): Promise<SourceFile> {
  stopIfCancelled(signal)
  const name = basename(path)
  const handle = await openHandle(path, name)
  try {
    const stat = await handle.stat({ bigint: true })
    const size = Number(stat.size)
    if (!stat.isFile()) throw new FileFailure('file.unknown-format', { name })
    if (size === 0) throw new FileFailure('file.empty', { name })
    return {
      name,
      size,
      chunks: (start = 0, end = size) => readRange(handle, name, start, end, signal),
      checkUnchanged: async () => {
        const now = await handle.stat({ bigint: true })
        if (now.size !== stat.size || now.mtimeNs !== stat.mtimeNs) throw new FileFailure('file.vanished', { name })
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Bytes that are in memory already, read as a file of that name: pasted text, an unlocked workbook.
 * @throws FileFailure `file.empty`
 */
export function openMemorySource(name: string, bytes: Buffer): SourceFile {
  if (bytes.length === 0) throw new FileFailure('file.empty', { name })
  return {
    name,
    size: bytes.length,
    chunks: async function* (start = 0, end = bytes.length) {
      for (let at = start; at < end; at += chunkBytes) yield bytes.subarray(at, Math.min(at + chunkBytes, end))
    },
    checkUnchanged: async () => {},
    close: async () => {},
  }
}

/** As much of the start as tells what kind of file it is. */
export async function headOf(source: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source.chunks(0, Math.min(512, source.size))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The whole file at once, for the readers that cannot stream. */
export async function readWhole(source: SourceFile): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(source.size)
  let at = 0
  for await (const chunk of source.chunks()) at += chunk.copy(whole, at)
  return whole
}

const chunkBytes = 128 * 1024

async function openHandle(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new FileFailure('file.not-found', { name }, { cause: error })
    if (code === 'EISDIR') throw new FileFailure('file.unknown-format', { name }, { cause: error })
    throw new FileFailure('file.not-readable', { name, system: code }, { cause: error })
  }
}

async function* readRange(
  handle: FileHandle,
  name: string,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  let at = start
  while (at < end) {
    stopIfCancelled(signal)
    const wanted = Math.min(chunkBytes, end - at)
    const bytesRead = await readAt(handle, name, at, wanted)
    at += bytesRead.length
    yield bytesRead
  }
}

async function readAt(handle: FileHandle, name: string, at: number, wanted: number): Promise<Buffer> {
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at)
    if (bytesRead === 0) throw new FileFailure('file.vanished', { name })
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof FileFailure) throw error
    // A pulled-out memory stick or a lost network share answers with one of several codes; all mean the same to the person.
    throw new FileFailure('file.vanished', { name, system: systemCode(error) }, { cause: error })
  }
}
