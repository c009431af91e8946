import { FileFailure } from './file-failure.ts'

/**
 * Makes sure that no record of a sheet in an .xlsb names a row or column that a sheet cannot have: the library fills out all
 * that lie between.
 * @throws FileFailure `file.damaged`
 * @see MS-XLSB 2.1.4 (records), 2.4.323 (BrtColInfo), 2.4.741 (BrtRowHdr)
 */
export function checkBinarySheet(part: string, bytes: Buffer): void {
  const colInfo = 60
  const rowHeader = 0
  let at = 0
  const number = (mostBytes: number): number => {
    let value = 0
    for (let index = 0; index < mostBytes; index++) {
      const byte = bytes[at++] ?? 0
      value += (byte & 0x7f) * 128 ** index
      if (byte < 0x80) break
    }
    return value
  }
  while (at < bytes.length) {
    // The number of a record keeps the bit that says that a second byte follows.
    const first = bytes[at++] ?? 0
    const kind = first < 0x80 ? first : (first & 0x7f) + ((bytes[at++] ?? 0) & 0x7f) * 128
    const length = number(4)
    const isCut = at + length > bytes.length
    const isTooWide = kind === colInfo && length >= 8 && !isCut && bytes.readUInt32LE(at + 4) >= 16_384
    const isTooLong = kind === rowHeader && length >= 4 && !isCut && bytes.readUInt32LE(at) >= 1_048_576
    if (isCut || isTooWide || isTooLong) throw new FileFailure('file.damaged', { part })
    at += length
  }
}
