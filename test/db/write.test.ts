import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { insertSender, senderId } from '#db/stores/transfer.ts'
import { setTick } from '#db/stores/checklist.ts'
import { createRowWriter } from '#db/stores/register-rows.ts'
import { readEvent, readEvents, verifyChain } from '#db/stores/history.ts'
import { dependantsOf, revertEvent } from '#db/undo.ts'
import { trackedTables, write } from '#db/write.ts'
import type { Tx } from '#db/write.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Finding } from '#shared/import/rules.ts'
import { passphrase } from '#test/support/core.ts'
import { act, actBy, dump, inVain, insertRaw, sharedStore, temporaryFolder, writerOf } from './temporary-store.ts'
import { wholeView } from './whole-view.ts'

const store = sharedStore()

const senders = (): unknown[] => store().reader.connection.prepare('SELECT name FROM senders ORDER BY id').pluck().all()
const everything = () => dump(store(), trackedTables)
const changesOf = (eventId: number): unknown[] =>
  store()
    .reader.connection.prepare(
      'SELECT table_name, row_id, kind, before, after FROM changes WHERE event_id = ? ORDER BY id',
    )
    .all(eventId)

/** A name that no other test uses. */
let names = 0
const newName = (): string => `Avsändare ${++names}`

/** An import of the staff register to hang rows and findings on. */
function insertImport(tx: Tx): number {
  const deliveryId = insertRaw(tx, 'deliveries', {
    file_name: 'a.csv',
    sha256: '',
    bytes: 1,
    notes: '[]',
    inserted_by: tx.eventId,
  })
  return insertRaw(tx, 'imports', {
    delivery_id: deliveryId,
    register: 'staff',
    sender_id: 1,
    reading: '{}',
    version: 1,
    state: 'staged',
    inserted_by: tx.eventId,
  })
}

function staffWriter(tx: Tx, importId: number) {
  return createRowWriter(tx, 'staff', { senderId: 1, importId, fields: ['familyName', 'ftePercent', 'protection'] })
}

const staffRow = (key: string, values: Values, findings: readonly Finding[] = []) => ({
  key,
  sortKey: key,
  rawId: 1,
  values,
  findings,
})
const remark: Finding = { rule: 'not-a-date', field: 'startDate', raw: '”31” \u0000 \u2028 😀' }

/** Takes an event back as the operation does. */
function undo(eventId: number): Promise<number> {
  return act(store(), async (tx) => void (await revertEvent(tx, eventId)), 'history.undo', { undoes: eventId })
}

describe('an act', () => {
  it('becomes an event with its time, person, operation and what was said of it', async () => {
    const eventId = await act(store(), (tx) => tx.describe({ fileName: 'å.csv', rows: 3 }), 'import.commit')
    expect(await readEvent(store().reader, eventId)).toMatchObject({
      id: eventId,
      by: 'Åsa',
      operation: 'import.commit',
      params: { fileName: 'å.csv', rows: 3 },
      undoes: null,
      undoneBy: null,
    })
  })

  it('is answered with its value and the number of its event', async () => {
    const written = await write(store(), actBy('test.act'), async () => ok({ n: 1 }))
    expect(written).toEqual({ ok: true, value: { n: 1 }, eventId: expect.any(Number) as number })
  })

  it('that fails is taken back whole, its event and deltas too', async () => {
    const before = { ...everything(), ...dump(store(), ['events', 'changes']) }
    const written = await write(store(), actBy('test.act'), async (tx) => {
      await insertSender(tx, newName())
      tx.connection.exec("UPDATE transfer SET name = 'Annat'")
      return fail('import.stale', { name: 'x' })
    })
    expect(written).toEqual({ ok: false, failure: { code: 'import.stale', params: { name: 'x' } } })
    expect({ ...everything(), ...dump(store(), ['events', 'changes']) }).toEqual(before)
  })

  it('that throws is taken back whole, and the error comes through', async () => {
    const before = { ...everything(), ...dump(store(), ['events', 'changes']) }
    const written = write(store(), actBy('test.act'), async (tx) => {
      await insertSender(tx, newName())
      throw new RangeError('a bug')
    })
    await expect(written).rejects.toThrow(RangeError)
    expect({ ...everything(), ...dump(store(), ['events', 'changes']) }).toEqual(before)
  })

  it('that breaks a reference is taken back whole', async () => {
    const before = everything()
    const written = act(
      store(),
      (tx) => void insertRaw(tx, 'senders', { name: newName(), inserted_by: tx.eventId + 9 }),
    )
    await expect(written).rejects.toThrow(/FOREIGN KEY/)
    expect(everything()).toEqual(before)
  })

  it('waits for the one before it, and does not mind that it failed', async () => {
    const order: string[] = []
    const slow = write(store(), actBy('test.slow'), async () => {
      order.push('slow begins')
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push('slow ends')
      throw new Error('slow failed')
    })
    const quick = act(store(), () => void order.push('quick'))
    await expect(slow).rejects.toThrow('slow failed')
    await quick
    expect(order).toEqual(['slow begins', 'slow ends', 'quick'])
  })

  it('lets reads see what was before, until it is done', async () => {
    const name = newName()
    await act(store(), async (tx) => {
      await insertSender(tx, name)
      expect(await senderId(store().reader, name)).toBeUndefined()
      expect(await senderId(tx, name)).toBeDefined()
    })
    expect(await senderId(store().reader, name)).toBeDefined()
  })

  it('is refused by a store that is opened for reading', async () => {
    const readOnly = { ...store(), writer: null }
    await expect(act(readOnly, () => undefined)).rejects.toThrow('opened for reading')
  })
})

