import { createHash, timingSafeEqual } from 'node:crypto'
import { FileFailure } from './file-failure.ts'

/** What the stream of an .xls says before its cells are read. */
export interface BinaryWorkbook {
  readonly isEncrypted: boolean
  /** It takes values from other workbooks. */
  readonly hasExternalLinks: boolean
}

/**
 * Looks at the records up to the end of the workbook's own, before its sheets.
 * @see MS-XLS 2.4.117 (FilePass), 2.4.271 (SupBook)
 */
export function inspectBinaryWorkbook(stream: Buffer): BinaryWorkbook {
  let isEncrypted = false
  let hasExternalLinks = false
  for (const { kind, start, length } of recordsOf(stream)) {
    if (kind === recordKinds.filePass) isEncrypted = true
    else if (kind === recordKinds.supBook && length >= 4) {
      const name = stream.readUInt16LE(start + 2)
      // Other lengths mean this workbook itself, or an add-in.
      if (name !== 0x0401 && name !== 0x3a01) hasExternalLinks = true
    } else if (kind === recordKinds.endOfFile) break
  }
  return { isEncrypted, hasExternalLinks }
}

/**
 * Makes sure that the records fill the stream and that none is shorter than what it must hold: the library reads on beyond the
 * end of such a record, and may never come back.
 *
 * @param stream in the clear
 * @throws FileFailure `file.damaged`
 */
export function checkBinaryWorkbook(stream: Buffer): void {
  const isFromExcel5 = stream.length >= 4 && stream.readUInt16LE(0) === 0x0809
  let before = -1
  let end = 0
  for (const { kind, start, length } of recordsOf(stream)) {
    // What follows the last sheet is filled out with zeros.
    if (kind === 0 && before === recordKinds.endOfFile) return
    const isCut = length < stream.readUInt16LE(start - 2)
    const isShort = length < (shortestRecords.get(kind) ?? 0)
    const isOutdated = isFromExcel5 && oldCellKinds.has(kind)
    if (isCut || isShort || isOutdated) throw new FileFailure('file.damaged', { part: 'workbook' })
    before = kind
    end = start + length
  }
  if (end === 0) throw new FileFailure('file.damaged', { part: 'workbook' })
}

/** Bytes, by kind of record: the cells, and whatever holds a text. */
const shortestRecords: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0018, 14],
  [0x001c, 8],
  [0x001e, 2],
  [0x0023, 6],
  [0x0031, 14],
  [0x005c, 3],
  [0x0085, 7],
  [0x00bd, 6],
  [0x00be, 6],
  [0x00d6, 8],
  [0x00fc, 8],
  [0x00fd, 10],
  [0x01ae, 4],
  [0x01b6, 8],
  [0x0201, 6],
  [0x0203, 14],
  [0x0204, 8],
  [0x0205, 8],
  [0x0207, 2],
  [0x0208, 8],
  [0x027e, 10],
  [0x0293, 4],
  [0x041e, 3],
])

/** The cells of Excel 2, and what holds a formula in Excel 2 to 4: no later workbook has any, and the library may never come back. */
const oldCellKinds: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x03, 0x04, 0x05, 0x07, 0x21, 0x206, 0x218, 0x223, 0x406,
])

/**
 * Takes the password off an .xls: RC4 with a key of 40 bits (Excel 97), or with one of Windows' own (Excel 2002 and later).
 *
 * @returns the stream in the clear, of the same length
 * @throws FileFailure `file.wrong-password`, `file.password-protected` (the obfuscation of Excel 95), `file.damaged`
 * @see MS-XLS 2.2.10 (which bytes are encrypted), MS-OFFCRYPTO 2.3.5 and 2.3.6
 */
export function decryptBinaryWorkbook(stream: Buffer, password: string): Buffer {
  const records = [...recordsOf(stream)]
  const filePass = records.find(({ kind }) => kind === recordKinds.filePass)
  if (filePass === undefined) return stream
  const keys = blockKeys(stream.subarray(filePass.start, filePass.start + filePass.length), password)
  const clear = Buffer.from(stream)
  const stretch = new KeyStretch(keys)
  for (const { kind, start, length } of records) {
    const plain = kind === recordKinds.boundSheet ? 4 : plainKinds.has(kind) ? length : 0
    for (let at = start + plain; at < start + length; at++) clear[at] = (clear[at] ?? 0) ^ stretch.byteAt(at)
  }
  // The record that says so is renamed to the end of an interface that was never begun, which says nothing.
  clear.writeUInt16LE(recordKinds.nothing, filePass.start - 4)
  return clear
}

const recordKinds = { endOfFile: 0x0a, filePass: 0x2f, boundSheet: 0x85, supBook: 0x1ae, nothing: 0xe2 } as const

/** Beginning of a stream, file pass, interface header and the user names of the lock: never encrypted. */
const plainKinds: ReadonlySet<number> = new Set([
  0x0809, 0x0009, 0x0209, 0x0409, 0x002f, 0x00e1, 0x0194, 0x0195, 0x0196, 0x0138,
])

