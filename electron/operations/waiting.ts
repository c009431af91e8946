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
import { holdsPeople } from '../import/holds-people.ts'
import { writePlace } from './steps/place.ts'
import { mayTakeOut } from './steps/take-out.ts'

export const listWaiting: Handler<'import.waiting'> = async ({ read }) =>
  ok(
    await Promise.all(
      readBaskets(read).map(async (basket) => {
        const record = await readImport(read, basket.importId)
        return { ...basket, holdsPeople: record !== undefined && (await holdsPeople(read, record)) }
      }),
    ),
  )

/** The rows of an import that wait, as a workbook to be mended and taken back. */
export const exportWaiting: Handler<'import.export-waiting'> = async (
  context,
  { importId, file, language, reason },
) => {
  const { read, store } = context
  const record = await readImport(read, importId)
  if (record?.state !== 'committed') return fail('import.unknown', { importId })
  const why = await mayTakeOut(context, record, reason)
  if (!why.ok) return why
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    const written = await runJob<WriteRepairBasketInput, WriteRepairBasketPart, WriteRepairBasketOutput>(
      'write-repair-basket',
      { storePath: store.path, key: store.key, importId, language, partPath, producedAt: context.now() },
      { signal: context.signal, onPart: ({ done, total }) => context.progress(done, total, 'rows') },
    )
    await context.write(async (tx) => {
      tx.describe({ fileName: record.fileName, workbook: fileName, rows: written.rows, ...why.value })
      // Named last: whole identity numbers that are not told in the history do not leave the store.
      await keep()
      return ok(null)
    })
    return ok({ fileName, ...written })
  })
}
