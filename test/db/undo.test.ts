import { describe, expect, it } from 'vitest'
import { createEditWriter } from '#db/stores/edits.ts'
import { readProfiles, removeProfile, saveProfile } from '#db/stores/profiles.ts'
import { createRepairWriter } from '#db/stores/waiting.ts'
import { allDependantsOf, countTouched, dependantsOf, revertEvent } from '#db/undo.ts'
import { trackedTables } from '#db/write.ts'
import type { Tx } from '#db/write.ts'
import type { ProfileContent } from '#shared/import/profile.ts'
import { act, dump, insertRaw, sharedStore, writerOf } from './temporary-store.ts'
import { wholeView } from './whole-view.ts'

const store = sharedStore()
const everything = () => dump(store(), trackedTables)

function undo(eventId: number): Promise<number> {
  return act(store(), async (tx) => void (await revertEvent(tx, eventId)), 'history.undo', { undoes: eventId })
}

let keys = 0
function insertCase(tx: Tx, title = ''): number {
  const key = `k${++keys}`
  return insertRaw(tx, 'cases', { sender_id: 1, key, sort_key: key, title, inserted_by: tx.eventId })
}

/** As an import does it: the rows first, and then their words in one go. */
function insertCases(tx: Tx, word: string, count: number): void {
  tx.connection.exec(`
    INSERT INTO search_paused (id) VALUES (1);
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
    INSERT INTO cases (sender_id, key, sort_key, title, inserted_by)
      SELECT 1, '${word}' || n, '${word}' || n % 997, '${word} ' || n, ${tx.eventId} FROM numbers;
    INSERT INTO cases_search (rowid, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number)
      SELECT id, old_registration_number, title, old_handler, party, receiver_unit, new_registration_number
      FROM cases WHERE inserted_by = ${tx.eventId};
    DELETE FROM search_paused;
  `)
}

const found = (word: string): number =>
  wholeView(store().reader, 'cases', { search: word, filters: [], sort: [] }).length
const indexes = (): unknown[] =>
  store().reader.connection.prepare("SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'cases' ORDER BY name").all()
/** The index holds exactly the words of the rows: SQLite compares them one by one. */
const checkSearch = (): unknown =>
  writerOf(store()).connection.exec("INSERT INTO cases_search (cases_search, rank) VALUES ('integrity-check', 1)")

const content: ProfileContent = {
  register: 'cases',
  headers: ['Dnr', 'Ärende'],
  headerRows: 1,
  columns: [
    { header: 'Dnr', field: 'oldRegistrationNumber' },
    { header: 'Ärende', field: 'title' },
  ],
  answers: [],
  values: [],
}

describe('undo of many rows', () => {
  /** So many that the ordered indexes are made anew. */
  const many = 20_001

  it('leaves rows of others, the search index and the ordered indexes as they were', async () => {
    const before = indexes()
    const kept = await act(store(), (tx) => void insertCase(tx, 'Kvarvarande älgjakt'))
    const rows = everything()
    const filled = await act(store(), (tx) => insertCases(tx, 'Tillfällig', many))
    expect(found('tillfällig')).toBe(many)
    expect(countTouched(store().reader, filled)).toBe(many)
    await undo(filled)
    expect(everything()).toEqual(rows)
    expect({ gone: found('tillfällig'), kept: found('älgjakt') }).toEqual({ gone: 0, kept: 1 })
    expect(indexes()).toEqual(before)
    checkSearch()
    await undo(kept)
  })

  it('that leaves a register empty leaves its search index empty', async () => {
    const before = indexes()
    const filled = await act(store(), (tx) => insertCases(tx, 'Ensam', many))
    await undo(filled)
    expect(found('ensam')).toBe(0)
    expect(indexes()).toEqual(before)
    checkSearch()
  })

  it('tells how far it has come, and is taken back whole when it is stopped', async () => {
    const filled = await act(store(), (tx) => insertCases(tx, 'Stoppad', many))
    const rows = everything()
    const seen: number[] = []
    const stopped = act(store(), async (tx) => {
      await revertEvent(tx, filled, (done) => {
        seen.push(done)
        return done > 0 ? Promise.reject(new Error('stop')) : Promise.resolve()
      })
    })
    await expect(stopped).rejects.toThrow('stop')
    expect(seen.at(-1)).toBe(5000)
    expect(everything()).toEqual(rows)
    expect(found('stoppad')).toBe(many)
    checkSearch()
    await undo(filled)
  })
})

