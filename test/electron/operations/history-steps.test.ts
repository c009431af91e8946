import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, people, registersNow, staffCsv } from './deliveries.ts'

/** Step by step back and forth through what one person has done. */

let desk: TestCore
let delivery = 0
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const file = await desk.file('lista.csv', staffCsv(people(4)))
  delivery = (await desk.importFile(file, { register: 'staff' })).receipt.eventId
})
afterAll(() => desk.stop())

type Step = NonNullable<OutputOf<'history.step'>['undo']>

const steps = (register: RegisterName = 'staff') => desk.value('history.step', { register })
const events = async () => (await desk.value('history.list', {})).events
async function rowsNow() {
  const { viewId } = await desk.value('register.open', { register: 'staff' })
  return (await desk.value('register.rows', { viewId, start: 0, count: 100 })).rows
}
async function edit(text: string, field = 'workplace'): Promise<number> {
  const [row] = await rowsNow()
  const done = await desk.value('register.edit', { register: 'staff', rowId: row?.id ?? 0, field, text })
  return done.eventId ?? 0
}
async function back(): Promise<Step> {
  const { undo } = await steps()
  if (undo === null) throw new Error('There is no step back')
  await desk.value('history.undo', { eventId: undo.eventId })
  return undo
}
async function forth(): Promise<Step> {
  const { redo } = await steps()
  if (redo === null) throw new Error('There is no step forth')
  await desk.value('history.redo', { eventId: redo.eventId })
  return redo
}

describe('steps', () => {
  it('go back to what was done and forth again, as often as wanted, also after a restart', async () => {
    const states = [await registersNow(desk)]
    const values = ['A', 'B', 'C']
    for (const value of values) {
      await edit(value)
      states.push(await registersNow(desk))
    }
    expect((await steps()).redo).toBeNull()
    for (const state of states.slice(0, -1).toReversed()) {
      expect(await back()).toMatchObject({ operation: 'register.edit', params: { field: 'workplace' } })
      expect(await registersNow(desk)).toEqual(state)
    }
    // The delivery is not a step: thousands of rows go with it.
    expect((await steps()).undo).toBeNull()
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett')
    for (const state of states.slice(1)) {
      expect(await forth()).toMatchObject({ operation: 'register.edit' })
      expect(await registersNow(desk)).toEqual(state)
    }
    expect((await steps()).redo).toBeNull()
    for (const state of states.slice(0, -1).toReversed()) {
      await back()
      expect(await registersNow(desk)).toEqual(state)
    }
    await forth()
    expect(await registersNow(desk)).toEqual(states[1])
    expect((await desk.value('history.list', {})).chain.intact).toBe(true)
  }, 60_000)

  it('forth are gone when something new is done, and are left where something was only looked at or taken out', async () => {
    await edit('D')
    await back()
    expect((await steps()).redo).not.toBeNull()
    await edit('E')
    expect((await steps()).redo).toBeNull()
    await back()
    await desk.value('history.list', {})
    expect((await steps()).redo).not.toBeNull()
    await forth()
  })

  it('are those of the person alone', async () => {
    await edit('F')
    const own = await steps()
    await desk.value('transfer.close', {})
    const store = await desk.handle('prov.stafett')
    await desk.value('transfer.open', { store, passphrase: 'en lång lösenfras', person: 'Björn Annan' })
    expect(await steps()).toEqual({ undo: null, redo: null })
    const other = await edit('1', 'costCentre')
    expect((await steps()).undo).toMatchObject({ eventId: other })
    await back()
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett')
    expect(await steps()).toEqual(own)
    // The other's act on the same row has been taken back, and is in nobody's way.
    await back()
  }, 60_000)
})

describe('steps of one register', () => {
  it('are not about what was done in another, before or since', async () => {
    const own = await edit('Egen')
    const before = await steps()
    expect(before.undo).toMatchObject({ eventId: own, params: { register: 'staff' } })
    await desk.importFile(await desk.file('diarium.csv', diaryCsv(2)), { register: 'diary' })
    expect((await steps('diary')).undo).toBeNull()
    const { viewId } = await desk.value('register.open', { register: 'diary' })
    const [first] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
    const elsewhere = {
      register: 'diary',
      rowId: first?.id ?? 0,
      field: 'correspondent',
      text: 'Annan',
      reason: 'fel namn',
    } as const
    const { eventId } = await desk.value('register.edit', elsewhere)
    expect(await steps()).toEqual(before)
    expect((await steps('diary')).undo).toMatchObject({ eventId, params: { register: 'diary' } })
    // Taken back here, it can be done again whatever is written there.
    await back()
    await desk.value('register.edit', { ...elsewhere, text: 'En till' })
    expect((await steps()).redo).not.toBeNull()
    expect((await steps('diary')).redo).toBeNull()
    await forth()
    await back()
  }, 60_000)
})

