import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import type { ComparedOwners } from './differences.ts'

/** A side's signature under the control totals of two lists. */
export interface Signature {
  readonly side: 'here' | 'there'
  /** In print. */
  readonly name: string
  readonly title: string
  readonly organisation: string
  readonly place: string
  /** An ISO day. */
  readonly on: string
  readonly contentSha256: string
  readonly by: string
  readonly at: string
}

const isOf = `here_sender_id = $hereSender AND here_side = $hereSide AND there_sender_id = $thereSender
  AND there_side = $thereSide AND register = $register`

export function readSignatures(read: Reader, owners: ComparedOwners): Signature[] {
  return read.connection
    .prepare(
      `SELECT signed_side AS side, name, title, organisation, place, signed_on AS "on", content_sha256 AS contentSha256,
         events.by, events.at
       FROM total_signatures AS signed JOIN events ON events.id = coalesce(signed.updated_by, signed.inserted_by)
       WHERE ${isOf} ORDER BY signed_side`,
    )
    .all(ownerColumns(owners)) as Signature[]
}

/** Keeps a side's signature, in the place of an earlier one of the same side. */
export function keepSignature(tx: Tx, owners: ComparedOwners, signature: Omit<Signature, 'by' | 'at'>): void {
  tx.connection
    .prepare(
      `INSERT INTO total_signatures (register, here_side, here_sender_id, there_side, there_sender_id, signed_side, name, title,
         organisation, place, signed_on, content_sha256, inserted_by)
       VALUES ($register, $hereSide, $hereSender, $thereSide, $thereSender, $side, $name, $title, $organisation, $place, $on,
         $contentSha256, $event)
       ON CONFLICT DO UPDATE SET name = excluded.name, title = excluded.title, organisation = excluded.organisation,
         place = excluded.place, signed_on = excluded.signed_on, content_sha256 = excluded.content_sha256,
         updated_by = excluded.inserted_by`,
    )
    .run({ ...ownerColumns(owners), ...signature, event: tx.eventId })
}

function ownerColumns({ register, here, there }: ComparedOwners): Record<string, string | number> {
  return {
    register,
    hereSide: here.side,
    hereSender: here.senderId,
    thereSide: there.side,
    thereSender: there.senderId,
  }
}
