import { judgeEdited } from '#shared/import/cross-field.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Tx } from '../write.ts'
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
  const clearField = tx.connection.prepare('DELETE FROM findings WHERE register = ? AND row_id = ? AND field = ?')
  const clearRule = tx.connection.prepare('DELETE FROM findings WHERE register = ? AND row_id = ? AND rule = ?')
  const originOf = tx.connection.prepare(`SELECT raw_id FROM ${tableOf(register)} WHERE id = ?`).pluck()
  const add = tx.connection.prepare(
    `INSERT INTO findings (import_id, raw_id, register, row_id, rule, severity, field, raw, inserted_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (rowId, { values, fields, unreadable }) => {
    const { asked, findings } = judgeEdited(register, values, fields, transferDate)
    for (const field of fields) clearField.run(register, rowId, field)
    for (const rule of asked) clearRule.run(register, rowId, rule)
    // An emptied field whose typed text is kept has a remark of its own.
    const said = findings.filter(({ rule, field }) => rule !== 'recommended-missing' || !unreadable.has(field ?? ''))
    if (said.length === 0) return
    const rawId = originOf.get(rowId) as number | null | undefined
    const importId = rawId == null ? undefined : importOfRawRow(tx, rawId)
    if (rawId == null || importId === undefined) return
    for (const { rule, field, raw } of said) {
      add.run(importId, rawId, register, rowId, rule, severityOf(rule), field, raw, tx.eventId)
    }
  }
}
