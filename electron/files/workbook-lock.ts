import { decryptBinaryWorkbook, inspectBinaryWorkbook } from './binary-workbook.ts'
import { FileFailure } from './file-failure.ts'
import type { OleFile } from './ole-file.ts'
import { decryptPackage } from './package-cipher.ts'

/** Whether the file is the wrapping of an encrypted .xlsx, .xlsm or .xlsb. */
export function isEncryptedPackage(ole: OleFile): boolean {
  return ole.has('EncryptedPackage') || ole.has('EncryptionInfo')
}

/** @throws FileFailure `file.unknown-format` when the file is no workbook */
export function workbookStreamOf(ole: OleFile): string {
  for (const stream of ['Workbook', 'Book']) if (ole.has(stream)) return stream
  throw new FileFailure('file.unknown-format', { looksLike: 'ole' })
}

/**
 * The bytes of the workbook inside.
 * @param password `undefined` when nobody has been asked yet
 * @throws FileFailure `file.password-protected`, `file.wrong-password`, `file.damaged`, `file.too-hostile`
 */
export async function unlockPackage(ole: OleFile, password: string | undefined): Promise<Buffer> {
  const info = await ole.read('EncryptionInfo')
  const encrypted = await ole.read('EncryptedPackage')
  return withPassword(password, (tried) => decryptPackage(info, encrypted, tried))
}

/** The stream of an .xls in the clear; itself when it is not encrypted. Throws as `unlockPackage`. */
export async function unlockStream(stream: Buffer, password: string | undefined): Promise<Buffer> {
  if (!inspectBinaryWorkbook(stream).isEncrypted) return stream
  return withPassword(password, async (tried) => decryptBinaryWorkbook(stream, tried))
}

/** Whether a person must be asked for a password, told without taking it off. Throws as `unlockPackage`. */
export async function needsPassword(ole: OleFile): Promise<boolean> {
  try {
    if (isEncryptedPackage(ole)) {
      const info = await ole.read('EncryptionInfo')
      await withPassword(undefined, (tried) => decryptPackage(info, Buffer.alloc(8), tried))
    } else await unlockStream(await ole.read(workbookStreamOf(ole)), undefined)
    return false
  } catch (error) {
    if (!(error instanceof FileFailure) || error.code !== 'file.password-protected' || 'reason' in error.params)
      throw error
    return true
  }
}

/** Excel encrypts workbooks that are only locked against changes with this, and opens them without asking. */
const excelsOwnPassword = 'VelvetSweatshop'

async function withPassword(
  password: string | undefined,
  unlock: (password: string) => Promise<Buffer>,
): Promise<Buffer> {
  if (password !== undefined) return unlock(password)
  try {
    return await unlock(excelsOwnPassword)
  } catch (error) {
    if (!(error instanceof FileFailure) || error.code !== 'file.wrong-password') throw error
    throw new FileFailure('file.password-protected', {}, { cause: error })
  }
}
