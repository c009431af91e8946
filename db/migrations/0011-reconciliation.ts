/** Reconciliations, what people have decided of pairs of rows, and what the last run of each came to. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  CREATE TABLE reconciliations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Whoever decides second is not told what the first decided.
    blind INTEGER NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX reconciliations_inserted ON reconciliations (inserted_by);

  -- A list is the rows of a sender in the register, or those of a delivery. side: sender, receiver, third.
  CREATE TABLE reconciliation_lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reconciliation_id INTEGER NOT NULL REFERENCES reconciliations(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    side TEXT NOT NULL,
    sender_id INTEGER NOT NULL REFERENCES senders(id),
    import_id INTEGER REFERENCES imports(id),
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (reconciliation_id, position)
  );
  CREATE INDEX reconciliation_lists_import ON reconciliation_lists (import_id);
  CREATE INDEX reconciliation_lists_inserted ON reconciliation_lists (inserted_by);

  -- What one person has answered on one pair, by the business keys of its rows: of no run, so that none loses it. seen and evidence
  -- are JSON: the values of both rows as they stood; tier, levels, weights, bits, model and setting.
  CREATE TABLE pair_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    left_side TEXT NOT NULL,
    left_sender_id INTEGER NOT NULL REFERENCES senders(id),
    left_key TEXT NOT NULL,
    right_side TEXT NOT NULL,
    right_sender_id INTEGER NOT NULL REFERENCES senders(id),
    right_key TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT,
    seen TEXT NOT NULL,
    evidence TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX pair_decisions_pair ON pair_decisions
    (register, left_side, left_sender_id, right_side, right_sender_id, left_key, right_key);
  CREATE INDEX pair_decisions_inserted ON pair_decisions (inserted_by);

  -- From here on derived: written anew by each run, never changed otherwise, without deltas, and gone with the reconciliation.
  CREATE TABLE reconciliation_runs (
    reconciliation_id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    setting_version TEXT NOT NULL,
    -- What the lists were, and what came of them, as JSON.
    fingerprint TEXT NOT NULL,
    content TEXT NOT NULL
  );
  -- What is matched: a person, or a row that names none. values: what is compared, by field, as JSON. hidden: a protected person.
  CREATE TABLE reconciliation_records (
    reconciliation_id INTEGER NOT NULL,
    list INTEGER NOT NULL,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    person TEXT,
    hidden INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reconciliation_id, list, number)
  ) WITHOUT ROWID;
  CREATE INDEX reconciliation_records_person ON reconciliation_records (person) WHERE person IS NOT NULL AND hidden = 0;
  -- The rows of a record (employments), each in one; row_id is that of the register, null in a delivery.
  CREATE TABLE reconciliation_rows (
    reconciliation_id INTEGER NOT NULL,
    list INTEGER NOT NULL,
    number INTEGER NOT NULL,
    record INTEGER NOT NULL,
    key TEXT NOT NULL,
    row_id INTEGER,
    rejected INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reconciliation_id, list, number)
  ) WITHOUT ROWID;
  CREATE INDEX reconciliation_rows_key ON reconciliation_rows (reconciliation_id, list, key);
  CREATE INDEX reconciliation_rows_record ON reconciliation_rows (reconciliation_id, list, record);
  -- state: linked, review, conflict, duplicate, unmatched (a row, and its best candidate or none), candidate (the next best of a pair).
  -- left is of the earlier list; of what is unmatched, the row itself. place: in the order in which pairs teach most. AUTOINCREMENT: a
  -- number of an earlier run stands for nothing.
  CREATE TABLE reconciliation_pairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reconciliation_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    tier TEXT NOT NULL,
    left_list INTEGER NOT NULL,
    left_record INTEGER NOT NULL,
    right_list INTEGER NOT NULL,
    right_record INTEGER,
    bits REAL,
    margin REAL NOT NULL,
    place INTEGER,
    explanation TEXT,
    hidden INTEGER NOT NULL
  );
  CREATE INDEX reconciliation_pairs_state ON reconciliation_pairs (reconciliation_id, hidden, state);
  CREATE INDEX reconciliation_pairs_left ON reconciliation_pairs (reconciliation_id, left_list, left_record);
  CREATE INDEX reconciliation_pairs_right ON reconciliation_pairs (reconciliation_id, right_list, right_record);

  CREATE TRIGGER reconciliation_gone AFTER DELETE ON reconciliations BEGIN
    DELETE FROM reconciliation_runs WHERE reconciliation_id = OLD.id;
    DELETE FROM reconciliation_records WHERE reconciliation_id = OLD.id;
    DELETE FROM reconciliation_rows WHERE reconciliation_id = OLD.id;
    DELETE FROM reconciliation_pairs WHERE reconciliation_id = OLD.id;
  END;
`
