/** Lists of units: those of an organisation's own tree, or those that a staff list names. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- Of units: the field of the staff rows whose names they are; null for the organisation's own, and for lists of rows.
  ALTER TABLE reconciliation_lists ADD COLUMN named_by TEXT;
`
