import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { schemaVersion } from '#db/migrate.ts'
import { createStore, openReader, openStore, removeStore } from '#db/open.ts'
import type { Store } from '#db/open.ts'
import { asStoreFailure, StoreFailure } from '#db/store-failure.ts'
import { insertTransfer, readTransfer } from '#db/stores/transfer.ts'
import { ok } from '#shared/contract/failure.ts'
import { write } from '#db/write.ts'
import { passphrase, transfer } from '#test/support/core.ts'
import { mountSmallDisk } from './small-disk.ts'
import type { SmallDisk } from './small-disk.ts'
import { act, actBy, temporaryFolder, temporaryStore } from './temporary-store.ts'

/** A closed store with a few pages of text in it, made once and copied by the tests that need one. */
let template: string
let key: string
let templateFolder: string
const secret = 'Hemligheten om Åsa Öberg'

beforeAll(async () => {
  templateFolder = mkdtempSync(join(tmpdir(), 'stafett-open-'))
  template = join(templateFolder, 'mall.stafett')
  const store = await createStore(template, passphrase)
  await act(store, async (tx) => {
    await insertTransfer(tx, transfer)
    const insert = tx.connection.prepare('INSERT INTO raw_pages (first_id, row_count, content) VALUES (?, 1, ?)')
    for (let id = 1; id <= 500; id++) insert.run(id, JSON.stringify([`${secret} ${id}`, 'x'.repeat(200)]))
  })
  key = store.key
  store.close()
})
afterAll(() => rmSync(templateFolder, { recursive: true, force: true }))

function copyOfTemplate(): string {
  const path = join(temporaryFolder(), 'kopia.stafett')
  copyFileSync(template, path)
  return path
}

async function failureOf(work: Promise<Store>): Promise<StoreFailure> {
  try {
    const store = await work
    store.close()
  } catch (error) {
    if (error instanceof StoreFailure) return error
    throw error
  }
  throw new Error('It was opened')
}

const codeOf = async (work: Promise<Store>): Promise<string> => (await failureOf(work)).code

const opened = (path: string, options: { phrase?: string; readOnly?: boolean } = {}): Promise<Store> =>
  openStore(path, options.phrase ?? passphrase, { readOnly: options.readOnly ?? false })

function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}

/** Tries to open the file, expects this failure, and that nothing in the folder has changed. */
async function expectRefusal(path: string, code: string, options: { phrase?: string; readOnly?: boolean } = {}) {
  const before = bytesOf(join(path, '..'))
  expect(await codeOf(opened(path, options))).toBe(code)
  expect(bytesOf(join(path, '..'))).toEqual(before)
}

describe('an open store', () => {
  let shared: Store
  let sharedFolder: string
  beforeAll(async () => {
    sharedFolder = mkdtempSync(join(tmpdir(), 'stafett-open-'))
    shared = await createStore(join(sharedFolder, 'prov.stafett'), passphrase)
    await act(shared, (tx) => insertTransfer(tx, transfer))
  })
  afterAll(() => {
    removeStore(shared)
    rmSync(sharedFolder, { recursive: true, force: true })
  })

  it('keeps the start-up contract on its writer', () => {
    const pragma = (name: string): unknown => shared.writer?.connection.pragma(name, { simple: true })
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      trustedSchema: pragma('trusted_schema'),
      secureDelete: pragma('secure_delete'),
      cipher: pragma('cipher'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      secureDelete: 1,
      cipher: 'aegis',
    })
  })

  it('runs on SQLite 3.51.3 or later', () => {
    const version = String(shared.reader.connection.prepare('SELECT sqlite_version()').pluck().get())
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
    expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003)
  })

  it('has a reader that cannot write', () => {
    expect(() => shared.reader.connection.exec("INSERT INTO senders (name, inserted_by) VALUES ('x', 1)")).toThrow(
      /readonly/,
    )
  })

  it('holds no stored text in the clear, in any of its files', async () => {
    await act(shared, (tx) => {
      const insert = tx.connection.prepare('INSERT INTO raw_pages (first_id, row_count, content) VALUES (?, 1, ?)')
      for (let id = 1; id <= 300; id++) insert.run(id, JSON.stringify([secret]))
    })
    const names = readdirSync(sharedFolder)
    expect(names.toSorted()).toEqual(['', '-owner', '-shm', '-wal'].map((ending) => `prov.stafett${ending}`))
    const clear = ['Hemligheten', 'Öberg', 'Prövning', 'CREATE TABLE', 'SQLite format', 'raw_pages', 'Länsstyrelsen']
    for (const name of names) {
      const bytes = readFileSync(join(sharedFolder, name))
      for (const text of clear) {
        expect(bytes.includes(text), `${text} in ${name}`).toBe(false)
        expect(bytes.includes(Buffer.from(text, 'utf16le')), `${text} in ${name}`).toBe(false)
      }
    }
    expect(statSync(`${shared.path}-wal`).size).toBeGreaterThan(10_000)
  })

  it('keeps what was stored when it is opened again, with the passphrase composed otherwise', async () => {
    expect(passphrase.normalize('NFD')).not.toBe(passphrase)
    const store = await opened(copyOfTemplate(), { phrase: passphrase.normalize('NFD') })
    onTestFinished(() => store.close())
    expect(await readTransfer(store.reader)).toEqual({ ...transfer, receiverParty: transfer.receiver })
    expect(store.reader.connection.prepare('SELECT count(*) FROM raw_pages').pluck().get()).toBe(500)
  })
})