describe('an undone act', () => {
  it('is done again only while nothing new rests on its being undone', async () => {
    const first = await edit('G')
    await desk.value('history.undo', { eventId: first })
    const [undone] = await events()
    expect(undone).toMatchObject({ operation: 'history.undo', undoes: first, redoable: true, undoable: false })
    const eventId = undone?.id ?? 0
    const later = await edit('H')
    expect(await desk.failure('history.redo', { eventId })).toMatchObject({
      code: 'history.has-dependants',
      params: { event: eventId, events: String(later) },
    })
    await desk.value('history.undo', { eventId: later })
    const redone = await desk.value('history.redo', { eventId })
    expect((await rowsNow())[0]?.values['workplace']).toBe('G')
    const list = await events()
    expect(list[0]).toMatchObject({ id: redone.eventId, operation: 'history.redo', undoes: eventId, undoable: true })
    expect(list[0]?.params).toMatchObject({ redone: 'register.edit', eventId: first })
    expect(list.find(({ id }) => id === eventId)).toMatchObject({ undoneBy: redone.eventId, redoable: false })
    expect(await desk.outcome('history.redo', { eventId })).toBe('history.not-redoable')
    expect(await desk.outcome('history.redo', { eventId: first })).toBe('history.not-redoable')
    expect(await desk.outcome('history.redo', { eventId: 4711 })).toBe('history.unknown-event')
    await desk.value('history.undo', { eventId: redone.eventId })
  })

  it('is a dependant of its delivery when it has been done again, and goes with it', async () => {
    const eventId = (await desk.value('history.undo', { eventId: await edit('I') })).eventId
    const { eventId: again } = await desk.value('history.redo', { eventId })
    const dependants = await desk.value('history.dependants', { eventId: delivery })
    expect(dependants.map((each) => each.eventId)).toContain(again)
    expect(await desk.outcome('history.undo', { eventId: delivery })).toBe('history.has-dependants')
    await desk.value('history.undo', { eventId: delivery, together: true })
    expect(await rowsNow()).toEqual([])
    // What took it back beside the delivery cannot be done again on rows that are gone, nor can the delivery.
    const list = await events()
    expect(list[0]).toMatchObject({ undoes: delivery, redoable: false })
    const gone = list.find(({ undoes }) => undoes === again)
    expect(gone).toMatchObject({ operation: 'history.undo', redoable: false })
    expect((await steps()).redo).toBeNull()
    expect(await desk.outcome('history.redo', { eventId: gone?.id ?? 0 })).toBe('history.rows-gone')
    // Nor on rows that have come anew.
    const view = (await desk.value('import.list', {})).find(({ fileName }) => fileName === 'lista.csv')
    const importId = view?.importId ?? 0
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await desk.outcome('history.redo', { eventId: gone?.id ?? 0 })).toBe('history.rows-gone')
  }, 60_000)

  it('whose rows went with their delivery is passed over for the next that can be done again', async () => {
    const file = await desk.file('förbundet.csv', staffCsv(people(1, 10)))
    const { receipt } = await desk.importFile(file, { register: 'staff', sender: 'Förbundet' })
    const rows = await rowsNow()
    const rowOf = (sender: string): number => rows.find((row) => row.sender === sender)?.id ?? 0
    const write = (rowId: number) =>
      desk.value('register.edit', { register: 'staff', rowId, field: 'workplace', text: 'Residenset' })
    await write(rowOf('Förbundet'))
    const { eventId: staying } = await write(rowOf('Länsstyrelsen'))
    await back()
    await back()
    const undoingOf = async (eventId: number | null) => (await events()).find(({ undoes }) => undoes === eventId)?.id
    await desk.value('history.undo', { eventId: receipt.eventId })
    const { redo } = await steps()
    expect(redo).toMatchObject({ eventId: await undoingOf(staying) })
    await forth()
    expect((await rowsNow()).filter(({ values }) => values['workplace'] === 'Residenset')).toHaveLength(1)
    expect((await steps()).redo).toBeNull()
  }, 60_000)

  it('of other kinds is done again too, and is no step', async () => {
    const before = await steps()
    await desk.value('transfer.add-sender', { name: 'Kommunen' })
    const eventId = (await events())[0]?.id ?? 0
    const senders = async () => (await desk.value('session.state', {})).open?.senders
    const all = await senders()
    const undone = await desk.value('history.undo', { eventId })
    expect(await senders()).not.toEqual(all)
    await desk.value('history.redo', { eventId: undone.eventId })
    expect(await senders()).toEqual(all)
    expect(await steps()).toEqual(before)
  })
})
