import { openPassingReader } from '#db/open.ts'
import { runJob } from '../host/run-job.ts'
import { createDecider } from '../import/decide.ts'
import { readPlanSource, rowsToPlan } from '../import/plan-source.ts'
import { joinStretches, planStretch, wholeDelivery } from '../import/plan.ts'
import type { Plan, PlannedStretch } from '../import/plan.ts'
import { surveyDelivery } from '../import/survey.ts'
import { serveJob } from './job-port.ts'
import type { PlanStretchInput, PlanStretchPart } from './plan-stretch.ts'

export interface PlanImportInput {
  readonly storePath: string
  readonly key: string
  readonly importId: number
}

export interface PlanImportPart {
  readonly done: number
  readonly total: number
}

/** From so many rows on, a second thread plans the latter half: it takes a quarter of a second to start and 50 MB. */
const worthTwoThreads = 40_000

/** What a commit would do, without doing it. */
serveJob<PlanImportInput, PlanImportPart, Plan>(async (input, send) => {
  const read = openPassingReader(input.storePath, input.key)
  try {
    const source = await readPlanSource(read, input.importId)
    const rows = rowsToPlan(source)
    const total = rows * 2
    let done = 0
    const breathe = (more: number): Promise<void> => {
      done += more
      return send({ done, total })
    }
    const context = await surveyDelivery(read, source, breathe)
    const decider = createDecider(read, source, context)
    const plan = async (): Promise<PlannedStretch[]> => {
      if (rows < worthTwoThreads) return [await planStretch(read, decider, wholeDelivery, breathe)]
      const half = Math.ceil(rows / 2)
      const latter = { from: half, to: rows }
      // Ends with this thread, whose end is what a cancel comes to.
      const signal = new AbortController().signal
      return Promise.all([
        planStretch(read, decider, { from: 0, to: half }, breathe),
        runJob<PlanStretchInput, PlanStretchPart, PlannedStretch>(
          'plan-stretch',
          { ...input, context, stretch: latter },
          { signal, onPart: (more) => void (done += more) },
        ),
      ])
    }
    return joinStretches(read, source, context, decider.sheets, await plan())
  } finally {
    read.connection.close()
  }
})