describe('a delta', () => {
  it('holds what changed in a row and nothing else', async () => {
    const name = newName()
    await act(store(), (tx) => insertSender(tx, name))
    const id = await senderId(store().reader, name)
    const eventId = await act(
      store(),
      (tx) => tx.connection.exec(`UPDATE senders SET name = 'B ' || name WHERE id = ${id}`) && undefined,
    )
    expect(changesOf(eventId)).toEqual([
      {
        table_name: 'senders',
        row_id: id,
        kind: 'update',
        before: JSON.stringify({ name }),
        after: JSON.stringify({ name: `B ${name}` }),
      },
    ])
  })

  it('holds the whole of a row that was removed', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-1', true))
    const eventId = await act(store(), (tx) => setTick(tx, 'steg-1', false))
    const [change] = changesOf(eventId) as { kind: string; before: string; after: string | null }[]
    expect(change).toMatchObject({ kind: 'delete', after: null })
    expect(JSON.parse(change?.before ?? '')).toMatchObject({ step_id: 'steg-1', updated_by: null })
  })

  it('is not made of what was inserted', async () => {
    expect(changesOf(await act(store(), (tx) => insertSender(tx, newName())))).toEqual([])
  })

  it('is not made while capture is off', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-2', true))
    const eventId = await act(store(), (tx) => {
      tx.capture(false)
      tx.connection.exec("DELETE FROM checklist_ticks WHERE step_id = 'steg-2'")
      tx.capture(true)
    })
    expect(changesOf(eventId)).toEqual([])
  })
})

describe('history is append-only', () => {
  it.each([
    "UPDATE events SET by = 'Någon annan'",
    'DELETE FROM events',
    "UPDATE changes SET before = '{}'",
    'DELETE FROM changes',
    'UPDATE events SET id = id + 1000',
  ])('%s is refused', (sql) => {
    inVain(store(), (writer) => expect(() => writer.connection.exec(sql)).toThrow('append-only'))
  })
})

