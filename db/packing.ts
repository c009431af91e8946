import { constants, zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ZstdOptions } from 'node:zlib'

/** The fastest level: what is kept is read again far more often than space is short. */
const options: ZstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Compressed at most so many at a time; more would only hold memory. */
const mostAtOnce = 4

/** Compresses values beside the thread that makes them, and writes each in the order they came. */
export interface Packer<Place> {
  /** Resolves when there is room for more. */
  add(place: Place, content: string | Buffer): Promise<void>
  /** Resolves when all is written. */
  end(): Promise<void>
}

export function createPacker<Place>(write: (place: Place, packed: Buffer) => void): Packer<Place> {
  const queue: { readonly place: Place; readonly packed: Promise<Buffer> }[] = []
  const drain = async (to: number): Promise<void> => {
    while (queue.length > to) {
      const [first] = queue
      if (first === undefined) return
      const packed = await first.packed
      queue.shift()
      write(first.place, packed)
    }
  }
  return {
    add(place, content) {
      queue.push({ place, packed: packBeside(content) })
      return drain(mostAtOnce)
    },
    end: () => drain(0),
  }
}

export function pack(content: string | Buffer): Buffer {
  return zstdCompressSync(content, options)
}

export function unpack(packed: Buffer): Buffer {
  return zstdDecompressSync(packed)
}

function packBeside(content: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zstdCompress(content, options, (error, packed) => (error === null ? resolve(packed) : reject(error)))
  })
}
