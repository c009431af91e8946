import { FileFailure } from './file-failure.ts'
import type { SourceFile } from './source-file.ts'

/** The streams of an OLE compound file: an .xls, or the wrapping of an encrypted .xlsx. */
export interface OleFile {
  /** Names of storages and streams, without their place in the tree. */
  readonly names: readonly string[]
  /** Whether there is a stream of that name. Letter case does not matter. */
  has(stream: string): boolean
  /** @throws FileFailure `file.damaged`, `file.too-hostile` above 200 MB */
  read(stream: string): Promise<Buffer>
}

/**
 * Reads the directory of the file, and nothing else yet.
 * @throws FileFailure `file.damaged`, `file.too-hostile`, `file.vanished`, `file.cancelled`
 * @see MS-CFB 2
 */
export async function openOle(source: SourceFile): Promise<OleFile> {
  const reader = new SectorReader(source)
  await reader.readTables()
  const entries = await readEntries(reader)
  const root = entries.find(({ kind }) => kind === rootKind)
  const streams = new Map<string, Entry>()
  for (const entry of entries) {
    const key = entry.name.toLowerCase()
    if (entry.kind === streamKind && !streams.has(key)) streams.set(key, entry)
  }
  return {
    names: entries.map(({ name }) => name),
    has: (stream) => streams.has(stream.toLowerCase()),
    read: async (stream) => {
      const entry = streams.get(stream.toLowerCase())
      if (entry === undefined) throw damaged(stream)
      if (entry.size > largestStream) throw new FileFailure('file.too-hostile', { reason: 'size' })
      return entry.size < reader.miniCutoff && root !== undefined
        ? reader.readMini(entry.start, entry.size, root.start, root.size)
        : reader.readChain(entry.start, entry.size)
    },
  }
}

/** Bytes. */
const largestStream = 200_000_000
const streamKind = 2
const rootKind = 5
/** Sector numbers from here on are marks: end of chain, free, part of a table. */
const firstMark = 0xffff_fffa

interface Entry {
  readonly name: string
  readonly kind: number
  readonly start: number
  readonly size: number
}

class SectorReader {
  readonly #source: SourceFile
  #sectorSize = 512
  #miniSectorSize = 64
  #nextSectors: Uint32Array = new Uint32Array(0)
  #nextMiniSectors: Uint32Array = new Uint32Array(0)
  directoryStart = 0
  miniCutoff = 4096

  constructor(source: SourceFile) {
    this.#source = source
  }

  async readTables(): Promise<void> {
    const header = await this.#read(0, 512)
    if (header.length < 512) throw damaged('header')
    const shift = header.readUInt16LE(30)
    const miniShift = header.readUInt16LE(32)
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged('header')
    this.#sectorSize = 1 << shift
    this.#miniSectorSize = 1 << miniShift
    this.directoryStart = header.readUInt32LE(48)
    this.miniCutoff = header.readUInt32LE(56)
    const tables = await this.#tableSectors(header)
    const table = Buffer.concat(await Promise.all(tables.map((sector) => this.#sector(sector))))
    this.#nextSectors = asNumbers(table)
    const miniStart = header.readUInt32LE(60)
    if (miniStart < firstMark) this.#nextMiniSectors = asNumbers(await this.readChain(miniStart))
  }

  /** @param size in bytes; without one, all of the chain */
  async readChain(start: number, size?: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let left = size ?? Number.POSITIVE_INFINITY
    let length = 0
    for (let sector = start; sector < firstMark && left > 0;) {
      // Sectors that follow each other are read together. A chain longer than the file goes round in a circle.
      let count = 1
      while (count < 256 && this.#nextSectors[sector + count - 1] === sector + count) count++
      const part = await this.#read((sector + 1) * this.#sectorSize, count * this.#sectorSize)
      parts.push(part)
      left -= part.length
      length += part.length
      if (part.length === 0 || length > this.#source.size) throw damaged('chain')
      sector = this.#nextSectors[sector + count - 1] ?? firstMark
    }
    const whole = Buffer.concat(parts)
    if (size !== undefined && whole.length < size) throw damaged('chain')
    return size === undefined ? whole : whole.subarray(0, size)
  }

  async readMini(start: number, size: number, rootStart: number, rootSize: number): Promise<Buffer> {
    const container = await this.readChain(rootStart, rootSize)
    const parts: Buffer[] = []
    let length = 0
    for (let sector = start; sector < firstMark && length < size; sector = this.#nextMiniSectors[sector] ?? firstMark) {
      const part = container.subarray(sector * this.#miniSectorSize, (sector + 1) * this.#miniSectorSize)
      if (part.length === 0) break
      parts.push(part)
      length += part.length
    }
    if (length < size) throw damaged('chain')
    return Buffer.concat(parts).subarray(0, size)
  }

  /** The first 109 sectors of the table stand in the header, the rest in sectors of their own. */
  async #tableSectors(header: Buffer): Promise<readonly number[]> {
    const most = Math.ceil(this.#source.size / this.#sectorSize)
    const sectors = [...asNumbers(header.subarray(76))]
    let next = header.readUInt32LE(68)
    for (let count = 0; next < firstMark; count++) {
      if (count > most) throw damaged('table')
      const more = asNumbers(await this.#sector(next))
      sectors.push(...more.subarray(0, -1))
      next = more.at(-1) ?? firstMark
    }
    const used = sectors.filter((sector) => sector < firstMark)
    if (used.length > most) throw damaged('table')
    return used
  }

  async #sector(sector: number): Promise<Buffer> {
    const bytes = await this.#read((sector + 1) * this.#sectorSize, this.#sectorSize)
    if (bytes.length < this.#sectorSize) throw damaged('table')
    return bytes
  }

  /** Fewer bytes at the end of the file, whose last sector may be cut. */
  async #read(start: number, length: number): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.#source.chunks(start, Math.min(start + length, this.#source.size)))
      chunks.push(chunk)
    return Buffer.concat(chunks)
  }
}

async function readEntries(reader: SectorReader): Promise<readonly Entry[]> {
  const directory = await reader.readChain(reader.directoryStart)
  const entries: Entry[] = []
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const kind = directory[at + 66] ?? 0
    if (kind === 0) continue
    const nameLength = Math.min(directory.readUInt16LE(at + 64), 64)
    const name = directory.toString('utf16le', at, at + Math.max(0, nameLength - 2))
    // Four bytes of size, for the upper four hold rubbish in old files.
    entries.push({ name, kind, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) })
  }
  if (entries.length === 0) throw damaged('directory')
  return entries
}

function asNumbers(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4))
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt32LE(index * 4)
  return numbers
}

function damaged(part: string): FileFailure {
  return new FileFailure('file.damaged', { part })
}
