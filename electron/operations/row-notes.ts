import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { addEvidence, evidenceOf, readEvidence, removeEvidence } from '#db/stores/evidence.ts'
import { addNote, notesOf, removeNote, rowBeside } from '#db/stores/notes.ts'
import { storedPieces } from '#db/stores/pieces.ts'
import { isListedRow } from '#db/stores/register-view.ts'
import { StoreFailure } from '#db/store-failure.ts'
import { openSource } from '../files/source-file.ts'
import type { SourceFile } from '../files/source-file.ts'
import { writePieces } from '../files/write-pieces.ts'
import type { Handler } from '../host/context.ts'
import { refuseToWrite } from './steps/permitted.ts'
import { writePlace } from './steps/place.ts'

/** Bytes: a scanned agreement is far smaller, and a film is no evidence that every copy of the store should carry. */
const largestEvidence = 25_000_000

export const listNotes: Handler<'row.notes'> = async ({ read }, { register, rowId }) =>
  ok(notesOf(read, register, rowId).map((note) => ({ ...note, text: maskIdentityNumbersIn(note.text) })))

export const addRowNote: Handler<'row.add-note'> = async (context, { register, rowId, text }) => {
  const kept = refuseToWrite(context.read, context.person, register)
  if (kept !== null) return kept
  const written = await context.write(async (tx) => {
    if (!isListedRow(tx, register, rowId)) return fail('register.unknown-row', { register })
    addNote(tx, register, rowId, text)
    tx.describe({ register, rowId })
    return ok({})
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

export const removeRowNote: Handler<'row.remove-note'> = async (context, { noteId }) => {
  const written = await context.write(async (tx) => {
    const row = rowBeside(tx, 'notes', noteId)
    if (row === undefined) return fail('row.unknown-note')
    const kept = refuseToWrite(tx, context.person, row.register)
    if (kept !== null) return kept
    removeNote(tx, noteId)
    tx.describe({ ...row })
    return ok({})
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

export const listEvidence: Handler<'row.evidence'> = async ({ read }, { register, rowId }) =>
  ok(
    evidenceOf(read, register, rowId).map((evidence) => ({
      ...evidence,
      fileName: maskIdentityNumbersIn(evidence.fileName),
    })),
  )

/** Keeps a file beside a row, byte for byte, with its hash. */
export const addRowEvidence: Handler<'row.add-evidence'> = async (context, { register, rowId, file }) => {
  const kept = refuseToWrite(context.read, context.person, register)
  if (kept !== null) return kept
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  const fileName = basename(path)
  try {
    const source = await openSource(path, context.signal)
    try {
      if (source.size > largestEvidence) {
        return fail('row.evidence-too-large', { name: fileName, bytes: source.size, most: largestEvidence })
      }
      const content = await contentOf(source)
      const sha256 = createHash('sha256').update(content).digest('hex')
      const written = await context.write(async (tx) => {
        if (!isListedRow(tx, register, rowId)) return fail('register.unknown-row', { register })
        addEvidence(tx, register, rowId, { fileName, sha256, content })
        tx.describe({ register, rowId, ...fileParam(register, fileName) })
        return ok({})
      })
      return written.ok ? ok({ eventId: written.eventId }) : written
    } finally {
      await source.close()
    }
  } finally {
    context.files.release(file)
  }
}

export const removeRowEvidence: Handler<'row.remove-evidence'> = async (context, { evidenceId }) => {
  const written = await context.write(async (tx) => {
    const evidence = readEvidence(tx, evidenceId)
    const row = rowBeside(tx, 'evidence', evidenceId)
    if (evidence === undefined || row === undefined) return fail('row.unknown-evidence')
    const kept = refuseToWrite(tx, context.person, row.register)
    if (kept !== null) return kept
    removeEvidence(tx, evidenceId)
    tx.describe({ ...row, ...fileParam(row.register, evidence.fileName) })
    return ok({})
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

/** The file as it was put there; what is written is hashed, and gets its name only when it is the same to the last bit. */
export const saveEvidence: Handler<'row.save-evidence'> = async (context, { evidenceId, file }) => {
  const { read, store } = context
  const evidence = readEvidence(read, evidenceId)
  if (evidence === undefined) return fail('row.unknown-evidence')
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    const written = await writePieces(partPath, storedPieces(read, 'evidence_pieces', evidenceId))
    if (written.sha256 !== evidence.sha256) throw new StoreFailure('store.damaged', { name: basename(store.path) })
    await keep()
    return ok({ fileName, ...written })
  })
}

/** An event is kept for ever: of a person, who can become protected, it does not bear what the file is called. */
function fileParam(register: RegisterName, fileName: string): { readonly fileName?: string } {
  return register === 'staff' ? {} : { fileName: maskIdentityNumbersIn(fileName) }
}

/** @throws FileFailure `file.vanished`, `file.cancelled` */
async function contentOf(source: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source.chunks()) chunks.push(Buffer.from(chunk))
  await source.checkUnchanged()
  return Buffer.concat(chunks)
}
