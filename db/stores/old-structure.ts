import { seriesKey } from '#shared/crosswalk/relation.ts'
import type { ClassCount, OldClass, OldPlan, OldSeries, OldStructure } from '#shared/crosswalk/sources.ts'
import type { Connection, Reader } from '../open.ts'
import { touchedParts } from './old-structure-touched.ts'
import type { OldPart } from './old-structure-touched.ts'

/**
 * All that was there before but for diary entries, counted: of 200,000 volumes and 100,000 cases in half a second. A reader keeps it, and
 * after a write counts anew only what the write can have changed.
 */
export function readOldStructure(read: Reader): OldStructure {
  const { connection } = read
  // A connection does not notice what it writes itself.
  if (!connection.readonly) return partsOf(connection, undefined, new Set(allParts))
  const version = connection.pragma('data_version', { simple: true })
  const before = kept.get(connection)
  if (before !== undefined && before.version === version) return before.old
  const newest = Number(connection.prepare('SELECT coalesce(max(id), 0) FROM events').pluck().get())
  const touched = before === undefined ? new Set(allParts) : touchedParts(connection, before.newest)
  const stale = new Set(allParts.filter((part) => touched.has(part)))
  const old = stale.size === 0 && before !== undefined ? before.old : partsOf(connection, before?.old, stale)
  kept.set(connection, { version, newest, old })
  return old
}

const kept = new WeakMap<
  Connection,
  { readonly version: unknown; readonly newest: number; readonly old: OldStructure }
>()

const allParts: readonly OldPart[] = ['series', 'classes', 'openCases']

function partsOf(connection: Connection, before: OldStructure | undefined, stale: ReadonlySet<OldPart>): OldStructure {
  const keptOf = (part: OldPart): OldStructure | undefined => (stale.has(part) ? undefined : before)
  return {
    ...(keptOf('classes') ?? readPlans(connection)),
    series: keptOf('series')?.series ?? readSeries(connection),
    openCases: keptOf('openCases')?.openCases ?? readOpenCases(connection),
  }
}

/** The parts of a signum's key, joined as the key spells them; the index holds the parts and not the key. */
const keyOfParts = `CASE WHEN tree_1 GLOB '[0-9]*' THEN rtrim(tree_1 || '.' || tree_2 || '.' || tree_3 || '.' || tree_4 || '.' || tree_5, '.')
  ELSE tree_1 || tree_2 || tree_3 || tree_4 || tree_5 END`
const levels = 'tree_0, tree_1, tree_2, tree_3, tree_4, tree_5'

function readSeries(connection: Connection): OldSeries[] {
  const counted = connection
    .prepare(
      `SELECT tree_0 AS creator, ${keyOfParts} AS key, count(*) AS volumes, total(shelf_metres) AS metres
       FROM archive INDEXED BY archive_tree WHERE hidden = 0 GROUP BY ${levels}`,
    )
    .all() as Omit<OldSeries, 'sourceKey'>[]
  const setUp = connection
    .prepare(
      `SELECT DISTINCT substr(creators.sort_key, 1, instr(creators.sort_key, char(9)) - 1) AS creator, series.sort_key AS key
       FROM series JOIN archives ON archives.id = series.archive_id JOIN records_creators AS creators ON creators.id = archives.creator_id`,
    )
    .all() as Pick<OldSeries, 'creator' | 'key'>[]
  const filled = counted.map((each) => ({ ...each, sourceKey: seriesKey(each.creator, each.key) }))
  const known = new Set(filled.map(({ sourceKey }) => sourceKey))
  const empty = setUp.map((each) => ({ ...each, sourceKey: seriesKey(each.creator, each.key), volumes: 0, metres: 0 }))
  return [...filled, ...empty.filter(({ sourceKey }) => !known.has(sourceKey))].toSorted(
    (a, b) => compare(a.creator, b.creator) || compare(a.key, b.key),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function readPlans(connection: Connection): Pick<OldStructure, 'classes' | 'plans' | 'senders'> {
  const plans = connection
    .prepare(
      `SELECT name AS scheme, organisation_id AS organisationId, valid_from AS validFrom
       FROM classifications WHERE side = 'sender' ORDER BY sort_key, id`,
    )
    .all() as OldPlan[]
  const classes = connection
    .prepare(
      `SELECT id, scheme, code, parent_id AS parentId, valid_from AS validFrom FROM classes
       WHERE scheme IN (SELECT name FROM classifications WHERE side = 'sender') ORDER BY id`,
    )
    .all() as OldClass[]
  const senders = connection.prepare('SELECT id, name, organisation_id AS organisationId FROM senders').all() as {
    id: number
    name: string
    organisationId: number | null
  }[]
  return { plans, classes, senders: new Map(senders.map(({ id, ...sender }) => [id, sender])) }
}

/** What the receiver has loaded itself is not old. */
export const ofSender = (column: string): string =>
  `${column} NOT IN (SELECT senders.id FROM senders JOIN transfer ON senders.organisation_id = receiver_organisation_id)`

/** `304 Tillväxt` and `2.3.` name classes 304 and 2.3; null where nothing is stated. */
export const codeIn = (text: string): string =>
  `nullif(rtrim(substr(trim(${text}), 1, instr(trim(${text}) || ' ', ' ') - 1), '.'), '')`

function readOpenCases(connection: Connection): ClassCount[] {
  return connection
    .prepare(
      `SELECT sender_id AS senderId, ${codeIn('class_code')} AS code, count(*) AS count
       FROM cases INDEXED BY cases_class WHERE hidden = 0 AND closed_date IS NULL AND ${ofSender('sender_id')} GROUP BY 1, 2`,
    )
    .all() as ClassCount[]
}
