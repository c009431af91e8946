/** The receiver is a party that lists can be of, as the senders are: what it has loaded is compared with what they have handed over. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  INSERT INTO senders (name, organisation_id, inserted_by)
  SELECT transfer.receiver, transfer.receiver_organisation_id, transfer.inserted_by FROM transfer
  WHERE NOT EXISTS (SELECT 1 FROM senders WHERE senders.name = transfer.receiver);
`