describe('what rests on an event', () => {
  const ids = (eventId: number): number[] => dependantsOf(store().reader, eventId).map((dependant) => dependant.eventId)
  const allIds = (eventId: number): number[] =>
    allDependantsOf(store().reader, eventId).map((dependant) => dependant.eventId)

  it('is an edit of a row that it inserted, and an edit of that row that leaves no delta', async () => {
    let rowId = 0
    const inserted = await act(store(), (tx) => void (rowId = insertCase(tx)))
    const edited = await act(store(), (tx) =>
      createEditWriter(tx, 'cases').keep(rowId, { field: 'title', edited: 'B', delivered: null }),
    )
    expect(ids(inserted)).toEqual([edited])
    await undo(edited)
    expect(ids(inserted)).toEqual([])
    await undo(inserted)
  })

  it('is not what happened to a row of the same number in another register', async () => {
    let rowId = 0
    const inserted = await act(store(), (tx) => void (rowId = insertCase(tx)))
    const edited = await act(store(), (tx) =>
      createEditWriter(tx, 'diary').keep(rowId, { field: 'subject', edited: 'B', delivered: null }),
    )
    expect(ids(inserted)).toEqual([])
    await undo(edited)
    await undo(inserted)
  })

  it('is an edit in the place of one that it removed', async () => {
    const edit = { field: 'title', edited: 'B', delivered: 'A' }
    const first = await act(store(), (tx) => createEditWriter(tx, 'cases').keep(4711, edit))
    const dropped = await act(store(), (tx) => createEditWriter(tx, 'cases').drop(4711, 'title'))
    const again = await act(store(), (tx) => createEditWriter(tx, 'cases').keep(4711, { ...edit, edited: 'C' }))
    expect(ids(dropped)).toEqual([again])
    await undo(again)
    await undo(dropped)
    await undo(first)
  })

  it('is a profile under the name of one that it removed', async () => {
    const save = () => act(store(), (tx) => void saveProfile(tx, { senderId: 1, name: 'Palasso', content }))
    await save()
    const removed = await act(store(), (tx) => {
      for (const profile of readProfiles(tx)) removeProfile(tx, profile)
    })
    const again = await save()
    expect(ids(removed)).toEqual([again])
    await undo(again)
    await undo(removed)
    expect(readProfiles(store().reader)).toMatchObject([{ name: 'Palasso', version: 1, content }])
  })

  it('is the mended repair basket of its delivery, whatever list that was read as', async () => {
    const importOf = (register: string, repairs: number | null) => (tx: Tx) => {
      const delivery_id = insertRaw(tx, 'deliveries', {
        file_name: '',
        sha256: '',
        bytes: 0,
        notes: '[]',
        inserted_by: tx.eventId,
      })
      return insertRaw(tx, 'imports', {
        delivery_id,
        register,
        sender_id: 1,
        reading: '{}',
        repairs_import_id: repairs,
        version: 1,
        state: 'committed',
        commit_event_id: tx.eventId,
        inserted_by: tx.eventId,
      })
    }
    let importId = 0
    const committed = await act(store(), (tx) => void (importId = importOf('cases', null)(tx)))
    const mended = await act(store(), (tx) => void importOf('diary', importId)(tx))
    expect(ids(committed)).toEqual([mended])
    await undo(mended)
    await undo(committed)
  })

  it('goes on from event to event', async () => {
    let first = 0
    let second = 0
    const a = await act(store(), (tx) => void (first = insertCase(tx)))
    const b = await act(store(), (tx) => {
      second = insertCase(tx)
      tx.connection.prepare("UPDATE cases SET title = 'b' WHERE id = ?").run(first)
    })
    const c = await act(store(), (tx) => {
      tx.connection.prepare("UPDATE cases SET title = 'c' WHERE id = ?").run(second)
    })
    expect({ direct: ids(a), all: allIds(a) }).toEqual({ direct: [b], all: [b, c] })
    await undo(c)
    await undo(b)
    expect(allIds(a)).toEqual([])
    await undo(a)
  })
})

describe('undo of edits and repairs', () => {
  it('gives back an edit that was changed, and who made it', async () => {
    const first = await act(store(), (tx) =>
      createEditWriter(tx, 'cases').keep(1, { field: 'title', edited: 'B', delivered: 'A' }),
    )
    const before = everything()
    const outlived = await act(store(), (tx) =>
      createEditWriter(tx, 'cases').keep(1, { field: 'title', edited: 'B', delivered: 'D' }),
    )
    expect(everything()['edits']).toMatchObject([{ delivered: '"D"', inserted_by: first, updated_by: null }])
    await undo(outlived)
    expect(everything()).toEqual(before)
    await undo(first)
  })

  it('gives back the earlier of two mended copies', async () => {
    const first = await act(store(), (tx) => createRepairWriter(tx)(10, 20))
    const before = everything()
    await undo(await act(store(), (tx) => createRepairWriter(tx)(10, 30)))
    expect(everything()).toEqual(before)
    await undo(first)
  })
})
