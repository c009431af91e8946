import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** Identity numbers that rows of a delivery mark as protected. */
export function keepProtectedPeople(tx: Tx, deliveryId: number, people: ReadonlySet<string>): void {
  tx.connection.prepare('DELETE FROM protected_people WHERE delivery_id = ?').run(deliveryId)
  const insert = tx.connection.prepare('INSERT INTO protected_people (delivery_id, identity_number) VALUES (?, ?)')
  for (const number of people) insert.run(deliveryId, number)
}

export function readProtectedPeople(read: Reader, deliveryId: number): ReadonlySet<string> {
  return new Set(
    read.connection
      .prepare('SELECT identity_number FROM protected_people WHERE delivery_id = ?')
      .pluck()
      .all(deliveryId) as string[],
  )
}
