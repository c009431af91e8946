import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

export interface Transfer {
  readonly name: string
  readonly transferDate: string
  readonly receiver: string
  readonly senders: readonly string[]
}

export async function readTransfer(read: Reader): Promise<Transfer> {
  const transfer = await read.query
    .selectFrom('transfer')
    .select(['name', 'transferDate', 'receiver'])
    .executeTakeFirstOrThrow()
  const senders = await read.query.selectFrom('senders').select('name').orderBy('id').execute()
  return { ...transfer, senders: senders.map((sender) => sender.name) }
}

/** False in a store whose making was cut short. */
export async function hasTransfer(read: Reader): Promise<boolean> {
  return (await read.query.selectFrom('transfer').select('id').executeTakeFirst()) !== undefined
}

export async function insertTransfer(tx: Tx, transfer: Transfer): Promise<void> {
  const { name, transferDate, receiver, senders } = transfer
  await tx.query
    .insertInto('transfer')
    .values({ id: 1, name, transferDate, receiver, insertedBy: tx.eventId })
    .execute()
  for (const sender of new Set(senders)) await insertSender(tx, sender)
}

/** Adds a sender; one that is already there stays as it is. */
export async function insertSender(tx: Tx, name: string): Promise<void> {
  await tx.query
    .insertInto('senders')
    .values({ name, insertedBy: tx.eventId })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

export async function senderId(read: Reader, name: string): Promise<number | undefined> {
  const row = await read.query.selectFrom('senders').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id
}
