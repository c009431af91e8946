/** What people have made of findings: who sees to one, a note, and the reason for letting one be. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- By the business key of the row, so that neither a second delivery nor an import that is undone and done again loses it. An
  -- empty field stands for the whole row.
  CREATE TABLE finding_handling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    rule TEXT NOT NULL,
    field TEXT NOT NULL,
    owner TEXT,
    note TEXT,
    -- The reason; and what the waiver rests on: the text that the finding was about, and what the row then held.
    waiver TEXT,
    waived_raw TEXT,
    waived_value TEXT,
    waived_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sender_id, register, key, rule, field)
  );
  CREATE INDEX finding_handling_kind ON finding_handling (register, rule, field);
  CREATE INDEX finding_handling_inserted ON finding_handling (inserted_by);

  -- The rows of one kind of finding, in the order that they came.
  CREATE INDEX findings_kind ON findings (register, rule, field, row_id) WHERE row_id IS NOT NULL;
`
