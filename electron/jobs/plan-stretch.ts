import { openPassingReader } from '#db/open.ts'
import { createDecider } from '../import/decide.ts'
import { readPlanSource } from '../import/plan-source.ts'
import { planStretch } from '../import/plan.ts'
import type { PlannedStretch, Stretch } from '../import/plan.ts'
import type { PlanContext } from '../import/survey.ts'
import { serveJob } from './job-port.ts'

export interface PlanStretchInput {
  readonly storePath: string
  readonly key: string
  readonly importId: number
  readonly context: PlanContext
  readonly stretch: Stretch
}

/** Rows planned since the part before. */
export type PlanStretchPart = number

/** A part of a long delivery, planned beside the rest of it. */
serveJob<PlanStretchInput, PlanStretchPart, PlannedStretch>(
  async ({ storePath, key, importId, context, stretch }, send) => {
    const read = openPassingReader(storePath, key)
    try {
      const source = await readPlanSource(read, importId)
      return await planStretch(read, createDecider(read, source, context), stretch, send)
    } finally {
      read.connection.close()
    }
  },
)
