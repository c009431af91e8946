import { fail, ok } from '#shared/contract/failure.ts'
import { readImport } from '#db/stores/imports.ts'
import { readBaskets } from '#db/stores/waiting.ts'
import type { Handler } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type {
  WriteRepairBasketInput,
  WriteRepairBasketOutput,
  WriteRepairBasketPart,
} from '../jobs/write-repair-basket.ts'
import { writePlace } from './steps/place.ts'

export const listWaiting: Handler<'import.waiting'> = async ({ read }) => ok(readBaskets(read))

/** The rows of an import that wait, as a workbook to be mended and taken back. */
export const exportWaiting: Handler<'import.export-waiting'> = async (context, { importId, file, language }) => {
  const { read, store } = context
  const record = await readImport(read, importId)
  if (record?.state !== 'committed') return fail('import.unknown', { importId })
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    const written = await runJob<WriteRepairBasketInput, WriteRepairBasketPart, WriteRepairBasketOutput>(
      'write-repair-basket',
      { storePath: store.path, key: store.key, importId, language, partPath, producedAt: context.now() },
      { signal: context.signal, onPart: ({ done, total }) => context.progress(done, total, 'rows') },
    )
    await keep()
    // Whole identity numbers leave the store: that is told in the history.
    await context.write(async (tx) => {
      tx.describe({ fileName: record.fileName, workbook: fileName, rows: written.rows })
      return Promise.resolve(ok(null))
    })
    return ok({ fileName, ...written })
  })
}
