import { migration as first } from './migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from './migrations/0002-words-and-outcomes.ts'
import type { Connection } from './open.ts'

/** In order, from an empty file. A migration that has shipped is never changed. */
const migrations: readonly ((connection: Pick<Connection, 'exec'>) => void)[] = [first, wordsAndOutcomes]

export const schemaVersion = migrations.length

/** Brings the schema up to date, one transaction a step; `user_version` is the number of steps taken. */
export function migrate(connection: Connection): void {
  const taken = Number(connection.pragma('user_version', { simple: true }))
  migrations.slice(taken).forEach((step, index) => {
    connection.transaction(() => {
      step(connection)
      connection.pragma(`user_version = ${taken + index + 1}`)
    })()
  })
}
