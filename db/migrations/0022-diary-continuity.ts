/** Where a diary goes on, why numbers are missing in it, and where the public asks for it (OSL 4 kap. 2 §). */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  ALTER TABLE diary_series ADD COLUMN continues_in_id INTEGER REFERENCES diary_series(id);
  ALTER TABLE diary_series ADD COLUMN gap_cause TEXT;
  ALTER TABLE diary_series ADD COLUMN access_point TEXT;
  CREATE INDEX diary_series_continues ON diary_series (continues_in_id);
`
