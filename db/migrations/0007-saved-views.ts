/** Views of a register that a person has kept under a name, and who was shown what of a row found by its row. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- What is asked of a register and how its columns stand, as JSON; one view to a name, whatever its case.
  CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX saved_views_name ON saved_views (register, name COLLATE NOCASE);
  CREATE INDEX saved_views_inserted ON saved_views (inserted_by);

  -- The biography of a row tells who has seen its identity number.
  CREATE INDEX events_revealed ON events (json_extract(params, '$.register'), json_extract(params, '$.rowId'))
    WHERE operation = 'register.reveal';
`