describe('the chain', () => {
  /** What the chain says after somebody has gone round the door and the triggers. */
  function chainAfter(tamper: (writer: Reader) => void) {
    return inVain(store(), (writer) => {
      for (const trigger of ['events_fixed', 'events_kept', 'changes_fixed', 'changes_kept'])
        writer.connection.exec(`DROP TRIGGER ${trigger}`)
      writer.connection.pragma('defer_foreign_keys = ON')
      tamper(writer)
      return verifyChain(writer, 1000)
    })
  }

  /** Three events of which the middle one has a delta. */
  async function threeEvents(): Promise<readonly [number, number, number]> {
    const step = newName()
    const first = await act(store(), (tx) => setTick(tx, step, true))
    const second = await act(store(), (tx) => setTick(tx, step, false))
    return [first, second, await act(store(), (tx) => insertSender(tx, newName()))]
  }

  it('holds from the first event', async () => {
    await threeEvents()
    const [newest] = await readEvents(store().reader, { before: undefined, count: 1 })
    expect(verifyChain(store().reader, 1000)).toEqual({ intact: true, brokenAt: null, checked: newest?.id })
  })

  it.each([
    ['at', "'2000-01-01T00:00:00.000Z'"],
    ['by', "'Någon annan'"],
    ['operation', "'test.other'"],
    ['params', '\'{"rows":1}\''],
    ['undoes', '1'],
    ['hash', "'00'"],
    ['previous_hash', "'00'"],
  ])('breaks at an event whose %s was edited', async (column, value) => {
    const [, second] = await threeEvents()
    expect(
      chainAfter(({ connection }) => connection.exec(`UPDATE events SET "${column}" = ${value} WHERE id = ${second}`)),
    ).toMatchObject({
      intact: false,
      brokenAt: second,
    })
  })

  it.each([
    ['edited', "UPDATE changes SET before = '{}' WHERE event_id ="],
    ['removed', 'DELETE FROM changes WHERE event_id ='],
    ['moved to another row', 'UPDATE changes SET row_id = row_id + 1 WHERE event_id ='],
  ])('breaks at an event whose delta was %s', async (_, sql) => {
    const [, second] = await threeEvents()
    expect(chainAfter(({ connection }) => connection.exec(`${sql} ${second}`))).toMatchObject({
      intact: false,
      brokenAt: second,
    })
  })

  it('breaks at an event that got a delta afterwards', async () => {
    const [first] = await threeEvents()
    const forge = ({ connection }: Reader) =>
      connection.exec(
        `INSERT INTO changes (event_id, table_name, row_id, kind, before) VALUES (${first}, 'staff', 1, 'delete', '{}')`,
      )
    expect(chainAfter(forge)).toMatchObject({ intact: false, brokenAt: first })
  })

  it('breaks after an event that was removed', async () => {
    const [, second, third] = await threeEvents()
    expect(chainAfter(({ connection }) => connection.exec(`DELETE FROM events WHERE id = ${second}`))).toMatchObject({
      intact: false,
      brokenAt: third,
    })
  })

  it('misses the newest event, if that is the one removed, by the rows that name it', async () => {
    const [, , third] = await threeEvents()
    expect(chainAfter(({ connection }) => connection.exec(`DELETE FROM events WHERE id = ${third}`))).toMatchObject({
      intact: false,
      brokenAt: third,
    })
  })

  it('looks at as many events as it is told to', async () => {
    await threeEvents()
    expect(verifyChain(store().reader, 2)).toEqual({ intact: true, brokenAt: null, checked: 2 })
  })
})

describe('undo', () => {
  it('removes what was inserted, with its place in the search index', async () => {
    const before = everything()
    const eventId = await act(store(), (tx) => {
      const rows = staffWriter(tx, insertImport(tx))
      rows.insert(staffRow('u1', { familyName: 'Undersköld', ftePercent: 75, protection: null }, [remark]))
    })
    expect(wholeView(store().reader, 'staff', { search: 'undersk', filters: [], sort: [] })).toHaveLength(1)
    await undo(eventId)
    expect(everything()).toEqual(before)
    expect(wholeView(store().reader, 'staff', { search: 'undersk', filters: [], sort: [] })).toHaveLength(0)
  })

  it('gives back what was changed, value for value', async () => {
    const inserted = await act(store(), (tx) => {
      const rows = staffWriter(tx, insertImport(tx))
      rows.insert(staffRow('u2', { familyName: 'O’Hara "x" \\ 😀 \u2028', ftePercent: 33.3333, protection: null }))
    })
    const before = everything()
    const id = rowId('u2')
    const changed = await act(store(), (tx) => {
      staffWriter(tx, insertImport(tx)).update(
        id,
        staffRow('u2', { familyName: null, ftePercent: 100, protection: 'none' }),
      )
    })
    await undo(changed)
    expect(everything()).toEqual(before)
    await undo(inserted)
  })

  it('gives back what was removed', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-3', true))
    const before = everything()
    await undo(await act(store(), (tx) => setTick(tx, 'steg-3', false)))
    expect(everything()).toEqual(before)
  })

  it('gives back a row that was removed and made again in one act', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-4', true))
    const before = everything()
    await undo(await act(store(), (tx) => setTick(tx, 'steg-4', true)))
    expect(everything()).toEqual(before)
  })

  it('gives back a row although others have come since it was removed', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-5', true))
    const removed = await act(store(), (tx) => setTick(tx, 'steg-5', false))
    await act(store(), (tx) => setTick(tx, 'steg-6', true))
    await undo(removed)
    const steps = store().reader.connection.prepare('SELECT step_id FROM checklist_ticks').pluck().all()
    expect(steps).toEqual(expect.arrayContaining(['steg-5', 'steg-6']))
  })

  it('gives back findings that a later delivery replaced', async () => {
    const inserted = await act(store(), (tx) => {
      const rows = staffWriter(tx, insertImport(tx))
      rows.insert(
        staffRow('u3', { familyName: 'A', ftePercent: 1, protection: null }, [remark, { ...remark, raw: 'b' }]),
      )
    })
    const before = everything()
    const changed = await act(store(), (tx) => {
      const rows = staffWriter(tx, insertImport(tx))
      rows.update(
        rowId('u3'),
        staffRow('u3', { familyName: 'B', ftePercent: 1, protection: null }, [{ ...remark, raw: 'c' }]),
      )
    })
    await undo(changed)
    expect(everything()).toEqual(before)
    await undo(inserted)
  })

  it('leaves out what an event both made and removed', async () => {
    const before = everything()
    const eventId = await act(store(), async (tx) => {
      await setTick(tx, 'steg-7', true)
      await setTick(tx, 'steg-7', false)
    })
    await undo(eventId)
    expect(everything()).toEqual(before)
  })

  it('is an event of its own, with deltas that bear the chain', async () => {
    await act(store(), (tx) => setTick(tx, 'steg-8', true))
    const removed = await act(store(), (tx) => setTick(tx, 'steg-8', false))
    const undone = await undo(removed)
    expect(await readEvent(store().reader, removed)).toMatchObject({ undoneBy: undone })
    expect(await readEvent(store().reader, undone)).toMatchObject({ undoes: removed })
    expect(verifyChain(store().reader, 1000).intact).toBe(true)
  })

  it('can be had once for an event', async () => {
    const eventId = await act(store(), (tx) => setTick(tx, 'steg-9', true))
    await undo(eventId)
    await expect(undo(eventId)).rejects.toThrow(/UNIQUE/)
  })

  it.each(['staff', 'cases', 'diary', 'archive'])('keeps the search index of %s right through it all', (table) => {
    const check = `INSERT INTO ${table}_search (${table}_search, rank) VALUES ('integrity-check', 1)`
    inVain(store(), ({ connection }) => expect(() => connection.exec(check)).not.toThrow())
  })
})

