import { CFB } from 'xlsx'
import { FileFailure } from './file-failure.ts'

/**
 * Makes sure that an OLE file is an old workbook that can be read.
 * @throws FileFailure `file.password-protected`, `file.unknown-format` (another kind of OLE file), `file.damaged`
 * @see MS-CFB, MS-OFFCRYPTO 2.3.4.4 (EncryptedPackage), MS-XLS 2.4.117 (FilePass)
 */
export function checkOleWorkbook(bytes: Buffer, name: string): void {
  const container = parse(bytes, name)
  const stream = (wanted: string) => containers.find(container, `/${wanted}`)
  if (stream('EncryptedPackage') !== null || stream('EncryptionInfo') !== null) {
    throw new FileFailure('file.password-protected', { name })
  }
  const book = stream('Workbook') ?? stream('Book')
  if (book === null) throw new FileFailure('file.unknown-format', { name, looksLike: 'ole' })
  if (hasFilePass(Uint8Array.from(book.content))) throw new FileFailure('file.password-protected', { name })
}

/** The part of SheetJS's container reader that is used here; the library ships it without types. */
interface ContainerReader {
  read(bytes: Uint8Array, options: { type: 'buffer' }): object
  find(container: object, path: string): { readonly content: ArrayLike<number> } | null
}

const containers: ContainerReader = CFB

function parse(bytes: Buffer, name: string): object {
  try {
    return containers.read(bytes, { type: 'buffer' })
  } catch (error) {
    throw new FileFailure('file.damaged', { name }, { cause: error })
  }
}

/** The record that says the rest is encrypted stands in the workbook globals, before their end-of-file record. */
function hasFilePass(content: Uint8Array): boolean {
  const endOfFile = 0x0a
  const filePass = 0x2f
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  for (let at = 0; at + 4 <= content.length; at += 4 + view.getUint16(at + 2, true)) {
    const record = view.getUint16(at, true)
    if (record === filePass) return true
    if (record === endOfFile) return false
  }
  return false
}
