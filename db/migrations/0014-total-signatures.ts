/** Who has signed the control totals of two lists, for each side. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- Of two lists by whose they are, as stated_totals is: of no run. signed_side: here, there. content_sha256: of all that was signed.
  CREATE TABLE total_signatures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    here_side TEXT NOT NULL,
    here_sender_id INTEGER NOT NULL REFERENCES senders(id),
    there_side TEXT NOT NULL,
    there_sender_id INTEGER NOT NULL REFERENCES senders(id),
    signed_side TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    organisation TEXT NOT NULL,
    place TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (here_sender_id, here_side, there_sender_id, there_side, register, signed_side)
  );
  CREATE INDEX total_signatures_there ON total_signatures (there_sender_id);
  CREATE INDEX total_signatures_inserted ON total_signatures (inserted_by);
`
