import { rowsBelow, topRows } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { createMarkLookup, keepProtectedPeople, readProtectedPeople } from '#db/stores/protected-people.ts'
import type { Reader } from '#db/open.ts'
import type { Tx } from '#db/write.ts'
import { parseIdentityNumber } from '#shared/identity/identity-number.ts'
import { headerSearchRows, protectionColumns } from '#shared/import/mapping.ts'
import { cellText } from '#shared/import/normalise.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { codeFromWording } from '#shared/registers/code-lists.ts'

/**
 * Who is protected is known before anything of a delivery is shown: whoever a row of it marks, by identity number, whatever the
 * sheet is then read as and whatever becomes of the row. Kept with the delivery, so that it is known after the commit too.
 */
export function findProtectedPeople(tx: Tx, deliveryId: number, sheets: readonly Sheet[], transferDate: string): void {
  const people = new Set<string>()
  for (const sheet of sheets) {
    const marks = [...protectionColumns(topRows(tx, sheet, headerSearchRows))]
    if (marks.length === 0) continue
    for (const page of rowsBelow(tx, sheet, 0)) {
      for (const row of page) {
        if (marks.some((index) => saysProtected(row.cells[index]))) {
          for (const number of identityNumbersOf(row, transferDate)) people.add(number)
        }
      }
    }
  }
  keepProtectedPeople(tx, deliveryId, people)
}

/** Whether a row names somebody whom this delivery or a stored row marks, or who is `alsoMarked`, in any of its cells. */
export function createPersonGuard(
  read: Reader,
  deliveryId: number,
  transferDate: string,
  alsoMarked: ReadonlySet<string> = new Set(),
): (row: RawRow) => boolean {
  const people = readProtectedPeople(read, deliveryId)
  const markedBy = createMarkLookup(read)
  return (row) =>
    identityNumbersOf(row, transferDate).some(
      (number) => people.has(number) || alsoMarked.has(number) || markedBy(number) !== undefined,
    )
}

/** Any word in a column of protection marks but a plain no. */
export function saysProtected(cell: RawCell | undefined): boolean {
  const text = cellText(cell).trim()
  return text !== '' && codeFromWording('protection', text) !== 'none'
}

function identityNumbersOf({ cells }: RawRow, transferDate: string): string[] {
  return cells.flatMap((cell) => {
    const text = cellText(cell)
    // A name, a date or a sum is no number of ten digits: most cells are passed over here.
    if (text.length < 10 || text.length > 40 || !/\d{4}/.test(text)) return []
    const parsed = parseIdentityNumber(text, transferDate)
    return parsed.ok ? [parsed.number.value] : []
  })
}
