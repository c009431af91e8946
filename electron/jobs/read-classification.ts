import { findClassHeader } from '#shared/crosswalk/classification-columns.ts'
import { mostClasses, planClassification } from '#shared/crosswalk/classification-plan.ts'
import type { ClassificationPlan } from '#shared/crosswalk/classification-plan.ts'
import type { RawRow } from '#shared/import/raw.ts'
import { readDelivery } from '../files/delivery.ts'
import { sha256OfFile } from '../files/sha256-file.ts'
import { serveJob } from './job-port.ts'

export interface ReadClassificationInput {
  readonly path: string
  readonly password?: string | undefined
}

export interface ReadClassificationOutput {
  readonly sha256: string
  readonly plan: ClassificationPlan
}

/** The classes of the first sheet that has a header for them, or what is wrong with them. A file can be hostile: read in a thread. */
serveJob<ReadClassificationInput, { readonly done: number }, ReadClassificationOutput>(
  async ({ path, password }, send) => {
    const { sha256 } = await sha256OfFile(path)
    let rows: RawRow[] = []
    let first: readonly RawRow[] = []
    for await (const part of readDelivery({ path }, { password })) {
      if (part.kind === 'sheet') rows = []
      // Header, what stands above it, and one more than may be.
      else if (part.kind === 'rows' && rows.length <= mostClasses + 20) {
        rows.push(...part.rows)
        await send({ done: rows.length })
      } else if (part.kind === 'sheet-end') {
        if (first.length === 0) first = rows
        if (findClassHeader(rows) !== null) return { sha256, plan: planClassification(rows) }
      }
    }
    return { sha256, plan: planClassification(first) }
  },
)
