import {
  findHeaderRow,
  guessColumns,
  headerSearchRows,
  holdsIdentityNumber,
  protectionColumns,
} from '#shared/import/mapping.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { readSheets, topRows } from '#db/stores/deliveries.ts'
import type { ImportRecord } from '#db/stores/imports.ts'

/** Rows of each sheet that are looked at: its header, and enough below it to tell what a column holds. */
const searchedRows = headerSearchRows + 20

/**
 * Whether a delivery is a list of people: read as staff, or with a column of identity numbers or of marks of protection in any of
 * its sheets, whatever register it is read into. A number that stands alone far down in a running text makes it none.
 */
export async function holdsPeople(
  read: Reader,
  record: Pick<ImportRecord, 'register' | 'deliveryId' | 'reading'>,
): Promise<boolean> {
  if (record.register === 'staff') return true
  if (record.reading.columns.some(({ field }) => field !== null && isIdentity(record.register, field))) return true
  return (await readSheets(read, record.deliveryId)).some((sheet) => {
    const top = topRows(read, sheet, searchedRows)
    if (top.some(holdsIdentityNumber) || protectionColumns(top).size > 0) return true
    const header = findHeaderRow(top)
    return (
      header !== null &&
      guessColumns(registers.staff, header, []).some(({ field }) => field !== null && isIdentity('staff', field))
    )
  })
}

function isIdentity(register: ImportRecord['register'], field: string): boolean {
  return fieldOf(register, field)?.type === 'identity'
}
