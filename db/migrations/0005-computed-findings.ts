/** Findings that follow from what the registers hold, and indexes by which a changed row finds the rows that it bears on. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

/** Lower case in Swedish order, as names are compared. */
function folded(expression: string): string {
  const folds = ['Å{', 'å{', 'Ä|', 'ä|', 'Ö}', 'ö}', 'Ée', 'ée', 'Üy', 'üy']
  return folds.reduce((text, fold) => `replace(${text}, '${fold[0]}', '${fold[1]}')`, `lower(${expression})`)
}

/** "Öberg, Eva" is Eva Öberg. */
function turned(column: string): string {
  const comma = `instr(${column}, ',')`
  return `CASE WHEN ${comma} > 0 THEN trim(substr(${column}, ${comma} + 1)) || ' ' || trim(substr(${column}, 1, ${comma} - 1)) ELSE ${column} END`
}

const firstName = "substr(given_names, 1, instr(given_names || ' ', ' ') - 1)"

const sql = `
  -- Derived: never tracked, and always what a full evaluation of the rules would make of the registers. Nothing of hidden rows.
  CREATE TABLE computed_findings (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    field TEXT,
    raw TEXT NOT NULL
  );
  CREATE INDEX computed_findings_row ON computed_findings (register, row_id);
  CREATE INDEX computed_findings_kind ON computed_findings (register, rule, field, row_id);
  -- The rules by which they were made: other rules in the program make them anew.
  CREATE TABLE computed_rules (id INTEGER PRIMARY KEY CHECK (id = 1), version TEXT NOT NULL);

  CREATE INDEX staff_named ON staff (${folded("given_names || ' ' || family_name")});
  CREATE INDEX staff_first_named ON staff (${folded(`${firstName} || ' ' || family_name`)});
  CREATE INDEX staff_call_named ON staff (${folded("call_name || ' ' || family_name")});
  CREATE INDEX staff_manager ON staff (${folded(turned('manager_name'))});
  CREATE INDEX staff_hsa ON staff (hsa_id) WHERE hsa_id IS NOT NULL;
  CREATE INDEX staff_user ON staff (user_id) WHERE user_id IS NOT NULL;
  CREATE INDEX staff_email ON staff (work_email) WHERE work_email IS NOT NULL;
  CREATE INDEX staff_card ON staff (siths_card) WHERE siths_card IS NOT NULL;
  CREATE INDEX cases_handler ON cases (${folded(turned('old_handler'))});
  CREATE INDEX cases_number ON cases (key);
  CREATE INDEX cases_new_number ON cases (new_registration_number) WHERE new_registration_number IS NOT NULL;
`
