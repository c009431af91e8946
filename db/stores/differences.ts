import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import type { Value } from '#shared/registers/field.ts'
import type { ComparedFieldName } from '#shared/reconciliation/field-comparison.ts'
import type { Resolution } from '#shared/reconciliation/gap-contributions.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import type { ListOwner } from './reconciliations.ts'

/** Two lists that are compared; `here` is the sender's, or, of two others, the receiver's. */
export interface ComparedOwners {
  readonly register: ReconciledRegister
  readonly here: ListOwner
  readonly there: ListOwner
}

/** A field of two linked employments, by their business keys. */
export interface DifferenceKey {
  readonly here: string
  readonly there: string
  readonly field: string
}

export interface StoredResolution extends DifferenceKey {
  readonly resolution: Resolution
  readonly value: string | null
  readonly reason: string
  readonly seenHere: Value
  readonly seenThere: Value
  readonly by: string
  readonly at: string
}

export function readResolutions(read: Reader, { register, here, there }: ComparedOwners): StoredResolution[] {
  const rows = read.connection
    .prepare(
      `SELECT here_key AS here, there_key AS there, field, resolution, value, reason, seen_here AS seenHere,
         seen_there AS seenThere, events.by, events.at
       FROM difference_resolutions AS said JOIN events ON events.id = coalesce(said.updated_by, said.inserted_by)
       WHERE said.here_sender_id = ? AND said.here_side = ? AND said.there_sender_id = ? AND said.there_side = ? AND said.register = ?`,
    )
    .all(here.senderId, here.side, there.senderId, there.side, register) as (Omit<
    StoredResolution,
    'seenHere' | 'seenThere'
  > & { readonly seenHere: string; readonly seenThere: string })[]
  return rows.map((row) => ({
    ...row,
    seenHere: JSON.parse(row.seenHere) as Value,
    seenThere: JSON.parse(row.seenThere) as Value,
  }))
}

export interface NewResolution extends DifferenceKey, Pick<StoredResolution, 'seenHere' | 'seenThere'> {}

/** Says the same of some differences, in the place of what was said before. */
export function keepResolutions(
  tx: Tx,
  { register, here, there }: ComparedOwners,
  { resolution, value, reason }: Pick<StoredResolution, 'resolution' | 'value' | 'reason'>,
  differences: readonly NewResolution[],
): void {
  const statement = tx.connection.prepare(
    `INSERT INTO difference_resolutions (register, here_side, here_sender_id, here_key, there_side, there_sender_id, there_key,
       field, resolution, value, reason, seen_here, seen_there, inserted_by)
     VALUES ($register, $hereSide, $hereSender, $hereKey, $thereSide, $thereSender, $thereKey, $field, $resolution, $value,
       $reason, $seenHere, $seenThere, $event)
     ON CONFLICT DO UPDATE SET resolution = excluded.resolution, value = excluded.value, reason = excluded.reason,
       seen_here = excluded.seen_here, seen_there = excluded.seen_there, updated_by = excluded.inserted_by`,
  )
  for (const difference of differences) {
    statement.run({
      register,
      ...ownerColumns(here, there),
      hereKey: difference.here,
      thereKey: difference.there,
      field: difference.field,
      resolution,
      value,
      reason,
      seenHere: JSON.stringify(difference.seenHere),
      seenThere: JSON.stringify(difference.seenThere),
      event: tx.eventId,
    })
  }
}

export function removeResolutions(
  tx: Tx,
  { register, here, there }: ComparedOwners,
  differences: readonly DifferenceKey[],
): void {
  const statement = tx.connection.prepare(
    `DELETE FROM difference_resolutions WHERE here_sender_id = $hereSender AND here_side = $hereSide
       AND there_sender_id = $thereSender AND there_side = $thereSide AND register = $register AND here_key = $hereKey
       AND there_key = $thereKey AND field = $field`,
  )
  for (const { here: hereKey, there: thereKey, field } of differences) {
    statement.run({ register, ...ownerColumns(here, there), hereKey, thereKey, field })
  }
}

/** How much a field may differ and still be equal, as somebody has said with a reason. */
export interface SetTolerance {
  readonly field: ComparedFieldName
  readonly tolerance: number
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** The tolerances that somebody has set for two lists; one without a reason does not hold. */
export function readTolerances(read: Reader, { register, here, there }: ComparedOwners): SetTolerance[] {
  return read.connection
    .prepare(
      `SELECT said.field, said.tolerance, said.reason, events.by, events.at
       FROM field_tolerances AS said JOIN events ON events.id = coalesce(said.updated_by, said.inserted_by)
       WHERE said.here_sender_id = $hereSender AND said.here_side = $hereSide AND said.there_sender_id = $thereSender
         AND said.there_side = $thereSide AND said.register = $register AND said.reason IS NOT NULL ORDER BY said.id`,
    )
    .all({ register, ...ownerColumns(here, there) }) as SetTolerance[]
}

/** Sets the tolerance of a field; null brings back the usual one. */
export function keepTolerance(
  tx: Tx,
  { register, here, there }: ComparedOwners,
  field: ComparedFieldName,
  said: Pick<SetTolerance, 'tolerance' | 'reason'> | null,
): void {
  const named = { register, ...ownerColumns(here, there), field }
  if (said === null) {
    tx.connection
      .prepare(
        `DELETE FROM field_tolerances WHERE here_sender_id = $hereSender AND here_side = $hereSide
           AND there_sender_id = $thereSender AND there_side = $thereSide AND register = $register AND field = $field`,
      )
      .run(named)
    return
  }
  tx.connection
    .prepare(
      `INSERT INTO field_tolerances (register, here_side, here_sender_id, there_side, there_sender_id, field, tolerance,
         reason, inserted_by)
       VALUES ($register, $hereSide, $hereSender, $thereSide, $thereSender, $field, $tolerance, $reason, $event)
       ON CONFLICT DO UPDATE SET tolerance = excluded.tolerance, reason = excluded.reason, updated_by = excluded.inserted_by`,
    )
    .run({ ...named, ...said, event: tx.eventId })
}

function ownerColumns(here: ListOwner, there: ListOwner): Record<string, string | number> {
  return { hereSide: here.side, hereSender: here.senderId, thereSide: there.side, thereSender: there.senderId }
}
