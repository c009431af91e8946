import type { Explanation } from '#shared/reconciliation/model.ts'
import type { MatchResult } from '#shared/reconciliation/result.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { standingMarks } from './protected-people.ts'

/** What is matched: a person with all rows of one list, or one row that names nobody. Numbered from 0 within its list. */
export interface RunRecord {
  readonly list: number
  readonly number: number
  /** The business key of its first row, which stands for it in decisions. */
  readonly key: string
  /** The number that the person is known by; null where none is stated. */
  readonly person: string | null
  readonly isHidden: boolean
  /** What is compared, by field; what is missing is absent. */
  readonly values: Readonly<Record<string, string>>
}

/** A row of a list (of staff, an employment). */
export interface RunRow {
  readonly list: number
  readonly number: number
  readonly record: number
  /** Unique within the list: a key that comes again has its place among them added. */
  readonly key: string
  /** Null of a delivery. */
  readonly rowId: number | null
  /** An import would keep it out. */
  readonly isRejected: boolean
  readonly values: Values
}

export type PairState = 'linked' | 'review' | 'conflict' | 'duplicate' | 'unmatched' | 'candidate'

/** Two records by list and number. Of what is unmatched, the left one is the record, the right one its best candidate or null. */
export interface RunPair {
  readonly id: number
  readonly state: PairState
  readonly reason: string | null
  readonly tier: string
  readonly leftList: number
  readonly leftRecord: number
  readonly rightList: number
  readonly rightRecord: number | null
  readonly bits: number | null
  readonly margin: number
  /** In the order in which pairs for review teach most; null of others. */
  readonly place: number | null
  readonly isHidden: boolean
}

export type NewPair = Omit<RunPair, 'id'> & { readonly explanation: Explanation | null }

export interface RunHead {
  readonly eventId: number
  readonly at: string
  readonly by: string
  readonly settingVersion: string
  readonly fingerprint: string
  readonly summary: RunSummary
}

/** What of a match is kept for the whole of it; the rest is kept pair by pair. */
export interface RunSummary extends Pick<MatchResult, 'model' | 'modelsOfLists'> {
  readonly refusal: {
    readonly reason: NonNullable<MatchResult['refusal']>['reason']
    readonly field: string | null
  } | null
  readonly pairings: readonly Pick<MatchResult['pairings'][number], 'lists' | 'recall' | 'keys'>[]
  /** Keys of rows of one list that people had said to be one; unsaid in runs of before. */
  readonly merged?: readonly (readonly [string, string])[]
}

export interface RunContent extends Pick<RunHead, 'settingVersion' | 'fingerprint' | 'summary'> {
  readonly records: readonly RunRecord[]
  readonly rows: readonly RunRow[]
  readonly pairs: readonly NewPair[]
}

/** Rows written between two breaths. */
const slice = 2000

