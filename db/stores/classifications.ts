import type { PlannedClass } from '#shared/crosswalk/classification-plan.ts'
import { recordKindOf } from '#shared/records/records.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { findRecord, findTwin, insertRecord } from './records.ts'

export type TransferSide = 'sender' | 'receiver'

/** A diary plan or scheme of classes, by its name. */
export interface Classification {
  readonly name: string
  readonly side: TransferSide
  /** Whose it is; null where it is that of all senders, or nobody has said. */
  readonly organisationId: number | null
  readonly version: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  /** Classes in all. */
  readonly classes: number
}

/** Those of one side, by name. A scheme that only classes name, which somebody has typed, is the receiver's. */
export function classificationsOf(read: Reader, side: TransferSide): Classification[] {
  return read.connection
    .prepare(
      `SELECT name, side, organisation_id AS organisationId, version, valid_from AS validFrom, valid_to AS validTo,
         (SELECT count(*) FROM classes WHERE scheme = name) AS classes, sort_key
       FROM classifications WHERE side = $side
       UNION ALL
       SELECT scheme, 'receiver', NULL, NULL, NULL, NULL, count(*), lower(scheme) FROM classes
       WHERE $side = 'receiver' AND scheme NOT IN (SELECT name FROM classifications) GROUP BY scheme
       ORDER BY sort_key, name`,
    )
    .all({ side })
    .map((row) => {
      const { sort_key: _, ...classification } = row as Classification & { sort_key: string }
      return classification
    })
}

/** Whether a classification, or classes that name one, are called so already, case aside. */
export function isNameTaken(read: Reader, name: string): boolean {
  const isScheme = read.connection.prepare('SELECT 1 FROM classes WHERE scheme = ? LIMIT 1').get(name) !== undefined
  return isScheme || findTwin(read, classifications, { name }, null) !== undefined
}

export function isOrganisation(read: Reader, id: number): boolean {
  return findRecord(read, recordKindOf('organisations'), id) !== undefined
}

/** Puts in a classification with its classes, each after the one that it stands under. */
export function insertClassification(tx: Tx, values: Values, planned: readonly PlannedClass[]): void {
  insertRecord(tx, classifications, null, values)
  const ids = new Map<string, number>()
  for (const { row: _, level: __, parent, ...own } of planned) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null)
    ids.set(own.code, insertRecord(tx, classes, null, { ...own, scheme: values['name'] ?? null, parentId }))
  }
}

/** Classes name their classification; where it is called something else, so do they. */
export function renameClassification(tx: Tx, before: Value | undefined, name: string): void {
  if (typeof before !== 'string' || before === name) return
  tx.connection.prepare('UPDATE classes SET scheme = ?, updated_by = ? WHERE scheme = ?').run(name, tx.eventId, before)
}

const classifications = recordKindOf('classifications')
const classes = recordKindOf('classes')
