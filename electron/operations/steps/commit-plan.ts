import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { incomingFields } from '#shared/import/carried.ts'
import { createPlanner, unmappedKeys } from '#shared/import/plan.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import { markCommitted, readImport } from '#db/stores/imports.ts'
import { carryMarks, createRowWriter } from '#db/stores/register-rows.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { WriteContext } from '../../host/context.ts'
import { planSetting } from './import-reading.ts'
import { planFingerprint, runPlan } from './import-run.ts'

type CommitFailure =
  'import.unknown' | 'import.wrong-state' | 'import.stale' | 'import.key-unmapped' | 'import.nothing-to-commit'

/** The plan that was previewed, now applied; refused when anything it rests on has changed. */
export async function commitPlan(
  context: WriteContext,
  importId: number,
  fingerprint: string,
): Promise<Result<OutputOf<'import.commit'>, CommitFailure>> {
  const record = await readImport(context.read, importId)
  if (record === undefined) return fail('import.unknown', { importId })
  const written = await context.write(async (tx) => {
    const current = await readImport(tx, importId)
    if (current?.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
    if (planFingerprint(tx, current) !== fingerprint) return fail('import.stale', { name: record.fileName })
    const columns = current.columns.map((column) => column.field)
    const [missing] = unmappedKeys(current.register, columns)
    if (missing !== undefined) return fail('import.key-unmapped', { register: current.register, field: missing })
    const sheet = (await readSheets(tx, current.deliveryId))[current.sheet]
    if (sheet === undefined) return fail('import.unknown', { importId })

    const { transferDate } = await readTransfer(tx)
    const planner = createPlanner({ ...planSetting(current, sheet, transferDate), fractions: new Set() })
    const fields = incomingFields(current.register, planner.fields)
    const writer = createRowWriter(tx, current.register, { senderId: current.senderId, importId, fields })
    const plan = await runPlan(context, current, context.read, (rows) => {
      for (const row of rows) {
        if (row.outcome === 'new') writer.insert(row)
        else if (row.outcome === 'changed' && row.rowId !== null) writer.update(row.rowId, row)
        else writer.remark(row.rawId, row.findings, row.key)
      }
    })
    const { counts } = plan
    if (counts.new + counts.changed + counts.rejected === 0)
      return fail('import.nothing-to-commit', { name: record.fileName, rows: counts.read })
    writer.remark(null, plan.sheetFindings)
    if (current.register === 'staff') carryMarks(tx)
    const { vanished: _, ...kept } = counts
    await markCommitted(tx, importId, kept)
    tx.describe({ fileName: record.fileName, register: current.register, sender: current.sender, ...kept })
    return ok(kept)
  })
  return written.ok ? ok({ importId, eventId: written.eventId, ...written.value }) : written
}
