/** Why two lists may differ in a field and still be equal. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

// One that was set before without a reason holds again once it is set with one.
const sql = `
  ALTER TABLE field_tolerances ADD COLUMN reason TEXT;
`
