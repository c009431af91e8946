import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readSync, closeSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely'
import { deriveKey } from './key.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { bringFindingsUpToDate } from './rules/evaluate.ts'
import type { Schema } from './schema.ts'
import { asStoreFailure, StoreFailure } from './store-failure.ts'
import { bringPersonsUpToDate } from './stores/persons.ts'

export type Connection = Database.Database
export type Statement = Database.Statement

/** Reads only: a connection that cannot write, with typed queries over it. */
export interface Reader {
  readonly connection: Connection
  readonly query: Kysely<Schema>
}

/** The one connection that writes. Only `write.ts` uses it. */
export interface Writer extends Reader {
  readonly kind: 'writer'
}

export interface Store {
  readonly path: string
  /** Needed again by worker threads that open their own reader. */
  readonly key: string
  readonly reader: Reader
  /** Null when opened for reading only. */
  readonly writer: Writer | null
  close(): void
}

const applicationId = 0x53544146 // "STAF"

/** Endings of the files that hold a store while it is open. */
const storeFiles = ['', '-wal', '-shm'] as const

/**
 * Makes a new encrypted store. Fails with `store.exists`, `store.already-open`, `store.folder-not-writable`,
 * `store.disk-full`; a store half made is removed.
 */
export async function createStore(path: string, passphrase: string): Promise<Store> {
  const name = basename(path)
  if (existsSync(path)) throw new StoreFailure('store.exists', { name })
  let owner: Ownership | null = null
  try {
    mkdirSync(dirname(path), { recursive: true })
    owner = takeOwnership(path)
    // Only the owner may look and then make: whatever is removed below is then certainly half made.
    if (existsSync(path)) throw new StoreFailure('store.exists', { name })
    const salt = randomBytes(16)
    const key = await deriveKey(passphrase, salt)
    let connection: Connection | null = null
    try {
      connection = new Database(path)
      prepareConnection(connection, `${key}${salt.toString('hex')}`)
      connection.pragma(`application_id = ${applicationId}`)
      startWriter(connection)
      return storeOf(path, key, connection, owner)
    } catch (error) {
      connection?.close()
      for (const suffix of storeFiles) rmSync(path + suffix, { force: true })
      throw error
    }
  } catch (error) {
    owner?.giveBack()
    throw asStoreFailure(error, path)
  }
}

/** Removes a store that is open and was made in vain: nothing has been kept in it yet. */
export function removeStore(store: Store): void {
  store.close()
  for (const suffix of [...storeFiles, '-owner']) rmSync(store.path + suffix, { force: true })
}

/**
 * Opens a store with its passphrase. Fails with `store.not-found`, `store.not-a-store`, `store.damaged`,
 * `store.wrong-passphrase`, `store.newer-schema`, `store.already-open`, `store.folder-not-writable`; nothing is written
 * unless the key fits and the schema is ours.
 */
