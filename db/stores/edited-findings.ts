import { judgeEdited } from '#shared/import/cross-field.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Tx } from '../write.ts'
import { createRemarkWriter } from './edits.ts'
import { importOfRawRow } from './origins.ts'

/**
 * What is said of rows as people edit them: the remarks on the edited fields go, for the values that they were about are gone, and
 * the rules of the row that rest on those fields are asked again. What they say stands under the import that the row came in by; of
 * a row that came by none nothing is said. To be called before the row itself is written, which counts its findings.
 */
export function createEditedFindings(
  tx: Tx,
  register: RegisterName,
  transferDate: string,
): (
  rowId: number,
  edited: { readonly values: Values; readonly fields: readonly string[]; readonly unreadable: ReadonlySet<string> },
) => void {
  const remarks = createRemarkWriter(tx, register)
  const originOf = tx.connection.prepare(`SELECT raw_id FROM ${tableOf(register)} WHERE id = ?`).pluck()
  return (rowId, { values, fields, unreadable }) => {
    const { asked, findings } = judgeEdited(register, values, fields, transferDate)
    for (const field of fields) remarks.clear(rowId, field)
    for (const rule of asked) remarks.clearRule(rowId, rule)
    // An emptied field whose typed text is kept has a remark of its own.
    const said = findings.filter(({ rule, field }) => rule !== 'recommended-missing' || !unreadable.has(field ?? ''))
    if (said.length === 0) return
    const rawId = originOf.get(rowId) as number | null | undefined
    const importId = rawId == null ? undefined : importOfRawRow(tx, rawId)
    if (rawId == null || importId === undefined) return
    for (const remark of said) remarks.add(rowId, { importId, rawId }, remark)
  }
}
