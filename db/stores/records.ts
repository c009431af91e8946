import { sortText } from '#shared/import/business-key.ts'
import type { RecordField, RecordKind, RecordKindName } from '#shared/records/record.ts'
import { referrersOf } from '#shared/records/records.ts'
import { recordSortKey } from '#shared/records/sort-key.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import { swedishOrder } from '../collation.ts'
import { columnOf, tableOf, tableOfRecord } from '../names.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { lastWriter } from './last-writer.ts'
import { columnList, insertRow } from './rows.ts'

/** Rows of the small tables: their columns are the fields of their kind, so they are read with built statements. */
export interface StoredRecord {
  readonly id: number
  /** The row of the register that it belongs to; null in the frame. */
  readonly rowId: number | null
  readonly values: Values
  /** Rows directly under it, where the kind is a tree. */
  readonly children: number
}

export interface RecordPage {
  /** Of a list: the row of the register that it belongs to. */
  readonly rowId?: number | undefined
  /** Of a tree: only the rows directly under that one, or with null under none. */
  readonly under?: number | null | undefined
  /** Words of which a text of the row holds each. */
  readonly search: string
  readonly start: number
  readonly count: number
}

/** A page of a kind in its order, and how many rows there are in all. */
export function listRecords(
  read: Reader,
  kind: RecordKind,
  page: RecordPage,
): { readonly total: number; readonly rows: StoredRecord[] } {
  const words = page.search.split(/\s+/).filter((word) => word !== '')
  const parent = kind.tree && columnOf(kind.tree.parent)
  const conditions = [
    ...(page.rowId === undefined ? [] : [{ sql: 'row_id = ?', value: page.rowId }]),
    ...(parent === undefined || page.under === undefined ? [] : [{ sql: `${parent} IS ?`, value: page.under }]),
    ...words.map((word) => ({ sql: `instr(${searchedText(kind)}, ?) > 0`, value: sortText(word) })),
  ]
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  const values = conditions.map(({ value }) => value)
  const table = tableOfRecord(kind.name)
  const total = Number(
    read.connection
      .prepare(`SELECT count(*) FROM ${table} ${where}`)
      .pluck()
      .get(...values),
  )
  const rows = read.connection
    .prepare(`${selection(kind)} ${where} ORDER BY sort_key, id LIMIT ? OFFSET ?`)
    .all(...values, page.count, page.start) as Row[]
  return { total, rows: rows.map((row) => toRecord(kind, row)) }
}

/** Who made a field of a row what it is now, and when. */
export function lastWriterOfRecord(
  read: Reader,
  kind: RecordKind,
  id: number,
  field: string,
): ReturnType<typeof lastWriter> {
  return lastWriter(read, tableOfRecord(kind.name), id, columnOf(field))
}

/** Rows of a kind that these events have changed or removed. */
export function recordsOfEvents(read: Reader, kind: RecordKind, eventIds: readonly number[]): number[] {
  return read.connection
    .prepare(
      `SELECT DISTINCT row_id FROM changes WHERE table_name = ? AND event_id IN (${eventIds.map(() => '?').join(', ')})`,
    )
    .pluck()
    .all(tableOfRecord(kind.name), ...eventIds) as number[]
}

export function findRecord(read: Reader, kind: RecordKind, id: number): StoredRecord | undefined {
  const row = read.connection.prepare(`${selection(kind)} WHERE id = ?`).get(id) as Row | undefined
  return row && toRecord(kind, row)
}

export function insertRecord(tx: Tx, kind: RecordKind, rowId: number | null, values: Values): number {
  return insertRow(tx.connection, tableOfRecord(kind.name), {
    ...(rowId === null ? {} : { row_id: rowId }),
    ...toColumns(values),
    sort_key: recordSortKey(kind, values),
    inserted_by: tx.eventId,
  })
}

/** Writes all fields of a row anew. */
export function updateRecord(tx: Tx, kind: RecordKind, id: number, values: Values): void {
  const { assignments, values: written } = columnList({
    ...toColumns(values),
    sort_key: recordSortKey(kind, values),
    updated_by: tx.eventId,
  })
  tx.connection.prepare(`UPDATE ${tableOfRecord(kind.name)} SET ${assignments} WHERE id = ?`).run(...written, id)
}

export function deleteRecord(tx: Tx, kind: RecordKind, id: number): void {
  tx.connection.prepare(`DELETE FROM ${tableOfRecord(kind.name)} WHERE id = ?`).run(id)
}

/** Another row that has all of the fields that no two may share. */
export function findTwin(
  read: Reader,
  kind: RecordKind,
  values: Values,
  except: number | null,
): StoredRecord | undefined {
  const fields = kind.unique ?? []
  if (fields.length === 0) return undefined
  const same = fields.map((name) => `${swedishOrderOf(kind, name)} IS ?`).join(' AND ')
  const row = read.connection
    .prepare(`${selection(kind)} WHERE ${same} AND id IS NOT ? LIMIT 1`)
    .get(...fields.map((name) => foldedValue(values[name] ?? null)), except) as Row | undefined
  return row && toRecord(kind, row)
}

