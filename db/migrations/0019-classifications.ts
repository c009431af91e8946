/** Classifications as data: whose they are, their versions and validity. Schemes that stand in classes already are the receiver's. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

/** Letters in Swedish order. */
const folded = (column: string): string =>
  `replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(${column}), 'Å', '{'), 'å', '{'), 'Ä', '|'), 'ä', '|'), 'Ö', '}'), 'ö', '}'), 'É', 'e'), 'é', 'e'), 'Ü', 'y'), 'ü', 'y')`

const sql = `
  CREATE TABLE classifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    side TEXT,
    organisation_id INTEGER REFERENCES organisations(id),
    version TEXT,
    valid_from TEXT,
    valid_to TEXT,
    source TEXT,
    sort_key TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX classifications_order ON classifications (sort_key);
  CREATE UNIQUE INDEX classifications_unique ON classifications (name);
  CREATE INDEX classifications_organisation ON classifications (organisation_id);
  CREATE INDEX classifications_inserted ON classifications (inserted_by);

  ALTER TABLE classes ADD COLUMN retention TEXT;
  ALTER TABLE classes ADD COLUMN retention_period TEXT;
  ALTER TABLE classes ADD COLUMN secrecy TEXT;
  -- Another class of the same code is looked for as people read it; without an index thousands of classes would each go through all.
  CREATE INDEX classes_twin ON classes (${folded('scheme')}, ${folded('code')}, valid_from);

  INSERT INTO classifications (name, side, organisation_id, sort_key, inserted_by)
  SELECT scheme, 'receiver', (SELECT receiver_organisation_id FROM transfer), ${folded('scheme')}, min(inserted_by)
  FROM classes WHERE scheme IS NOT NULL GROUP BY scheme;
`
