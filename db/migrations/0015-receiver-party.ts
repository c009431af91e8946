/** The receiver is a party that lists can be of, as the senders are: what it has loaded is compared with what they have handed over. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  INSERT INTO senders (name, organisation_id, inserted_by)
  SELECT receiver || CASE WHEN receiver IN (SELECT name FROM senders) THEN ' (mottagare)' ELSE '' END,
    receiver_organisation_id, inserted_by
  FROM transfer WHERE receiver_organisation_id NOT IN (SELECT organisation_id FROM senders WHERE organisation_id IS NOT NULL);
`
