import type { Reader } from '#db/open.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import { readImport } from '#db/stores/imports.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { PlanSource } from './plan.ts'

/** An import with everything that its plan is made from, as the reader sees it. */
export async function readPlanSource(read: Reader, importId: number): Promise<PlanSource> {
  const record = await readImport(read, importId)
  if (record === undefined) throw new Error(`No import ${importId}`)
  const all = await readSheets(read, record.deliveryId)
  const sheets = record.reading.sheets.flatMap((position) => all.filter((sheet) => sheet.position === position))
  const { transferDate } = await readTransfer(read)
  return { record, sheets, transferDate }
}

/** What a plan rests on: the reading, and the last event that changed a register. A commit with another one is refused. */
export function planFingerprint(read: Reader, record: ImportRecord): string {
  const last = read.connection
    .prepare(
      "SELECT coalesce(max(id), 0) FROM events WHERE operation IN ('import.commit', 'history.undo', 'register.edit')",
    )
    .pluck()
    .get()
  return `${record.version}.${Number(last)}`
}
