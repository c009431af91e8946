import type { Reader } from '#db/open.ts'
import { groupFindings } from '#db/stores/findings.ts'
import { readEvent } from '#db/stores/history.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import type { Plan } from './plan.ts'

/** What a committed import came to, from the store; what a finding is about is not told of a protected person. */
export async function recordedPlan(
  read: Reader,
  record: ImportRecord,
  isProtectedRow: (row: StoredRow) => boolean,
): Promise<Pick<Plan, 'counts' | 'findings' | 'unmappedValues' | 'names'>> {
  const none = { read: 0, expanded: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, footer: 0 }
  const findings = groupFindings(read, record.id).map(({ places, ...group }) => {
    const rows = places.map(({ rawId, raw }) => ({ raw, row: rawId === null ? undefined : rawRows(read, [rawId])[0] }))
    return {
      ...group,
      rows: rows.flatMap(({ row }) => (row === undefined ? [] : [row.row])),
      example: rows.find(({ row }) => row === undefined || !isProtectedRow(row))?.raw ?? '',
    }
  })
  const event = record.commitEventId === null ? undefined : await readEvent(read, record.commitEventId)
  const { vanished = 0, conflicts = 0 } = event?.params ?? {}
  const counts = { ...(record.counts ?? none), vanished: Number(vanished), conflicts: Number(conflicts) }
  return { counts, findings, unmappedValues: [], names: [] }
}
