import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { insertRow } from './rows.ts'
import type { ListOwner, Reconciliation } from './reconciliations.ts'

export type Answer = 'same' | 'different' | 'later' | 'ask'

/** A row for good: whose list it is in, and its business key there. */
export interface PairEndKey extends ListOwner {
  readonly key: string
}

/** What one person has answered on one pair, on what was then to be seen. */
export interface Decision {
  readonly id: number
  readonly ends: readonly [PairEndKey, PairEndKey]
  readonly answer: Answer
  readonly note: string | null
  /** Compared values by field, of the two ends. */
  readonly seen: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]
  readonly by: string
  readonly at: string
  readonly eventId: number
}

/** Tier, levels, weights, bits, model and setting, kept as they were. */
export type Evidence = Readonly<Record<string, unknown>>

const columns = `decisions.id, decisions.left_side, decisions.left_sender_id, decisions.left_key, decisions.right_side,
  decisions.right_sender_id, decisions.right_key, decisions.answer, decisions.note, decisions.seen, events.by, events.at, events.id
  FROM pair_decisions AS decisions JOIN events ON events.id = coalesce(decisions.updated_by, decisions.inserted_by)`

/** Every answer on a pair of these lists, oldest first. */
export function readDecisions(read: Reader, { register, lists }: Reconciliation): Decision[] {
  const statement = read.connection
    .prepare(
      `SELECT ${columns} WHERE decisions.register = ? AND decisions.left_side = ? AND decisions.left_sender_id = ?
         AND decisions.right_side = ? AND decisions.right_sender_id = ?`,
    )
    .raw()
  return lists
    .flatMap((one) =>
      lists.flatMap((two) => statement.all(register, one.side, one.senderId, two.side, two.senderId) as DecisionRow[]),
    )
    .map(decisionOf)
    .toSorted((a, b) => a.eventId - b.eventId)
}

/** The answers on pairs of any row of one end with any row of the other, oldest first; the ends as `areInOrder` says. */
export function readDecisionsOf(
  read: Reader,
  register: string,
  ends: readonly [ListOwner & { readonly keys: readonly string[] }, ListOwner & { readonly keys: readonly string[] }],
): Decision[] {
  const [left, right] = ends
  const rows = read.connection
    .prepare(
      `SELECT ${columns} WHERE decisions.register = ? AND decisions.left_side = ? AND decisions.left_sender_id = ?
         AND decisions.right_side = ? AND decisions.right_sender_id = ?
         AND decisions.left_key IN (SELECT value FROM json_each(?)) AND decisions.right_key IN (SELECT value FROM json_each(?))
       ORDER BY events.id`,
    )
    .raw()
    .all(
      register,
      left.side,
      left.senderId,
      right.side,
      right.senderId,
      JSON.stringify(left.keys),
      JSON.stringify(right.keys),
    ) as DecisionRow[]
  return rows.map(decisionOf)
}

/** By the number of the decision, what it was given on: how the pair came about, its weight and the model that gave it. */
export function readEvidence(
  read: Reader,
  register: string,
): ReadonlyMap<number, { readonly tier: string; readonly bits: number | null; readonly model: string | null }> {
  const rows = read.connection
    .prepare(
      `SELECT id, evidence ->> '$.tier', evidence ->> '$.bits', evidence ->> '$.model' FROM pair_decisions WHERE register = ?`,
    )
    .raw()
    .all(register) as [number, string, number | null, string | null][]
  return new Map(rows.map(([id, tier, bits, model]) => [id, { tier, bits, model }]))
}

/** Whether two ends stand in the order in which they are kept: by side, sender and key. */
export function areInOrder(one: PairEndKey, two: PairEndKey): boolean {
  const parts = (end: PairEndKey): readonly (string | number)[] => [end.side, end.senderId, end.key]
  const [a, b] = [parts(one), parts(two)]
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? ''
    if (part !== other) return part < other
  }
  return true
}

/** Keeps an answer, in the place of the one with the given number. */
export function keepDecision(
  tx: Tx,
  register: string,
  decision: Pick<Decision, 'ends' | 'answer' | 'note' | 'seen'> & { readonly evidence: Evidence },
  before: number | undefined,
): void {
  const { ends, answer, note } = decision
  const [seen, evidence] = [JSON.stringify(decision.seen), JSON.stringify(decision.evidence)]
  if (before !== undefined) {
    tx.connection
      .prepare('UPDATE pair_decisions SET answer = ?, note = ?, seen = ?, evidence = ?, updated_by = ? WHERE id = ?')
      .run(answer, note, seen, evidence, tx.eventId, before)
    return
  }
  const [left, right] = ends
  insertRow(tx.connection, 'pair_decisions', {
    register,
    left_side: left.side,
    left_sender_id: left.senderId,
    left_key: left.key,
    right_side: right.side,
    right_sender_id: right.senderId,
    right_key: right.key,
    answer,
    note,
    seen,
    evidence,
    inserted_by: tx.eventId,
  })
}

type DecisionRow = [
  number,
  ListOwner['side'],
  number,
  string,
  ListOwner['side'],
  number,
  string,
  Answer,
  string | null,
  string,
  string,
  string,
  number,
]

function decisionOf(row: DecisionRow): Decision {
  return {
    id: row[0],
    ends: [
      { side: row[1], senderId: row[2], key: row[3] },
      { side: row[4], senderId: row[5], key: row[6] },
    ],
    answer: row[7],
    note: row[8],
    seen: JSON.parse(row[9]) as Decision['seen'],
    by: row[10],
    at: row[11],
    eventId: row[12],
  }
}
