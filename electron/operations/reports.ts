import { ok } from '#shared/contract/failure.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import { reconciliationReport, reports } from '#shared/reports/reports.ts'
import { readProducedReports } from '#db/stores/produced-reports.ts'
import { readRunHead } from '#db/stores/reconciliation-runs.ts'
import { readReconciliations } from '#db/stores/reconciliations.ts'
import { countReported } from '#db/stores/report-rows.ts'
import type { Handler } from '../host/context.ts'
import { searchedRegisters } from './steps/permitted.ts'

export const listReports: Handler<'report.list'> = async ({ read, person }) => {
  const produced = await readProducedReports(read)
  const producedOf = (name: string) =>
    produced.filter((file) => file.report === name).map(({ report: _, ...file }) => file)
  const seen = searchedRegisters(read, person)
  const reconciled = readReconciliations(read)
    .filter(({ id, register }) => seen.has(registerOf(register)) && readRunHead(read, id) !== undefined)
    .toReversed()
  return ok([
    ...reports.map((report) => {
      const { rows, protectedHidden } = countReported(read, report)
      const { name, register, columns } = report
      return { name, register, rows, protectedHidden, columns: [...columns], choices: null, produced: producedOf(name) }
    }),
    {
      name: reconciliationReport.name,
      register: reconciliationReport.register,
      rows: 0,
      protectedHidden: 0,
      columns: [],
      choices: reconciled.map(({ id, name }) => ({ reconciliationId: id, name })),
      produced: producedOf(reconciliationReport.name),
    },
  ])
}
