import { registerNames } from '#shared/registers/registers.ts'
import { recordTables } from './names.ts'
import { statementOf } from './rules/statements.ts'
import { columnList, insertRow } from './stores/rows.ts'
import { removeInserted, removeInsertedRows } from './stores/row-removal.ts'
import type { Reader } from './open.ts'
import { trackedTables } from './write.ts'
import type { Tx } from './write.ts'

export interface Dependant {
  readonly eventId: number
  readonly operation: string
  readonly at: string
  readonly by: string
}

/**
 * Later events that rest on the given one, oldest first: they changed rows that it inserted, changed, removed or brought back; they
 * inserted rows that refer to those, or that take the place of what it removed; or they are a later delivery of the same list. Only
 * what has come to another effect since counts: an act that stands, or that stood then and has been taken back, and not one that was
 * taken back again. While there are any, taking the event back would silently undo them too.
 */
export function dependantsOf(read: Reader, eventId: number): Dependant[] {
  const undone = undoneEvent(read, eventId)
  const inserted = insertedTables(read, eventId)
  const changed = changedTables(read, eventId)
  // Rows that the event taken back had removed: they came back with this one.
  const restored = undone === null ? [] : changedTables(read, undone).filter(({ kind }) => kind === 'delete')
  const sources = [
    // What an event that takes another back did is told by the deltas of both.
    `SELECT changes.event_id FROM changes AS mine CROSS JOIN changes
       ON changes.table_name = mine.table_name AND changes.row_id = mine.row_id
     WHERE mine.event_id IN ($event, ${undone ?? '$event'}) AND changes.event_id > $event`,
    // Rows that it inserted and somebody has removed since.
    `SELECT event_id FROM changes
     WHERE kind = 'delete' AND json_extract(before, '$.inserted_by') = $event AND event_id > $event`,
    ...inserted.map(({ table, isMany }) =>
      // From the few rows that the event inserted to what was done with them, or from what was done at all to its rows.
      isMany
        ? `SELECT changes.event_id FROM changes CROSS JOIN ${table} ON ${table}.id = changes.row_id
           WHERE changes.event_id > $event AND changes.table_name = '${table}' AND ${table}.inserted_by = $event`
        : `SELECT changes.event_id FROM ${table} CROSS JOIN changes
             ON changes.table_name = '${table}' AND changes.row_id = ${table}.id
           WHERE ${table}.inserted_by = $event AND changes.event_id > $event`,
    ),
    ...references(read).flatMap(({ table, column, target }) => {
      const mine = inserted.find((each) => each.table === target)
      const order =
        mine?.isMany === true
          ? `${table} AS referrer CROSS JOIN ${target} AS mine`
          : `${target} AS mine CROSS JOIN ${table} AS referrer`
      return [
        ...(mine === undefined
          ? []
          : [
              `SELECT referrer.inserted_by FROM ${order} ON referrer.${column} = mine.id
               WHERE mine.inserted_by = $event AND referrer.inserted_by <> $event`,
            ]),
        // A record that was there before can have come to refer to it since.
        ...(mine === undefined || !recordTables.includes(table)
          ? []
          : [
              `SELECT changes.event_id FROM changes CROSS JOIN ${target} AS mine ON mine.id = json_extract(changes.after, '$.${column}')
               WHERE changes.table_name = '${table}' AND changes.event_id > $event AND mine.inserted_by = $event`,
            ]),
        ...(undone === null || !restored.some((each) => each.table === target)
          ? []
          : [
              `SELECT referrer.inserted_by FROM changes AS mine CROSS JOIN ${table} AS referrer ON referrer.${column} = mine.row_id
               WHERE mine.event_id = ${undone} AND mine.table_name = '${target}' AND mine.kind = 'delete'
                 AND referrer.inserted_by > $event`,
            ]),
      ]
    }),
    ...registerNames
      .filter((register) => inserted.some(({ table }) => table === register))
      .map(
        (register) => `
        SELECT edits.inserted_by FROM edits CROSS JOIN ${register} ON ${register}.id = edits.row_id
        WHERE edits.register = '${register}' AND edits.inserted_by <> $event AND ${register}.inserted_by = $event`,
      ),
    ...uniqueColumns(read)
      .filter(({ table }) => changed.some((each) => each.table === table && each.kind === 'delete'))
      .map(
        ({ table, columns }) => `
        SELECT ${table}.inserted_by FROM changes AS gone CROSS JOIN ${table}
          ON ${columns.map((column) => `${table}.${column} = json_extract(gone.before, '$.${column}')`).join(' AND ')}
        WHERE gone.event_id = $event AND gone.table_name = '${table}' AND gone.kind = 'delete'
          AND ${table}.inserted_by > $event`,
      ),
    // A later delivery of the same list rests on this one, also where it found rows unchanged and so left no trace on them; so does
    // the mended repair basket of this one.
    `SELECT later.commit_event_id FROM imports AS mine JOIN imports AS later ON later.state = 'committed'
       AND (later.register = mine.register AND later.sender_id = mine.sender_id OR later.repairs_import_id = mine.id)
     WHERE mine.commit_event_id = $event AND later.commit_event_id > $event`,
  ]
  const candidates = read.connection.prepare(sources.join(' UNION ')).pluck().all({ event: eventId }) as number[]
  return inAnotherEffect(read, eventId, candidates)
}