export async function openStore(
  path: string,
  passphrase: string,
  mode: { readonly readOnly: boolean },
): Promise<Store> {
  const name = basename(path)
  const salt = readSalt(path)
  let owner: Ownership | null = null
  try {
    owner = mode.readOnly ? null : takeOwnership(path)
    const key = await deriveKey(passphrase, salt)
    if (owner === null) {
      const reader = openReader(path, key)
      // Only a writer can bring it up to date.
      const version = Number(reader.connection.pragma('user_version', { simple: true }))
      if (version < schemaVersion) {
        reader.connection.close()
        throw new StoreFailure('store.older-schema', { name, found: version, known: schemaVersion })
      }
      return { path, key, reader, writer: null, close: () => void reader.connection.close() }
    }
    const connection = new Database(path, { fileMustExist: true })
    try {
      unlock(connection, key, name)
      startWriter(connection)
      return storeOf(path, key, connection, owner)
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    owner?.giveBack()
    throw asStoreFailure(error, path)
  }
}

/**
 * A writing connection of its own, for a worker thread that carries out one act while the core holds its own writes back
 * (`holdWrites`). The store is open in the core already, so nothing is checked or migrated again.
 */
export function openWriter(path: string, key: string): Writer {
  const connection = new Database(path, { fileMustExist: true })
  try {
    unlock(connection, key, basename(path))
    connection.pragma('synchronous = FULL')
    connection.pragma('secure_delete = ON')
    return { kind: 'writer', ...readerOf(connection) }
  } catch (error) {
    connection.close()
    throw asStoreFailure(error, path)
  }
}

/** A read-only connection for a worker thread, which goes through the store once from end to end and gains nothing by remembering it. */
export function openPassingReader(path: string, key: string): Reader {
  const reader = openReader(path, key)
  reader.connection.pragma('cache_size = -8000')
  return reader
}

/** A read-only connection of its own. */
export function openReader(path: string, key: string): Reader {
  const connection = new Database(path, { fileMustExist: true, readonly: true })
  try {
    unlock(connection, key, basename(path))
    connection.pragma('query_only = ON')
    return readerOf(connection)
  } catch (error) {
    connection.close()
    throw asStoreFailure(error, path)
  }
}

function prepareConnection(connection: Connection, key: string): void {
  connection.pragma("cipher = 'aegis'")
  connection.pragma(`key = "raw:${key}"`)
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cache_size = -32000')
  connection.pragma('temp_store = MEMORY')
}

/** The start-up contract: durable, checked, ours. Asserted, because a pragma that is not understood is silent. */
function startWriter(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('secure_delete = ON')
  migrate(connection)
  bringPersonsUpToDate(connection)
  bringFindingsUpToDate(connection)
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const recent = major * 1_000_000 + minor * 1000 + patch >= 3_051_003
  const holds =
    recent &&
    connection.pragma('journal_mode', { simple: true }) === 'wal' &&
    connection.pragma('synchronous', { simple: true }) === 2 &&
    connection.pragma('foreign_keys', { simple: true }) === 1 &&
    connection.pragma('trusted_schema', { simple: true }) === 0 &&
    connection.pragma('secure_delete', { simple: true }) === 1
  if (!holds) throw new Error(`The start-up contract of the store does not hold (SQLite ${version})`)
}

/** Gives the key to a store that should be ours; its first read tells, by the page's HMAC, whether the key fits. */
function unlock(connection: Connection, key: string, name: string): void {
  let application: unknown
  try {
    prepareConnection(connection, key)
    application = connection.pragma('application_id', { simple: true })
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw new StoreFailure('store.wrong-passphrase', { name })
    }
    throw error
  }
  if (application !== applicationId) throw new StoreFailure('store.not-a-store', { name })
  const version = Number(connection.pragma('user_version', { simple: true }))
  if (version > schemaVersion)
    throw new StoreFailure('store.newer-schema', { name, found: version, known: schemaVersion })
}

/** The salt of a store, which is its first bytes; says what else the file is where that can be seen without a key. */
function readSalt(path: string): Uint8Array {
  const name = basename(path)
  const salt = Buffer.alloc(16)
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) throw new StoreFailure('store.not-found', { name })
    if (!found.isFile()) throw new StoreFailure('store.not-a-store', { name })
    const descriptor = openSync(path, 'r')
    const bytesRead = readSync(descriptor, salt, 0, 16, 0)
    closeSync(descriptor)
    if (isOfAnotherKind(salt.subarray(0, bytesRead))) throw new StoreFailure('store.not-a-store', { name })
    const cut = found.size < pageBytes || found.size % pageBytes !== 0
    if (cut || salt.every((byte) => byte === 0)) throw new StoreFailure('store.damaged', { name })
    return salt
  } catch (error) {
    throw asStoreFailure(error, path)
  }
}

const pageBytes = 4096

/** Plain SQLite and anything else that begins with text, workbooks, old workbooks: sixteen random bytes never look so. */
function isOfAnotherKind(start: Buffer): boolean {
  const isText =
    start.length > 0 &&
    start.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09)
  const begins = start.toString('latin1')
  return (
    isText ||
    ['SQLite format 3', 'PK\x03\x04', '\xd0\xcf\x11\xe0', '\xef\xbb\xbf'].some((kind) => begins.startsWith(kind))
  )
}

/** The lock that makes one process the owner of a store. */
interface Ownership {
  release(): void
  /** Releases it and leaves the folder as it was: no lock file beside what turned out to be no store of ours. */
  giveBack(): void
}

/**
 * One owner per file: an exclusive lock on a file beside the store, held by the operating system and so released even when
 * the process is killed. SQLite takes it, because its locks work the same on Windows, macOS and Linux. The empty file stays: removing
 * it would let two processes own two different files of one name.
 */
function takeOwnership(path: string): Ownership {
  const lockPath = `${path}-owner`
  const isNew = !existsSync(lockPath)
  const lock = new Database(lockPath, { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw error
  }
  return {
    release: () => void lock.close(),
    giveBack() {
      lock.close()
      if (isNew) rmSync(lockPath, { force: true })
    },
  }
}

function storeOf(path: string, key: string, connection: Connection, owner: Ownership): Store {
  const reader = openReader(path, key)
  return {
    path,
    key,
    reader,
    writer: { kind: 'writer', ...readerOf(connection) },
    close() {
      reader.connection.close()
      connection.close()
      owner.release()
    },
  }
}

function readerOf(connection: Connection): Reader {
  return {
    connection,
    query: new Kysely<Schema>({
      dialect: new SqliteDialect({ database: connection }),
      plugins: [new CamelCasePlugin()],
    }),
  }
}
