import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairClasses } from '#shared/contract/tables/reconciliation.ts'
import { person as firstPerson, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { become, certain, itemsOf, listCsv, reconcile } from './reconciled-lists.ts'
import type { Item, Listed } from './reconciled-lists.ts'

/** Who may see what of a reconciliation: protected people, answers given blind, roles. */

const born = testNumber(60).slice(0, 8)
/** In both lists, and marked as protected by the receiver alone. */
const secret: Listed = { number: testNumber(50), family: 'Hemligsson', given: 'Greta', employment: '19900' }
/** The sender has no number for her: only the receiver's list says who is protected. */
const numberless: Listed = {
  number: testNumber(51).slice(0, 8),
  family: 'Doldmark',
  given: 'Gunvor',
  employment: '19901',
}
/** With the receiver alone. */
const lone: Listed = {
  number: testNumber(52),
  family: 'Ensammark',
  given: 'Gerda',
  employment: '7902',
  protection: 'J',
}
const unsure: Listed = {
  number: born,
  family: 'Qvarnström',
  given: 'Tove',
  employment: '19001',
  from: '2012-03-01',
  unit: 'Kultur',
}

const senderRows = [...certain(40), secret, numberless, unsure]
const receiverRows = [
  ...certain(40).map((row, index) => ({ ...row, employment: `7${100 + index}` })),
  { ...secret, employment: '7900', protection: 'J' },
  { ...numberless, number: testNumber(51), employment: '7901', protection: 'J' },
  lone,
  { ...unsure, given: 'Disa', employment: '7001', unit: 'Kulturenheten' },
]
const every = [...pairClasses]

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const run = (name: string, isBlind = false) =>
  reconcile(
    desk,
    name,
    [
      { party: 'Länsstyrelsen', rows: senderRows },
      { party: 'Regionen', rows: receiverRows },
    ],
    isBlind,
  )

describe('people with protected identity', () => {
  let id: number
  let openingId: string
  beforeAll(async () => (id = await run('Med skyddade')))

  it('are in no list, no count, no pair and no candidate', async () => {
    const items = await itemsOf(desk, id, every)
    for (const { pairId } of items) await desk.value('reconciliation.pair', { reconciliationId: id, pairId })
    const { lists } = await desk.value('reconciliation.counts', { reconciliationId: id })
    expect(lists.map(({ rows }) => rows)).toEqual([41, 41])
    for (const mark of ['Hemligsson', 'Greta', 'Doldmark', 'Gunvor', 'Ensammark', testNumber(50), testNumber(51)]) {
      expect([mark, desk.said().includes(mark)]).toEqual([mark, false])
    }
  })

  it('are matched all the same, and worked with by whoever says why', async () => {
    const opened = await desk.value('reconciliation.open-protected', {
      reconciliationId: id,
      reason: 'Stämmer av för hand',
    })
    openingId = opened.openingId
    const items = await itemsOf(desk, id, every, openingId)
    expect(opened.total).toBe(items.length)
    expect(items.map(({ left, right }) => [left.label[0], right?.label[0]])).toEqual(
      expect.arrayContaining([
        ['Hemligsson', 'Hemligsson'],
        ['Doldmark', 'Doldmark'],
      ]),
    )
    const { events } = await desk.value('history.list', { count: 1 })
    expect(events[0]).toMatchObject({
      operation: 'reconciliation.open-protected',
      params: { name: 'Med skyddade', reason: 'Stämmer av för hand' },
    })
    const pairId = items[0]?.pairId ?? 0
    expect(await desk.outcome('reconciliation.pair', { reconciliationId: id, pairId, openingId })).toBe('ok')
    // By the same number, but without the opening.
    expect(await desk.outcome('reconciliation.pair', { reconciliationId: id, pairId })).toBe(
      'reconciliation.unknown-pair',
    )
    expect(await desk.outcome('reconciliation.decide', { reconciliationId: id, pairId, answer: 'same' })).toBe(
      'reconciliation.unknown-pair',
    )
    const other = await run('En annan')
    expect(await desk.outcome('reconciliation.queue', { reconciliationId: other, openingId })).toBe(
      'register.opening-ended',
    )
    expect(desk.said()).not.toContain(testNumber(50))
  })

  it('are put down to a cause where they stand alone, behind the same opening', async () => {
    const asked = { reconciliationId: id, openingId }
    const { runId, here, there } = await desk.value('total.alone', asked)
    expect(here).toEqual([])
    expect(there).toMatchObject([{ label: ['Ensammark', 'Gerda', expect.anything()], said: null }])
    const rows = there.map(({ number }) => number)
    const said = { reconciliationId: id, runId, side: 'there', rows, cause: 'joinedLater' } as const
    expect(await desk.outcome('total.say-cause', said)).toBe('difference.nothing-changed')
    await desk.value('total.say-cause', { ...said, openingId })
    expect((await desk.value('total.alone', asked)).there).toMatchObject([{ said: { cause: 'joinedLater' } }])
    const guessed = { reconciliationId: id, openingId: 'gissad' }
    expect(await desk.outcome('total.alone', guessed)).toBe('register.opening-ended')
    const [event] = (await desk.value('history.list', { count: 1 })).events
    expect(event).toMatchObject({ operation: 'total.say-cause', params: { rows: 1, cause: 'joinedLater' } })
    expect(JSON.stringify(event)).not.toContain('Ensammark')
    expect(desk.said()).not.toContain(testNumber(52))
  })

  it('are shown no longer when the store has been closed', async () => {
    await become(desk, firstPerson)
    expect(await desk.outcome('reconciliation.queue', { reconciliationId: id, openingId })).toBe(
      'register.opening-ended',
    )
  })

  it('stop everything from being shown when they have come to be so after the run', async () => {
    const marked = [{ ...(certain(1)[0] ?? secret), protection: 'J' }]
    await desk.importFile(await desk.file('markt.csv', listCsv(marked)), { register: 'staff', sender: 'Förbundet' })
    for (const operation of ['reconciliation.queue', 'reconciliation.counts'] as const) {
      expect(await desk.outcome(operation, { reconciliationId: id })).toBe('reconciliation.blocked')
    }
    const shown = (await desk.value('reconciliation.list', {})).find(({ reconciliationId }) => reconciliationId === id)
    expect(shown?.run).toMatchObject({ isStale: true, isBlocked: true })
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await desk.value('reconciliation.counts', { reconciliationId: id })).lists.map(({ rows }) => rows)).toEqual(
      [40, 40],
    )
  })
})

