import type { ProfileContent } from '#shared/import/profile.ts'
import type { KnownProfile } from '#shared/import/reading.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** A saved reading: the newest version of a name that a sender has for a register. */
export interface ProfileRecord {
  readonly id: number
  readonly senderId: number
  readonly sender: string
  readonly register: RegisterName
  readonly name: string
  readonly version: number
  readonly content: ProfileContent
  readonly savedAt: string
  readonly savedBy: string
}

/** The newest version of each name, in the order of sender, register and name. */
export function readProfiles(read: Reader, wanted: { readonly senderId?: number } = {}): ProfileRecord[] {
  const { senderId } = wanted
  const rows = read.connection
    .prepare(`${newest} ${senderId === undefined ? '' : 'AND profiles.sender_id = ?'} ${order}`)
    .all(...(senderId === undefined ? [] : [senderId]))
  return rows.map(profileRecord)
}

/** What a file of this sender may be read by. */
export function readKnownProfiles(read: Reader, senderId: number): KnownProfile[] {
  return readProfiles(read, { senderId }).map(({ id, content }) => ({ profileId: id, content }))
}

/** Any version, also one that has been followed by a newer. */
export function readProfile(read: Reader, profileId: number): ProfileRecord | undefined {
  const row = read.connection.prepare(`${every} WHERE profiles.id = ?`).get(profileId)
  return row === undefined ? undefined : profileRecord(row)
}

/** Keeps a reading under a name; a name that the sender already has for the register gets its next version. Answers its id. */
export function saveProfile(
  tx: Tx,
  profile: { readonly senderId: number; readonly name: string; readonly content: ProfileContent },
): number {
  const { senderId, name, content } = profile
  const { lastInsertRowid } = tx.connection
    .prepare(
      `INSERT INTO profiles (sender_id, register, name, version, content, inserted_by)
       SELECT $senderId, $register, $name, coalesce(max(version), 0) + 1, $content, $eventId FROM profiles
       WHERE sender_id = $senderId AND register = $register AND name = $name`,
    )
    .run({ senderId, name, register: content.register, content: JSON.stringify(content), eventId: tx.eventId })
  return Number(lastInsertRowid)
}

/** The newest version of a name, where it says exactly this: there is nothing to save then. */
export function sameProfile(
  read: Reader,
  profile: { readonly senderId: number; readonly name: string; readonly content: ProfileContent },
): ProfileRecord | undefined {
  const { senderId, name, content } = profile
  return readProfiles(read, { senderId }).find(
    (known) => known.name === name && JSON.stringify(known.content) === JSON.stringify(content),
  )
}

/** Removes every version of a name: an older one must not come into force instead. */
export function removeProfile(tx: Tx, { senderId, register, name }: ProfileRecord): void {
  tx.connection
    .prepare('DELETE FROM profiles WHERE sender_id = ? AND register = ? AND name = ?')
    .run(senderId, register, name)
}

const every = `
  SELECT profiles.id, profiles.sender_id AS senderId, senders.name AS sender, profiles.register, profiles.name, profiles.version,
         profiles.content, events.at AS savedAt, events.by AS savedBy
  FROM profiles JOIN senders ON senders.id = profiles.sender_id JOIN events ON events.id = profiles.inserted_by`

const newest = `${every}
  WHERE NOT EXISTS (SELECT 1 FROM profiles AS later WHERE later.sender_id = profiles.sender_id
    AND later.register = profiles.register AND later.name = profiles.name AND later.version > profiles.version)`

const order = 'ORDER BY senders.id, profiles.register, profiles.name'

function profileRecord(row: unknown): ProfileRecord {
  const record = row as Omit<ProfileRecord, 'content'> & { readonly content: string }
  return { ...record, content: JSON.parse(record.content) as ProfileContent }
}
