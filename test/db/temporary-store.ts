import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { createStore } from '#db/open.ts'
import type { Reader, Store } from '#db/open.ts'
import { insertTransfer } from '#db/stores/transfer.ts'
import { write } from '#db/write.ts'
import type { Act, Tx } from '#db/write.ts'
import { ok } from '#shared/contract/failure.ts'
import { passphrase, transfer } from '#test/support/core.ts'

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open store with `transfer` in it, closed and removed when the test is over. */
export async function temporaryStore(): Promise<Store> {
  const store = await createStore(join(temporaryFolder(), 'prov.stafett'), passphrase)
  onTestFinished(() => store.close())
  await act(store, (tx) => insertTransfer(tx, transfer), 'transfer.create')
  return store
}

/** One store for all tests of a file, because deriving its key takes half a second; called outside the tests. */
export function sharedStore(): () => Store {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-db-'))
  let store: Store | undefined
  beforeAll(async () => {
    store = await createStore(join(folder, 'prov.stafett'), passphrase)
    await act(store, (tx) => insertTransfer(tx, transfer), 'transfer.create')
  })
  afterAll(() => {
    store?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    if (store === undefined) throw new Error('The store is made before the tests run')
    return store
  }
}

/** The connection that writes, for tests that go round the one door. */
export function writerOf(store: Store): Reader {
  if (store.writer === null) throw new Error('Opened for reading only')
  return store.writer
}

/** Runs work in a transaction of the writer that is then taken back, whatever it did. */
export function inVain<T>(store: Store, work: (writer: Reader) => T): T {
  const writer = writerOf(store)
  writer.connection.exec('BEGIN')
  try {
    return work(writer)
  } finally {
    writer.connection.exec('ROLLBACK')
  }
}

/** Inserts a row as event 1 would have, with the columns that it names. */
export function insertRaw(
  writer: Reader,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
): number {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  const { lastInsertRowid } = writer.connection
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
    .run(...Object.values(row))
  return Number(lastInsertRowid)
}

let hours = 0

export function actBy(operation: string, more: Partial<Act> = {}): Act {
  return { operation, by: 'Åsa', at: new Date(Date.UTC(2018, 0, 1, hours++)).toISOString(), ...more }
}

/** One act that goes well; answers the number of its event. */
export async function act(
  store: Store,
  work: (tx: Tx) => Promise<unknown> | void,
  operation = 'test.act',
  more: Partial<Act> = {},
): Promise<number> {
  const written = await write(store, actBy(operation, more), async (tx) => {
    await work(tx)
    return ok(null)
  })
  return written.eventId
}

/** Every row of every table that undo answers for, search index and system columns included. */
export function dump(store: Store, tables: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(
    tables.map((table) => [table, store.reader.connection.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )
}
