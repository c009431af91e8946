/** The remaining fields of the registers, persons with their numbers, the steps of a case, and notes and evidence on any row. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

/** One column per register, so that the schema itself says what a row rests on: undo asks it. */
const ofOneRow = `
    staff_id INTEGER REFERENCES staff(id) DEFERRABLE INITIALLY DEFERRED,
    cases_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
    diary_id INTEGER REFERENCES diary(id) DEFERRABLE INITIALLY DEFERRED,
    archive_id INTEGER REFERENCES archive(id) DEFERRABLE INITIALLY DEFERRED,`
const exactlyOne =
  'CHECK ((staff_id IS NOT NULL) + (cases_id IS NOT NULL) + (diary_id IS NOT NULL) + (archive_id IS NOT NULL) = 1)'
const indexesOf = (table: string): string =>
  ['staff_id', 'cases_id', 'diary_id', 'archive_id', 'inserted_by']
    .map((column) => `CREATE INDEX ${table}_${column} ON ${table} (${column});`)
    .join('\n  ')

const sql = `
  ALTER TABLE staff ADD COLUMN call_name TEXT;
  ALTER TABLE staff ADD COLUMN former_family_name TEXT;
  ALTER TABLE staff ADD COLUMN primary_employment INTEGER;
  ALTER TABLE staff ADD COLUMN aid_responsibility TEXT;
  ALTER TABLE staff ADD COLUMN actual_fte_percent REAL;
  ALTER TABLE staff ADD COLUMN salary_supplement REAL;
  ALTER TABLE staff ADD COLUMN salary_supplement_until TEXT;
  ALTER TABLE staff ADD COLUMN overtime_hours REAL;
  ALTER TABLE staff ADD COLUMN leave_percent REAL;
  ALTER TABLE staff ADD COLUMN leave_expected_return TEXT;
  ALTER TABLE staff ADD COLUMN leave_contacted_date TEXT;
  ALTER TABLE staff ADD COLUMN transition_terms_until TEXT;
  ALTER TABLE staff ADD COLUMN building TEXT;
  ALTER TABLE staff ADD COLUMN floor TEXT;
  ALTER TABLE staff ADD COLUMN room TEXT;
  ALTER TABLE staff ADD COLUMN desk TEXT;
  ALTER TABLE staff ADD COLUMN siths_card TEXT;
  ALTER TABLE staff ADD COLUMN user_id TEXT;
  ALTER TABLE staff ADD COLUMN work_email TEXT;
  ALTER TABLE staff ADD COLUMN decision_document TEXT;
  ALTER TABLE cases ADD COLUMN case_type TEXT;
  ALTER TABLE cases ADD COLUMN receiver_class_code TEXT;
  ALTER TABLE cases ADD COLUMN party_initiated INTEGER;
  ALTER TABLE cases ADD COLUMN secrecy_reviewed INTEGER;
  ALTER TABLE cases ADD COLUMN shelf_metres REAL;
  ALTER TABLE cases ADD COLUMN grant_end_date TEXT;
  ALTER TABLE cases ADD COLUMN legal_basis TEXT;
  ALTER TABLE diary ADD COLUMN correspondent_omitted INTEGER;
  ALTER TABLE diary ADD COLUMN subject_omitted INTEGER;
  ALTER TABLE diary ADD COLUMN secrecy_authority TEXT;
  ALTER TABLE diary ADD COLUMN file_format TEXT;
  ALTER TABLE diary ADD COLUMN file_bytes INTEGER;
  ALTER TABLE diary ADD COLUMN checksum TEXT;
  ALTER TABLE archive ADD COLUMN archive_name TEXT;
  ALTER TABLE archive ADD COLUMN archive_closed_date TEXT;
  ALTER TABLE archive ADD COLUMN class_code TEXT;
  ALTER TABLE archive ADD COLUMN class_name TEXT;
  ALTER TABLE archive ADD COLUMN record_category TEXT;
  ALTER TABLE archive ADD COLUMN record_type TEXT;
  ALTER TABLE archive ADD COLUMN format TEXT;
  ALTER TABLE archive ADD COLUMN file_count INTEGER;
  ALTER TABLE archive ADD COLUMN bytes INTEGER;
  ALTER TABLE archive ADD COLUMN secrecy_years INTEGER;
  ALTER TABLE archive ADD COLUMN retention_trigger TEXT;
  ALTER TABLE archive ADD COLUMN loan_until TEXT;
  ALTER TABLE archive ADD COLUMN legal_basis_kind TEXT;
  ALTER TABLE archive ADD COLUMN legal_basis_date TEXT;
  ALTER TABLE archive ADD COLUMN target_archive TEXT;
  ALTER TABLE archive ADD COLUMN target_series TEXT;
  ALTER TABLE archive ADD COLUMN target_class TEXT;
  ALTER TABLE archive ADD COLUMN handed_over_date TEXT;
  ALTER TABLE archive ADD COLUMN delivered_date TEXT;

  -- A person is who bears the numbers. persons, person_identifiers and person_id follow from the staff register and person_numbers, and
  -- are worked out anew after each write that can change them; nothing lasting refers to them.
  CREATE TABLE persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The first of the person's numbers that is known.
    number TEXT NOT NULL UNIQUE
  );
  CREATE TABLE person_identifiers (
    value TEXT PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    -- A delivery, or a person who said so.
    source TEXT NOT NULL CHECK (source IN ('delivery', 'person'))
  ) WITHOUT ROWID;
  CREATE INDEX person_identifiers_person ON person_identifiers (person_id);
  ALTER TABLE staff ADD COLUMN person_id INTEGER;
  CREATE INDEX staff_person ON staff (person_id);
  -- What a person has said: a number came in the place of an earlier one of the same person. Keyed by numbers, so that a new delivery
  -- does not lose it.
  CREATE TABLE person_numbers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    earlier_number TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX person_numbers_earlier ON person_numbers (earlier_number);
  CREATE INDEX person_numbers_inserted ON person_numbers (inserted_by);
  -- In a ring no number is the first, and nobody could tell whose the employments under it are. What is put back must not close one either.
  ${(['INSERT', 'UPDATE OF number, earlier_number'] as const)
    .map(
      (
        change,
      ) => `CREATE TRIGGER person_numbers_ring_${change.slice(0, 6).toLowerCase()} BEFORE ${change} ON person_numbers
  WHEN new.number IN (
    WITH RECURSIVE up(value) AS (
      SELECT new.earlier_number
      UNION SELECT said.earlier_number FROM up JOIN person_numbers AS said ON said.number = up.value AND said.id IS NOT new.id)
    SELECT value FROM up)
  BEGIN SELECT RAISE(ABORT, 'number-ring'); END;`,
    )
    .join('\n  ')}

  -- Steps that a person has taken with a case on its way; who and when is told by the event.
  CREATE TABLE case_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cases_id INTEGER NOT NULL REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
    step TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (cases_id, step)
  );
  CREATE INDEX case_steps_inserted ON case_steps (inserted_by);

  CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,${ofOneRow}
    text TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    ${exactlyOne}
  );
  ${indexesOf('notes')}
  CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,${ofOneRow}
    file_name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    inserted_by INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    updated_by INTEGER REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    ${exactlyOne}
  );
  ${indexesOf('evidence')}
  -- The file of an evidence, byte for byte, in compressed pieces of a mebibyte. Pieces stay when the row goes, so that undo and redo
  -- bring the whole evidence back; its number is never given to another.
  CREATE TABLE evidence_pieces (
    evidence_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (evidence_id, position)
  ) WITHOUT ROWID;
`
