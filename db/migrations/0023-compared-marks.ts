/** A mark of protection that stands in a list which has been compared holds, whatever becomes of the comparison and of the list. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  ALTER TABLE protection_words ADD COLUMN was_compared INTEGER NOT NULL DEFAULT 0;
  UPDATE protection_words SET was_compared = 1 WHERE import_id IN (SELECT import_id FROM reconciliation_lists);
`
