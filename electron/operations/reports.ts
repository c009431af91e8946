import { ok } from '#shared/contract/failure.ts'
import { reports } from '#shared/reports/reports.ts'
import { readProducedReports } from '#db/stores/produced-reports.ts'
import { countReported } from '#db/stores/report-rows.ts'
import type { Handler } from '../host/context.ts'

export const listReports: Handler<'report.list'> = async ({ read }) => {
  const produced = await readProducedReports(read)
  return ok(
    reports.map((report) => {
      const { rows, protectedHidden } = countReported(read, report)
      return {
        name: report.name,
        register: report.register,
        rows,
        protectedHidden,
        columns: [...report.columns],
        produced: produced.filter((file) => file.report === report.name).map(({ report: _, ...file }) => file),
      }
    }),
  )
}
