import type { Tx } from '../write.ts'
import { findingTableOf, selectItems } from './finding-items.ts'
import type { Choice, Kind } from './finding-items.ts'

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
 */
export async function handleKind(
  tx: Tx,
  kind: Kind,
  choice: Choice,
  handling: Handling,
  breathe: () => Promise<void>,
): Promise<number> {
  const { register, rule, field } = kind
  const findings = findingTableOf(rule)
  const lastOfSlice = tx.connection
    .prepare(
      `SELECT max(row_id) FROM (SELECT DISTINCT row_id FROM ${findings} INDEXED BY ${findings}_kind
       WHERE register = ? AND rule = ? AND field IS ? AND row_id > ? ORDER BY row_id LIMIT ${sliceRows})`,
    )
    .pluck()
  const change = createChange(tx, kind, choice, handling)
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
export function createChange(tx: Tx, kind: Kind, choice: Choice, handling: Handling): (stretch: Stretch) => number {
  const { register, rule, field } = kind
  const { sql, values } = selectItems(kind, choice)
  const { columns, given, text, isOther } = writing(handling)
  const statement = tx.connection.prepare(
    `INSERT INTO finding_handling (register, sender_id, key, rule, field, inserted_by, ${columns.join(', ')})
     SELECT $register, senderId, key, $rule, $handledField, $event, ${given} FROM (${sql}) WHERE ${isOther}
     ON CONFLICT (sender_id, register, key, rule, field) DO UPDATE SET updated_by = excluded.inserted_by,
       ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
  const bound = { register, rule, field, handledField: field ?? '', event: tx.eventId, text, ...values }
  return (stretch) => statement.run({ ...bound, ...stretch }).changes
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
        isOther: "waiver IS NOT $text OR state = 'reopened'",
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
