/**
 * A diary of a million entries sorted by date, and narrowed down or counted by direction, without sorting or reading all of it; what
 * is seldom stated has an index of what is.
 */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  CREATE INDEX diary_document_date ON diary (hidden, document_date, sort_key);
  CREATE INDEX diary_direction ON diary (hidden, direction, sort_key);
  CREATE INDEX diary_correspondent_omitted ON diary (hidden, correspondent_omitted) WHERE correspondent_omitted IS NOT NULL;
  CREATE INDEX diary_subject_omitted ON diary (hidden, subject_omitted) WHERE subject_omitted IS NOT NULL;
`
