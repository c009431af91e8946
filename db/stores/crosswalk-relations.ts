import { classKey, endsKey } from '#shared/crosswalk/relation.ts'
import type { RelationKind } from '#shared/crosswalk/relation.ts'
import type { Decided } from '#shared/crosswalk/coverage.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { columnList, insertRow } from './rows.ts'

/** What a person has decided of a relation, beside where it goes. */
export interface RelationContent {
  readonly relation: RelationKind
  readonly splitRule: string | null
  readonly decision: string | null
  readonly decidedOn: string | null
  readonly decidedBy: string | null
  readonly note: string | null
}

export interface StoredRelation extends RelationContent {
  readonly id: number
  readonly sourceKey: string
  readonly sourceClassId: number | null
  /** Null of what goes on nowhere. */
  readonly targetClassId: number | null
  /** Who said so last, and when. */
  readonly by: string
  readonly at: string
}

const selection = `SELECT relations.id, source_key AS sourceKey, source_class_id AS sourceClassId, target_class_id AS targetClassId,
    relation, split_rule AS splitRule, decision, decided_on AS decidedOn, decided_by AS decidedBy, note, events.by, events.at
  FROM crosswalk_relations AS relations JOIN events ON events.id = coalesce(relations.updated_by, relations.inserted_by)`

/** Where a source goes on, in the order in which it was said. */
export function relationsFrom(read: Reader, sourceKey: string): StoredRelation[] {
  return read.connection
    .prepare(`${selection} WHERE source_key = ? ORDER BY relations.id`)
    .all(sourceKey) as StoredRelation[]
}

/** What goes on in a class: how many relations, and a page of them. */
export function relationsTo(
  read: Reader,
  classId: number,
  { start, count }: { readonly start: number; readonly count: number },
): { readonly total: number; readonly relations: readonly StoredRelation[] } {
  const total = read.connection.prepare('SELECT count(*) FROM crosswalk_relations WHERE target_class_id = ?').pluck()
  const page = `${selection} WHERE target_class_id = ? ORDER BY source_key, relations.id LIMIT ? OFFSET ?`
  return {
    total: Number(total.get(classId)),
    relations: read.connection.prepare(page).all(classId, count, start) as StoredRelation[],
  }
}

export function findRelation(read: Reader, id: number): StoredRelation | undefined {
  return read.connection.prepare(`${selection} WHERE relations.id = ?`).get(id) as StoredRelation | undefined
}

/** What has been decided of each source. */
export function readDecided(read: Reader): Decided {
  const rows = read.connection
    .prepare(`SELECT source_key, min(target_key = '${endsKey}') FROM crosswalk_relations GROUP BY source_key`)
    .raw()
    .all() as [string, number][]
  return new Map(rows.map(([key, isEnd]) => [key, isEnd === 1 ? 'left' : 'mapped']))
}

/** How many relations each class is the target of. */
export function readTargetCounts(read: Reader): ReadonlyMap<number, number> {
  const rows = read.connection
    .prepare(
      `SELECT target_class_id, count(*) FROM crosswalk_relations WHERE target_class_id IS NOT NULL GROUP BY target_class_id`,
    )
    .raw()
    .all() as [number, number][]
  return new Map(rows)
}

export interface RelationEnds {
  readonly sourceKey: string
  readonly sourceClassId: number | null
  /** Null where it ends. */
  readonly targetClassId: number | null
}

/** Puts in a relation, or says another thing of the one between the same two; false where it said so already. */
export function keepRelation(tx: Tx, ends: RelationEnds, content: RelationContent): boolean {
  const targetKey = ends.targetClassId === null ? endsKey : classKey(ends.targetClassId)
  const columns = {
    relation: content.relation,
    split_rule: content.splitRule,
    decision: content.decision,
    decided_on: content.decidedOn,
    decided_by: content.decidedBy,
    note: content.note,
  }
  const same = 'source_key = ? AND target_key = ?'
  const before = tx.connection
    .prepare(`SELECT id, ${Object.keys(columns).join(', ')} FROM crosswalk_relations WHERE ${same}`)
    .get(ends.sourceKey, targetKey) as ({ id: number } & Record<string, string | null>) | undefined
  if (before === undefined) {
    insertRow(tx.connection, 'crosswalk_relations', {
      source_key: ends.sourceKey,
      source_class_id: ends.sourceClassId,
      target_key: targetKey,
      target_class_id: ends.targetClassId,
      ...columns,
      inserted_by: tx.eventId,
    })
    return true
  }
  if (Object.entries(columns).every(([name, value]) => before[name] === value)) return false
  const { assignments, values } = columnList({ ...columns, updated_by: tx.eventId })
  tx.connection.prepare(`UPDATE crosswalk_relations SET ${assignments} WHERE id = ?`).run(...values, before.id)
  return true
}

export function removeRelation(tx: Tx, id: number): void {
  tx.connection.prepare('DELETE FROM crosswalk_relations WHERE id = ?').run(id)
}
