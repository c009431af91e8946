import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { insertRow } from './rows.ts'

/** What is checked, for good: a link of two records, or a record that was left without, with its best candidate if it had one. */
export interface CheckedPair {
  readonly kind: 'link' | 'unlinked'
  readonly leftList: number
  readonly leftKey: string
  readonly rightList: number
  readonly rightKey: string | null
}

/** What somebody has found of a pair that was drawn. */
export interface QualityCheck extends CheckedPair {
  readonly id: number
  /** The run that it was drawn from. */
  readonly runId: number
  readonly answer: 'right' | 'wrong' | 'alone' | 'shown' | 'elsewhere'
  /** The values that were compared, as JSON. */
  readonly seen: string
  readonly by: string
  readonly at: string
}

/** Every check of a reconciliation, of whatever run. */
export function readChecks(read: Reader, reconciliationId: number): QualityCheck[] {
  return read.connection
    .prepare(
      `SELECT checks.id, checks.run_event_id AS runId, checks.kind, checks.left_list AS leftList, checks.left_key AS leftKey,
         checks.right_list AS rightList, checks.right_key AS rightKey, checks.answer, checks.seen, events.by, events.at
       FROM quality_checks AS checks JOIN events ON events.id = coalesce(checks.updated_by, checks.inserted_by)
       WHERE checks.reconciliation_id = ?`,
    )
    .all(reconciliationId) as QualityCheck[]
}

/** Keeps what somebody has found, in the place of what was found of the same pair before. */
export function keepCheck(
  tx: Tx,
  reconciliationId: number,
  { kind, leftList, leftKey, rightList, rightKey, runId, answer, seen }: Omit<QualityCheck, 'id' | 'by' | 'at'>,
): void {
  const before = tx.connection
    .prepare(
      `SELECT id FROM quality_checks WHERE reconciliation_id = ? AND kind = ? AND left_list = ? AND left_key = ?
         AND right_list = ? AND right_key IS ?`,
    )
    .pluck()
    .get(reconciliationId, kind, leftList, leftKey, rightList, rightKey)
  if (before !== undefined) {
    tx.connection
      .prepare('UPDATE quality_checks SET run_event_id = ?, answer = ?, seen = ?, updated_by = ? WHERE id = ?')
      .run(runId, answer, seen, tx.eventId, before)
    return
  }
  insertRow(tx.connection, 'quality_checks', {
    reconciliation_id: reconciliationId,
    run_event_id: runId,
    kind,
    left_list: leftList,
    left_key: leftKey,
    right_list: rightList,
    right_key: rightKey,
    answer,
    seen,
    inserted_by: tx.eventId,
  })
}
