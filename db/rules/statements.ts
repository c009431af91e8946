import type { Connection, Statement } from '../open.ts'

const prepared = new WeakMap<Connection, Map<string, Statement>>()

/** A statement of this connection, prepared once: an edit asks some tens of them, and preparing costs more than asking. */
export function statementOf(connection: Connection, sql: string): Statement {
  let known = prepared.get(connection)
  if (known === undefined) prepared.set(connection, (known = new Map()))
  let statement = known.get(sql)
  if (statement === undefined) known.set(sql, (statement = connection.prepare(sql)))
  return statement
}
