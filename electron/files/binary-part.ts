import { FileFailure } from './file-failure.ts'

/**
 * Makes sure that no record of a part of an .xlsb names a row or column that a sheet cannot have, or a text longer than itself:
 * the library fills out all that lie between, and reads as far as it is told.
 * @throws FileFailure `file.damaged`
 * @see MS-XLSB 2.1.4 (records), 2.4.323 (BrtColInfo), 2.4.741 (BrtRowHdr), 2.5.168 (XLWideString)
 */
export function checkBinaryPart(part: string, bytes: Buffer): void {
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
    const stated = statedLengths.get(kind)
    const record = bytes.subarray(at, at + length)
    const isShort = stated !== undefined && !holdsItsLength(record, stated.offset, stated.unit)
    if (isCut || isTooWide || isTooLong || isShort) throw new FileFailure('file.damaged', { part })
    at += length
  }
}

/** Where the length stands in the records that state one, and the bytes of each unit of it. */
const statedLengths: ReadonlyMap<number, { readonly offset: number; readonly unit: number }> = new Map([
  // Texts: cells, shared strings, number formats, names of sheets.
  [6, { offset: 8, unit: 2 }],
  [8, { offset: 8, unit: 2 }],
  [19, { offset: 1, unit: 2 }],
  [44, { offset: 2, unit: 2 }],
  [62, { offset: 9, unit: 2 }],
  [156, { offset: 8, unit: 2 }],
  // A block of metadata; the sheets that formulas speak of.
  [51, { offset: 0, unit: 8 }],
  [362, { offset: 0, unit: 12 }],
])

function holdsItsLength(record: Buffer, offset: number, unit: number): boolean {
  if (record.length < offset + 4) return false
  const length = record.readUInt32LE(offset)
  // No text at all is written as the highest number.
  const isNone = unit === 2 && length === 0xffff_ffff
  return isNone || record.length >= offset + 4 + length * unit
}