describe('what is no store of ours', () => {
  it('is refused when it is a plain SQLite file', async () => {
    const path = join(temporaryFolder(), 'annan.db')
    const other = new Database(path)
    other.exec('CREATE TABLE t (x)')
    other.close()
    await expectRefusal(path, 'store.not-a-store')
  })

  it('is refused when it is another program’s encrypted file', async () => {
    const path = join(temporaryFolder(), 'annan.db')
    const other = new Database(path)
    other.pragma("cipher = 'aegis'")
    other.pragma("key = 'another key'")
    other.exec('CREATE TABLE t (x)')
    other.close()
    await expectRefusal(path, 'store.wrong-passphrase')
  })

  it.each([
    ['a text', 'Personnummer;Efternamn\r\n'.repeat(50)],
    ['a letter', 'x'],
    ['a text of the right size', 'Personnummer;Efternamn\r\n'.repeat(400).slice(0, 8192)],
    ['a text with a byte order mark', '\uFEFFÅr;Ä\r\n'.repeat(50)],
    ['a workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(8188, 7)])],
    ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(8184, 7)])],
  ])('is refused when it is %s', async (_, content) => {
    const path = join(temporaryFolder(), 'lista')
    writeFileSync(path, content)
    await expectRefusal(path, 'store.not-a-store')
  })

  it.each([
    ['nothing at all', ''],
    ['noise of no whole number of pages', randomBytes(5000)],
  ])('cannot be told from a damaged store when it is %s', async (_, content) => {
    const path = join(temporaryFolder(), 'brus')
    writeFileSync(path, content)
    await expectRefusal(path, 'store.damaged')
  })

  it('cannot be told from a wrong passphrase when it is noise of the right size', async () => {
    const path = join(temporaryFolder(), 'brus')
    writeFileSync(path, randomBytes(8192))
    await expectRefusal(path, 'store.wrong-passphrase')
  })

  it('is refused when it is a folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'mapp'))
    expect(await codeOf(opened(join(folder, 'mapp')))).toBe('store.not-a-store')
    expect(readdirSync(folder)).toEqual(['mapp'])
  })

  it('is refused when it is not there', async () => {
    await expectRefusal(join(temporaryFolder(), 'borta.stafett'), 'store.not-found')
  })
})

describe('a wrong passphrase', () => {
  it.each([false, true])('is refused, for reading only: %s', async (readOnly) => {
    await expectRefusal(copyOfTemplate(), 'store.wrong-passphrase', { phrase: 'inte denna fras', readOnly })
  })

  it('costs nothing of what a killed owner had not yet moved out of its log', async () => {
    const owned = await temporaryStore()
    const folder = temporaryFolder()
    const path = join(folder, 'efter.stafett')
    // As the files lie when the power goes: everything is in the log.
    for (const ending of ['', '-wal']) copyFileSync(owned.path + ending, path + ending)
    const before = bytesOf(folder)
    expect(await codeOf(opened(path, { phrase: 'inte denna fras' }))).toBe('store.wrong-passphrase')
    expect(bytesOf(folder)).toMatchObject(before)
    const store = await opened(path)
    onTestFinished(() => store.close())
    expect(await readTransfer(store.reader)).toEqual({ ...transfer, receiverParty: transfer.receiver })
  })
})

