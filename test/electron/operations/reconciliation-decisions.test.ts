import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person as firstPerson, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { become, certain, itemsOf, reconcile, stageList } from './reconciled-lists.ts'
import type { Item, Listed } from './reconciled-lists.ts'

/** What people answer on pairs: by two where it is uncertain, for good, and told when it no longer rests on what was seen. */

const born = testNumber(60).slice(0, 8)
/** One person whose given name and unit have been written in another way by the receiver, and no number to tell. */
const sent: Listed = {
  number: born,
  family: 'Qvarnström',
  given: 'Tove',
  employment: '19001',
  from: '2012-03-01',
  unit: 'Kultur',
}
const received: Listed = { ...sent, given: 'Disa', employment: '700', unit: 'Kulturenheten' }

const senderRows = [...certain(40), sent]
const receiverRows = [...certain(40).map((row, index) => ({ ...row, employment: `7${100 + index}` })), received]

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
const isTheirs = ({ left, right }: Item): boolean => left.label[0] === 'Qvarnström' && right?.label[0] === 'Qvarnström'
const theirs = async (id: number, classes: Item['class'][] = []): Promise<Item | undefined> =>
  (await itemsOf(desk, id, classes)).find(isTheirs)
const everywhere = ['uncertain', 'awaits-second', 'disagreed', 'changed', 'later', 'ask', 'decided'] as const
const classNow = async (id: number) => (await theirs(id, [...everywhere]))?.class
const undo = async (eventId: number) => desk.value('history.undo', { eventId })
const lastEvent = async () => (await desk.value('history.list', { count: 1 })).events[0]

describe('an answer on an uncertain pair', () => {
  let id: number
  let pairId: number
  beforeAll(async () => {
    id = await run('Öppen')
    pairId = (await theirs(id))?.pairId ?? 0
  })

  it('waits for a second person, and leaves the queue of the first', async () => {
    const reply = await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer: 'same' })
    expect(reply.class).toBe('awaits-second')
    expect(await theirs(id)).toBeUndefined()
    expect(await theirs(id, ['awaits-second'])).toMatchObject({ answer: 'same' })
    expect(await lastEvent()).toMatchObject({ undoable: true, params: { name: 'Öppen', answer: 'same' } })
  })

  it('is not doubled by the same person, however the name is written', async () => {
    await become(desk, ` ${firstPerson.toUpperCase()} `)
    const reply = await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer: 'same' })
    expect(reply.class).toBe('awaits-second')
  })

  it('counts when another person has given it too, and links the two', async () => {
    const before = await desk.value('reconciliation.counts', { reconciliationId: id })
    await become(desk, 'Bo Granskare')
    expect(await theirs(id)).toMatchObject({ class: 'awaits-second', answer: 'same' })
    const reply = await desk.value('reconciliation.decide', {
      reconciliationId: id,
      pairId,
      answer: 'same',
      note: 'Samma.',
    })
    expect(reply.class).toBe('decided')
    const after = await desk.value('reconciliation.counts', { reconciliationId: id })
    expect(after.pairings[0]?.byTier.decided).toBe(1)
    expect(after.pairings[0]?.linked).toBe((before.pairings[0]?.linked ?? 0) + 1)
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId })
    expect(pair.decisions).toMatchObject([{ answer: 'same' }, { answer: 'same', by: 'Bo Granskare', note: 'Samma.' }])
  })

  it('is taken back and given again as any other act', async () => {
    const event = await lastEvent()
    const taken = await undo(event?.id ?? 0)
    expect(await classNow(id)).toBe('awaits-second')
    await desk.value('history.redo', { eventId: taken.eventId })
    expect(await classNow(id)).toBe('decided')
  })

  it('is not taken back by anybody else, who might bring back what its giver has left', async () => {
    await become(desk, 'Cia Tredje')
    const event = await lastEvent()
    expect(event).toMatchObject({ operation: 'history.redo', undoable: false })
    const { events } = await desk.value('history.list', { count: 20 })
    const theirs = events.filter(({ operation }) => operation === 'reconciliation.decide')
    expect(theirs.length).toBeGreaterThan(0)
    for (const { id: eventId, undoable } of theirs) {
      expect(undoable).toBe(false)
      expect(await desk.outcome('history.undo', { eventId })).toBe('history.not-undoable')
    }
    expect(await desk.outcome('history.undo', { eventId: event?.id ?? 0 })).toBe('history.not-undoable')
    expect(await classNow(id)).toBe('decided')
    await become(desk, 'Bo Granskare')
  })

  it('is still there after another run', async () => {
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect(await classNow(id)).toBe('decided')
    expect(await desk.outcome('reconciliation.pair', { reconciliationId: id, pairId })).toBe(
      'reconciliation.unknown-pair',
    )
  })

  it('holds for the next delivery of the same list, and says when what it rests on has changed', async () => {
    const again = await run('Nästa leverans')
    expect(await classNow(again)).toBe('decided')
    const newer = await stageList(
      desk,
      'Regionen',
      receiverRows.map((row) => (row === received ? { ...row, given: 'Disa Maria', unit: 'Annan enhet' } : row)),
      'ny.csv',
    )
    const older = (await desk.value('reconciliation.list', {})).find(
      ({ reconciliationId }) => reconciliationId === again,
    )
    const { reconciliationId: changed } = await desk.value('reconciliation.create', {
      register: 'staff',
      name: 'Ändrad',
      lists: [
        { side: 'sender', source: { kind: 'delivery', importId: older?.lists[0]?.importId ?? 0 } },
        { side: 'receiver', source: { kind: 'delivery', importId: newer } },
      ],
    })
    await desk.value('reconciliation.run', { reconciliationId: changed })
    const item = await theirs(changed)
    expect(item?.class).toBe('changed')
    const pair = await desk.value('reconciliation.pair', { reconciliationId: changed, pairId: item?.pairId ?? 0 })
    // The unit may change as it likes.
    expect(pair.decisions[0]?.changed).toEqual([{ field: 'givenNames', left: 'Tove', right: 'Disa' }])
    const reply = await desk.value('reconciliation.decide', {
      reconciliationId: changed,
      pairId: item?.pairId ?? 0,
      answer: 'different',
    })
    expect(reply.class).toBe('decided')
  })
})

describe('two people who answer differently', () => {
  it('are told so, and a third settles it', async () => {
    const id = await run('Oense')
    const event = async (who: string, answer: 'same' | 'different') => {
      await become(desk, who)
      const pairId = (await theirs(id, [...everywhere]))?.pairId ?? 0
      return (await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer })).class
    }
    // What was said before of these rows was that they are different, on other values; on these, that they are the same by one.
    await event(firstPerson, 'same')
    expect(await event('Bo Granskare', 'different')).toBe('disagreed')
    expect(await theirs(id)).toBeUndefined()
    await become(desk, 'Cia Tredje')
    expect((await theirs(id))?.class).toBe('disagreed')
    expect(await event('Cia Tredje', 'different')).toBe('decided')
    expect((await desk.value('reconciliation.counts', { reconciliationId: id })).pairings[0]?.byTier.decided).toBe(0)
  })

  it('do not keep a pair from being set aside', async () => {
    const id = await run('Till senare')
    const pairId = (await theirs(id, [...everywhere]))?.pairId ?? 0
    await become(desk, 'Bo Granskare')
    const reply = await desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer: 'ask' })
    expect(reply.class).toBe('ask')
    expect((await desk.value('reconciliation.counts', { reconciliationId: id })).classes.ask).toBe(1)
  })
})
