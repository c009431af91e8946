/** A total that a side has stated is of the whole or of one unit, and of the list that it was stated for. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

// Nobody knows which list the earlier ones were stated for: they are kept, and hold again once they are stated anew.
const sql = `
  CREATE TABLE stated_totals_by_unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    side TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    -- As the lists write it; empty for the whole list.
    unit TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL,
    amount INTEGER NOT NULL,
    reference TEXT,
    -- register, delivery, unknown: what the list was made from; the import is the delivery, or the last one that the register got of it.
    list_of TEXT NOT NULL DEFAULT 'unknown',
    list_import INTEGER NOT NULL DEFAULT 0,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sender_id, side, register, unit, measure, list_of, list_import)
  );
  INSERT INTO stated_totals_by_unit (id, register, side, sender_id, measure, amount, reference, inserted_by, updated_by)
    SELECT id, register, side, sender_id, measure, amount, reference, inserted_by, updated_by FROM stated_totals;
  -- The number of one that was removed goes to no other: an undo may bring it back.
  DELETE FROM sqlite_sequence WHERE name = 'stated_totals_by_unit';
  INSERT INTO sqlite_sequence (name, seq) SELECT 'stated_totals_by_unit', seq FROM sqlite_sequence WHERE name = 'stated_totals';
  DROP TABLE stated_totals;
  ALTER TABLE stated_totals_by_unit RENAME TO stated_totals;
  CREATE INDEX stated_totals_inserted ON stated_totals (inserted_by);
`