function* recordsOf(
  stream: Buffer,
): Generator<{ readonly kind: number; readonly start: number; readonly length: number }> {
  for (let at = 0; at + 4 <= stream.length;) {
    const kind = stream.readUInt16LE(at)
    const length = Math.min(stream.readUInt16LE(at + 2), stream.length - at - 4)
    yield { kind, start: at + 4, length }
    at += 4 + length
  }
}

/** The RC4 key of each block of 1,024 bytes. */
type BlockKeys = (block: number) => Buffer

function blockKeys(pass: Buffer, password: string): BlockKeys {
  if (pass.length < 6) throw damaged()
  if (pass.readUInt16LE(0) !== 1) throw new FileFailure('file.password-protected', { reason: 'cipher' })
  const major = pass.readUInt16LE(2)
  const { keys, verifier, wanted, hash } =
    major === 1 ? oldKeys(pass.subarray(6), password) : systemKeys(pass.subarray(6), password)
  const cipher = new Rc4(keys(0))
  const clear = cipher.apply(verifier)
  const found = createHash(hash).update(clear).digest()
  const stated = cipher.apply(wanted)
  if (stated.length !== found.length || !timingSafeEqual(found, stated)) throw new FileFailure('file.wrong-password')
  return keys
}

interface PasswordCheck {
  readonly keys: BlockKeys
  readonly verifier: Buffer
  readonly wanted: Buffer
  readonly hash: 'md5' | 'sha1'
}

function oldKeys(pass: Buffer, password: string): PasswordCheck {
  if (pass.length < 48) throw damaged()
  const salt = pass.subarray(0, 16)
  const first = digest('md5', Buffer.from(password, 'utf16le')).subarray(0, 5)
  const seed = digest('md5', Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([first, salt])))).subarray(
    0,
    5,
  )
  return {
    keys: (block) => digest('md5', Buffer.concat([seed, littleEndian(block)])),
    verifier: pass.subarray(16, 32),
    wanted: pass.subarray(32, 48),
    hash: 'md5',
  }
}

function systemKeys(pass: Buffer, password: string): PasswordCheck {
  if (pass.length < 8) throw damaged()
  const headerSize = pass.readUInt32LE(4)
  const header = pass.subarray(8, 8 + headerSize)
  const verifier = pass.subarray(8 + headerSize)
  if (header.length < 32 || verifier.length < 60) throw damaged()
  const stated = header.readUInt32LE(16)
  const keyBytes = stated === 0 ? 5 : stated / 8
  if (!Number.isInteger(keyBytes) || keyBytes < 5 || keyBytes > 16) throw damaged()
  const seed = digest('sha1', Buffer.concat([verifier.subarray(4, 20), Buffer.from(password, 'utf16le')]))
  return {
    keys: (block) => {
      const key = digest('sha1', Buffer.concat([seed, littleEndian(block)])).subarray(0, keyBytes)
      // A key of 40 bits is filled out to 128.
      return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key
    },
    verifier: verifier.subarray(20, 36),
    wanted: verifier.subarray(40, 60),
    hash: 'sha1',
  }
}

/** The key stream over the whole file, a new key every 1,024 bytes. Asked for places in rising order. */
class KeyStretch {
  readonly #keys: BlockKeys
  #block = -1
  #bytes: Buffer = Buffer.alloc(0)

  constructor(keys: BlockKeys) {
    this.#keys = keys
  }

  byteAt(position: number): number {
    const block = Math.floor(position / 1024)
    if (block !== this.#block) {
      this.#block = block
      this.#bytes = new Rc4(this.#keys(block)).apply(Buffer.alloc(1024))
    }
    return this.#bytes[position % 1024] ?? 0
  }
}

/** The runtime's cryptography leaves this cipher out, rightly, for it protects nothing; it only has to be read. */
class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, at) => at)
  #i = 0
  #j = 0

  constructor(key: Buffer) {
    let j = 0
    for (let i = 0; i < 256; i++) {
      j = (j + (this.#state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
      this.#swap(i, j)
    }
  }

  apply(bytes: Buffer): Buffer {
    return Buffer.from(bytes.map((byte) => byte ^ this.#next()))
  }

  #next(): number {
    this.#i = (this.#i + 1) & 255
    const first = this.#state[this.#i] ?? 0
    this.#j = (this.#j + first) & 255
    const second = this.#state[this.#j] ?? 0
    this.#swap(this.#i, this.#j)
    return this.#state[(first + second) & 255] ?? 0
  }

  #swap(i: number, j: number): void {
    const kept = this.#state[i] ?? 0
    this.#state[i] = this.#state[j] ?? 0
    this.#state[j] = kept
  }
}

function digest(hash: 'md5' | 'sha1', bytes: Buffer): Buffer {
  return createHash(hash).update(bytes).digest()
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function damaged(): FileFailure {
  return new FileFailure('file.damaged', { part: 'FilePass' })
}
