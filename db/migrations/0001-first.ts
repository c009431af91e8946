/** The first schema: frozen the day it ships. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- History: append-only, each event bound to the one before it by its hash.
  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    operation TEXT NOT NULL,
    params TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES events(id),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE TRIGGER events_fixed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER events_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

  -- Deltas: only what an event changed or removed. What it inserted is told by inserted_by in the row itself.
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('update', 'delete')),
    before TEXT NOT NULL,
    after TEXT
  );
  CREATE INDEX changes_event ON changes (event_id);
  CREATE INDEX changes_row ON changes (table_name, row_id);
  CREATE TRIGGER changes_fixed BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
  CREATE TRIGGER changes_kept BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;

  CREATE TABLE transfer (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    transfer_date TEXT NOT NULL,
    receiver TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE TABLE senders (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );

  -- A delivery as it came: the cells of every sheet, untouched. The ids of a sheet's rows are one unbroken run.
  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    notes TEXT NOT NULL,
    -- Of a text file: the lines that decide how its bytes are to be read.
    deciding TEXT,
    original_kept INTEGER NOT NULL DEFAULT 0,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  -- The file itself, byte for byte, in compressed pieces of a mebibyte.
  CREATE TABLE original_pieces (
    delivery_id INTEGER NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (delivery_id, position)
  ) WITHOUT ROWID;
  -- Whom rows of a delivery mark as protected: nothing of them is shown, whatever becomes of the rows.
  CREATE TABLE protected_people (
    delivery_id INTEGER NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE,
    identity_number TEXT NOT NULL,
    PRIMARY KEY (delivery_id, identity_number)
  ) WITHOUT ROWID;
  CREATE TABLE sheets (
    id INTEGER PRIMARY KEY,
    delivery_id INTEGER NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    encoding TEXT,
    delimiter TEXT,
    repaired INTEGER NOT NULL DEFAULT 0,
    hidden_columns TEXT NOT NULL DEFAULT '[]',
    forbidden_columns TEXT NOT NULL DEFAULT '[]',
    merges TEXT NOT NULL DEFAULT '[]',
    rows INTEGER NOT NULL,
    first_raw_id INTEGER NOT NULL,
    last_raw_id INTEGER NOT NULL,
    UNIQUE (delivery_id, position)
  );
  -- Raw rows in compressed pages: row_count rows from first_id on, without a gap.
  CREATE TABLE raw_pages (
    first_id INTEGER PRIMARY KEY,
    row_count INTEGER NOT NULL,
    content BLOB NOT NULL
  );
  CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    delivery_id INTEGER NOT NULL REFERENCES deliveries(id),
    register TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    -- How the sheets are read: sheets, header, columns, answers, wordings, choices in conflicts.
    reading TEXT NOT NULL,
    -- The import whose repair basket this file is.
    repairs_import_id INTEGER REFERENCES imports(id),
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'committed', 'discarded')),
    counts TEXT,
    commit_event_id INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  -- AUTOINCREMENT where rows can be removed and put back by undo: the number of a removed row must not go to another.
  CREATE TABLE findings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports(id),
    raw_id INTEGER,
    register TEXT NOT NULL,
    row_id INTEGER,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    field TEXT,
    raw TEXT NOT NULL,
    -- Business key of a row that was kept out, empty where it has none.
    key TEXT NOT NULL DEFAULT '',
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX findings_import ON findings (import_id, raw_id);
  CREATE INDEX findings_row ON findings (register, row_id);
  CREATE INDEX findings_inserted ON findings (inserted_by);

  -- A row that was kept out and has since come in by way of its import's repair basket.
  CREATE TABLE repairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    raw_id INTEGER NOT NULL UNIQUE,
    by_raw_id INTEGER NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX repairs_inserted ON repairs (inserted_by);
  -- What a person made of a delivered value; the delivered one is that of the last delivery which the edit has outlived. JSON values.
  CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    edited TEXT NOT NULL,
    delivered TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (register, row_id, field)
  );
  CREATE INDEX edits_inserted ON edits (inserted_by);
  -- A reading kept for the next file of its kind; the highest version of a name is the one that is used.
  CREATE TABLE profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sender_id, register, name, version)
  );

  CREATE TABLE checklist_ticks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id TEXT NOT NULL UNIQUE,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE TABLE produced_reports (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    file_name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );

  -- Holds a row while many rows are written at once: the search index is then filled in one go, not by the triggers. A trigger
  -- makes the index write itself out for each row, which costs five times as much.
  CREATE TABLE search_paused (id INTEGER PRIMARY KEY CHECK (id = 1));

  -- The four registers. hidden marks a person with protected identity: left out of every list, search, filter and export.
  CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    raw_id INTEGER,
    findings INTEGER NOT NULL DEFAULT 0,
    personal_identity_number TEXT,
    family_name TEXT,
    given_names TEXT,
    employment_number TEXT,
    sender_unit TEXT,
    cost_centre TEXT,
    position_title TEXT,
    besta_code TEXT,
    aid_label TEXT,
    employment_form TEXT,
    start_date TEXT,
    seniority_date TEXT,
    las_days INTEGER,
    end_date TEXT,
    notice_months INTEGER,
    fte_percent REAL,
    monthly_salary REAL,
    vacation_remaining REAL,
    vacation_entitlement REAL,
    saved_vacation_days REAL,
    comp_hours REAL,
    flex_hours REAL,
    leave_cause TEXT,
    leave_from TEXT,
    leave_until TEXT,
    collective_agreement TEXT,
    pension_plan TEXT,
    receiver_pension_plan TEXT,
    manager_name TEXT,
    workplace TEXT,
    hsa_id TEXT,
    decision TEXT,
    decision_date TEXT,
    receiver_unit TEXT,
    protection TEXT,
    hidden INTEGER GENERATED ALWAYS AS (protection IS NOT NULL AND protection <> 'none') VIRTUAL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX staff_key ON staff (sender_id, key);
  CREATE INDEX staff_order ON staff (hidden, sort_key);
  CREATE INDEX staff_inserted ON staff (inserted_by);
  CREATE INDEX staff_identity ON staff (personal_identity_number);
  CREATE VIRTUAL TABLE staff_search USING fts5(family_name, given_names, employment_number, sender_unit, position_title, receiver_unit, content='staff', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
  CREATE TRIGGER staff_search_insert AFTER INSERT ON staff WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO staff_search (rowid, family_name, given_names, employment_number, sender_unit, position_title, receiver_unit) VALUES (new.id, new.family_name, new.given_names, new.employment_number, new.sender_unit, new.position_title, new.receiver_unit);
  END;
  CREATE TRIGGER staff_search_delete AFTER DELETE ON staff WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO staff_search (staff_search, rowid, family_name, given_names, employment_number, sender_unit, position_title, receiver_unit) VALUES ('delete', old.id, old.family_name, old.given_names, old.employment_number, old.sender_unit, old.position_title, old.receiver_unit);
  END;
  CREATE TRIGGER staff_search_update AFTER UPDATE OF family_name, given_names, employment_number, sender_unit, position_title, receiver_unit ON staff BEGIN
    INSERT INTO staff_search (staff_search, rowid, family_name, given_names, employment_number, sender_unit, position_title, receiver_unit) VALUES ('delete', old.id, old.family_name, old.given_names, old.employment_number, old.sender_unit, old.position_title, old.receiver_unit);
    INSERT INTO staff_search (rowid, family_name, given_names, employment_number, sender_unit, position_title, receiver_unit) VALUES (new.id, new.family_name, new.given_names, new.employment_number, new.sender_unit, new.position_title, new.receiver_unit);
  END;

  CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    raw_id INTEGER,
    findings INTEGER NOT NULL DEFAULT 0,
    old_registration_number TEXT,
    title TEXT,
    class_code TEXT,
    status TEXT,
    opened_date TEXT,
    last_activity_date TEXT,
    decided_date TEXT,
    closed_date TEXT,
    old_handler TEXT,
    party TEXT,
    individual_party INTEGER,
    party_notified_date TEXT,
    secrecy_provision TEXT,
    secrecy_date TEXT,
    secrecy_authority TEXT,
    document_count INTEGER,
    medium TEXT,
    location TEXT,
    next_deadline TEXT,
    grant_awarded REAL,
    grant_paid REAL,
    grant_remaining REAL,
    disposition TEXT,
    transfer_mode TEXT,
    receiver_unit TEXT,
    new_handler TEXT,
    new_registration_number TEXT,
    new_registered_date TEXT,
    cross_reference_set INTEGER,
    handed_over_date TEXT,
    received_by TEXT,
    received_date TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX cases_key ON cases (sender_id, key);
  CREATE INDEX cases_order ON cases (hidden, sort_key);
  CREATE INDEX cases_inserted ON cases (inserted_by);
  CREATE VIRTUAL TABLE cases_search USING fts5(old_registration_number, title, old_handler, party, receiver_unit, new_registration_number, content='cases', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
  CREATE TRIGGER cases_search_insert AFTER INSERT ON cases WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO cases_search (rowid, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number) VALUES (new.id, new.old_registration_number, new.title, new.old_handler, new.party, new.receiver_unit, new.new_registration_number);
  END;
  CREATE TRIGGER cases_search_delete AFTER DELETE ON cases WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO cases_search (cases_search, rowid, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number) VALUES ('delete', old.id, old.old_registration_number, old.title, old.old_handler, old.party, old.receiver_unit, old.new_registration_number);
  END;
  CREATE TRIGGER cases_search_update AFTER UPDATE OF old_registration_number, title, old_handler, party, receiver_unit, new_registration_number ON cases BEGIN
    INSERT INTO cases_search (cases_search, rowid, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number) VALUES ('delete', old.id, old.old_registration_number, old.title, old.old_handler, old.party, old.receiver_unit, old.new_registration_number);
    INSERT INTO cases_search (rowid, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number) VALUES (new.id, new.old_registration_number, new.title, new.old_handler, new.party, new.receiver_unit, new.new_registration_number);
  END;

  CREATE TABLE diary (
    id INTEGER PRIMARY KEY,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    raw_id INTEGER,
    findings INTEGER NOT NULL DEFAULT 0,
    diary_series TEXT,
    registration_number TEXT,
    document_number INTEGER,
    document_date TEXT,
    registered_date TEXT,
    direction TEXT,
    correspondent TEXT,
    subject TEXT,
    document_type TEXT,
    secrecy_provision TEXT,
    secrecy_date TEXT,
    file_name TEXT,
    location TEXT,
    retention TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX diary_key ON diary (sender_id, key);
  CREATE INDEX diary_order ON diary (hidden, sort_key);
  CREATE INDEX diary_inserted ON diary (inserted_by);
  CREATE VIRTUAL TABLE diary_search USING fts5(diary_series, registration_number, correspondent, subject, content='diary', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
  CREATE TRIGGER diary_search_insert AFTER INSERT ON diary WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO diary_search (rowid, diary_series, registration_number, correspondent, subject) VALUES (new.id, new.diary_series, new.registration_number, new.correspondent, new.subject);
  END;
  CREATE TRIGGER diary_search_delete AFTER DELETE ON diary WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO diary_search (diary_search, rowid, diary_series, registration_number, correspondent, subject) VALUES ('delete', old.id, old.diary_series, old.registration_number, old.correspondent, old.subject);
  END;
  CREATE TRIGGER diary_search_update AFTER UPDATE OF diary_series, registration_number, correspondent, subject ON diary BEGIN
    INSERT INTO diary_search (diary_search, rowid, diary_series, registration_number, correspondent, subject) VALUES ('delete', old.id, old.diary_series, old.registration_number, old.correspondent, old.subject);
    INSERT INTO diary_search (rowid, diary_series, registration_number, correspondent, subject) VALUES (new.id, new.diary_series, new.registration_number, new.correspondent, new.subject);
  END;

  CREATE TABLE archive (
    id INTEGER PRIMARY KEY,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    raw_id INTEGER,
    findings INTEGER NOT NULL DEFAULT 0,
    records_creator TEXT,
    signum TEXT,
    series_title TEXT,
    arrangement TEXT,
    volume_number TEXT,
    years TEXT,
    year_from INTEGER,
    year_to INTEGER,
    volume_type TEXT,
    shelf_metres REAL,
    location TEXT,
    medium TEXT,
    secrecy_provision TEXT,
    retention TEXT,
    retention_period TEXT,
    retention_decision TEXT,
    transfer_mode TEXT,
    legal_basis TEXT,
    note TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX archive_key ON archive (sender_id, key);
  CREATE INDEX archive_order ON archive (hidden, sort_key);
  CREATE INDEX archive_inserted ON archive (inserted_by);
  CREATE VIRTUAL TABLE archive_search USING fts5(records_creator, signum, series_title, location, note, content='archive', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
  CREATE TRIGGER archive_search_insert AFTER INSERT ON archive WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO archive_search (rowid, records_creator, signum, series_title, location, note) VALUES (new.id, new.records_creator, new.signum, new.series_title, new.location, new.note);
  END;
  CREATE TRIGGER archive_search_delete AFTER DELETE ON archive WHEN NOT EXISTS (SELECT 1 FROM search_paused) BEGIN
    INSERT INTO archive_search (archive_search, rowid, records_creator, signum, series_title, location, note) VALUES ('delete', old.id, old.records_creator, old.signum, old.series_title, old.location, old.note);
  END;
  CREATE TRIGGER archive_search_update AFTER UPDATE OF records_creator, signum, series_title, location, note ON archive BEGIN
    INSERT INTO archive_search (archive_search, rowid, records_creator, signum, series_title, location, note) VALUES ('delete', old.id, old.records_creator, old.signum, old.series_title, old.location, old.note);
    INSERT INTO archive_search (rowid, records_creator, signum, series_title, location, note) VALUES (new.id, new.records_creator, new.signum, new.series_title, new.location, new.note);
  END;

`
