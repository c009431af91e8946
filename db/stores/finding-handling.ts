import type { Tx } from '../write.ts'
import { findingTableOf, selectItems } from './finding-items.ts'
import type { Choice, Item, Kind } from './finding-items.ts'
import { lastWriter } from './last-writer.ts'

/** What a person makes of findings; null takes away. */
export type Handling =
  | { readonly what: 'owner'; readonly owner: string | null }
  | { readonly what: 'note'; readonly note: string | null }
  | { readonly what: 'waive'; readonly reason: string }
  | { readonly what: 'take-back' }

/** Items handled between two breaths: some tens of milliseconds. */
const sliceRows = 2000

/** Which items of a kind a change is made to: those on the rows after one and up to another, at most. */
export interface Stretch {
  readonly after: number
  readonly upTo: number
}

/**
 * Changes items of a kind, a slice at a time; answers how many became other than they were. `breathe` is waited for between slices.
 * What others have written since the event `since` is left as it is.
 */
export async function handleKind(
  tx: Tx,
  kind: Kind,
  choice: Choice,
  handling: Handling,
  breathe: () => Promise<void>,
  since?: number,
): Promise<number> {
  const { register, rule, field } = kind
  const findings = findingTableOf(rule)
  const lastOfSlice = tx.connection
    .prepare(
      `SELECT max(row_id) FROM (SELECT DISTINCT row_id FROM ${findings} INDEXED BY ${findings}_kind
       WHERE register = ? AND rule = ? AND field IS ? AND row_id > ? ORDER BY row_id LIMIT ${sliceRows})`,
    )
    .pluck()
  const change = createChange(tx, kind, choice, handling, since)
  let changed = 0
  for (let after = 0; ;) {
    const upTo = lastOfSlice.get(register, rule, field, after) as number | null
    if (upTo === null) return changed
    changed += change({ after, upTo })
    after = upTo
    await breathe()
  }
}

/** The same for one stretch of rows at a time; prepared once. */
export function createChange(
  tx: Tx,
  kind: Kind,
  choice: Choice,
  handling: Handling,
  since: number = Number.MAX_SAFE_INTEGER,
): (stretch: Stretch) => number {
  const { register, rule, field } = kind
  const { sql, values } = selectItems(kind, choice)
  const { columns, given, text, isOther } = writing(handling)
  const statement = tx.connection.prepare(
    `INSERT INTO finding_handling (register, sender_id, key, rule, field, inserted_by, ${columns.join(', ')})
     SELECT $register, senderId, key, $rule, $handledField, $event, ${given} FROM (${sql}) WHERE ${isOther} AND NOT (${writtenSince(handling)})
     ON CONFLICT (sender_id, register, key, rule, field) DO UPDATE SET updated_by = excluded.inserted_by,
       ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
  const bound = { register, rule, field, handledField: field ?? '', event: tx.eventId, text, since, ...values }
  return (stretch) => statement.run({ ...bound, ...stretch }).changes
}

/**
 * Items of a choice on which others have written what is to be written since an event, or whose row they have written in, where that
 * is to be waived: how many, and the row of the first.
 */
export function countWrittenSince(
  tx: Tx,
  kind: Kind,
  choice: Choice,
  handling: Handling,
  since: number,
): { readonly count: number; readonly rowId: number | null } {
  const { register, rule, field } = kind
  const bound = { register, rule, field, handledField: field ?? '', since }
  const any =
    handling.what === 'waive'
      ? tx.connection.prepare('SELECT 1 FROM events WHERE id > ? AND id < ?').get(since, tx.eventId)
      : tx.connection
          .prepare(
            `SELECT 1 FROM finding_handling INDEXED BY finding_handling_kind
             WHERE register = $register AND rule = $rule AND field = $handledField AND coalesce(updated_by, inserted_by) > $since LIMIT 1`,
          )
          .get({ register, rule, handledField: bound.handledField, since })
  if (any === undefined) return { count: 0, rowId: null }
  const { sql, values } = selectItems(kind, choice)
  const { isOther, text } = writing(handling)
  return tx.connection
    .prepare(
      `SELECT count(*) AS count, min(rowId) AS rowId FROM (${sql}) WHERE ${isOther} AND ${writtenSince(handling)}`,
    )
    .get({ ...bound, text, after: 0, upTo: Number.MAX_SAFE_INTEGER, ...values }) as {
    readonly count: number
    readonly rowId: number | null
  }
}

/** What an item holds of what a handling changes, and who wrote it; nobody where it has been taken away. */
export function writtenOf(
  tx: Tx,
  item: Item,
  handling: Handling,
): { readonly text: string | null; readonly by: string; readonly at: string } {
  const column = columnOf(handling)
  const writer = item.handlingId === null ? undefined : lastWriter(tx, 'finding_handling', item.handlingId, column)
  return { text: item[column], by: writer?.by ?? '', at: writer?.at ?? '' }
}

function columnOf({ what }: Handling): 'owner' | 'note' | 'waiver' {
  return what === 'owner' || what === 'note' ? what : 'waiver'
}

/** Where nothing stands there is nothing to write over; a waiver rests on the row too. */
function writtenSince(handling: Handling): string {
  const written = `handledBy > $since AND ${columnOf(handling)} IS NOT NULL`
  return handling.what === 'waive' ? `(${written} OR rowBy > $since)` : written
}

interface Writing {
  readonly columns: readonly string[]
  /** What they become, of an item. */
  readonly given: string
  readonly text: string | null
  /** Whether that is another than what they are. */
  readonly isOther: string
}

const waiverColumns = ['waiver', 'waived_raw', 'waived_value', 'waived_by']

function writing(handling: Handling): Writing {
  switch (handling.what) {
    case 'owner':
      return { columns: ['owner'], given: '$text', text: handling.owner, isOther: 'owner IS NOT $text' }
    case 'note':
      return { columns: ['note'], given: '$text', text: handling.note, isOther: 'note IS NOT $text' }
    case 'waive':
      return {
        columns: waiverColumns,
        given: '$text, raw, value, $event',
        text: handling.reason,
        isOther: "(waiver IS NOT $text OR state = 'reopened')",
      }
    case 'take-back':
      return { columns: waiverColumns, given: 'NULL, NULL, NULL, NULL', text: null, isOther: 'waiver IS NOT NULL' }
  }
}

/** Everybody who has been given a finding, in the order of their names. */
export function findingOwners(read: { readonly connection: Tx['connection'] }): string[] {
  return read.connection
    .prepare('SELECT DISTINCT owner FROM finding_handling WHERE owner IS NOT NULL')
    .pluck()
    .all() as string[]
}
