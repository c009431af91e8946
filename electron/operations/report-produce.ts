import { fail, ok } from '#shared/contract/failure.ts'
import { reportNamed } from '#shared/reports/reports.ts'
import { insertProducedReport } from '#db/stores/produced-reports.ts'
import type { Handler } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type { WriteReportInput, WriteReportOutput, WriteReportPart } from '../jobs/write-report.ts'
import { mayReveal } from './steps/permitted.ts'
import { writePlace } from './steps/place.ts'

/** Written beside its place, read back and compared; only a file that agrees with the store gets its name. */
export const produceReport: Handler<'report.produce'> = async (
  context,
  { report, file, language, fullIdentityNumbers },
) => {
  const definition = reportNamed(report)
  if (definition === undefined) return fail('report.unknown', { report })
  if (fullIdentityNumbers !== undefined && !mayReveal(context.read, context.person)) {
    return fail('register.reveal-not-permitted')
  }
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
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
    if (output.mismatch !== null) return fail('report.mismatch', { name: fileName, place: output.mismatch })
    await context.write(async (tx) => {
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
      await keep()
      return ok(null)
    })
    const { mismatch: _, totals, ...proven } = output
    return ok({ ...proven, name: report, fileName, totals: [...totals] })
  })
}
