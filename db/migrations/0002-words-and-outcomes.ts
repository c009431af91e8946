/** What each sender says of protected people, what became of each row of a delivery, and rows that wait found by index. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- What a committed delivery says of people: that they are protected (1), or that its sender no longer says so (0).
  CREATE TABLE protection_words (
    import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
    identity_number TEXT NOT NULL,
    is_mark INTEGER NOT NULL,
    PRIMARY KEY (import_id, identity_number)
  ) WITHOUT ROWID;
  CREATE INDEX protection_words_person ON protection_words (identity_number);

  -- protection is what the row itself says; of_protected follows from what any sender says of its person, and is worked out anew
  -- after each write that can change it.
  DROP INDEX staff_order;
  ALTER TABLE staff DROP COLUMN hidden;
  ALTER TABLE staff ADD COLUMN of_protected INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE staff ADD COLUMN hidden INTEGER
    GENERATED ALWAYS AS (of_protected OR (protection IS NOT NULL AND protection <> 'none')) VIRTUAL;
  CREATE INDEX staff_order ON staff (hidden, sort_key);

  -- What became of the rows of a committed import, in compressed pieces: raw ids, but for those that vanished ids of the register.
  CREATE TABLE import_outcomes (
    import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    ids BLOB NOT NULL,
    PRIMARY KEY (import_id, state, position)
  ) WITHOUT ROWID;

  CREATE INDEX findings_waiting ON findings (import_id, raw_id, key)
    WHERE severity = 'error' AND row_id IS NULL AND rule <> 'duplicate-row';
`
