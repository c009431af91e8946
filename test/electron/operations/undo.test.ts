import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, people, registersNow, rowsIn, staffCsv, stage } from './deliveries.ts'

/** Acts taken back with what rests on them, and while others work. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const events = async () => (await desk.value('history.list', {})).events

async function importStaff(count: number, name: string): Promise<number> {
  const { receipt } = await desk.importFile(await desk.file(name, staffCsv(people(count))), { register: 'staff' })
  return receipt.eventId
}

describe('undo together', () => {
  it('takes the latest back first, each as an event of its own, also after a restart', async () => {
    const empty = await registersNow(desk)
    const first = await importStaff(2, 'ett.csv')
    const second = await importStaff(3, 'två.csv')
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
    await desk.value('register.edit', { register: 'staff', rowId: row?.id ?? 0, field: 'senderUnit', text: 'A' })
    const third = (await events())[0]?.id
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett')

    expect(await desk.value('history.dependants', { eventId: first })).toMatchObject([
      { eventId: second, operation: 'import.commit', params: { fileName: 'två.csv' } },
      { eventId: third, operation: 'register.edit' },
    ])
    expect(await desk.failure('history.undo', { eventId: first })).toMatchObject({
      code: 'history.has-dependants',
      params: { event: first, count: 2, events: `${second}, ${third}` },
    })
    expect(await desk.value('history.undo', { eventId: first, together: true })).toMatchObject({ events: 3 })
    const undone = (await events()).filter(({ operation }) => operation === 'history.undo').map(({ undoes }) => undoes)
    expect(undone).toEqual([first, second, third])
    expect(await registersNow(desk)).toEqual(empty)
    expect((await desk.value('history.list', {})).chain.intact).toBe(true)
    expect(await desk.value('history.dependants', { eventId: first })).toEqual([])
  })

  it('begins nothing when something that rests on the event cannot be undone', async () => {
    await desk.value('transfer.add-sender', { name: 'Kommunen' })
    const added = (await events())[0]?.id ?? 0
    const file = await desk.file('lista.csv', staffCsv(people(1)))
    await desk.importFile(file, { register: 'staff', sender: 'Kommunen' })
    const before = await events()
    expect(await desk.failure('history.undo', { eventId: added, together: true })).toMatchObject({
      code: 'history.not-undoable',
      params: { operation: 'import.stage' },
    })
    expect(await events()).toEqual(before)
  })

  it('knows no event that is not there', async () => {
    expect(await desk.outcome('history.dependants', { eventId: 4711 })).toBe('history.unknown-event')
    expect(await desk.outcome('history.undo', { eventId: 4711, together: true })).toBe('history.unknown-event')
  })
})

describe('undo of a large import', () => {
  const rows = 30_000

  it('answers reads meanwhile, tells how far it has come, and stops within a second leaving nothing behind', async () => {
    const { receipt } = await desk.importFile(await desk.file('diarium.csv', diaryCsv(rows)), { register: 'diary' })
    const { eventId } = receipt
    const before = await events()

    let told = 0
    desk.core.listen((message) => {
      if (message.kind !== 'progress' || message.job !== 'ångra') return
      told ||= performance.now()
      desk.core.cancel('ångra')
    })
    const stopped = desk.call('history.undo', { eventId }, 'ångra')
    expect(await rowsIn(desk, 'diary')).toBe(rows)
    expect(await stopped).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(performance.now() - told).toBeLessThan(1000)
    expect({ rows: await rowsIn(desk, 'diary'), events: await events() }).toEqual({ rows, events: before })

    const undone = await desk.value('history.undo', { eventId })
    expect(undone.rows).toBeGreaterThanOrEqual(rows)
    expect(await rowsIn(desk, 'diary')).toBe(0)
    expect(await desk.value('register.open', { register: 'diary', search: 'handling' })).toMatchObject({ total: 0 })
    const [staged] = await desk.value('import.list', {})
    expect(staged).toMatchObject({ state: 'staged', fileName: 'diarium.csv' })
  }, 120_000)
})

describe('undo together of large imports', () => {
  it('that is cancelled half-way, with one of them already taken back, leaves all as it was', async () => {
    const first = await desk.importFile(await desk.file('ett.csv', diaryCsv(20_000)), { register: 'diary' })
    await desk.importFile(await desk.file('två.csv', diaryCsv(22_000)), { register: 'diary' })
    const before = await events()
    let furthest = 0
    desk.core.listen((message) => {
      if (message.kind !== 'progress' || message.job !== 'ångra') return
      furthest = Math.max(furthest, message.done)
      if (message.done > 6000) desk.core.cancel('ångra')
    })
    const stopped = await desk.call('history.undo', { eventId: first.receipt.eventId, together: true }, 'ångra')
    expect(stopped).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(furthest).toBeGreaterThan(6000)
    expect({ rows: await rowsIn(desk, 'diary'), events: await events() }).toEqual({ rows: 22_000, events: before })
  }, 120_000)

  it('that waits for a commit to end is let go at once when it is cancelled', async () => {
    const eventId = await importStaff(2, 'lista.csv')
    const importId = await stage(desk, diaryCsv(20_000))
    const { fingerprint } = await desk.value('import.preview', { importId })
    let isCommitted = false
    const commit = desk.value('import.commit', { importId, fingerprint }).then(() => (isCommitted = true))
    const waiting = desk.call('history.undo', { eventId }, 'väntar')
    setTimeout(() => desk.core.cancel('väntar'), 100)
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(isCommitted).toBe(false)
    await commit
    expect(await rowsIn(desk, 'staff')).toBe(2)
  }, 120_000)
})

describe('an undone import', () => {
  it('can be planned and committed again', async () => {
    const eventId = await importStaff(2, 'ett.csv')
    await desk.value('history.undo', { eventId })
    const [view] = await desk.value('import.list', {})
    const importId = view?.importId ?? 0
    const { counts, fingerprint } = await desk.value('import.preview', { importId })
    expect(counts).toMatchObject({ new: 2 })
    expect(await desk.value('import.commit', { importId, fingerprint })).toMatchObject({ new: 2 })
    expect(await stage(desk, staffCsv(people(3)))).toBeGreaterThan(importId)
  })
})
