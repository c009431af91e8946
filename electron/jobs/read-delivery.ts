import { forbiddenColumns, headerSearchRows, isHeaderLike } from '#shared/import/mapping.ts'
import type { RawRow } from '#shared/import/raw.ts'
import { readDelivery } from '../files/delivery.ts'
import type { DeliveryPart } from '../files/delivery.ts'
import { sha256OfFile } from '../files/sha256-file.ts'
import { serveJob } from './job-port.ts'

export interface ReadDeliveryInput {
  readonly path: string
}

export interface ReadDeliveryOutput {
  readonly sha256: string
  readonly bytes: number
}

/** Reads a delivery and sends its parts on, with the cells of forbidden columns blanked before anybody can store them. */
serveJob<ReadDeliveryInput, DeliveryPart, ReadDeliveryOutput>(async ({ path }, send) => {
  let top: RawRow[] = []
  let forbidden: ReadonlySet<number> = new Set()
  for await (const part of readDelivery(path)) {
    if (part.kind === 'sheet') {
      top = []
      forbidden = new Set()
    }
    if (part.kind === 'rows' && top.length < headerSearchRows) {
      top = [...top, ...part.rows].slice(0, headerSearchRows)
      forbidden = forbiddenColumns(top)
    }
    await send(
      part.kind === 'rows' && forbidden.size > 0
        ? { ...part, rows: part.rows.map((row) => withoutColumns(row, forbidden)) }
        : part,
    )
  }
  return sha256OfFile(path)
})

/** The header itself stays, so that the mapping can say which column was dropped. */
function withoutColumns(row: RawRow, forbidden: ReadonlySet<number>): RawRow {
  if (isHeaderLike(row)) return row
  return { ...row, cells: row.cells.map((cell, index) => (forbidden.has(index) ? null : cell)) }
}
