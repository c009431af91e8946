import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { Writable } from 'node:stream'
import { callbackify } from 'node:util'
import { FileFailure, systemCode } from './file-failure.ts'
import { setZipClock } from './zip-clock.ts'

/** A zip file that is written once, from start to end, flushed to the disk and hashed on the way. */
export class HashedFile extends Writable {
  readonly #handle: FileHandle
  readonly #clock: Date
  readonly #hash = createHash('sha256')
  size = 0

  /**
   * @param clock the time that every entry of the zip shall carry
   * @throws FileFailure `file.not-writable`, `file.no-space`
   */
  static async create(path: string, clock: Date): Promise<HashedFile> {
    try {
      return new HashedFile(await open(path, 'w'), clock)
    } catch (error) {
      throw asWriteFailure(error, path)
    }
  }

  private constructor(handle: FileHandle, clock: Date) {
    super({ highWaterMark: 1024 * 1024 })
    this.#handle = handle
    this.#clock = clock
    // The error is thrown to whoever waits in `settled` or for the end; without a listener it would end the process.
    this.on('error', () => {})
  }

  /** Of everything that was written; call it once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex')
  }

  /** Waits until the disk keeps up; throws what the disk said. */
  async settled(): Promise<void> {
    if (this.errored !== null) throw this.errored
    if (!this.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      const onReady = () => {
        this.off('drain', onReady)
        this.off('close', onReady)
        resolve()
      }
      this.on('drain', onReady)
      this.on('close', onReady)
    })
    if (this.errored !== null) throw this.errored
  }

  /** Closes it, whatever state it is in. */
  async abandon(): Promise<void> {
    if (this.closed) return
    await new Promise<void>((resolve) => {
      this.once('close', resolve)
      this.destroy()
    })
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    setZipClock(chunk, this.#clock)
    this.#hash.update(chunk)
    this.size += chunk.length
    callbackify(() => this.#writeAll(chunk))(done)
  }

  override _final(done: (error?: Error | null) => void): void {
    callbackify(() => this.#handle.sync())(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    callbackify(() => this.#handle.close())((closeError) => done(error ?? closeError))
  }

  async #writeAll(chunk: Buffer): Promise<void> {
    let at = 0
    while (at < chunk.length) at += (await this.#handle.write(chunk, at)).bytesWritten
  }
}

/** Turns what the operating system says about a place that cannot be written into a failure; leaves every other error alone. */
export function asWriteFailure(error: unknown, path: string): unknown {
  const system = systemCode(error)
  const name = basename(path)
  if (full.has(system)) return new FileFailure('file.no-space', { name }, { cause: error })
  if (refused.has(system)) return new FileFailure('file.not-writable', { name, system }, { cause: error })
  return error
}

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const refused: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'ETXTBSY',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'EIO',
  'ENXIO',
  'EINVAL',
  'EXDEV',
])
