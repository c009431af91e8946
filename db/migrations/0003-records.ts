/** The small tables: the frame of a transfer and of its archives, and the lists that belong to a row of a register. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

/** Letters in Swedish order, a tab between the fields that rows are ordered by. */
const nameKey = (column: string): string =>
  `replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(${column}), 'Å', '{'), 'å', '{'), 'Ä', '|'), 'ä', '|'), 'Ö', '}'), 'ö', '}'), 'É', 'e'), 'é', 'e'), 'Ü', 'y'), 'ü', 'y') || char(9)`

/** No row of a tree comes to stand under itself, not even where an undo puts back what was. */
const treeTriggers = ['units', 'series', 'classes']
  .map(
    (table) => `
  CREATE TRIGGER ${table}_circle BEFORE UPDATE OF parent_id ON ${table} WHEN new.parent_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM (
      WITH RECURSIVE up(id) AS (SELECT new.parent_id UNION SELECT above.parent_id FROM up JOIN ${table} AS above ON above.id = up.id)
      SELECT id FROM up) WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'tree-circle'); END;`,
  )
  .join('')

const sql = `
  CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    organisation_number TEXT,
    kind TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX organisations_order ON organisations (sort_key);
  CREATE INDEX organisations_inserted ON organisations (inserted_by);

  CREATE TABLE pairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender_id INTEGER REFERENCES organisations(id),
    receiver_id INTEGER REFERENCES organisations(id),
    legal_basis TEXT,
    reference TEXT,
    decided_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX pairs_order ON pairs (sort_key);
  CREATE UNIQUE INDEX pairs_unique ON pairs (sender_id, receiver_id);
  CREATE INDEX pairs_sender ON pairs (sender_id);
  CREATE INDEX pairs_receiver ON pairs (receiver_id);
  CREATE INDEX pairs_inserted ON pairs (inserted_by);

  CREATE TABLE units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    organisation_id INTEGER REFERENCES organisations(id),
    parent_id INTEGER REFERENCES units(id),
    kind TEXT,
    aliases TEXT,
    manager TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX units_order ON units (parent_id, sort_key);
  CREATE INDEX units_organisation ON units (organisation_id);
  CREATE INDEX units_inserted ON units (inserted_by);

  CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    role TEXT,
    side TEXT,
    organisation_id INTEGER REFERENCES organisations(id),
    email TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX people_order ON people (sort_key);
  CREATE UNIQUE INDEX people_unique ON people (name);
  CREATE INDEX people_organisation ON people (organisation_id);
  CREATE INDEX people_inserted ON people (inserted_by);

  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room TEXT,
    site TEXT,
    building TEXT,
    floor TEXT,
    capacity INTEGER,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX rooms_order ON rooms (sort_key);
  CREATE UNIQUE INDEX rooms_unique ON rooms (site, building, floor, room);
  CREATE INDEX rooms_inserted ON rooms (inserted_by);

  CREATE TABLE diary_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    organisation_id INTEGER REFERENCES organisations(id),
    owner TEXT,
    system TEXT,
    opened_on TEXT,
    closed_on TEXT,
    number_profile TEXT,
    prefix TEXT,
    example TEXT,
    first_number INTEGER,
    last_number INTEGER,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX diary_series_order ON diary_series (sort_key);
  CREATE UNIQUE INDEX diary_series_unique ON diary_series (organisation_id, name);
  CREATE INDEX diary_series_organisation ON diary_series (organisation_id);
  CREATE INDEX diary_series_inserted ON diary_series (inserted_by);

  CREATE TABLE aid_suggestions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    besta_area TEXT,
    besta_level TEXT,
    aid_label TEXT,
    note TEXT,
    confirmed_by TEXT,
    confirmed_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX aid_suggestions_order ON aid_suggestions (sort_key);
  CREATE UNIQUE INDEX aid_suggestions_unique ON aid_suggestions (besta_area, besta_level);
  CREATE INDEX aid_suggestions_inserted ON aid_suggestions (inserted_by);

  CREATE TABLE records_creators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    organisation_id INTEGER REFERENCES organisations(id),
    valid_from TEXT,
    valid_to TEXT,
    predecessor_id INTEGER REFERENCES records_creators(id),
    successor_id INTEGER REFERENCES records_creators(id),
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX records_creators_order ON records_creators (sort_key);
  CREATE INDEX records_creators_organisation ON records_creators (organisation_id);
  CREATE INDEX records_creators_predecessor ON records_creators (predecessor_id);
  CREATE INDEX records_creators_successor ON records_creators (successor_id);
  CREATE INDEX records_creators_inserted ON records_creators (inserted_by);

  CREATE TABLE archives (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    creator_id INTEGER REFERENCES records_creators(id),
    closed_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX archives_order ON archives (sort_key);
  CREATE UNIQUE INDEX archives_unique ON archives (creator_id, name);
  CREATE INDEX archives_creator ON archives (creator_id);
  CREATE INDEX archives_inserted ON archives (inserted_by);

  CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signum TEXT,
    title TEXT,
    archive_id INTEGER REFERENCES archives(id),
    parent_id INTEGER REFERENCES series(id),
    arrangement TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX series_order ON series (parent_id, sort_key);
  CREATE UNIQUE INDEX series_unique ON series (archive_id, signum);
  CREATE INDEX series_archive ON series (archive_id);
  CREATE INDEX series_inserted ON series (inserted_by);

  CREATE TABLE classes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT,
    title TEXT,
    scheme TEXT,
    parent_id INTEGER REFERENCES classes(id),
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX classes_order ON classes (parent_id, sort_key);
  CREATE UNIQUE INDEX classes_unique ON classes (scheme, code, valid_from);
  CREATE INDEX classes_inserted ON classes (inserted_by);

  CREATE TABLE retention_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT,
    action TEXT,
    period_years INTEGER,
    trigger TEXT,
    decision_ref TEXT,
    source TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX retention_rules_order ON retention_rules (sort_key);
  CREATE UNIQUE INDEX retention_rules_unique ON retention_rules (code);
  CREATE INDEX retention_rules_inserted ON retention_rules (inserted_by);

  CREATE TABLE leaves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    cause TEXT,
    percent REAL,
    starts_on TEXT,
    ends_on TEXT,
    expected_return_on TEXT,
    contacted_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX leaves_order ON leaves (row_id, sort_key);
  CREATE INDEX leaves_inserted ON leaves (inserted_by);

  CREATE TABLE supplements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    type TEXT,
    amount REAL,
    ends_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX supplements_order ON supplements (row_id, sort_key);
  CREATE INDEX supplements_inserted ON supplements (inserted_by);

  CREATE TABLE balances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    kind TEXT,
    year INTEGER,
    amount REAL,
    unit TEXT,
    cutoff_date TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX balances_order ON balances (row_id, sort_key);
  CREATE INDEX balances_inserted ON balances (inserted_by);

  CREATE TABLE placements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    room_id INTEGER REFERENCES rooms(id),
    desk TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX placements_order ON placements (row_id, sort_key);
  CREATE INDEX placements_room ON placements (room_id);
  CREATE INDEX placements_inserted ON placements (inserted_by);

  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    kind TEXT,
    value TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX accounts_order ON accounts (row_id, sort_key);
  CREATE INDEX accounts_inserted ON accounts (inserted_by);

  CREATE TABLE hsa_ids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES staff(id),
    value TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX hsa_ids_order ON hsa_ids (row_id, sort_key);
  CREATE INDEX hsa_ids_inserted ON hsa_ids (inserted_by);

  CREATE TABLE parties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES cases(id),
    name TEXT,
    is_individual INTEGER,
    notified_on TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX parties_order ON parties (row_id, sort_key);
  CREATE INDEX parties_inserted ON parties (inserted_by);

  CREATE TABLE deadlines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES cases(id),
    due_on TEXT,
    what TEXT,
    is_done INTEGER,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX deadlines_order ON deadlines (row_id, sort_key);
  CREATE INDEX deadlines_inserted ON deadlines (inserted_by);

  CREATE TABLE grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES cases(id),
    awarded REAL,
    paid REAL,
    remaining REAL,
    end_date TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX grants_order ON grants (row_id, sort_key);
  CREATE INDEX grants_inserted ON grants (inserted_by);

  CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    row_id INTEGER NOT NULL REFERENCES diary(id),
    name TEXT,
    format TEXT,
    sha256 TEXT,
    bytes INTEGER,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX files_order ON files (row_id, sort_key);
  CREATE INDEX files_inserted ON files (inserted_by);

${treeTriggers}

  -- Who hands over and who receives are organisations; the name is edited there, and these keep what files and lists say.
  ALTER TABLE senders ADD COLUMN organisation_id INTEGER REFERENCES organisations(id);
  ALTER TABLE transfer ADD COLUMN receiver_organisation_id INTEGER REFERENCES organisations(id);
  INSERT INTO organisations (id, name, sort_key, inserted_by) SELECT id, name, ${nameKey('name')}, inserted_by FROM senders ORDER BY id;
  UPDATE senders SET organisation_id = id;
  INSERT INTO organisations (name, sort_key, inserted_by) SELECT receiver, ${nameKey('receiver')}, inserted_by FROM transfer;
  UPDATE transfer SET receiver_organisation_id = (SELECT max(id) FROM organisations);
  INSERT INTO pairs (sender_id, receiver_id, sort_key, inserted_by)
    SELECT senders.organisation_id, transfer.receiver_organisation_id, '', senders.inserted_by FROM senders, transfer ORDER BY senders.id;
`
