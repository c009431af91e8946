import { fail, ok } from '#shared/contract/failure.ts'
import { reconciliationReport, reportHead } from '#shared/reports/reports.ts'
import { insertProducedReport } from '#db/stores/produced-reports.ts'
import type { Handler } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type { WriteReportInput, WriteReportOutput, WriteReportPart } from '../jobs/write-report.ts'
import { openComparison } from './steps/open-comparison.ts'
import { mayReveal } from './steps/permitted.ts'
import { writePlace } from './steps/place.ts'

/** Written beside its place, read back and compared; only a file that agrees with the store gets its name. */
export const produceReport: Handler<'report.produce'> = async (
  context,
  { report, file, language, reconciliation, fullIdentityNumbers },
) => {
  const definition = reportHead(report)
  if (definition === undefined) return fail('report.unknown', { report })
  if (fullIdentityNumbers !== undefined && !mayReveal(context.read, context.person)) {
    return fail('register.reveal-not-permitted')
  }
  if (definition === reconciliationReport) {
    if (reconciliation === undefined) return fail('reconciliation.unknown')
    const opened = await openComparison(context, context.read, reconciliation)
    if (!opened.ok) return opened
  }
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    const output = await runJob<WriteReportInput, WriteReportPart, WriteReportOutput | null>(
      'write-report',
      {
        storePath: context.store.path,
        key: context.store.key,
        report,
        reconciliation: reconciliation ?? null,
        language,
        partPath,
        producedAt: context.now(),
        producedBy: context.person,
        fullIdentityReason: fullIdentityNumbers?.reason ?? null,
      },
      { signal: context.signal, onPart: ({ done, total }) => context.progress(done, total, 'rows') },
    )
    // Somebody has been protected since it was asked for, or it was removed.
    if (output === null) return fail('reconciliation.blocked')
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
