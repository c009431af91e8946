/** Corrections of diary entries, the leave that undo has to take such rows away, and removed rows found by who inserted them. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- Holds a row while an event is taken back or done again. Nothing else takes an entry of the diary or a correction away.
  CREATE TABLE taking_back (id INTEGER PRIMARY KEY CHECK (id = 1));

  -- A made entry is archived (arkivförordningen 3 §): what a person changes in it stands here as an addition, with the reason.
  -- before and after are JSON values.
  CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES diary(id),
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX corrections_row ON corrections (row_id);
  CREATE INDEX corrections_inserted ON corrections (inserted_by);
  CREATE TRIGGER corrections_fixed BEFORE UPDATE ON corrections BEGIN
    SELECT RAISE(ABORT, 'corrections are append-only');
  END;
  CREATE TRIGGER corrections_kept BEFORE DELETE ON corrections WHEN NOT EXISTS (SELECT 1 FROM taking_back) BEGIN
    SELECT RAISE(ABORT, 'corrections are append-only');
  END;
  -- Rows that one event inserted and another removed: the one is not undone from under the other.
  CREATE INDEX changes_removed ON changes (json_extract(before, '$.inserted_by')) WHERE kind = 'delete';

  CREATE TRIGGER diary_kept BEFORE DELETE ON diary WHEN NOT EXISTS (SELECT 1 FROM taking_back) BEGIN
    SELECT RAISE(ABORT, 'entries of the diary are never removed');
  END;
`
