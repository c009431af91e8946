import { Readable, pipeline } from 'node:stream'
import { callbackify } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { FileFailure } from './file-failure.ts'
import type { SourceFile } from './source-file.ts'

/** The parts of a zip package, after the gate has looked at every entry. Nothing is unpacked to disk. */
export interface ZipParts {
  readonly names: readonly string[]
  /** Exact name first, else the same name in other letter case, as some producers write; `undefined` when missing. */
  find(name: string): string | undefined
  /** The size the directory promises, in bytes. */
  promisedSize(name: string): number
  /**
   * The unpacked bytes of one part, counted and checked as they come, because headers lie.
   * @throws FileFailure `file.damaged`, `file.too-hostile`, `file.vanished`, `file.cancelled`
   */
  open(name: string): AsyncGenerator<Buffer>
}

/** What a package may be at most before it is refused unread. Sizes in bytes. */
export const zipLimits = {
  entries: 10_000,
  unpacked: 1_500_000_000,
  part: 400_000_000,
  /** Unpacked size over packed size, for parts above `ratioFrom`. */
  ratio: 200,
  ratioFrom: 1_000_000,
  sheets: 500,
} as const

/** @throws FileFailure `file.damaged`, `file.too-hostile`, `file.password-protected`, `file.vanished`, `file.cancelled` */
export async function openZip(source: SourceFile): Promise<ZipParts> {
  const zip = await readDirectoryEnd(source)
  if (zip.entryCount > zipLimits.entries) throw hostile(source, 'entries')
  const parts = await readEntries(source, zip)
  const namesByFold = new Map(Array.from(parts.keys(), (name) => [name.toLowerCase(), name]))
  const budget = { left: zipLimits.unpacked }

  return {
    names: [...parts.keys()],
    find: (name) => (parts.has(name) ? name : namesByFold.get(name.toLowerCase())),
    promisedSize: (name) => parts.get(name)?.uncompressedSize ?? 0,
    open: (name) => {
      const entry = parts.get(name)
      if (entry === undefined) throw new FileFailure('file.damaged', { name: source.name, part: name })
      return openPart(source, zip, name, entry, budget)
    },
  }
}

/** All of a part at once, for the small ones. Throws as `ZipParts.open`. */
export async function readPart(zip: ZipParts, name: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zip.open(name)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readDirectoryEnd(source: SourceFile): Promise<yauzl.ZipFile> {
  const reader = new SourceReader(source)
  try {
    return await new Promise((resolve, reject) => {
      // Names stay bytes here, so that our own check of them is the only one and gives its own reason.
      const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false }
      yauzl.fromRandomAccessReader(reader, source.size, options, (error, zip) => {
        if (error === null) resolve(zip)
        else reject(error)
      })
    })
  } catch (error) {
    throw asDamaged(error, source, 'directory')
  }
}

async function readEntries(source: SourceFile, zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const parts = new Map<string, yauzl.Entry>()
  let promised = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8')
      checkName(source, name)
      if (name.endsWith('/')) continue
      if (parts.has(name)) throw hostile(source, 'duplicate-name')
      if (entry.isEncrypted()) {
        throw new FileFailure('file.password-protected', { name: source.name, reason: 'cipher' })
      }
      if (entry.uncompressedSize > zipLimits.part) throw hostile(source, 'part-size')
      if (isTooDense(entry.uncompressedSize, entry.compressedSize)) throw hostile(source, 'ratio')
      promised += entry.uncompressedSize
      if (promised > zipLimits.unpacked) throw hostile(source, 'unpacked-size')
      parts.set(name, entry)
    }
  } catch (error) {
    throw asDamaged(error, source, 'directory')
  }
  return parts
}

function checkName(source: SourceFile, name: string): void {
  const escapes =
    name.includes('\\') ||
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..')
  if (escapes) throw hostile(source, 'part-name')
}

/** Sizes in bytes. */
export function isTooDense(unpacked: number, packed: number): boolean {
  return unpacked > zipLimits.ratioFrom && unpacked > zipLimits.ratio * Math.max(packed, 1)
}

async function* openPart(
  source: SourceFile,
  zip: yauzl.ZipFile,
  part: string,
  entry: yauzl.Entry,
  budget: { left: number },
): AsyncGenerator<Buffer> {
  let size = 0
  let checksum = 0
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = source.chunks(fileDataStart, fileDataStart + entry.compressedSize)
    for await (const chunk of unpack(packed, entry.compressionMethod)) {
      size += chunk.length
      budget.left -= chunk.length
      if (size > zipLimits.part) throw hostile(source, 'part-size')
      if (budget.left < 0) throw hostile(source, 'unpacked-size')
      if (isTooDense(size, entry.compressedSize)) throw hostile(source, 'ratio')
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } catch (error) {
    throw asDamaged(error, source, part)
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new FileFailure('file.damaged', { name: source.name, part })
  }
}

function unpack(packed: AsyncGenerator<Buffer>, method: number): AsyncIterable<Buffer> {
  const stored = 0
  const deflated = 8
  if (method === stored) return packed
  if (method !== deflated) throw new Error(`compression method ${method}`)
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  // The pipeline hands an error on either side to whoever iterates over `inflate`, so its own callback has nothing to say.
  pipeline(Readable.from(packed, { objectMode: false }), inflate, () => {})
  return inflate
}

function asDamaged(error: unknown, source: SourceFile, part: string): FileFailure {
  if (error instanceof FileFailure) return error
  return new FileFailure('file.damaged', { name: source.name, part }, { cause: error })
}

function hostile(source: SourceFile, reason: string): FileFailure {
  return new FileFailure('file.too-hostile', { name: source.name, reason })
}

/** Lets yauzl read through our source, so that a file that shrinks is noticed in one place. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: SourceFile

  constructor(source: SourceFile) {
    super()
    this.#source = source
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    callbackify(() => this.#fill(buffer, offset, position, position + length))(callback)
  }

  async #fill(buffer: Buffer, offset: number, start: number, end: number): Promise<void> {
    if (start < 0 || end > this.#source.size) throw new Error('outside the file')
    let at = offset
    for await (const chunk of this.#source.chunks(start, end)) at += chunk.copy(buffer, at)
  }
}
