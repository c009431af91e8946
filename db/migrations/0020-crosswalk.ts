/** Where the old series and classes go on: relations to the classes of a target classification, as people have decided. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  -- source_key: series:<folded creator>|<tree_key>, which outlives the rows of a delivery, or class:<id>. target_key: class:<id>, or
  -- ends where the source is consciously not continued. relation: exact, narrower, broader, partial, ends.
  CREATE TABLE crosswalk_relations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_key TEXT NOT NULL,
    source_class_id INTEGER REFERENCES classes(id),
    target_key TEXT NOT NULL,
    target_class_id INTEGER REFERENCES classes(id),
    relation TEXT NOT NULL,
    split_rule TEXT,
    decision TEXT,
    decided_on TEXT,
    decided_by TEXT,
    note TEXT,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE UNIQUE INDEX crosswalk_relations_unique ON crosswalk_relations (source_key, target_key);
  CREATE INDEX crosswalk_relations_source ON crosswalk_relations (source_class_id);
  CREATE INDEX crosswalk_relations_target ON crosswalk_relations (target_class_id);
  CREATE INDEX crosswalk_relations_inserted ON crosswalk_relations (inserted_by);

  -- What ends goes on nowhere, not even where an undo puts back what was.
  CREATE TRIGGER crosswalk_relations_ends BEFORE INSERT ON crosswalk_relations WHEN EXISTS (
    SELECT 1 FROM crosswalk_relations AS other WHERE other.source_key = new.source_key
      AND other.target_key <> new.target_key AND 'ends' IN (other.target_key, new.target_key))
  BEGIN SELECT RAISE(ABORT, 'crosswalk-ends'); END;

  CREATE INDEX cases_class ON cases (hidden, sender_id, closed_date, class_code);
`
