/** What people have said of fields that differ, of rows on one side alone, and of totals that a side states itself. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- By the business keys of two linked employments, as pair_decisions is: of no run, so that none loses it. here is the sender's row,
  -- or, of two others, the receiver's. seen_here and seen_there: the values that it rests on, as JSON.
  CREATE TABLE difference_resolutions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    here_side TEXT NOT NULL,
    here_sender_id INTEGER NOT NULL REFERENCES senders(id),
    here_key TEXT NOT NULL,
    there_side TEXT NOT NULL,
    there_sender_id INTEGER NOT NULL REFERENCES senders(id),
    there_key TEXT NOT NULL,
    field TEXT NOT NULL,
    resolution TEXT NOT NULL,
    -- What is right where both are wrong.
    value TEXT,
    reason TEXT NOT NULL,
    seen_here TEXT NOT NULL,
    seen_there TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (here_sender_id, here_side, there_sender_id, there_side, register, here_key, there_key, field)
  );
  CREATE INDEX difference_resolutions_there ON difference_resolutions (there_sender_id);
  CREATE INDEX difference_resolutions_inserted ON difference_resolutions (inserted_by);

  -- How much a field of two lists may differ and still be equal, in the field's own unit or in days, where it is not the usual.
  CREATE TABLE field_tolerances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    here_side TEXT NOT NULL,
    here_sender_id INTEGER NOT NULL REFERENCES senders(id),
    there_side TEXT NOT NULL,
    there_sender_id INTEGER NOT NULL REFERENCES senders(id),
    field TEXT NOT NULL,
    tolerance REAL NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (here_sender_id, here_side, there_sender_id, there_side, register, field)
  );
  CREATE INDEX field_tolerances_there ON field_tolerances (there_sender_id);
  CREATE INDEX field_tolerances_inserted ON field_tolerances (inserted_by);

  -- Why a row of one list has nobody in another. seen: what of the row it rests on, as JSON.
  CREATE TABLE row_causes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    side TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    other_side TEXT NOT NULL,
    other_sender_id INTEGER NOT NULL REFERENCES senders(id),
    cause TEXT NOT NULL,
    note TEXT,
    seen TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sender_id, side, other_sender_id, other_side, register, key)
  );
  CREATE INDEX row_causes_other ON row_causes (other_sender_id);
  CREATE INDEX row_causes_inserted ON row_causes (inserted_by);

  -- A figure that a side has stated and signed, of a whole list, in the whole numbers of its measure (öre, hundredths).
  CREATE TABLE stated_totals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    side TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    measure TEXT NOT NULL,
    amount INTEGER NOT NULL,
    -- Where it is stated: the signed list, a letter.
    reference TEXT,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sender_id, side, register, measure)
  );
  CREATE INDEX stated_totals_inserted ON stated_totals (inserted_by);
`
