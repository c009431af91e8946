import { createDecipheriv, createHash, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import { hashRaw } from '@node-rs/argon2'
import { FileFailure } from './file-failure.ts'
import { guarded, mostSpins } from './package-cipher.ts'
import { openMemorySource } from './source-file.ts'
import { attributeOf, XmlScanner } from './xml-scanner.ts'
import { isTooDense, openZip, readPart, zipLimits, type ZipParts } from './zip-gate.ts'

/** How the one part that matters of an encrypted OpenDocument spreadsheet is encrypted; the raw attributes of its elements. */
interface OdsLock {
  readonly part: string
  readonly entry: string
  readonly data: string
  readonly algorithm: string
  readonly startKey: string
  readonly derivation: string
}

const manifestPart = 'META-INF/manifest.xml'
/** The whole package within the package, as LibreOffice 24.8 and later write it. */
const wholePackage = 'encrypted-package'
/** Of the encrypted part, which is held in memory. Bytes. */
const largestLocked = 200_000_000
/** KiB, and KiB gone through in all; LibreOffice itself asks for 64 MiB three times. */
const largestArgon = { memory: 262_144, work: 2_000_000, lanes: 64 }

/** Whether a person must be asked for a password. Throws as `unlockOds`. */
export function isOdsLocked(zip: ZipParts): Promise<boolean> {
  return guarded(manifestPart, async () => {
    const lock = await readLock(zip)
    if (lock === undefined) return false
    cipherOf(lock)
    return true
  })
}

/**
 * The parts of an OpenDocument spreadsheet in the clear; itself when it is not encrypted. ODF 1.2 (AES-CBC, PBKDF2) and what
 * LibreOffice writes since 24.8 (AES-GCM, Argon2id); Blowfish of ODF 1.1 and public keys are not known.
 *
 * @param name of the file
 * @throws FileFailure `file.password-protected` (with a `reason` where the encryption is not known), `file.wrong-password`,
 *   `file.damaged`, `file.too-hostile`
 * @see OASIS OpenDocument 1.2 part 3, 3.4 and 4.8; XML Encryption 1.1, 5.2
 */
export function unlockOds(zip: ZipParts, name: string, password: string | undefined): Promise<ZipParts> {
  return guarded(manifestPart, () => unlock(zip, name, password))
}

async function unlock(zip: ZipParts, name: string, password: string | undefined): Promise<ZipParts> {
  const lock = await readLock(zip)
  if (lock === undefined) return zip
  const cipher = cipherOf(lock)
  if (password === undefined) throw new FileFailure('file.password-protected')
  const part = zip.find(lock.part)
  if (part === undefined) throw damaged()
  if (zip.promisedSize(part) > largestLocked) throw new FileFailure('file.too-hostile', { reason: 'size' })
  const encrypted = await readPart(zip, part)
  const packed = decipher(lock, cipher, await keyOf(lock, cipher.bits / 8, password), encrypted)
  const size = Number(attributeOf(lock.entry, 'size') ?? '-1')
  if (lock.part !== wholePackage) {
    return {
      ...zip,
      promisedSize: (other) => (other === part ? size : zip.promisedSize(other)),
      open: (other) => (other === part ? inflated(packed, size) : zip.open(other)),
    }
  }
  const chunks: Buffer[] = []
  for await (const chunk of inflated(packed, size)) chunks.push(chunk)
  const inner = await openZip(openMemorySource(name, Buffer.concat(chunks)))
  if ((await readLock(inner)) !== undefined) throw damaged()
  return inner
}

async function readLock(zip: ZipParts): Promise<OdsLock | undefined> {
  const manifest = zip.find(manifestPart)
  if (manifest === undefined || zip.promisedSize(manifest) > 1_000_000) return undefined
  const xml = (await readPart(zip, manifest)).toString('utf8')
  if (!/<(?:\w+:)?encryption-data\b/.test(xml)) return undefined
  const locks: Record<keyof OdsLock, string>[] = []
  let part = ''
  let entry = ''
  const scanner = new XmlScanner({
    wantsText: false,
    open: (element, attributes) => {
      const lock = locks.at(-1)
      if (element === 'file-entry') {
        part = attributeOf(attributes, 'full-path') ?? ''
        entry = attributes
      } else if (element === 'encryption-data') {
        locks.push({ part, entry, data: attributes, algorithm: '', startKey: '', derivation: '' })
      } else if (lock === undefined) return
      else if (element === 'algorithm') lock.algorithm = attributes
      else if (element === 'start-key-generation') lock.startKey = attributes
      else if (element === 'key-derivation') lock.derivation = attributes
    },
    close: () => {},
    text: () => {},
  })
  // Old programs put a document type before the root.
  scanner.write(xml.slice(Math.max(0, xml.search(/<(?:\w+:)?manifest[\s>]/))))
  scanner.end()
  return [wholePackage, 'content.xml'].map((wanted) => locks.find((lock) => lock.part === wanted)).find(Boolean)
}

interface OdsCipher {
  readonly mode: 'cbc' | 'gcm'
  readonly bits: 128 | 192 | 256
  readonly isArgon: boolean
}

function cipherOf({ algorithm, derivation }: OdsLock): OdsCipher {
  const aes = /#aes(128|192|256)-(cbc|gcm)$/.exec(attributeOf(algorithm, 'algorithm-name') ?? '')
  const kind = /(?:^|#|:)(pbkdf2|argon2id)$/i.exec(attributeOf(derivation, 'key-derivation-name') ?? '')?.[1]
  if (aes === null || kind === undefined) throw new FileFailure('file.password-protected', { reason: 'cipher' })
  return {
    mode: aes[2] === 'gcm' ? 'gcm' : 'cbc',
    bits: aes[1] === '256' ? 256 : aes[1] === '192' ? 192 : 128,
    isArgon: kind.toLowerCase() === 'argon2id',
  }
}

async function keyOf({ startKey, derivation }: OdsLock, keyBytes: number, password: string): Promise<Buffer> {
  const hash = /256/.test(attributeOf(startKey, 'start-key-generation-name') ?? '') ? 'sha256' : 'sha1'
  const start = createHash(hash).update(password, 'utf8').digest()
  const salt = Buffer.from(attributeOf(derivation, 'salt') ?? '', 'base64')
  const count = (name: string) => {
    const value = Number(attributeOf(derivation, name))
    if (!Number.isInteger(value) || value < 1) throw damaged()
    return value
  }
  if (salt.length < 8) throw damaged()
  if (!/argon2id$/i.test(attributeOf(derivation, 'key-derivation-name') ?? '')) {
    const spins = count('iteration-count')
    if (spins > mostSpins) throw tooDear()
    return promisify(pbkdf2)(start, salt, spins, keyBytes, 'sha1')
  }
  const [timeCost, memoryCost, parallelism] = [
    count('argon2-iterations'),
    count('argon2-memory'),
    count('argon2-lanes'),
  ]
  const { memory, work, lanes } = largestArgon
  if (memoryCost > memory || memoryCost * timeCost > work || parallelism > lanes) throw tooDear()
  if (memoryCost < parallelism * 8) throw damaged()
  return hashRaw(start, { salt, timeCost, memoryCost, parallelism, outputLen: keyBytes })
}

/** What was deflated before it was encrypted. */
function decipher({ data, algorithm }: OdsLock, { mode, bits }: OdsCipher, key: Buffer, bytes: Buffer): Buffer {
  const iv = Buffer.from(attributeOf(algorithm, 'initialisation-vector') ?? '', 'base64')
  if (mode === 'gcm') {
    // The initialisation vector stands before, and the tag after, what it belongs to.
    if (iv.length !== 12 || bytes.length < 28 || !bytes.subarray(0, 12).equals(iv)) throw damaged()
    const cipher = createDecipheriv(`aes-${bits}-gcm`, key, iv, { authTagLength: 16 })
    cipher.setAuthTag(bytes.subarray(-16))
    const clear = cipher.update(bytes.subarray(12, -16))
    try {
      return Buffer.concat([clear, cipher.final()])
    } catch (error) {
      throw new FileFailure('file.wrong-password', {}, { cause: error })
    }
  }
  if (iv.length !== 16 || bytes.length === 0 || bytes.length % 16 !== 0) throw damaged()
  const cipher = createDecipheriv(`aes-${bits}-cbc`, key, iv).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()])
  // Only the last byte of the padding says anything: how long it is.
  const padding = padded.at(-1) ?? 0
  const clear = padded.subarray(0, Math.max(0, padded.length - padding))
  const hash = /256/.test(attributeOf(data, 'checksum-type') ?? '') ? 'sha256' : 'sha1'
  const checksum = Buffer.from(attributeOf(data, 'checksum') ?? '', 'base64')
  const found = createHash(hash).update(clear.subarray(0, 1024)).digest()
  if (checksum.length !== found.length) throw damaged()
  if (padding < 1 || padding > 16 || !timingSafeEqual(found, checksum)) throw new FileFailure('file.wrong-password')
  return clear
}

/** @param size what it shall be, in bytes */
async function* inflated(packed: Buffer, size: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  inflate.end(packed)
  let found = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      found += chunk.length
      if (found > zipLimits.part) throw new FileFailure('file.too-hostile', { reason: 'part-size' })
      if (isTooDense(found, packed.length)) throw new FileFailure('file.too-hostile', { reason: 'ratio' })
      yield chunk
    }
  } catch (error) {
    throw error instanceof FileFailure ? error : damaged(error)
  }
  if (found !== size) throw damaged()
}

function tooDear(): FileFailure {
  return new FileFailure('file.too-hostile', { reason: 'password-spins' })
}

function damaged(cause?: unknown): FileFailure {
  return new FileFailure('file.damaged', { part: manifestPart }, { cause })
}