describe('what rests on an event', () => {
  async function dependants(eventId: number): Promise<readonly number[]> {
    let found: readonly number[] = []
    await act(store(), (tx) => void (found = dependantsOf(tx, eventId).map((event) => event.eventId)))
    return found
  }

  it('is a later change of a row that it brought', async () => {
    const name = newName()
    const brought = await act(store(), (tx) => insertSender(tx, name))
    const changed = await act(
      store(),
      (tx) => void tx.connection.prepare("UPDATE senders SET name = name || '!' WHERE name = ?").run(name),
    )
    expect(await dependants(brought)).toEqual([changed])
  })

  it('is a later change of a row that it changed', async () => {
    const name = newName()
    await act(store(), (tx) => insertSender(tx, name))
    const id = await senderId(store().reader, name)
    const rename = (): Promise<number> =>
      act(store(), (tx) => void tx.connection.prepare("UPDATE senders SET name = name || '!' WHERE id = ?").run(id))
    const first = await rename()
    const second = await rename()
    expect(await dependants(first)).toEqual([second])
    expect(await dependants(second)).toEqual([])
  })

  it('is a later row that refers to one that it brought', async () => {
    const name = newName()
    const brought = await act(store(), (tx) => insertSender(tx, name))
    const id = await senderId(store().reader, name)
    const referring = await act(store(), (tx) => {
      const importId = insertImport(tx)
      tx.connection.prepare('UPDATE imports SET sender_id = ? WHERE id = ?').run(id ?? null, importId)
    })
    expect(await dependants(brought)).toEqual([referring])
  })

  it('is no longer what has been taken back', async () => {
    const name = newName()
    const brought = await act(store(), (tx) => insertSender(tx, name))
    const changed = await act(
      store(),
      (tx) => void tx.connection.prepare("UPDATE senders SET name = name || '!' WHERE name = ?").run(name),
    )
    await undo(changed)
    expect(await dependants(brought)).toEqual([])
  })

  it('is not what only happened later', async () => {
    const brought = await act(store(), (tx) => insertSender(tx, newName()))
    await act(store(), (tx) => insertSender(tx, newName()))
    expect(await dependants(brought)).toEqual([])
  })
})

describe('after the store has been closed and opened again', () => {
  it('history holds, and an old event can still be taken back', async () => {
    const folder = temporaryFolder()
    await act(store(), (tx) => setTick(tx, 'steg-10', true))
    const before = everything()
    const removed = await act(store(), (tx) => setTick(tx, 'steg-10', false))
    writerOf(store()).connection.pragma('wal_checkpoint(TRUNCATE)')
    const path = join(folder, 'igen.stafett')
    copyFileSync(store().path, path)

    const again = await openStore(path, passphrase, { readOnly: false })
    onTestFinished(() => again.close())
    expect(verifyChain(again.reader, 1000)).toEqual(verifyChain(store().reader, 1000))
    await act(again, async (tx) => void (await revertEvent(tx, removed)), 'history.undo', { undoes: removed })
    expect(dump(again, trackedTables)).toEqual(before)
    expect(senders()).toContain('Förbundet')
  })
})

function rowId(key: string): number {
  return Number(store().reader.connection.prepare('SELECT id FROM staff WHERE key = ?').pluck().get(key))
}
