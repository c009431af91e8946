/**
 * Gives every zip header in a chunk the same time, in place; the writer below us stamps them with the present, which would
 * make two files with the same content differ. A chunk is either whole headers or something else, as the writer hands them on.
 * @see PKWARE APPNOTE 4.3.7, 4.3.12 and 4.5; the extended timestamp is Info-ZIP's 0x5455
 */
export function setZipClock(chunk: Buffer, clock: Date): void {
  if (chunk.length < local.fixed) return
  const signature = chunk.readUInt32LE(0)
  if (signature === local.signature) {
    if (local.fixed + chunk.readUInt16LE(26) + chunk.readUInt16LE(28) === chunk.length) stamp(chunk, 0, local, clock)
  } else if (signature === central.signature) stampDirectory(chunk, clock)
}

interface HeaderShape {
  readonly signature: number
  /** Length before the name. */
  readonly fixed: number
  /** Where time, then date, stand; where the lengths of name and extra field stand. */
  readonly time: number
  readonly lengths: number
}

const local: HeaderShape = { signature: 0x04034b50, fixed: 30, time: 10, lengths: 26 }
const central: HeaderShape = { signature: 0x02014b50, fixed: 46, time: 12, lengths: 28 }

function stampDirectory(chunk: Buffer, clock: Date): void {
  let at = 0
  while (at + central.fixed <= chunk.length && chunk.readUInt32LE(at) === central.signature) {
    stamp(chunk, at, central, clock)
    at += central.fixed + chunk.readUInt16LE(at + 28) + chunk.readUInt16LE(at + 30) + chunk.readUInt16LE(at + 32)
  }
}

function stamp(chunk: Buffer, at: number, shape: HeaderShape, clock: Date): void {
  // The format has no zone; UTC keeps the bytes the same wherever they are written.
  const time = (clock.getUTCHours() << 11) | (clock.getUTCMinutes() << 5) | (clock.getUTCSeconds() >> 1)
  const date = ((clock.getUTCFullYear() - 1980) << 9) | ((clock.getUTCMonth() + 1) << 5) | clock.getUTCDate()
  chunk.writeUInt16LE(time, at + shape.time)
  chunk.writeUInt16LE(date, at + shape.time + 2)
  let extra = at + shape.fixed + chunk.readUInt16LE(at + shape.lengths)
  const end = extra + chunk.readUInt16LE(at + shape.lengths + 2)
  while (extra + 4 <= end) {
    const length = chunk.readUInt16LE(extra + 2)
    const extendedTimestamp = 0x5455
    if (chunk.readUInt16LE(extra) === extendedTimestamp) {
      for (let field = extra + 5; field + 4 <= extra + 4 + length; field += 4) {
        chunk.writeUInt32LE(Math.floor(clock.getTime() / 1000), field)
      }
    }
    extra += 4 + length
  }
}
