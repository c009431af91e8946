/**
 * Numbers in the receiver's diary that are set aside for cases handed over, and which case each of them is reserved for. A number is
 * reserved for one case and a case has one number; what is released is taken away, and told by the history.
 */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  CREATE TABLE number_ranges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    diary_series_id INTEGER REFERENCES diary_series(id),
    year INTEGER,
    first_serial INTEGER,
    last_serial INTEGER,
    agreed_with TEXT,
    agreed_on TEXT,
    note TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX number_ranges_order ON number_ranges (sort_key);
  CREATE INDEX number_ranges_diary_series ON number_ranges (diary_series_id);
  CREATE INDEX number_ranges_inserted ON number_ranges (inserted_by);

  CREATE TABLE number_reservations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number_ranges_id INTEGER NOT NULL REFERENCES number_ranges(id) DEFERRABLE INITIALLY DEFERRED,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL,
    cases_id INTEGER NOT NULL UNIQUE REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (number_ranges_id, serial)
  );
  CREATE INDEX number_reservations_inserted ON number_reservations (inserted_by);
`
