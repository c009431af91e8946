import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

export interface Tick {
  readonly stepId: string
  readonly by: string
  readonly at: string
}

export async function readTicks(read: Reader): Promise<Tick[]> {
  return read.query
    .selectFrom('checklistTicks')
    .innerJoin('events', 'events.id', 'checklistTicks.insertedBy')
    .select(['checklistTicks.stepId', 'events.by', 'events.at'])
    .execute()
}

export async function setTick(tx: Tx, stepId: string, done: boolean): Promise<void> {
  await tx.query.deleteFrom('checklistTicks').where('stepId', '=', stepId).execute()
  if (done) await tx.query.insertInto('checklistTicks').values({ stepId, insertedBy: tx.eventId }).execute()
}
