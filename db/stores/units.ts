import type { NamingField } from '#shared/registers/unit-list.ts'
import { columnOf } from '../names.ts'
import type { Reader } from '../open.ts'

/** A unit of an organisation's tree, with what the unit above it is called. */
export interface OwnUnit {
  readonly id: number
  readonly name: string
  readonly aliases: string | null
  readonly kind: string | null
  readonly parent: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** The units of the organisation that is a party, in the order of their ids. */
export function readOwnUnits(read: Reader, senderId: number): OwnUnit[] {
  return read.connection
    .prepare(
      `SELECT units.id, units.name, units.aliases, units.kind, above.name AS parent, units.valid_from AS validFrom, units.valid_to AS validTo
       FROM senders JOIN units ON units.organisation_id = senders.organisation_id LEFT JOIN units AS above ON above.id = units.parent_id
       WHERE senders.id = ? ORDER BY units.id`,
    )
    .all(senderId) as OwnUnit[]
}

/** The names of units that a sender's rows of the register hold, and how many employments each; nobody protected. */
export function readNamedUnits(
  read: Reader,
  senderId: number,
  field: NamingField,
): { readonly name: string; readonly employments: number }[] {
  const column = columnOf(field)
  return read.connection
    .prepare(
      `SELECT ${column} AS name, count(*) AS employments FROM staff
       WHERE sender_id = ? AND hidden = 0 AND ${column} IS NOT NULL GROUP BY ${column}`,
    )
    .all(senderId) as { name: string; employments: number }[]
}

/** All units of every organisation by their names, as they are written. */
export function readUnitsByName(read: Reader): {
  readonly id: number
  readonly organisationId: number | null
  readonly organisation: string | null
  readonly name: string
  readonly aliases: string | null
}[] {
  return read.connection
    .prepare(
      `SELECT units.id, units.organisation_id AS organisationId, organisations.name AS organisation, units.name, units.aliases
       FROM units LEFT JOIN organisations ON organisations.id = units.organisation_id ORDER BY units.sort_key, units.id`,
    )
    .all() as ReturnType<typeof readUnitsByName>
}