/** Another row of the same organisation number, or the like, that holds on some day on which this one does. */
export function findOverlap(
  read: Reader,
  kind: RecordKind,
  values: Values,
  except: number | null,
): StoredRecord | undefined {
  if (kind.noOverlap === undefined) return undefined
  const { shared, from, until } = kind.noOverlap
  const common = shared.map((name) => values[name] ?? null)
  if (common.includes(null)) return undefined
  const [start, end] = [columnOf(from), columnOf(until)]
  const row = read.connection
    .prepare(
      `${selection(kind)} WHERE ${shared.map((name) => `${columnOf(name)} = ?`).join(' AND ')} AND id IS NOT ?
         AND ifnull(${start} <= ?, 1) AND ifnull(? <= ${end}, 1) LIMIT 1`,
    )
    .get(...common.map(toColumn), except, toColumn(values[until] ?? null), toColumn(values[from] ?? null)) as
    Row | undefined
  return row && toRecord(kind, row)
}

/** Whether a row of a tree is another, or stands under it, at whatever depth. */
export function isUnder(read: Reader, kind: RecordKind, id: number, above: number): boolean {
  if (kind.tree === undefined) return false
  // UNION, not UNION ALL: a circle would end it.
  return (
    read.connection
      .prepare(
        `WITH RECURSIVE up(id) AS (
           SELECT ? UNION SELECT row.${columnOf(kind.tree.parent)} FROM up JOIN ${tableOfRecord(kind.name)} AS row ON row.id = up.id)
         SELECT 1 FROM up WHERE id = ?`,
      )
      .get(id, above) !== undefined
  )
}

/**
 * What refers to a row, as far as it may be shown: `transfer` where it is a sender or the receiver, `crosswalk` where something goes
 * on there or from there, `hidden` where nothing else may be told. Empty where it can be removed.
 */
export function referrersOfRecord(
  read: Reader,
  kind: RecordKind,
  id: number,
): readonly (RecordKindName | 'transfer' | 'crosswalk' | 'hidden')[] {
  const found: (RecordKindName | 'transfer' | 'crosswalk' | 'hidden')[] = []
  for (const { kind: referrer, field } of referrersOf(kind.name)) {
    const from = `FROM ${tableOfRecord(referrer.name)} AS referrer`
    const where = `WHERE referrer.${columnOf(field.name)} = ?`
    const shown =
      referrer.of === null ? '' : `JOIN ${tableOf(referrer.of)} AS row ON row.id = referrer.row_id AND row.hidden = 0`
    if (read.connection.prepare(`SELECT 1 ${from} ${where} LIMIT 1`).get(id) === undefined) continue
    const isShown = read.connection.prepare(`SELECT 1 ${from} ${shown} ${where} LIMIT 1`).get(id) !== undefined
    found.push(isShown ? referrer.name : 'hidden')
  }
  if (kind.name === 'classes') {
    const related = 'SELECT 1 FROM crosswalk_relations WHERE source_class_id = $id OR target_class_id = $id LIMIT 1'
    if (read.connection.prepare(related).get({ id }) !== undefined) found.push('crosswalk')
  }
  // Classes name the classification that they are of.
  if (kind.name === 'classifications') {
    const named = 'SELECT 1 FROM classes WHERE scheme = (SELECT name FROM classifications WHERE id = ?) LIMIT 1'
    if (read.connection.prepare(named).get(id) !== undefined) found.push('classes')
  }
  if (kind.name === 'organisations') {
    const parties = `SELECT organisation_id FROM senders UNION SELECT receiver_organisation_id FROM transfer`
    if (read.connection.prepare(`SELECT 1 WHERE ? IN (${parties})`).get(id) !== undefined) found.push('transfer')
  }
  return found
}

type SqlValue = string | number | null
type Row = Readonly<Record<string, SqlValue>>

function selection(kind: RecordKind): string {
  const table = tableOfRecord(kind.name)
  const children =
    kind.tree === undefined
      ? '0'
      : `(SELECT count(*) FROM ${table} AS child WHERE child.${columnOf(kind.tree.parent)} = ${table}.id)`
  const columns = kind.fields.map(({ name }) => columnOf(name)).join(', ')
  return `SELECT id, ${kind.of === null ? 'NULL' : 'row_id'} AS record_row, ${children} AS record_children, ${columns} FROM ${table}`
}

function toRecord(kind: RecordKind, row: Row): StoredRecord {
  const { record_row: rowId, record_children: children } = row
  return {
    id: Number(row['id']),
    rowId: typeof rowId === 'number' ? rowId : null,
    values: Object.fromEntries(kind.fields.map((field) => [field.name, toValue(field, row[columnOf(field.name)])])),
    children: Number(children),
  }
}

function toValue(field: RecordField, stored: SqlValue | undefined): Value {
  if (stored === null || stored === undefined) return null
  return field.type === 'boolean' ? stored !== 0 : stored
}

function toColumns(values: Values): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), toColumn(value)]))
}

function toColumn(value: Value): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value
}

function searchedText(kind: RecordKind): string {
  const texts = kind.fields.filter(({ type }) => type === 'text' || type === 'signum')
  return swedishOrder(texts.map(({ name }) => `coalesce(${columnOf(name)}, '')`).join(" || ' ' || "))
}

/** Texts that differ in case alone are the same; anything else is compared as it is. */
function swedishOrderOf(kind: RecordKind, name: string): string {
  const isText = kind.fields.some((field) => field.name === name && (field.type === 'text' || field.type === 'signum'))
  return isText ? swedishOrder(columnOf(name)) : columnOf(name)
}

function foldedValue(value: Value): SqlValue {
  return typeof value === 'string' ? sortText(value) : toColumn(value)
}
