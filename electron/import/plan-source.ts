import type { Reader } from '#db/open.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { readImport } from '#db/stores/imports.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { readTransfer } from '#db/stores/transfer.ts'

/** One import as it is to be read: its reading, its sheets in the order they are stacked, and the date of the transfer. */
export interface PlanSource {
  readonly record: ImportRecord
  readonly sheets: readonly Sheet[]
  readonly transferDate: string
}

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
      "SELECT coalesce(max(id), 0) FROM events WHERE operation IN ('import.commit', 'history.undo', 'history.redo', 'register.edit', 'register.change')",
    )
    .pluck()
    .get()
  return `${record.version}.${Number(last)}`
}

/** Called after each page of rows with the number of rows gone through; what it throws stops the work. */
export type Breathe = (rows: number) => Promise<void>

/** Rows of the delivery below its headers, as far as the store knows before reading them. */
export function rowsToPlan({ sheets }: PlanSource): number {
  return sheets.reduce((sum, { rows }) => sum + rows, 0)
}
