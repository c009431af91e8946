import { openPassingReader, openWriter } from '#db/open.ts'
import { writeRun } from '#db/stores/reconciliation-runs.ts'
import { keepMarksOfList, settleMarks } from '#db/stores/protected-people.ts'
import { fingerprintOf, readReconciliation } from '#db/stores/reconciliations.ts'
import { transact } from '#db/write.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { StoreAccess } from '../host/run-writing-job.ts'
import { runReconciliation } from '../reconciliation/run.ts'
import { serveJob } from './job-port.ts'

export interface ReconcileInput extends StoreAccess {
  readonly reconciliationId: number
}

/** How far it has come, of a hundred. */
export type ReconcilePart = number

export type ReconcileOutput = Result<
  OutputOf<'reconciliation.run'>,
  'reconciliation.unknown' | 'reconciliation.list-gone'
>

/** How far a run has come when all that is left is to write it. */
const matched = 90

/** Matches the lists of a reconciliation and puts the result in the place of the last, in one transaction. */
serveJob<ReconcileInput, ReconcilePart, ReconcileOutput>(
  async ({ storePath, key, act, reconciliationId }, send, last) => {
    const read = openPassingReader(storePath, key)
    const writer = openWriter(storePath, key)
    try {
      const reconciliation = readReconciliation(read, reconciliationId)
      if (reconciliation === undefined) return fail('reconciliation.unknown')
      const matching = await runReconciliation(read, reconciliation, send)
      if (!matching.ok) return fail('reconciliation.list-gone', { name: matching.name })
      const { run, marks } = matching
      const total = run.records.length + run.rows.length + run.pairs.length
      const shown = run.pairs.filter(({ isHidden }) => !isHidden).length
      let written = 0
      await transact(
        writer,
        storePath,
        act,
        async (tx) => {
          for (const { importId, people } of marks) keepMarksOfList(tx, importId, people)
          if (marks.length > 0) settleMarks(tx)
          // With those hidden who are so from now on.
          const content = { ...run, fingerprint: fingerprintOf(tx, reconciliation) }
          await writeRun(tx, reconciliationId, content, (more) => {
            written += more
            return send(matched + ((100 - matched) * written) / Math.max(1, total))
          })
          tx.describe({ name: reconciliation.name, pairs: shown })
          return ok(null)
        },
        last,
      )
      return ok({ refusal: run.summary.refusal, pairs: shown })
    } finally {
      read.connection.close()
      writer.connection.close()
    }
  },
)
