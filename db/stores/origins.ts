import type { Reader } from '../open.ts'

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
