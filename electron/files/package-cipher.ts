import { createDecipheriv, createHash, getHashes, timingSafeEqual } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { FileFailure } from './file-failure.ts'
import { attributeOf, MalformedXml, XmlScanner } from './xml-scanner.ts'

/**
 * Takes the password off a workbook that Excel 2007 or later has encrypted.
 *
 * @param info the stream `EncryptionInfo`
 * @param encrypted the stream `EncryptedPackage`; eight zeros to try the password only
 * @returns the workbook's own bytes
 * @throws FileFailure `file.wrong-password`, `file.damaged`, `file.too-hostile` (an encryption that takes too long to try),
 *   `file.password-protected` (a kind of encryption that is not known)
 * @see MS-OFFCRYPTO 2.3.4.5 (standard), 2.3.4.10 (agile)
 */
export async function decryptPackage(info: Buffer, encrypted: Buffer, password: string): Promise<Buffer> {
  if (info.length < 8 || encrypted.length < 8) throw damaged()
  const minor = info.readUInt16LE(2)
  const size = Number(encrypted.readBigUInt64LE(0))
  const body = encrypted.subarray(8)
  const decrypted = await guarded('EncryptionInfo', () =>
    minor === 4 ? decryptAgile(info.subarray(8), body, password) : decryptStandard(info, body, password),
  )
  if (size > decrypted.length) throw damaged()
  return decrypted.subarray(0, size)
}

/** How often a password may be hashed to try it; Excel itself does so 100,000 times. */
export const mostSpins = 1_000_000

interface AgileKey {
  readonly salt: Buffer
  readonly blockSize: number
  readonly keyBytes: number
  readonly hash: string
  readonly chaining: 'cbc' | 'cfb8'
}

async function decryptAgile(xml: Buffer, body: Buffer, password: string): Promise<Buffer> {
  const { keyData, encryptedKey } = readAgileInfo(xml)
  const data = agileKey(keyData)
  const own = agileKey(encryptedKey)
  const spins = Number(attributeOf(encryptedKey, 'spinCount'))
  if (!Number.isInteger(spins) || spins < 0) throw damaged()
  if (spins > mostSpins) throw new FileFailure('file.too-hostile', { reason: 'password-spins' })
  const digest = await spun(own.hash, own.salt, password, spins)
  const open = (blockKey: readonly number[], name: string) => {
    const key = sized(hashOf(own.hash, digest, Buffer.from(blockKey)), own.keyBytes)
    return decipher(own, key, sized(own.salt, own.blockSize), base64(encryptedKey, name))
  }
  const input = open([0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79], 'encryptedVerifierHashInput')
  const wanted = open([0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e], 'encryptedVerifierHashValue')
  const verifier = hashOf(own.hash, input.subarray(0, own.salt.length))
  if (!startsAlike(wanted, verifier)) throw new FileFailure('file.wrong-password')
  const key = open([0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6], 'encryptedKeyValue').subarray(0, data.keyBytes)
  const segments: Buffer[] = []
  for (let at = 0; at < body.length; at += 4096) {
    const iv = sized(hashOf(data.hash, data.salt, littleEndian(at / 4096)), data.blockSize)
    segments.push(decipher(data, key, iv, wholeBlocks(body.subarray(at, at + 4096), data.blockSize)))
  }
  return Buffer.concat(segments)
}

function readAgileInfo(xml: Buffer): { readonly keyData: string; readonly encryptedKey: string } {
  let keyData: string | undefined
  let encryptedKey: string | undefined
  const scanner = new XmlScanner({
    wantsText: false,
    open: (name, attributes) => {
      if (name === 'keyData') keyData = attributes
      // Beside the password there may be keys for certificates.
      else if (name === 'encryptedKey' && attributes.includes('spinCount')) encryptedKey ??= attributes
    },
    close: () => {},
    text: () => {},
  })
  scanner.write(xml.toString('utf8').replaceAll('\0', ''))
  scanner.end()
  if (keyData === undefined || encryptedKey === undefined) throw damaged()
  return { keyData, encryptedKey }
}

