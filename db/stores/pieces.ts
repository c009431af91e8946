import type { Reader } from '../open.ts'
import { unpack } from '../packing.ts'

/** Tables of files in packed pieces, by the column that says whose they are. */
const owners = { original_pieces: 'delivery_id', evidence_pieces: 'evidence_id' } as const

/** The bytes of a file, in order; nothing where it was not kept. */
export function* storedPieces(read: Reader, table: keyof typeof owners, ownerId: number): Generator<Buffer> {
  const piece = read.connection
    .prepare(`SELECT bytes FROM ${table} WHERE ${owners[table]} = ? AND position = ?`)
    .pluck()
  for (let position = 0; ; position++) {
    const bytes = piece.get(ownerId, position) as Buffer | undefined
    if (bytes === undefined) return
    yield unpack(bytes)
  }
}