describe('a damaged store', () => {
  it('is refused when it was cut short', async () => {
    const path = copyOfTemplate()
    truncateSync(path, statSync(path).size - 1000)
    await expectRefusal(path, 'store.damaged')
  })

  it('is refused when its beginning is zeros', async () => {
    const path = copyOfTemplate()
    const bytes = readFileSync(path)
    bytes.fill(0, 0, 100)
    writeFileSync(path, bytes)
    await expectRefusal(path, 'store.damaged')
  })

  it('is found out by any flipped bit, at the latest when the page is read', async () => {
    const whole = readFileSync(template)
    const folder = temporaryFolder()
    const path = join(folder, 'bit.stafett')
    for (let page = 1; page < whole.length / 4096; page += 3) {
      const bytes = Buffer.from(whole)
      const at = page * 4096 + ((page * 131) % 4096)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (page % 8))
      writeFileSync(path, bytes)
      let found = ''
      try {
        const reader = openReader(path, key)
        onTestFinished(() => void reader.connection.close())
        // What lies in the search index is told of in words, not by an error.
        if (reader.connection.pragma('integrity_check', { simple: true }) !== 'ok') found = 'store.damaged'
      } catch (error) {
        const known = asStoreFailure(error, path)
        found = known instanceof StoreFailure ? known.code : String(error)
      }
      expect([page, found]).toEqual([page, 'store.damaged'])
    }
  })
})

describe('a store from an older version', () => {
  it('is not opened for reading only, since only a writer brings it up to date', async () => {
    const path = copyOfTemplate()
    const store = await opened(path)
    store.writer?.connection.pragma('user_version = 1')
    store.close()
    expect(await failureOf(openStore(path, passphrase, { readOnly: true }))).toMatchObject({
      code: 'store.older-schema',
      params: { found: 1, known: schemaVersion },
    })
  })
})

describe('a store from a newer version', () => {
  it('is refused, with both numbers, and left as it is', async () => {
    const path = copyOfTemplate()
    const store = await opened(path)
    store.writer?.connection.pragma('user_version = 99')
    store.close()
    const before = bytesOf(join(path, '..'))
    expect(await failureOf(opened(path))).toMatchObject({
      code: 'store.newer-schema',
      params: { name: 'kopia.stafett', found: 99, known: schemaVersion },
    })
    expect(() => openReader(path, store.key)).toThrow('store.newer-schema')
    expect(bytesOf(join(path, '..'))).toMatchObject(before)
  })
})

describe('one owner', () => {
  it('is refused to a second one in the same process, which changes nothing', async () => {
    const store = await temporaryStore()
    const log = statSync(`${store.path}-wal`).size
    expect(await codeOf(opened(store.path))).toBe('store.already-open')
    expect(statSync(`${store.path}-wal`).size).toBe(log)
    await act(store, () => undefined)
  })

  it('lets others read beside it, and they see what it commits', async () => {
    const store = await temporaryStore()
    const beside = await opened(store.path, { readOnly: true })
    onTestFinished(() => beside.close())
    await act(store, (tx) => {
      tx.connection.exec(`INSERT INTO senders (name, inserted_by) VALUES ('Sen', ${tx.eventId})`)
    })
    expect((await readTransfer(beside.reader)).senders).toEqual([...transfer.senders, 'Sen'])
    expect(beside.writer).toBeNull()
  })

  it('is refused to another process until the owner is killed', async () => {
    const path = copyOfTemplate()
    const holder = await holdStore('open', path)
    expect(await codeOf(opened(path))).toBe('store.already-open')
    await holder.kill()
    const store = await opened(path)
    store.close()
  })

  it('lets go when it closes', async () => {
    const path = copyOfTemplate()
    const store = await opened(path)
    store.close()
    expect((await holdStore('open', path)).said).toBe('open')
  })

  it('that only reads closes the file, too', async () => {
    const store = await opened(copyOfTemplate(), { readOnly: true })
    store.close()
    expect(store.reader.connection.open).toBe(false)
  })
})