function agileKey(attributes: string): AgileKey {
  const hash = (attributeOf(attributes, 'hashAlgorithm') ?? '').replaceAll('-', '').toLowerCase()
  const blockSize = Number(attributeOf(attributes, 'blockSize'))
  const keyBytes = Number(attributeOf(attributes, 'keyBits')) / 8
  if (attributeOf(attributes, 'cipherAlgorithm') !== 'AES') throw unknownCipher()
  if (!/^(md5|sha1|sha256|sha384|sha512)$/.test(hash) || !getHashes().includes(hash)) throw unknownCipher()
  if (blockSize !== 16 || ![16, 24, 32].includes(keyBytes)) throw damaged()
  const chaining = attributeOf(attributes, 'cipherChaining') === 'ChainingModeCFB' ? 'cfb8' : 'cbc'
  return { salt: base64(attributes, 'saltValue'), blockSize, keyBytes, hash, chaining }
}

async function decryptStandard(info: Buffer, body: Buffer, password: string): Promise<Buffer> {
  const headerSize = info.readUInt32LE(8)
  const header = info.subarray(12, 12 + headerSize)
  const verifier = info.subarray(12 + headerSize)
  if (info.readUInt16LE(2) !== 2 || headerSize < 32 || verifier.length < 72) throw unknownCipher()
  const keyBytes = header.readUInt32LE(16) / 8
  const aes = [0x660e, 0x660f, 0x6610]
  if (!aes.includes(header.readUInt32LE(8)) || ![16, 24, 32].includes(keyBytes)) throw unknownCipher()
  const salt = verifier.subarray(4, 20)
  const digest = hashOf('sha1', await spun('sha1', salt, password, 50_000), littleEndian(0))
  const key = standardKey(digest).subarray(0, keyBytes)
  const open = (bytes: Buffer) => {
    const cipher = createDecipheriv(`aes-${keyBytes * 8}-ecb`, key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(wholeBlocks(bytes, 16)), cipher.final()])
  }
  const wanted = open(verifier.subarray(40, 72))
  if (!startsAlike(wanted, hashOf('sha1', open(verifier.subarray(20, 36)))))
    throw new FileFailure('file.wrong-password')
  return open(body)
}

/** @see MS-OFFCRYPTO 2.3.4.7 */
function standardKey(digest: Buffer): Buffer {
  return Buffer.concat(
    [0x36, 0x5c].map((fill) => {
      const padded = Buffer.alloc(64, fill)
      for (const [index, byte] of digest.entries()) padded[index] = byte ^ fill
      return hashOf('sha1', padded)
    }),
  )
}

/** Lets others go on every few milliseconds, for it may be asked for where other work waits. */
async function spun(hash: string, salt: Buffer, password: string, spins: number): Promise<Buffer> {
  let digest = hashOf(hash, salt, Buffer.from(password, 'utf16le'))
  const round = Buffer.alloc(4 + digest.length)
  for (let spin = 0; spin < spins; spin++) {
    round.writeUInt32LE(spin, 0)
    digest.copy(round, 4)
    digest = createHash(hash).update(round).digest()
    if (spin % 5000 === 4999) await setImmediate()
  }
  return digest
}

function decipher({ chaining }: AgileKey, key: Buffer, iv: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${chaining}`, key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function hashOf(hash: string, ...parts: readonly Buffer[]): Buffer {
  const hasher = createHash(hash)
  for (const part of parts) hasher.update(part)
  return hasher.digest()
}

/** Cut, or filled out the way the standard says. */
function sized(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)])
}

function wholeBlocks(bytes: Buffer, blockSize: number): Buffer {
  const rest = bytes.length % blockSize
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(blockSize - rest)])
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function base64(attributes: string, name: string): Buffer {
  return Buffer.from(attributeOf(attributes, name) ?? '', 'base64')
}

function startsAlike(longer: Buffer, shorter: Buffer): boolean {
  return longer.length >= shorter.length && timingSafeEqual(longer.subarray(0, shorter.length), shorter)
}

/**
 * What the cipher itself refuses (a key or a block of the wrong length) is damage, and so is XML that is none.
 * @param part where the encryption is described
 */
export async function guarded<T>(part: string, decrypt: () => Promise<T>): Promise<T> {
  try {
    return await decrypt()
  } catch (error) {
    const isDamage = error instanceof MalformedXml || error instanceof RangeError || isCipherError(error)
    throw isDamage ? new FileFailure('file.damaged', { part }, { cause: error }) : error
  }
}

function isCipherError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_')
}

function unknownCipher(): FileFailure {
  return new FileFailure('file.password-protected', { reason: 'cipher' })
}

function damaged(): FileFailure {
  return new FileFailure('file.damaged', { part: 'EncryptionInfo' })
}
