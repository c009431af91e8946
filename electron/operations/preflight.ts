import { statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { storedPieces } from '#db/stores/pieces.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import { readImport, readSameFile } from '#db/stores/imports.ts'
import { StoreFailure } from '#db/store-failure.ts'
import { preflightFile } from '../files/preflight.ts'
import type { FilePreflight } from '../files/preflight.ts'
import { sha256OfFile } from '../files/sha256-file.ts'
import { writePieces } from '../files/write-pieces.ts'
import type { Handler } from '../host/context.ts'
import { writePlace } from './steps/place.ts'
import { mayTakeOut } from './steps/take-out.ts'

/**
 * What a file costs to take in, from its size: bytes in the store for each byte, the write-ahead log included, and seconds for each
 * megabyte from reading by way of the preview to searchable. The seconds of text and of .xlsx are those that `npm run bench -- import`
 * measured on a quiet two-core machine (150,000 and 30,000 rows of twenty columns), those of the others in proportion to how fast their
 * readers are. A guess for a person who wonders whether to wait, no more. A packed workbook is about a tenth of its text.
 */
const costs: Readonly<Record<FilePreflight['kind'], { readonly space: number; readonly seconds: number }>> = {
  text: { space: 3, seconds: 0.45 },
  xlsx: { space: 20, seconds: 0.7 },
  xlsm: { space: 20, seconds: 0.7 },
  xlsb: { space: 20, seconds: 1 },
  xls: { space: 5, seconds: 0.4 },
  ods: { space: 25, seconds: 1.2 },
}

/** Bytes. Hashing a larger file would keep the person waiting; whether it was read before is then told when it has been read. */
const largestHashed = 200_000_000

/** What can be told of a file before it is read. The handle stays: what comes next is the reading. */
export const preflightImport: Handler<'import.preflight'> = async ({ files, read, store, signal }, { file }) => {
  const path = files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  const found = await preflightFile(path, { signal })
  const { space, seconds } = costs[found.kind]
  const disk = await statfs(dirname(store.path))
  const isHashed = found.bytes <= largestHashed
  const same = isHashed ? await readSameFile(read, (await sha256OfFile(path, { signal })).sha256) : undefined
  return ok({
    ...found,
    name: maskIdentityNumbersIn(found.name),
    neededBytes: Math.ceil(found.bytes * space),
    freeBytes: disk.bavail * disk.bsize,
    estimatedSeconds: Math.max(1, Math.round((found.bytes / 1_000_000) * seconds)),
    sameFile: same ?? null,
  })
}

/** The delivered file as it came; what is written is hashed, and gets its name only when it is the same to the last bit. */
export const saveOriginal: Handler<'import.save-original'> = async (context, { importId, file, reason }) => {
  const { read, store } = context
  const record = await readImport(read, importId)
  if (record === undefined) return fail('import.unknown', { importId })
  if (!record.originalKept) return fail('import.original-missing', { name: record.fileName })
  const why = await mayTakeOut(context, record, reason)
  if (!why.ok) return why
  const rows = (await readSheets(read, record.deliveryId)).reduce((sum, sheet) => sum + sheet.rows, 0)
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    const written = await writePieces(partPath, storedPieces(read, 'original_pieces', record.deliveryId))
    if (written.sha256 !== record.sha256) throw new StoreFailure('store.damaged', { name: basename(store.path) })
    await context.write(async (tx) => {
      tx.describe({ fileName: record.fileName, rows, ...why.value })
      // Named last: what is not told in the history does not leave the store.
      await keep()
      return ok(null)
    })
    return ok({ fileName, ...written })
  })
}
