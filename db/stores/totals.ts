import type { SaidCause } from '#shared/reconciliation/gap-contributions.ts'
import type { TotalMeasure } from '#shared/reconciliation/control-totals.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import type { ListOwner, ReconciliationList } from './reconciliations.ts'

/** Why a row of one list has nobody in another, as somebody has said. */
export interface StoredCause {
  readonly key: string
  readonly cause: SaidCause
  readonly note: string | null
  /** What of the row it rests on, as JSON. */
  readonly seen: string
  readonly by: string
  readonly at: string
}

/** What a figure was stated for: a delivery, or the register as the sender's last delivery left it (0 where there was none). */
export interface StatedList {
  readonly listOf: 'register' | 'delivery' | 'unknown'
  readonly listImport: number
}

/** A figure that a side has stated, in the whole numbers of its measure. */
export interface StatedTotal extends StatedList {
  /** As the lists write it; empty for the whole list. */
  readonly unit: string
  readonly measure: TotalMeasure
  readonly amount: number
  readonly reference: string | null
  readonly by: string
  readonly at: string
}

/** All names that each unit goes by, as they are written. */
export function readUnitNames(read: Reader): string[][] {
  const rows = read.connection.prepare('SELECT name, aliases FROM units').raw().all() as (string | null)[][]
  return rows.map((names) => names.flatMap((text) => (text ?? '').split(';').filter((name) => name.trim() !== '')))
}

/** Those who hand over staff: who has people in the register, but for the receiver, whose own list may have been imported too. */
export function sendersOfStaff(read: Reader): number[] {
  return read.connection
    .prepare(
      `SELECT senders.id FROM senders JOIN transfer
       WHERE EXISTS (SELECT 1 FROM staff WHERE sender_id = senders.id)
         AND senders.organisation_id IS NOT transfer.receiver_organisation_id
       ORDER BY senders.id`,
    )
    .pluck()
    .all() as number[]
}

export function readCauses(read: Reader, register: string, list: ListOwner, other: ListOwner): StoredCause[] {
  return read.connection
    .prepare(
      `SELECT said.key, said.cause, said.note, said.seen, events.by, events.at
       FROM row_causes AS said JOIN events ON events.id = coalesce(said.updated_by, said.inserted_by)
       WHERE said.sender_id = ? AND said.side = ? AND said.other_sender_id = ? AND said.other_side = ? AND said.register = ?`,
    )
    .all(list.senderId, list.side, other.senderId, other.side, register) as StoredCause[]
}

/** Says why rows have nobody in the other list, in the place of what was said before; null takes it away. */
export function keepCauses(
  tx: Tx,
  register: string,
  [list, other]: readonly [ListOwner, ListOwner],
  said: Pick<StoredCause, 'cause' | 'note'> | null,
  rows: readonly Pick<StoredCause, 'key' | 'seen'>[],
): void {
  const owners = {
    register,
    side: list.side,
    sender: list.senderId,
    otherSide: other.side,
    otherSender: other.senderId,
  }
  const statement = tx.connection.prepare(
    said === null
      ? `DELETE FROM row_causes WHERE sender_id = $sender AND side = $side AND other_sender_id = $otherSender
           AND other_side = $otherSide AND register = $register AND key = $key`
      : `INSERT INTO row_causes (register, side, sender_id, key, other_side, other_sender_id, cause, note, seen, inserted_by)
         VALUES ($register, $side, $sender, $key, $otherSide, $otherSender, $cause, $note, $seen, $event)
         ON CONFLICT DO UPDATE SET cause = excluded.cause, note = excluded.note, seen = excluded.seen,
           updated_by = excluded.inserted_by`,
  )
  for (const { key, seen } of rows) {
    statement.run(said === null ? { ...owners, key } : { ...owners, key, seen, ...said, event: tx.eventId })
  }
}

/** All that a side has stated, of this list and of others, the latest first. */
export function readStated(read: Reader, register: string, { side, senderId }: ListOwner): StatedTotal[] {
  return read.connection
    .prepare(
      `SELECT said.unit, said.measure, said.amount, said.reference, said.list_of AS listOf, said.list_import AS listImport,
         events.by, events.at
       FROM stated_totals AS said JOIN events ON events.id = coalesce(said.updated_by, said.inserted_by)
       WHERE said.sender_id = ? AND said.side = ? AND said.register = ? ORDER BY events.id DESC, said.id DESC`,
    )
    .all(senderId, side, register) as StatedTotal[]
}

/** What a figure that is stated of a list now is stated for. A repaired row is of the delivery that it was kept out of. */
export function statedListOf(
  read: Reader,
  register: string,
  { senderId, importId }: Pick<ReconciliationList, 'senderId' | 'importId'>,
): StatedList {
  if (importId !== null) return { listOf: 'delivery', listImport: importId }
  const last = read.connection
    .prepare(
      `SELECT id FROM imports WHERE sender_id = ? AND register = ? AND state = 'committed' AND repairs_import_id IS NULL
       ORDER BY commit_event_id DESC LIMIT 1`,
    )
    .pluck()
    .get(senderId, register) as number | undefined
  return { listOf: 'register', listImport: last ?? 0 }
}

/** Keeps what a side states of a list; a null amount takes it away. */
export function keepStated(
  tx: Tx,
  register: string,
  { side, senderId }: ListOwner,
  {
    amount,
    ...stated
  }: Pick<StatedTotal, 'unit' | 'measure' | 'reference' | 'listOf' | 'listImport'> & { readonly amount: number | null },
): void {
  const { reference, ...named } = { register, side, senderId, ...stated }
  if (amount === null) {
    tx.connection
      .prepare(
        `DELETE FROM stated_totals WHERE sender_id = $senderId AND side = $side AND register = $register AND unit = $unit
           AND measure = $measure AND list_of = $listOf AND list_import = $listImport`,
      )
      .run(named)
    return
  }
  tx.connection
    .prepare(
      `INSERT INTO stated_totals (register, side, sender_id, unit, measure, amount, reference, list_of, list_import, inserted_by)
       VALUES ($register, $side, $senderId, $unit, $measure, $amount, $reference, $listOf, $listImport, $event)
       ON CONFLICT DO UPDATE SET amount = excluded.amount, reference = excluded.reference, updated_by = excluded.inserted_by`,
    )
    .run({ ...named, amount, reference, event: tx.eventId })
}
