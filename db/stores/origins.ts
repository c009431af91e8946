import type { Reader } from '../open.ts'
import { rawRows } from './raw-pages.ts'

/** The committed import that a raw row came in by. */
export function importOfRawRow(read: Reader, rawId: number): number | undefined {
  return read.connection
    .prepare(
      `SELECT imports.id FROM sheets JOIN imports ON imports.delivery_id = sheets.delivery_id
       WHERE ? BETWEEN sheets.first_raw_id AND sheets.last_raw_id AND imports.state = 'committed'`,
    )
    .pluck()
    .get(rawId) as number | undefined
}

/** Where rows stand in the files that they came from: file, sheet and 1-based row, by raw id. */
export function createPlaceLookup(
  read: Reader,
  rawIds: readonly number[],
): (rawId: number) => { readonly fileName: string; readonly sheet: string; readonly row: number } | null {
  const sheetOf = read.connection.prepare(
    `SELECT deliveries.file_name AS fileName, sheets.name AS sheet FROM sheets
     JOIN deliveries ON deliveries.id = sheets.delivery_id WHERE ? BETWEEN sheets.first_raw_id AND sheets.last_raw_id`,
  )
  const rowsById = new Map(
    rawRows(
      read,
      rawIds.toSorted((a, b) => a - b),
    ).map(({ rawId, row }) => [rawId, row]),
  )
  return (rawId) => {
    const row = rowsById.get(rawId)
    const sheet = sheetOf.get(rawId) as { fileName: string; sheet: string } | undefined
    return row === undefined || sheet === undefined ? null : { ...sheet, row }
  }
}