/** From so many rows on, what refers to them is gone through instead of the rows. */
const manyRows = 5000

/** Tracked tables that an event inserted rows into. */
function insertedTables(read: Reader, eventId: number): { readonly table: string; readonly isMany: boolean }[] {
  return trackedTables.flatMap((table) => {
    const rows = Number(
      read.connection
        .prepare(`SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE inserted_by = ? LIMIT ${manyRows})`)
        .pluck()
        .get(eventId),
    )
    return rows === 0 ? [] : [{ table, isMany: rows === manyRows }]
  })
}

interface ChangedTable {
  readonly table: string
  readonly kind: 'update' | 'delete'
}

/** Tracked tables in which an event changed or removed rows. */
function changedTables(read: Reader, eventId: number): ChangedTable[] {
  return read.connection
    .prepare('SELECT DISTINCT table_name AS "table", kind FROM changes WHERE event_id = ?')
    .all(eventId) as ChangedTable[]
}

/** The events by which these acts have come to another effect than they had when the given event was made. */
function inAnotherEffect(read: Reader, eventId: number, candidates: readonly number[]): Dependant[] {
  const undoneBy = read.connection.prepare('SELECT id FROM events WHERE undoes = ?').pluck()
  const undoes = read.connection.prepare('SELECT undoes FROM events WHERE id = ?').pluck()
  const describe = read.connection.prepare('SELECT id AS eventId, operation, at, by FROM events WHERE id = ?')
  const seen = new Set<number>()
  const found = candidates.flatMap((candidate) => {
    let act = candidate
    for (let before = undoes.get(act); typeof before === 'number'; before = undoes.get(act)) act = before
    if (seen.has(act)) return []
    seen.add(act)
    // An act stands after itself, does not after the event that takes it back, stands again after the one that takes that back, …
    const steps = [act]
    for (let next = undoneBy.get(act); typeof next === 'number'; next = undoneBy.get(next)) steps.push(next)
    const stoodThen = steps.filter((step) => step < eventId).length % 2 === 1
    const standsNow = steps.length % 2 === 1
    const last = steps.at(-1)
    return stoodThen === standsNow || last === undefined ? [] : [describe.get(last) as Dependant | undefined]
  })
  return found.flatMap((dependant) => dependant ?? []).toSorted((a, b) => a.eventId - b.eventId)
}

/** Those, and what rests on them in turn: everything that goes when the event does. Oldest first. */
export function allDependantsOf(read: Reader, eventId: number): Dependant[] {
  const found = new Map<number, Dependant>()
  const waiting = [eventId]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const dependant of dependantsOf(read, next)) {
      if (found.has(dependant.eventId)) continue
      found.set(dependant.eventId, dependant)
      waiting.push(dependant.eventId)
    }
  }
  return [...found.values()].toSorted((a, b) => a.eventId - b.eventId)
}

/** Rows that undoing the event will touch. */
export function countTouched(read: Reader, eventId: number): number {
  const inserted = trackedTables.map((table) => `(SELECT count(*) FROM ${table} WHERE inserted_by = $event)`)
  const sum = [...inserted, '(SELECT count(*) FROM changes WHERE event_id = $event)'].join(' + ')
  return Number(read.connection.prepare(`SELECT ${sum}`).pluck().get({ event: eventId }))
}

/**
 * Whether taking the event back can be taken back in turn. Not so of a delivery, which is committed anew instead: a million rows
 * would be copied into history; nor of a row whose parts lie in a table without history, for they go with it.
 */
