/** What each sender says of protected people, what became of each row of a delivery, and rows that wait found by index. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const settledByKey = ['staff', 'cases', 'diary', 'archive']
  .map(
    (register) => `
  INSERT OR IGNORE INTO repairs (raw_id, by_raw_id, inserted_by)
    SELECT findings.raw_id, row.raw_id, later.commit_event_id FROM findings
      JOIN imports ON imports.id = findings.import_id AND imports.state = 'committed'
      JOIN ${register} AS row ON row.sender_id = imports.sender_id AND row.key = findings.key
      JOIN sheets ON row.raw_id BETWEEN sheets.first_raw_id AND sheets.last_raw_id
      JOIN imports AS later ON later.delivery_id = sheets.delivery_id AND later.state = 'committed'
        AND later.commit_event_id > imports.commit_event_id
    WHERE findings.register = '${register}' AND findings.severity = 'error' AND findings.rule <> 'duplicate-row'
      AND findings.row_id IS NULL AND findings.raw_id IS NOT NULL AND findings.key <> '';`,
  )
  .join('')

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

  -- What earlier deliveries have said, as far as it still shows: whom they mark, and whom a later row of the same sender no longer does.
  INSERT INTO protection_words (import_id, identity_number, is_mark)
    SELECT imports.id, said.identity_number, 1 FROM protected_people AS said
      JOIN imports ON imports.delivery_id = said.delivery_id
    WHERE imports.state = 'committed' AND imports.register = 'staff';
  INSERT OR IGNORE INTO protection_words (import_id, identity_number, is_mark)
    SELECT later.id, staff.personal_identity_number, 0 FROM staff
      JOIN sheets ON staff.raw_id BETWEEN sheets.first_raw_id AND sheets.last_raw_id
      JOIN imports AS later ON later.delivery_id = sheets.delivery_id AND later.state = 'committed'
      JOIN protection_words AS words ON words.identity_number = staff.personal_identity_number AND words.is_mark = 1
      JOIN imports AS marking ON marking.id = words.import_id AND marking.sender_id = staff.sender_id
    WHERE staff.protection = 'none' AND later.commit_event_id > marking.commit_event_id;
  UPDATE staff SET of_protected = 1 WHERE personal_identity_number IN (
    SELECT personal_identity_number FROM staff
      WHERE protection IS NOT NULL AND protection <> 'none' AND personal_identity_number IS NOT NULL
    UNION
    SELECT words.identity_number FROM protection_words AS words JOIN imports ON imports.id = words.import_id
      WHERE words.is_mark = 1 AND NOT EXISTS (
        SELECT 1 FROM protection_words AS lifting JOIN imports AS later ON later.id = lifting.import_id
        WHERE lifting.identity_number = words.identity_number AND lifting.is_mark = 0
          AND later.sender_id = imports.sender_id AND later.commit_event_id > imports.commit_event_id));

  -- What waited for being mended and had been settled by a later delivery that brought its key.
${settledByKey}

  CREATE INDEX findings_waiting ON findings (import_id, raw_id, key)
    WHERE severity = 'error' AND row_id IS NULL AND rule <> 'duplicate-row';
`