/** Puts a run in the place of the last one. */
export async function writeRun(
  tx: Tx,
  reconciliationId: number,
  run: RunContent,
  breathe: (written: number) => Promise<void>,
): Promise<void> {
  const { connection } = tx
  for (const table of ['runs', 'records', 'rows', 'pairs']) {
    connection.prepare(`DELETE FROM reconciliation_${table} WHERE reconciliation_id = ?`).run(reconciliationId)
    await breathe(0)
  }
  connection
    .prepare('INSERT INTO reconciliation_runs VALUES (?, ?, ?, ?, ?)')
    .run(reconciliationId, tx.eventId, run.settingVersion, run.fingerprint, JSON.stringify(run.summary))
  const record = connection.prepare('INSERT INTO reconciliation_records VALUES (?, ?, ?, ?, ?, ?, ?)')
  const row = connection.prepare('INSERT INTO reconciliation_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const pair = connection.prepare(
    `INSERT INTO reconciliation_pairs (reconciliation_id, state, reason, tier, left_list, left_record, right_list, right_record,
       bits, margin, place, explanation, hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const each = async <T>(items: readonly T[], insert: (item: T) => unknown): Promise<void> => {
    for (const [index, item] of items.entries()) {
      insert(item)
      if (index % slice === slice - 1) await breathe(slice)
    }
    await breathe(items.length % slice)
  }
  await each(run.records, ({ list, number, key, person, isHidden, values }) =>
    record.run(reconciliationId, list, number, key, person, isHidden ? 1 : 0, JSON.stringify(values)),
  )
  await each(run.rows, ({ list, number, record: of, key, rowId, isRejected, values }) =>
    row.run(reconciliationId, list, number, of, key, rowId, isRejected ? 1 : 0, JSON.stringify(values)),
  )
  await each(run.pairs, (p) =>
    pair.run(
      reconciliationId,
      p.state,
      p.reason,
      p.tier,
      p.leftList,
      p.leftRecord,
      p.rightList,
      p.rightRecord,
      p.bits,
      p.margin,
      p.place,
      p.explanation === null ? null : JSON.stringify(p.explanation),
      p.isHidden ? 1 : 0,
    ),
  )
}

/** The event that the last run was; undefined where there has been none. */
export function readRunEvent(read: Reader, reconciliationId: number): number | undefined {
  return read.connection
    .prepare('SELECT event_id FROM reconciliation_runs WHERE reconciliation_id = ?')
    .pluck()
    .get(reconciliationId) as number | undefined
}

export function readRunHead(read: Reader, reconciliationId: number): RunHead | undefined {
  const row = read.connection
    .prepare(
      `SELECT runs.event_id AS eventId, events.at, events.by, runs.setting_version AS settingVersion, runs.fingerprint, runs.content
       FROM reconciliation_runs AS runs JOIN events ON events.id = runs.event_id WHERE runs.reconciliation_id = ?`,
    )
    .get(reconciliationId) as (Omit<RunHead, 'summary'> & { readonly content: string }) | undefined
  if (row === undefined) return undefined
  const { content, ...head } = row
  return { ...head, summary: JSON.parse(content) as RunSummary }
}

/** Whether the last run shows somebody who has been marked as protected since. */
export function showsProtected(read: Reader, reconciliationId: number): boolean {
  return (
    read.connection
      .prepare(
        `SELECT 1 FROM (${standingMarks}) AS marked
           CROSS JOIN reconciliation_records AS shown INDEXED BY reconciliation_records_person ON shown.person = marked.person
         WHERE shown.person IS NOT NULL AND shown.hidden = 0 AND shown.reconciliation_id = ? LIMIT 1`,
      )
      .get(reconciliationId) !== undefined
  )
}

/** Rows and records of each list, by its place; protected people are not among them. */
export function countLists(
  read: Reader,
  reconciliationId: number,
): { readonly list: number; readonly rows: number; readonly records: number; readonly rejected: number }[] {
  return read.connection
    .prepare(
      `SELECT records.list, count(DISTINCT records.number) AS records, count(*) AS rows, sum(rows.rejected) AS rejected
       FROM reconciliation_records AS records JOIN reconciliation_rows AS rows ON rows.reconciliation_id = records.reconciliation_id
         AND rows.list = records.list AND rows.record = records.number
       WHERE records.reconciliation_id = ? AND records.hidden = 0 GROUP BY records.list ORDER BY records.list`,
    )
    .all(reconciliationId) as ReturnType<typeof countLists>
}

const pairColumns = `id, state, reason, tier, left_list, left_record, right_list, right_record, bits, margin, place, hidden`

/** Pairs in some states; either those of protected people or all others. */
export function readPairs(
  read: Reader,
  reconciliationId: number,
  states: readonly PairState[],
  isHidden: boolean,
): RunPair[] {
  const rows = read.connection
    .prepare(
      `SELECT ${pairColumns} FROM reconciliation_pairs
       WHERE reconciliation_id = ? AND hidden = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .raw()
    .all(reconciliationId, isHidden ? 1 : 0, JSON.stringify(states)) as PairRow[]
  return rows.map(pairOf)
}

/** The numbers of the pairs of one state that are shown, in the order of the run. */
export function pairIdsOf(read: Reader, reconciliationId: number, state: PairState): number[] {
  return read.connection
    .prepare('SELECT id FROM reconciliation_pairs WHERE reconciliation_id = ? AND hidden = 0 AND state = ? ORDER BY id')
    .pluck()
    .all(reconciliationId, state) as number[]
}

/** How many pairs there are of each kind between each two lists; either those of protected people or all others. */
export function countPairs(
  read: Reader,
  reconciliationId: number,
  isHidden: boolean,
): (Pick<RunPair, 'state' | 'reason' | 'tier' | 'leftList' | 'rightList'> & { readonly pairs: number })[] {
  return read.connection
    .prepare(
      `SELECT state, reason, tier, left_list AS leftList, right_list AS rightList, count(*) AS pairs FROM reconciliation_pairs
       WHERE reconciliation_id = ? AND hidden = ? GROUP BY state, reason, tier, left_list, right_list`,
    )
    .all(reconciliationId, isHidden ? 1 : 0) as ReturnType<typeof countPairs>
}

/** A pair with its explanation. */
export function readPair(
  read: Reader,
  reconciliationId: number,
  id: number,
): (RunPair & { readonly explanation: Explanation | null }) | undefined {
  const row = read.connection
    .prepare(`SELECT ${pairColumns}, explanation FROM reconciliation_pairs WHERE reconciliation_id = ? AND id = ?`)
    .raw()
    .get(reconciliationId, id) as [...PairRow, string | null] | undefined
  if (row === undefined) return undefined
  const [explanation] = row.slice(-1)
  return {
    ...pairOf(row as unknown as PairRow),
    explanation: typeof explanation === 'string' ? (JSON.parse(explanation) as Explanation) : null,
  }
}

/** Looks up the pairs that a record stands in, on either side; prepared once. */
export function createPairLookup(read: Reader, reconciliationId: number): (list: number, record: number) => RunPair[] {
  const statement = read.connection
    .prepare(
      `SELECT ${pairColumns} FROM reconciliation_pairs WHERE reconciliation_id = $id AND left_list = $list AND left_record = $record
       UNION
       SELECT ${pairColumns} FROM reconciliation_pairs WHERE reconciliation_id = $id AND right_list = $list AND right_record = $record`,
    )
    .raw()
  return (list, record) => (statement.all({ id: reconciliationId, list, record }) as PairRow[]).map(pairOf)
}

/** Looks records up by their number. */
export function createRecordLookup(
  read: Reader,
  reconciliationId: number,
): (list: number, number: number) => RunRecord | undefined {
  const statement = read.connection
    .prepare(
      `SELECT list, number, key, person, hidden, content FROM reconciliation_records
       WHERE reconciliation_id = ? AND list = ? AND number = ?`,
    )
    .raw()
  return (list, number) => {
    const row = statement.get(reconciliationId, list, number) as RecordRow | undefined
    return row === undefined ? undefined : recordOf(row)
  }
}

/** Looks up the record that a row of this key is of, by its number. */
export function createRecordFinder(
  read: Reader,
  reconciliationId: number,
): (list: number, key: string) => number | undefined {
  const statement = read.connection
    .prepare(
      // Named, because the planner takes the primary key for good enough and goes through the whole list.
      `SELECT record FROM reconciliation_rows INDEXED BY reconciliation_rows_key
       WHERE reconciliation_id = ? AND list = ? AND key = ?`,
    )
    .pluck()
  return (list, key) => statement.get(reconciliationId, list, key) as number | undefined
}

/** The rows of a record, in the order of their list. */
export function createRowLookup(read: Reader, reconciliationId: number): (list: number, record: number) => RunRow[] {
  const statement = read.connection
    .prepare(
      `SELECT list, number, record, key, row_id, rejected, content
       FROM reconciliation_rows INDEXED BY reconciliation_rows_record
       WHERE reconciliation_id = ? AND list = ? AND record = ? ORDER BY number`,
    )
    .raw()
  return (list, record) => (statement.all(reconciliationId, list, record) as RowRow[]).map(rowOf)
}

/** A row of a run, and whether its record is hidden. */
export type ListedRow = RunRow & { readonly isHidden: boolean }

/** Rows read between two breaths. */
const page = 500

/** Every row of a run, list by list; protected people are among them. */
export function* rowsInPages(read: Reader, reconciliationId: number): Generator<ListedRow[]> {
  const statement = read.connection
    .prepare(
      `SELECT rows.list, rows.number, rows.record, rows.key, rows.row_id, rows.rejected, rows.content, records.hidden
       FROM reconciliation_rows AS rows CROSS JOIN reconciliation_records AS records
         ON records.reconciliation_id = rows.reconciliation_id AND records.list = rows.list AND records.number = rows.record
       WHERE rows.reconciliation_id = ? AND (rows.list, rows.number) > (?, ?) ORDER BY rows.list, rows.number LIMIT ${page}`,
    )
    .raw()
  for (let after: readonly [number, number] = [-1, -1]; ;) {
    const rows = statement.all(reconciliationId, ...after) as [...RowRow, number][]
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(([list, number, record, key, rowId, rejected, content, hidden]) => ({
      ...rowOf([list, number, record, key, rowId, rejected, content]),
      isHidden: hidden === 1,
    }))
    after = [last[0], last[1]]
  }
}

/** Two records that a run has linked, by list and number. */
export type LinkedRecords = Pick<RunPair, 'id' | 'leftList' | 'leftRecord' | 'rightList' | 'rightRecord'>

/** All that a run has linked, protected people among them. */
export function* linkedPairsIn(read: Reader, reconciliationId: number): Generator<LinkedRecords[]> {
  const statement = read.connection.prepare(
    `SELECT id, left_list AS leftList, left_record AS leftRecord, right_list AS rightList, right_record AS rightRecord
     FROM reconciliation_pairs
     WHERE reconciliation_id = ? AND hidden = ? AND state = 'linked' AND id > ? ORDER BY id LIMIT ${page * 4}`,
  )
  for (const hidden of [0, 1]) {
    for (let after = 0; ;) {
      const pairs = statement.all(reconciliationId, hidden, after) as LinkedRecords[]
      const last = pairs.at(-1)
      if (last === undefined) break
      yield pairs
      after = last.id
    }
  }
}

type PairRow = [
  number,
  PairState,
  string | null,
  string,
  number,
  number,
  number,
  number | null,
  number | null,
  number,
  number | null,
  number,
]
type RecordRow = [number, number, string, string | null, number, string]
type RowRow = [number, number, number, string, number | null, number, string]

function pairOf(row: PairRow): RunPair {
  const [id, state, reason, tier, leftList, leftRecord, rightList, rightRecord, bits, margin, place, hidden] = row
  return {
    id,
    state,
    reason,
    tier,
    leftList,
    leftRecord,
    rightList,
    rightRecord,
    bits,
    margin,
    place,
    isHidden: hidden === 1,
  }
}

function recordOf([list, number, key, person, hidden, content]: RecordRow): RunRecord {
  return {
    list,
    number,
    key,
    person,
    isHidden: hidden === 1,
    values: JSON.parse(content) as RunRecord['values'],
  }
}

function rowOf([list, number, record, key, rowId, rejected, content]: RowRow): RunRow {
  return { list, number, record, key, rowId, isRejected: rejected === 1, values: JSON.parse(content) as Values }
}
