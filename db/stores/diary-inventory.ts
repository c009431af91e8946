import type { Reader } from '../open.ts'

/** The entries that a sender has in one diary, whose name stands in them; an empty name is of those that name none. */
export interface EnteredDiary {
  readonly sender: string
  readonly organisationId: number | null
  /** As the first entry writes it. */
  readonly name: string
  /** As keys of entries begin: the name in lower case. */
  readonly key: string
  readonly entries: number
  /** The first and the last number, by year and serial; null where none can be read. */
  readonly first: string | null
  readonly last: string | null
  /** Stretches of numbers that are missing. */
  readonly gaps: number
}

/**
 * The diaries that entries are of, by sender and name. Keys of entries are `name|profile|prefix|year|serial#document`
 * (`shared/import/business-key.ts`) and are gone through by leaps: of a million entries hardly more than their counts are read.
 */
export function enteredDiaries(read: Reader): EnteredDiary[] {
  const { connection } = read
  const senders = connection
    .prepare('SELECT id, name, organisation_id AS organisationId FROM senders ORDER BY name')
    .all() as { readonly id: number; readonly name: string; readonly organisationId: number | null }[]
  const nextKey = connection
    .prepare('SELECT key FROM diary WHERE sender_id = ? AND key >= ? ORDER BY key LIMIT 1')
    .pluck()
  const count = connection.prepare('SELECT count(*) FROM diary WHERE sender_id = ? AND key >= ? AND key < ?').pluck()
  const named = connection
    .prepare('SELECT diary_series FROM diary WHERE sender_id = ? AND key >= ? ORDER BY key LIMIT 1')
    .pluck()
  const serials = connection.prepare(
    `SELECT min(CAST(substr(key, $length) AS INTEGER)) AS least, max(CAST(substr(key, $length) AS INTEGER)) AS most
       FROM diary WHERE sender_id = $sender AND key >= $from AND key < $to`,
  )
  const written = connection
    .prepare('SELECT registration_number FROM diary WHERE sender_id = ? AND key >= ? AND key < ? ORDER BY key LIMIT 1')
    .pluck()
  const gaps = connection
    .prepare(
      `SELECT count(*) FROM computed_findings AS finding JOIN diary ON diary.id = finding.row_id
       WHERE finding.register = 'diary' AND finding.rule = 'number-gap' AND diary.sender_id = ?
         AND diary.key >= ? AND diary.key < ?`,
    )
    .pluck()

  /** What keys of a sender begin with between two texts, up to and with the bar, one after the other. */
  function* beginnings(sender: number, from: string, to: string): Generator<string> {
    for (let after = from; ;) {
      const key = nextKey.get(sender, after) as string | undefined
      if (key === undefined || key >= to) return
      const bar = key.indexOf('|', from.length)
      if (bar === -1) return
      yield key.slice(0, bar + 1)
      after = past(key.slice(0, bar + 1))
    }
  }

  function numberOf(sender: number, year: string, end: 'least' | 'most'): string | null {
    const found = serials.get({ sender, length: year.length + 1, from: year, to: past(year) }) as Record<
      typeof end,
      number
    >
    const number = `${year}${found[end]}`
    return (written.get(sender, `${number}#`, `${number}$`) as string | undefined) ?? null
  }

  return senders.flatMap(({ id, name: sender, organisationId }) =>
    [...beginnings(id, '', '\u{10FFFF}')].map((diary) => {
      const years: string[] = []
      for (const profile of beginnings(id, diary, past(diary))) {
        for (const prefix of beginnings(id, profile, past(profile))) {
          years.push(...beginnings(id, prefix, past(prefix)))
        }
      }
      const inOrder = years.toSorted((one, other) => yearOf(one) - yearOf(other))
      const [first, last] = [inOrder[0], inOrder.at(-1)]
      return {
        sender,
        organisationId,
        name: (named.get(id, diary) as string | null | undefined) ?? '',
        key: diary.slice(0, -1),
        entries: Number(count.get(id, diary, past(diary))),
        first: first === undefined ? null : numberOf(id, first, 'least'),
        last: last === undefined ? null : numberOf(id, last, 'most'),
        gaps: Number(gaps.get(id, diary, past(diary))),
      }
    }),
  )
}

/** The first text after all that begin with one that ends in a bar. */
function past(beginning: string): string {
  return `${beginning.slice(0, -1)}}`
}

/** Of `name|profile|prefix|year|`. */
function yearOf(beginning: string): number {
  return Number(beginning.slice(0, -1).split('|').at(-1))
}

/** A diary that the frame states. */
export interface StatedDiary {
  readonly id: number
  readonly name: string
  readonly organisationId: number | null
  readonly organisation: string | null
  /** Of the organisation that receives. */
  readonly isReceivers: boolean
  readonly owner: string | null
  readonly system: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly numberProfile: string | null
  readonly accessPoint: string | null
  readonly gapCause: string | null
  readonly continuesIn: { readonly name: string; readonly organisation: string | null } | null
}

export function statedDiaries(read: Reader): StatedDiary[] {
  const rows = read.connection
    .prepare(
      `SELECT own.id, coalesce(own.name, '') AS name, own.organisation_id AS organisationId, holder.name AS organisation,
         own.organisation_id IS (SELECT receiver_organisation_id FROM transfer) AS isReceivers, own.owner, own.system, own.opened_on AS openedOn, own.closed_on AS closedOn, own.number_profile AS numberProfile,
         own.access_point AS accessPoint, own.gap_cause AS gapCause,
         next.name AS nextName, nextHolder.name AS nextOrganisation
       FROM diary_series AS own LEFT JOIN organisations AS holder ON holder.id = own.organisation_id
         LEFT JOIN diary_series AS next ON next.id = own.continues_in_id
         LEFT JOIN organisations AS nextHolder ON nextHolder.id = next.organisation_id
       ORDER BY holder.sort_key, own.sort_key`,
    )
    .all() as Stored[]
  return rows.map(({ nextName, nextOrganisation, isReceivers, ...diary }) => ({
    ...diary,
    isReceivers: isReceivers === 1,
    continuesIn: nextName === null ? null : { name: nextName, organisation: nextOrganisation },
  }))
}

interface Stored extends Omit<StatedDiary, 'continuesIn' | 'isReceivers'> {
  readonly isReceivers: number
  readonly nextName: string | null
  readonly nextOrganisation: string | null
}
