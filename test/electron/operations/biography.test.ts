import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'

/** What a row has gone through. */

let desk: TestCore
let rowId = 0
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(
    await desk.file('första.csv', staffCsv([person(0), person(1), person(2, { protection: 'Ja' })])),
    { register: 'staff' },
  )
  rowId = await idOf(person(0).family)
})
afterAll(() => desk.stop())

async function idOf(family: string): Promise<number> {
  const { viewId } = await desk.value('register.open', { register: 'staff', search: family })
  return (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows[0]?.id ?? 0
}

const told = async (id = rowId, more: { before?: number; count?: number } = {}) =>
  desk.value('register.biography', { register: 'staff', rowId: id, ...more })
const acts = async (id = rowId) => (await told(id)).events.map(({ operation, did }) => `${operation} ${did}`)
const lastEvent = async () => (await desk.value('history.list', { count: 1 })).events[0]?.id ?? 0

describe('the biography of a row', () => {
  it('begins with the delivery that brought it, by its file', async () => {
    expect((await told()).events).toMatchObject([
      {
        operation: 'import.commit',
        did: 'inserted',
        by: 'Åsa Testare',
        params: { fileName: 'första.csv' },
        fields: [],
        undoneBy: null,
      },
    ])
  })

  it('tells each value before and after, of this row alone', async () => {
    await desk.value('register.edit', { register: 'staff', rowId, field: 'monthlySalary', text: '33 000' })
    await desk.value('register.edit', {
      register: 'staff',
      rowId: await idOf(person(1).family),
      field: 'monthlySalary',
      text: '1',
    })
    const { events } = await told()
    expect(events).toHaveLength(2)
    expect(events[0]).toMatchObject({
      operation: 'register.edit',
      did: 'changed',
      fields: [{ field: 'monthlySalary', before: 32500, after: 33000 }],
    })
  })

  it('tells what a later delivery changed, and says nothing of one that found the row unchanged', async () => {
    await desk.importFile(
      await desk.file('andra.csv', staffCsv([person(0, { salary: '33000', given: 'Nytt' }), person(1)])),
      { register: 'staff' },
    )
    const [latest] = (await told()).events
    expect(latest).toMatchObject({ operation: 'import.commit', did: 'changed', params: { fileName: 'andra.csv' } })
    expect(latest?.fields).toEqual([{ field: 'givenNames', before: 'Förnamn', after: 'Nytt' }])
  })

  it('tells what is taken back, and that it was', async () => {
    const eventId = await lastEvent()
    await desk.value('history.undo', { eventId })
    const { events } = await told()
    expect(events.slice(0, 2)).toMatchObject([
      { operation: 'history.undo', fields: [{ field: 'givenNames', before: 'Nytt', after: 'Förnamn' }] },
      { eventId, undoneBy: events[0]?.eventId },
    ])
  })

  it('tells of a note and of a list, also when they are gone', async () => {
    await desk.value('row.add-note', { register: 'staff', rowId, text: 'Ringt' })
    const note = (await desk.value('row.notes', { register: 'staff', rowId }))[0]
    expect((await acts())[0]).toBe('row.add-note beside')
    await desk.value('row.remove-note', { noteId: note?.noteId ?? 0 })
    expect((await acts()).slice(0, 1)).toEqual(['row.remove-note beside'])
  })

  it('masks an identity number, before and after, in free text too', async () => {
    const free = `${testNumber(9).slice(0, 8)}-${testNumber(9).slice(8)}`
    await desk.value('register.edit', { register: 'staff', rowId, field: 'workplace', text: `Hos ${free}` })
    const [latest] = (await told()).events
    expect(latest?.fields).toEqual([{ field: 'workplace', before: null, after: `Hos ${free.slice(0, 8)}-****` }])
    expect(JSON.stringify(await told())).not.toContain(free)
  })

  it('comes a page at a time, newest first', async () => {
    const { events: all } = await told()
    const first = await told(rowId, { count: 2 })
    expect(first.more).toBe(true)
    const next = await told(rowId, { count: 100, before: first.events[1]?.eventId ?? 0 })
    expect([...first.events, ...next.events]).toEqual(all)
    expect(next.more).toBe(false)
    expect(all.map(({ eventId }) => eventId)).toEqual(all.map(({ eventId }) => eventId).toSorted((a, b) => b - a))
  })

  it('is told of nobody who is protected, nor of a row that is not there', async () => {
    expect(await desk.outcome('register.biography', { register: 'staff', rowId: 3 })).toBe('register.unknown-row')
    expect(await desk.outcome('register.biography', { register: 'staff', rowId: 4711 })).toBe('register.unknown-row')
    expect(await desk.outcome('register.biography', { register: 'archive', rowId })).toBe('register.unknown-row')
  })

  it('tells a correction of an entry in the diary as a change, with its values', async () => {
    const list = csv([
      ['Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Ärendemening'],
      ['304-1-2018', '1', '2018-03-05', 'I', 'Bidrag'],
    ])
    await desk.importFile(await desk.file('diarium.csv', list), { register: 'diary' })
    await desk.value('register.edit', {
      register: 'diary',
      rowId: 1,
      field: 'subject',
      text: 'Bidrag till café',
      reason: 'Rättat efter handlingen',
    })
    const { events } = await desk.value('register.biography', { register: 'diary', rowId: 1 })
    expect(events[0]).toMatchObject({
      operation: 'register.edit',
      did: 'changed',
      fields: [{ field: 'subject', before: 'Bidrag', after: 'Bidrag till café' }],
    })
  })

  it('does not take over what befell a row that had its number before', async () => {
    const list = csv([
      ['Dnr', 'Ärendemening', 'Status'],
      ['304-1-2018', 'Bidrag', 'Öppet'],
    ])
    await desk.importFile(await desk.file('arenden.csv', list), { register: 'cases' })
    const committed = await lastEvent()
    await desk.value('register.edit', { register: 'cases', rowId: 1, field: 'title', text: 'Annat' })
    await desk.value('history.undo', { eventId: committed, together: true })
    await desk.importFile(await desk.file('arenden.csv', list.replace('304-1-', '304-2-')), { register: 'cases' })
    const { events } = await desk.value('register.biography', { register: 'cases', rowId: 1 })
    expect(events.map(({ operation }) => operation)).toEqual(['import.commit'])
  })
})
