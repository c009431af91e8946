import type { Reader, Store } from '#db/open.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { HostContext } from '../../host/context.ts'
import { runJob } from '../../host/run-job.ts'
import type { DecidedRow, PlanImportInput, PlanImportOutput, PlanImportPart } from '../../jobs/plan-import.ts'
import { planSetting } from './import-reading.ts'

/** Plans an import in a worker: the same run for looking (`rows` ignored) and for doing. */
export async function runPlan(
  context: HostContext & { readonly store: Store },
  record: ImportRecord,
  read: Reader,
  onRows: ((rows: readonly DecidedRow[]) => void) | null,
): Promise<PlanImportOutput> {
  const sheet = (await readSheets(read, record.deliveryId))[record.sheet]
  if (sheet === undefined) throw new Error(`Import ${record.id} has no sheet ${record.sheet}`)
  const { transferDate } = await readTransfer(read)
  return runJob<PlanImportInput, PlanImportPart, PlanImportOutput>(
    'plan-import',
    {
      storePath: context.store.path,
      key: context.store.key,
      sheet,
      senderId: record.senderId,
      setting: planSetting(record, sheet, transferDate),
      headers: record.columns.map((column) => column.header),
      purpose: onRows === null ? 'preview' : 'commit',
    },
    {
      signal: context.signal,
      onPart(part) {
        if (part.kind === 'progress') context.progress(part.done, part.total, 'rows')
        else onRows?.(part.rows)
      },
    },
  )
}

/** What a plan rests on: the reading, and the last event that changed a register. A commit with another one is refused. */
export function planFingerprint(read: Reader, record: ImportRecord): string {
  const last = read.connection
    .prepare("SELECT coalesce(max(id), 0) FROM events WHERE operation IN ('import.commit', 'history.undo')")
    .pluck()
    .get()
  return `${record.version}.${Number(last)}`
}
