import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import { pack } from '../packing.ts'
import type { Tx } from '../write.ts'
import { rowBeside, rowColumn } from './notes.ts'
import { isListedRow } from './register-view.ts'

/** A file that proves something about a row, as it was when somebody put it there. */
export interface Evidence {
  readonly evidenceId: number
  readonly fileName: string
  readonly bytes: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly at: string
  readonly by: string
}

const columns = `evidence.id AS evidenceId, file_name AS fileName, bytes, sha256, events.at, events.by
  FROM evidence JOIN events ON events.id = evidence.inserted_by`

/** The latest first; nothing of a protected person. */
export function evidenceOf(read: Reader, register: RegisterName, rowId: number): Evidence[] {
  if (!isListedRow(read, register, rowId)) return []
  return read.connection
    .prepare(`SELECT ${columns} WHERE ${rowColumn(register)} = ? ORDER BY evidence.id DESC`)
    .all(rowId) as Evidence[]
}

export function readEvidence(read: Reader, evidenceId: number): Evidence | undefined {
  if (rowBeside(read, 'evidence', evidenceId) === undefined) return undefined
  return read.connection.prepare(`SELECT ${columns} WHERE evidence.id = ?`).get(evidenceId) as Evidence | undefined
}

const pieceBytes = 1 << 20

/** Keeps a file beside a row, byte for byte. */
export function addEvidence(
  tx: Tx,
  register: RegisterName,
  rowId: number,
  file: { readonly fileName: string; readonly sha256: string; readonly content: Buffer },
): void {
  const { fileName, sha256, content } = file
  const { lastInsertRowid } = tx.connection
    .prepare(
      `INSERT INTO evidence (${rowColumn(register)}, file_name, bytes, sha256, inserted_by) VALUES (?, ?, ?, ?, ?)`,
    )
    .run(rowId, fileName, content.length, sha256, tx.eventId)
  const insert = tx.connection.prepare('INSERT INTO evidence_pieces (evidence_id, position, bytes) VALUES (?, ?, ?)')
  for (let position = 0; position * pieceBytes < content.length; position++) {
    const piece = content.subarray(position * pieceBytes, (position + 1) * pieceBytes)
    insert.run(lastInsertRowid, position, pack(piece))
  }
}

/** Takes an evidence from its row; its bytes stay in the store, so that the act can be taken back. */
export function removeEvidence(tx: Tx, evidenceId: number): void {
  tx.connection.prepare('DELETE FROM evidence WHERE id = ?').run(evidenceId)
}
