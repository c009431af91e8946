import { randomUUID } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import { reportNamed } from '#shared/reports/reports.ts'
import { insertProducedReport } from '#db/stores/produced-reports.ts'
import { keepFile } from '../files/workbook-writer.ts'
import type { Handler } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type { WriteReportInput, WriteReportOutput, WriteReportPart } from '../jobs/write-report.ts'

/** Written beside its place, read back and compared; only a file that agrees with the store gets its name. */
export const produceReport: Handler<'report.produce'> = async (
  context,
  { report, file, language, fullIdentityNumbers },
) => {
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  const definition = reportNamed(report)
  if (definition === undefined) return fail('report.unknown', { report })
  if (isPartOfStore(context.store.path, path)) return fail('file.not-writable', { name: basename(path) })
  const partPath = `${path}.${randomUUID()}.part`
  try {
    const output = await runJob<WriteReportInput, WriteReportPart, WriteReportOutput>(
      'write-report',
      {
        storePath: context.store.path,
        key: context.store.key,
        report,
        language,
        partPath,
        producedAt: context.now(),
        producedBy: context.person,
        fullIdentityReason: fullIdentityNumbers?.reason ?? null,
      },
      { signal: context.signal, onPart: ({ done, total }) => context.progress(done, total, 'rows') },
    )
    if (output.mismatch !== null) return fail('report.mismatch', { name: basename(path), place: output.mismatch })
    await context.write(async (tx) => {
      const fileName = basename(path)
      const { rows, sha256, proof } = output
      await insertProducedReport(tx, { report, fileName, rows, sha256, contentSha256: proof.contentSha256 })
      tx.describe({
        report,
        fileName,
        rows,
        sha256,
        ...(fullIdentityNumbers === undefined ? {} : { fullIdentityNumbers: fullIdentityNumbers.reason }),
      })
      // Renamed last: a store that cannot take the event leaves the old file as it was.
      await keepFile(partPath, path)
      return ok(null)
    })
    const { mismatch: _, totals, ...proven } = output
    return ok({ ...proven, name: report, fileName: basename(path), totals: [...totals] })
  } finally {
    rmSync(partPath, { force: true })
  }
}

/** Whether a place is the open store or one of the files beside it, under whatever name: a report there would destroy it. */
function isPartOfStore(storePath: string, place: string): boolean {
  try {
    const store = realPath(storePath).toLowerCase()
    return ['', '-wal', '-shm', '-owner'].some((suffix) => realPath(place).toLowerCase() === store + suffix)
  } catch {
    // The folder does not exist: writing there fails by its own name.
    return false
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // Not there yet: its folder is what can be another name.
    return join(realpathSync(dirname(path)), basename(path))
  }
}
