import { sheetOfRawRow, sheetTop } from '#db/stores/deliveries.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createRepairWriter, keptOutRawIds, waitingOfSender } from '#db/stores/waiting.ts'
import type { Reader } from '#db/open.ts'
import type { Tx } from '#db/write.ts'
import { cellText, cleanText } from '#shared/import/normalise.ts'
import { readingOfSheets } from '#shared/import/reading.ts'
import type { DecidedRow } from './decide.ts'
import { readPlanSource } from './plan-source.ts'
import type { PlanSource } from './plan-source.ts'

/**
 * Settles what waits in the repair baskets of a sender's list with the rows of a delivery of the same list that is being committed: a
 * waiting row is known again by its key or, where it has none, by its mapped cells; a row of a repair workbook by its mark. Whatever
 * becomes of the new row, the old one waits no longer.
 */
export function createSettlement(tx: Tx, source: PlanSource): { row(decided: DecidedRow): void; end(): Promise<void> } {
  const { register, senderId, repairsImportId } = source.record
  const waiting = waitingOfSender(tx, register, senderId)
  const byKey = Map.groupBy(
    waiting.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
  const keyless = waiting.filter(({ key }) => key === '')
  // A mark that was written over must not settle a row of another import.
  const mendable = repairsImportId === null ? new Set<number>() : keptOutRawIds(tx, repairsImportId)
  const settle = createRepairWriter(tx)
  const ownKeyless: number[] = []
  return {
    row({ key, outcome, isCopy, rawId, repairs }) {
      if (outcome === 'footer') return
      if (!isCopy) for (const before of byKey.get(key) ?? []) settle(before.rawId, rawId)
      if (key === '' && keyless.length > 0) ownKeyless.push(rawId)
      if (repairs !== null && mendable.has(repairs)) settle(repairs, rawId)
    },
    async end() {
      if (ownKeyless.length === 0) return
      const contentOf = createContent(tx, source)
      const byContent = new Map(rawRows(tx, ownKeyless).map((raw) => [contentOf(raw), raw.rawId]))
      for (const [importId, rows] of Map.groupBy(keyless, (row) => row.importId)) {
        const contentBefore = createContent(tx, await readPlanSource(tx, importId))
        const ids = rows.map(({ rawId }) => rawId)
        for (const raw of rawRows(tx, ids)) {
          const content = contentBefore(raw)
          const same = content === '' ? undefined : byContent.get(content)
          if (same !== undefined) settle(raw.rawId, same)
        }
      }
    },
  }
}

/** The mapped cells of a row as one text, however its columns are ordered. */
function createContent(read: Reader, { record, sheets }: PlanSource): (raw: StoredRow) => string {
  const tops = sheets.map((sheet) => sheetTop(read, sheet, record.reading.headerRow))
  const readings = readingOfSheets(record.reading, tops)
  return ({ rawId, cells }) => {
    const position = sheetOfRawRow(sheets, rawId)?.position
    const columns = readings.find((reading) => reading.position === position)?.columns ?? []
    const texts = columns.flatMap((field, index) => {
      const text = field === null ? '' : cleanText(cellText(cells[index]))
      return text === '' ? [] : [`${field}=${text}`]
    })
    return texts.toSorted().join('\n')
  }
}
