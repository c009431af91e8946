import { recordKindOf } from '#shared/records/records.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { findTwin, insertRecord } from './records.ts'

export interface Transfer {
  readonly name: string
  readonly transferDate: string
  readonly receiver: string
  readonly senders: readonly string[]
}

/** As it is read back. */
export interface ReadTransfer extends Transfer {
  /** What the receiver is called as the party that a list is of: its name, or more where a sender bears the same. */
  readonly receiverParty: string
}

export async function readTransfer(read: Reader): Promise<ReadTransfer> {
  const { receiverOrganisationId, ...transfer } = await read.query
    .selectFrom('transfer')
    .select(['name', 'transferDate', 'receiver', 'receiverOrganisationId'])
    .executeTakeFirstOrThrow()
  const parties = await read.query.selectFrom('senders').select(['name', 'organisationId']).orderBy('id').execute()
  const own = parties.find(({ organisationId }) => organisationId === receiverOrganisationId)
  return {
    ...transfer,
    senders: parties.flatMap((party) => (party === own ? [] : [party.name])),
    receiverParty: own?.name ?? transfer.receiver,
  }
}

/** False in a store whose making was cut short. */
export async function hasTransfer(read: Reader): Promise<boolean> {
  return (await read.query.selectFrom('transfer').select('id').executeTakeFirst()) !== undefined
}

export async function insertTransfer(tx: Tx, transfer: Transfer): Promise<void> {
  const { name, transferDate, receiver, senders } = transfer
  const receiverOrganisationId = insertRecord(tx, organisations, null, { name: receiver })
  const insertedBy = tx.eventId
  await tx.query
    .insertInto('transfer')
    .values({ id: 1, name, transferDate, receiver, receiverOrganisationId, insertedBy })
    .execute()
  for (const sender of new Set(senders)) await insertSender(tx, sender)
  // A party too: its own lists are compared with theirs.
  await tx.query
    .insertInto('senders')
    .values({ name: partyName(receiver, senders), organisationId: receiverOrganisationId, insertedBy })
    .execute()
}

/** Parties are told apart by name, but a federation and the region it goes up in can bear one (Region Dalarna). */
function partyName(receiver: string, senders: readonly string[]): string {
  return senders.includes(receiver) ? `${receiver} (mottagare)` : receiver
}

/**
 * Adds a sender, which is an organisation and a pair with the receiver too; one that is already there stays as it is. An organisation
 * of that name that has no part in the transfer yet is taken to be it.
 */
export async function insertSender(tx: Tx, name: string): Promise<void> {
  if ((await senderId(tx, name)) !== undefined) return
  const known = tx.connection
    .prepare(
      `SELECT id FROM organisations WHERE name = ? AND id NOT IN (
         SELECT organisation_id FROM senders WHERE organisation_id IS NOT NULL
         UNION SELECT receiver_organisation_id FROM transfer WHERE receiver_organisation_id IS NOT NULL)`,
    )
    .pluck()
    .get(name) as number | undefined
  const organisationId = known ?? insertRecord(tx, organisations, null, { name })
  await tx.query.insertInto('senders').values({ name, organisationId, insertedBy: tx.eventId }).execute()
  const { receiverOrganisationId } = await tx.query
    .selectFrom('transfer')
    .select('receiverOrganisationId')
    .executeTakeFirstOrThrow()
  const pair = { senderId: organisationId, receiverId: receiverOrganisationId }
  if (findTwin(tx, pairs, pair, null) === undefined) insertRecord(tx, pairs, null, pair)
}

/**
 * What an organisation is called is said in one place, its own row; senders and receiver, whose names files, profiles and lists go by,
 * follow it. False where another sender bears the name.
 */
export function renameParties(tx: Tx, organisationId: number, name: string): boolean {
  const { connection, eventId } = tx
  const receiverId = connection.prepare('SELECT receiver_organisation_id FROM transfer').pluck().get()
  const others = connection
    .prepare('SELECT name FROM senders WHERE organisation_id IS NOT ? AND organisation_id IS NOT ?')
    .pluck()
    .all(organisationId, receiverId) as string[]
  const rename = connection.prepare(
    'UPDATE senders SET name = ?, updated_by = ? WHERE organisation_id = ? AND name <> ?',
  )
  const isSender = connection.prepare('SELECT 1 FROM senders WHERE organisation_id = ?').get(organisationId)
  if (organisationId === receiverId) {
    const party = partyName(name, others)
    rename.run(party, eventId, organisationId, party)
  } else if (isSender !== undefined) {
    if (others.includes(name)) return false
    const receiver = connection.prepare('SELECT receiver FROM transfer').pluck().get() as string
    const party = partyName(receiver, [...others, name])
    rename.run(party, eventId, receiverId, party)
    rename.run(name, eventId, organisationId, name)
  }
  connection
    .prepare('UPDATE transfer SET receiver = ?, updated_by = ? WHERE receiver_organisation_id = ? AND receiver <> ?')
    .run(name, eventId, organisationId, name)
  return true
}

const organisations = recordKindOf('organisations')
const pairs = recordKindOf('pairs')

/** The number of a party, which is a sender or the receiver. */
export async function senderId(read: Reader, name: string): Promise<number | undefined> {
  const row = await read.query.selectFrom('senders').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id
}
