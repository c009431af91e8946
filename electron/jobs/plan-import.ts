import { openReader } from '#db/open.ts'
import { readPlanSource } from '../import/plan-source.ts'
import { planDelivery, rowsToPlan, surveyDelivery } from '../import/plan.ts'
import type { Plan } from '../import/plan.ts'
import { serveJob } from './job-port.ts'

export interface PlanImportInput {
  readonly storePath: string
  readonly key: string
  readonly importId: number
}

export interface PlanImportPart {
  readonly done: number
  readonly total: number
}

/** What a commit would do, without doing it. */
serveJob<PlanImportInput, PlanImportPart, Plan>(async ({ storePath, key, importId }, send) => {
  const read = openReader(storePath, key)
  try {
    const source = await readPlanSource(read, importId)
    const total = rowsToPlan(source) * 2
    let done = 0
    const breathe = (rows: number): Promise<void> => {
      done += rows
      return send({ done, total })
    }
    const context = await surveyDelivery(read, source, breathe)
    return await planDelivery(read, source, context, breathe)
  } finally {
    read.connection.close()
  }
})