export function isRestorable(read: Reader, eventId: number): boolean {
  const commits = read.connection.prepare('SELECT 1 FROM imports WHERE commit_event_id = ?').get(eventId)
  if (commits !== undefined) return false
  const undone = undoneEvent(read, eventId)
  const going = [
    ...insertedTables(read, eventId),
    ...(undone === null ? [] : changedTables(read, undone).filter(({ kind }) => kind === 'delete')),
  ]
  const wholes = tablesWithParts(read)
  return going.every(({ table }) => !wholes.has(table))
}

/**
 * Whether what an undoing event took away or changed back rests on rows that are no longer there: rows that it changed, and those
 * that its removed rows refer to. A number that has come again since stands for another row. Asked before an act of a million rows
 * is offered again, `newest` of its deltas tell: rows go with their delivery, and so do the others of it.
 */
export function isFoundationGone(read: Reader, eventId: number, newest = -1): boolean {
  const { connection } = read
  const given = { event: eventId, newest }
  const mine = '(SELECT * FROM changes WHERE event_id = $event ORDER BY id DESC LIMIT $newest)'
  const isAny = (sql: string): boolean => statementOf(connection, sql).get(given) !== undefined
  const changed = statementOf(connection, `SELECT DISTINCT table_name AS "table", kind FROM ${mine}`).all(
    given,
  ) as ChangedTable[]
  const removed = new Set(changed.filter(({ kind }) => kind === 'delete').map(({ table }) => table))
  return (
    changed
      .filter(({ kind }) => kind === 'update')
      .some(({ table }) =>
        isAny(`
        SELECT 1 FROM ${mine} AS mine LEFT JOIN ${table} AS row ON row.id = mine.row_id AND row.inserted_by <= $event
        WHERE mine.table_name = '${table}' AND mine.kind = 'update' AND row.id IS NULL
        LIMIT 1`),
      ) ||
    references(read)
      .filter(({ table }) => removed.has(table))
      .some(({ table, column, target }) =>
        isAny(`
        SELECT 1 FROM (
          SELECT json_extract(before, '$.${column}') AS id FROM ${mine}
          WHERE table_name = '${table}' AND kind = 'delete') AS wanted
        LEFT JOIN ${target} AS row ON row.id = wanted.id AND row.inserted_by <= $event
        WHERE wanted.id IS NOT NULL AND row.id IS NULL AND NOT EXISTS (
          SELECT 1 FROM changes AS beside WHERE beside.event_id = $event AND beside.table_name = '${target}'
            AND beside.row_id = wanted.id AND beside.kind = 'delete')
        LIMIT 1`),
      )
  )
}

/** Deltas reversed between two breaths. */
const deltasAtOnce = 2000

interface Delta {
  readonly id: number
  readonly tableName: string
  readonly rowId: number
  readonly kind: 'update' | 'delete'
  readonly before: string
}

/**
 * Takes an event back: what it inserted or brought back removed, then its deltas reversed, last first. Returns the number of rows.
 * `breathe` is waited for now and then, with the rows so far; what it throws stops the work. An event that is `restorable` leaves
 * deltas of what is removed too, so that the undoing event can itself be taken back in the same way.
 */
export async function revertEvent(
  tx: Tx,
  eventId: number,
  breathe: (rows: number) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly rows: number; readonly isRestorable: boolean }> {
  let rows = 0
  const removed = (count: number): Promise<void> => breathe((rows += count))
  const restorable = isRestorable(tx, eventId)
  // Half-way through, a row may refer to one that is gone or has not come back yet.
  tx.connection.pragma('defer_foreign_keys = ON')
  tx.connection.exec('INSERT INTO taking_back (id) VALUES (1)')
  // What is removed here was never copied into history when it came. Where much goes the event that undoes tells by its `undoes`.
  tx.capture(restorable)
  for (const table of trackedTables) {
    const register = registerNames.find((name) => name === table)
    await (register === undefined
      ? removeInserted(tx, table, eventId, removed)
      : removeInsertedRows(tx, register, eventId, removed))
  }
  tx.capture(true)
  await removeRestored(tx, eventId, removed)
  const reverse = createReversal(tx, eventId)
  for (const deltas of deltasOf(tx, eventId)) {
    for (const delta of deltas) rows += reverse(delta)
    await breathe(rows)
  }
  tx.connection.exec('DELETE FROM taking_back')
  return { rows, isRestorable: restorable }
}

