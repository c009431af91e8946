import { createHash } from 'node:crypto'
import type { Failure } from '#shared/contract/failure.ts'
import { recordTables } from './names.ts'
import type { Connection, Reader, Store, Writer } from './open.ts'
import { judgeAct } from './rules/evaluate.ts'
import { priorRows } from './rules/touched.ts'
import { asStoreFailure, StoreFailure } from './store-failure.ts'

/** Who does what: becomes the event. `at` is a UTC instant, given so that nothing below the host reads a clock. */
export interface Act {
  readonly operation: string
  readonly by: string
  readonly at: string
  /** The event that this act takes back. */
  readonly undoes?: number
}

/** What work may do inside the one transaction. Never kept after the work has returned. */
export interface Tx extends Reader {
  readonly eventId: number
  /** Says what happened, in the event; called at most once, numbers and short texts only. */
  describe(params: Readonly<Record<string, string | number>>): void
  /** Turns the capture of deltas off and on: removing what an event inserted in bulk is told by the undoing event itself. */
  capture(on: boolean): void
}

/** Tables whose rows carry inserted_by and whose updates and deletions are captured, in the order that undo needs. */
export const trackedTables = [
  'findings',
  'repairs',
  'edits',
  'corrections',
  'case_steps',
  'number_reservations',
  'notes',
  'evidence',
  'person_numbers',
  'finding_handling',
  'pair_decisions',
  'difference_resolutions',
  'field_tolerances',
  'row_causes',
  'stated_totals',
  'quality_checks',
  'total_signatures',
  'crosswalk_relations',
  'reconciliation_lists',
  'reconciliations',
  ...recordTables,
  'staff',
  'cases',
  'diary',
  'archive',
  'checklist_ticks',
  'produced_reports',
  'imports',
  'deliveries',
  'profiles',
  'saved_views',
  'senders',
  'transfer',
] as const

const queues = new WeakMap<Store, Promise<unknown>>()

/**
 * The one door for writes: work → deltas → event → commit. One act at a time; a failure returned as a value, or anything
 * thrown, takes everything back. Fails with the named store failures.
 */
export async function write<R extends Outcome>(
  store: Store,
  act: Act,
  work: (tx: Tx) => Promise<R>,
): Promise<WithEvent<R>> {
  return holdWrites(store, () => {
    if (store.writer === null) throw new Error('A store opened for reading cannot be written')
    return transact(store.writer, store.path, act, work)
  })
}

/**
 * Runs work that writes, here or in a worker thread with a writer of its own, when everything before it is done; what comes
 * after waits. Reads never wait.
 */
export async function holdWrites<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = queues.get(store) ?? Promise.resolve()
  const mine = before.then(work)
  queues.set(
    store,
    mine.catch(() => undefined),
  )
  return mine
}

/** What work may end in: a value, or a failure that takes everything back. */
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure }

/** A success also names the event that the act became. */
export type WithEvent<R extends Outcome> = R extends { readonly ok: true; readonly value: infer T }
  ? { readonly ok: true; readonly value: T; readonly eventId: number }
  : R

/** One act on one writer; `beforeCommit` is the last moment at which the act can still be stopped, by throwing. */
export async function transact<R extends Outcome>(
  writer: Writer,
  path: string,
  act: Act,
  work: (tx: Tx) => Promise<R>,
  beforeCommit: () => Promise<void> = () => Promise.resolve(),
): Promise<WithEvent<R>> {
  return transactAll(writer, path, (record) => record(act, work), beforeCommit)
}

/** Carries out one act of several, which becomes an event of its own. */
export type RecordAct = <R extends Outcome>(act: Act, work: (tx: Tx) => Promise<R>) => Promise<WithEvent<R>>

/** Several acts in one transaction: all of them, or, where the outcome is a failure or anything is thrown, none. */
export async function transactAll<R extends Outcome>(
  writer: Writer,
  path: string,
  works: (record: RecordAct) => Promise<R>,
  beforeCommit: () => Promise<void>,
): Promise<R> {
  const { connection } = writer
  try {
    prepareCapture(connection)
    connection.exec('BEGIN IMMEDIATE')
    const result = await works((act, work) => recordAct(writer, act, work))
    if (!result.ok) {
      connection.exec('ROLLBACK')
      return result
    }
    await beforeCommit()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    // Somebody closed the store meanwhile; closing has taken everything back.
    if (!connection.open) throw new StoreFailure('store.none-open')
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw asStoreFailure(error, path)
  }
}