describe('a new store', () => {
  it('is refused where there is a file already, whatever it is', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'upptagen'), 'hej')
    const before = bytesOf(folder)
    expect(await codeOf(createStore(join(folder, 'upptagen'), passphrase))).toBe('store.exists')
    expect(bytesOf(folder)).toEqual(before)
  })

  it('makes the folder that it is to lie in', async () => {
    const path = join(temporaryFolder(), 'a', 'b', 'ny.stafett')
    const store = await createStore(path, passphrase)
    store.close()
    expect(existsSync(path)).toBe(true)
  })

  it('has a salt of its own, and leaves nothing when it was made in vain', async () => {
    const folder = temporaryFolder()
    const store = await createStore(join(folder, 'ny.stafett'), passphrase)
    expect(readFileSync(store.path).subarray(0, 16)).not.toEqual(readFileSync(template).subarray(0, 16))
    removeStore(store)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a folder that cannot be written', () => {
  const isRoot = process.getuid?.() === 0
  const stranger = { uid: 65534, gid: 65534 }

  it('refuses a new store and keeps clean', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    const path = join(folder, 'ny.stafett')
    const code = isRoot ? (await holdStore('create', path, stranger)).said : await codeOf(createStore(path, passphrase))
    expect(code).toBe('store.folder-not-writable')
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses to open a store for writing', async () => {
    const path = copyOfTemplate()
    chmodSync(path, 0o444)
    chmodSync(join(path, '..'), 0o555)
    const before = bytesOf(join(path, '..'))
    const code = isRoot ? (await holdStore('open', path, stranger)).said : await codeOf(opened(path))
    expect(code).toBe('store.folder-not-writable')
    expect(bytesOf(join(path, '..'))).toEqual(before)
  })
})

describe('a full disk', () => {
  it('refuses a new store and keeps clean', async ({ skip }) => {
    const disk = smallDisk(skip)
    writeFileSync(join(disk.folder, 'fyllning'), Buffer.alloc(disk.bytes - 65_536))
    expect(await codeOf(createStore(join(disk.folder, 'ny.stafett'), passphrase))).toBe('store.disk-full')
    expect(readdirSync(disk.folder)).toEqual(['fyllning'])
  })

  it('takes back the act that it broke and keeps the rest', async ({ skip }) => {
    const disk = smallDisk(skip)
    const store = await createStore(join(disk.folder, 'ny.stafett'), passphrase)
    onTestFinished(() => store.close())
    await act(store, (tx) => insertTransfer(tx, transfer))
    await expect(fill(store)).rejects.toMatchObject({ code: 'store.disk-full' })
    expect(store.reader.connection.prepare('SELECT count(*) FROM raw_pages').pluck().get()).toBe(0)
    expect(await readTransfer(store.reader)).toEqual({ ...transfer, receiverParty: transfer.receiver })
  })

  /** A disk of two megabytes, for one test; the test is skipped where there can be none. */
  function smallDisk(skip: (reason: string) => never): SmallDisk {
    const disk = mountSmallDisk(2_097_152) ?? skip('no small disk can be mounted here')
    onTestFinished(() => disk.remove())
    return disk
  }

  it('is told by the database itself, and the store goes on', async () => {
    const store = await temporaryStore()
    const pages = Number(store.writer?.connection.pragma('page_count', { simple: true }))
    store.writer?.connection.pragma(`max_page_count = ${pages + 5}`)
    await expect(fill(store)).rejects.toMatchObject({ code: 'store.disk-full' })
    store.writer?.connection.pragma('max_page_count = 1000000')
    await act(store, () => undefined)
    expect(store.reader.connection.prepare('SELECT count(*) FROM raw_pages').pluck().get()).toBe(0)
  })
})

function fill(store: Store): Promise<unknown> {
  return write(store, actBy('test.fill'), async (tx) => {
    const insert = tx.connection.prepare('INSERT INTO raw_pages (row_count, content) VALUES (1, ?)')
    for (let row = 0; row < 5000; row++) insert.run(randomBytes(2000).toString('hex'))
    return ok(null)
  })
}

/** Another process that opens, reads or makes the store and holds it; ended when the test is over. */
async function holdStore(
  verb: 'open' | 'read' | 'create',
  path: string,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<{ readonly said: string; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./hold-store.ts')), verb, path], {
    ...user,
    env: { ...process.env, STAFETT_PASSPHRASE: passphrase },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (part: Buffer) => resolve(part.toString().trim()))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`It ended with ${code} and said nothing`)))
  })
  return { said, kill }
}
