import { forbiddenColumns, headerSearchRows } from '#shared/import/mapping.ts'
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
  let forbidden: ReadonlyMap<number, number> = new Map()
  for await (const part of readDelivery(path)) {
    if (part.kind === 'sheet') {
      top = []
      forbidden = new Map()
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

/** The header itself stays, so that the mapping can say which column was dropped; so does a title block above it. */
function withoutColumns(row: RawRow, headerRows: ReadonlyMap<number, number>): RawRow {
  const isForbidden = (index: number): boolean => row.row > (headerRows.get(index) ?? Number.POSITIVE_INFINITY)
  return { ...row, cells: row.cells.map((cell, index) => (isForbidden(index) ? null : cell)) }
}
