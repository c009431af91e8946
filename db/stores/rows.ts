import type { Connection } from '../open.ts'

type SqlValue = string | number | null

/** `a = ?, b = ?` with its values, from columns that come out of our own tables or field lists. */
export function columnList(row: Readonly<Record<string, SqlValue>>): {
  readonly assignments: string
  readonly values: readonly SqlValue[]
} {
  return {
    assignments: Object.keys(row)
      .map((name) => `${name} = ?`)
      .join(', '),
    values: Object.values(row),
  }
}

export function insertRow(connection: Connection, table: string, row: Readonly<Record<string, SqlValue>>): number {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  const statement = connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
  return Number(statement.run(...Object.values(row)).lastInsertRowid)
}