/** The work of one act and, where it went well, the event that it became; in a transaction that somebody else ends. */
async function recordAct<R extends Outcome>(
  writer: Writer,
  act: Act,
  work: (tx: Tx) => Promise<R>,
): Promise<WithEvent<R>> {
  const { connection } = writer
  const eventId = Number(connection.prepare('SELECT coalesce(max(id), 0) + 1 FROM events').pluck().get())
  const setCapture = connection.prepare('UPDATE temp.write_context SET event_id = ?, capturing = ?')
  setCapture.run(eventId, 1)
  const prior = priorRows(connection, act.undoes)
  let params: Readonly<Record<string, string | number>> = {}
  const result = await work({
    ...writer,
    eventId,
    describe: (described) => (params = described),
    capture: (on) => void setCapture.run(eventId, on ? 1 : 0),
  })
  if (!result.ok) return result as WithEvent<R>
  appendEvent(connection, eventId, act, params)
  judgeAct(connection, eventId, prior)
  return { ...result, eventId } as unknown as WithEvent<R>
}

/** The text that an event's hash is made of; the same for writing and for checking. */
export function eventHash(event: {
  readonly id: number
  readonly at: string
  readonly by: string
  readonly operation: string
  readonly params: string
  readonly undoes: number | null
  readonly previousHash: string
  readonly changes: string
}): string {
  const parts = [
    event.previousHash,
    event.id,
    event.at,
    event.by,
    event.operation,
    event.params,
    event.undoes,
    event.changes,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** SHA-256 over the deltas of one event, in order. */
export function changesDigest(connection: Connection, eventId: number): string {
  const digest = createHash('sha256')
  const rows = connection
    .prepare('SELECT table_name, row_id, kind, before, after FROM changes WHERE event_id = ? ORDER BY id')
    .raw()
    .iterate(eventId)
  for (const row of rows) digest.update(JSON.stringify(row))
  return digest.digest('hex')
}

function appendEvent(
  connection: Connection,
  eventId: number,
  act: Act,
  described: Readonly<Record<string, string | number>>,
): void {
  const last = connection.prepare('SELECT hash FROM events ORDER BY id DESC LIMIT 1').pluck().get() as
    string | undefined
  const previousHash = last ?? ''
  const params = JSON.stringify(described)
  const undoes = act.undoes ?? null
  const { at, by, operation } = act
  const changes = changesDigest(connection, eventId)
  const hash = eventHash({ id: eventId, at, by, operation, params, undoes, previousHash, changes })
  connection
    .prepare(
      'INSERT INTO events (id, at, by, operation, params, undoes, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(eventId, at, by, operation, params, undoes, previousHash, hash)
}

const prepared = new WeakSet<Connection>()

/** Triggers of this connection that copy what is changed or removed into `changes`, made from the tables as they are now. */
function prepareCapture(connection: Connection): void {
  if (prepared.has(connection)) return
  connection.exec(`
    CREATE TEMP TABLE write_context (event_id INTEGER NOT NULL, capturing INTEGER NOT NULL);
    INSERT INTO temp.write_context VALUES (0, 0);
  `)
  for (const table of trackedTables) {
    // Not table_xinfo: generated columns follow from the others.
    const columns = connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String)
    const differing = columns
      .map(
        (name) =>
          `SELECT '${name}' AS name, OLD.${name} AS old, NEW.${name} AS new WHERE OLD.${name} IS NOT NEW.${name}`,
      )
      .join(' UNION ALL ')
    const all = columns.map((name) => `'${name}', OLD.${name}`).join(', ')
    connection.exec(`
      CREATE TEMP TRIGGER capture_update_${table} AFTER UPDATE ON main.${table}
      WHEN (SELECT capturing FROM temp.write_context)
      BEGIN
        INSERT INTO changes (event_id, table_name, row_id, kind, before, after)
        SELECT (SELECT event_id FROM temp.write_context), '${table}', OLD.id, 'update',
               json_group_object(name, old), json_group_object(name, new)
        FROM (${differing});
      END;
      CREATE TEMP TRIGGER capture_delete_${table} AFTER DELETE ON main.${table}
      WHEN (SELECT capturing FROM temp.write_context)
      BEGIN
        INSERT INTO changes (event_id, table_name, row_id, kind, before)
        VALUES ((SELECT event_id FROM temp.write_context), '${table}', OLD.id, 'delete', json_object(${all}));
      END;
    `)
  }
  prepared.add(connection)
}