/** Removes what an event brought back when it took another one back: the rows that the other had removed. */
async function removeRestored(tx: Tx, eventId: number, removed: (count: number) => Promise<void>): Promise<void> {
  const undone = undoneEvent(tx, eventId)
  if (undone === null) return
  const statements = new Map<string, ReturnType<Tx['connection']['prepare']>>()
  for (const deltas of deltasOf(tx, undone)) {
    let count = 0
    for (const { tableName, rowId, kind, before } of deltas) {
      // What came and went in one event was not there to be brought back.
      if (kind !== 'delete' || insertedBy(before) === undone) continue
      const statement = statements.get(tableName) ?? tx.connection.prepare(`DELETE FROM ${tableName} WHERE id = ?`)
      statements.set(tableName, statement)
      count += statement.run(rowId).changes
    }
    await removed(count)
  }
}

/** The deltas of an event in pages, last first. */
function* deltasOf(read: Reader, eventId: number): Generator<readonly Delta[]> {
  const page = read.connection.prepare(
    `SELECT id, table_name AS tableName, row_id AS rowId, kind, before FROM changes
     WHERE event_id = ? AND id < ? ORDER BY id DESC LIMIT ${deltasAtOnce}`,
  )
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const deltas = page.all(eventId, before) as Delta[]
    const last = deltas.at(-1)
    if (last === undefined) return
    yield deltas
    before = last.id
  }
}

/** Puts back what one delta of the event took or changed; answers how many rows that were. */
function createReversal(tx: Tx, eventId: number): (delta: Delta) => number {
  const updates = new Map<string, ReturnType<Tx['connection']['prepare']>>()
  return ({ tableName, rowId, kind, before: text }) => {
    const before = JSON.parse(text) as Record<string, string | number | null>
    if (kind === 'delete') {
      // A row that the event both inserted and removed was not there before it.
      if (before['inserted_by'] === eventId) return 0
      insertRow(tx.connection, tableName, before)
      return 1
    }
    const { assignments, values } = columnList(before)
    // A row that was written as it stood.
    if (values.length === 0) return 0
    const sql = `UPDATE ${tableName} SET ${assignments} WHERE id = ?`
    const statement = updates.get(sql) ?? tx.connection.prepare(sql)
    updates.set(sql, statement)
    return statement.run(...values, rowId).changes
  }
}

function insertedBy(before: string): unknown {
  return (JSON.parse(before) as Record<string, unknown>)['inserted_by']
}

/** The event that an event took back; null of one that took none back. */
function undoneEvent(read: Reader, eventId: number): number | null {
  const undoes = read.connection.prepare('SELECT undoes FROM events WHERE id = ?').pluck().get(eventId)
  return typeof undoes === 'number' ? undoes : null
}

/** Tracked tables whose rows have parts in a table that is not tracked, and that go with them, as the schema says. */
function tablesWithParts(read: Reader): ReadonlySet<string> {
  const tables = read.connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
    .map(String)
  const untracked = tables.filter((table) => !trackedTables.some((tracked) => tracked === table))
  const parents = read.connection
    .prepare('SELECT "table" FROM pragma_foreign_key_list(?) WHERE on_delete = \'CASCADE\'')
    .pluck()
  return new Set(untracked.flatMap((table) => parents.all(table).map(String)))
}

/** Which column of a tracked table refers to which other tracked table, as the schema says. */
function references(read: Reader): { readonly table: string; readonly column: string; readonly target: string }[] {
  const list = statementOf(
    read.connection,
    'SELECT "from" AS "column", "table" AS target FROM pragma_foreign_key_list(?)',
  )
  return trackedTables.flatMap((table) =>
    (list.all(table) as { column: string; target: string }[])
      .filter(({ target }) => trackedTables.some((tracked) => tracked === target))
      .map((reference) => ({ table, ...reference })),
  )
}

/** The columns that no two rows of a tracked table may share, as the schema says. */
function uniqueColumns(read: Reader): { readonly table: string; readonly columns: readonly string[] }[] {
  const indexes = read.connection.prepare('SELECT name FROM pragma_index_list(?) WHERE "unique" = 1').pluck()
  const columns = read.connection.prepare('SELECT name FROM pragma_index_info(?)').pluck()
  return trackedTables.flatMap((table) => [
    { table, columns: ['id'] },
    ...indexes.all(table).map((index) => ({ table, columns: columns.all(index).map(String) })),
  ])
}
