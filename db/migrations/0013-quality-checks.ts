/** What people have found of a sample of a run: links, and rows that were left without a partner. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- By the keys of the two records, as pair_decisions is. kind: link, unlinked (of which right is the best candidate, or null).
  -- run_event_id: the run that it was drawn from, whose number the seed is too. seen: the values of both records, as JSON.
  CREATE TABLE quality_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reconciliation_id INTEGER NOT NULL REFERENCES reconciliations(id) DEFERRABLE INITIALLY DEFERRED,
    run_event_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    left_list INTEGER NOT NULL,
    left_key TEXT NOT NULL,
    right_list INTEGER NOT NULL,
    right_key TEXT,
    answer TEXT NOT NULL,
    seen TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX quality_checks_pair ON quality_checks (reconciliation_id, kind, left_list, left_key);
  CREATE INDEX quality_checks_inserted ON quality_checks (inserted_by);
`