describe('answers given blind', () => {
  it('are not told to whoever answers second, nor in the history', async () => {
    const id = await run('Blind', true)
    const theirs = async (classes: Item['class'][] = []) =>
      (await itemsOf(desk, id, classes)).find(({ left }) => left.label[0] === 'Qvarnström')
    const pairId = (await theirs())?.pairId ?? 0
    const base = (await theirs())?.class
    await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer: 'same', note: 'Ring Tove' })
    expect((await theirs(['awaits-second']))?.answer).toBe('same')
    const { events } = await desk.value('history.list', { count: 1 })
    expect(events[0]?.params).toEqual({ name: 'Blind' })

    await become(desk, 'Bo Granskare')
    expect(await theirs()).toMatchObject({ class: base, answer: null })
    expect(await theirs(['awaits-second'])).toBeUndefined()
    expect((await desk.value('reconciliation.counts', { reconciliationId: id })).classes['awaits-second']).toBe(0)
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId })
    expect(pair).toMatchObject({ class: base, decisions: [] })
    await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer: 'same' })
    const settled = await desk.value('reconciliation.pair', { reconciliationId: id, pairId })
    expect(settled.decisions.map(({ note }) => note)).toEqual(['Ring Tove', null])
    await become(desk, firstPerson)
  })
})

describe('roles', () => {
  it.each(['archivist', 'registrar'] as const)('%s: sees nobody', async (role) => {
    const id = 1
    await desk.value('record.save', { kind: 'people', texts: { name: `Roll ${role}`, role } })
    await become(desk, `Roll ${role}`)
    expect(await desk.value('reconciliation.list', {})).toEqual([])
    for (const operation of ['reconciliation.queue', 'reconciliation.counts', 'reconciliation.run'] as const) {
      expect(await desk.outcome(operation, { reconciliationId: id })).toBe('reconciliation.not-permitted')
    }
    await become(desk, firstPerson)
  })
})
