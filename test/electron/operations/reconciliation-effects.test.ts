import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person as firstPerson, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { become, certain, itemsOf, reconcile } from './reconciled-lists.ts'
import type { Item, Listed } from './reconciled-lists.ts'

/** What answers do to other pairs: a merge, a link that is taken apart, a row that is somebody else's after all. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const both = [firstPerson, 'Bo Granskare']
const everything = ['uncertain', 'near-tie', 'contradiction', 'duplicate', 'linked', 'unmatched', 'decided'] as const
const counts = async (reconciliationId: number) => desk.value('reconciliation.counts', { reconciliationId })

/** The first of the pairs that suits, after it has been answered on by some people. */
async function answer(
  id: number,
  suits: (item: Item) => boolean,
  reply: 'same' | 'different',
  people: readonly string[] = both,
): Promise<string> {
  let last = ''
  for (const person of people) {
    await become(desk, person)
    const found = (await itemsOf(desk, id, [...everything, 'awaits-second', 'disagreed'])).find(suits)
    const input = { reconciliationId: id, pairId: found?.pairId ?? 0, answer: reply }
    last = (await desk.value('reconciliation.decide', input)).class
  }
  return last
}

const receiver = certain(40).map((row, index) => ({ ...row, employment: `7${100 + index}` }))
describe('two rows of one list', () => {
  // The same person twice, once under a number with a slip in it; the receiver knows her once.
  const number = testNumber(60)
  const her: Listed = {
    number,
    family: 'Qvarnström',
    given: 'Tove Linnea',
    employment: '19001',
    from: '2012-03-01',
    unit: 'Kultur',
  }
  const again: Listed = { ...her, number: number.slice(0, 8), given: 'Tove', employment: '19002', from: '2015-09-01' }

  it('are one person from the next run on when two people have said so', async () => {
    const id = await reconcile(desk, 'Dubblett', [
      { party: 'Länsstyrelsen', rows: [...certain(40), her, again] },
      { party: 'Regionen', rows: [...receiver, { ...her, employment: '7999' }] },
    ])
    const records = (await counts(id)).lists[0]?.records ?? 0
    const isHers = (item: Item): boolean =>
      item.left.list === 0 && item.right?.list === 0 && item.left.label[0] === 'Qvarnström'
    expect((await itemsOf(desk, id)).filter(isHers)).toMatchObject([{ class: 'duplicate' }])
    expect(await answer(id, isHers, 'same', [firstPerson])).toBe('awaits-second')
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).lists[0]?.records).toBe(records)
    expect(await answer(id, isHers, 'same', ['Bo Granskare'])).toBe('decided')
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).lists[0]).toMatchObject({ rows: 42, records: records - 1 })
    const linked = (await itemsOf(desk, id, ['linked'])).find(({ left }) => left.label[0] === 'Qvarnström')
    expect([linked?.left.rows, linked?.right?.rows]).toEqual([2, 1])
    // The pair tells of the merge, and it is taken back from there.
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId: linked?.pairId ?? 0 })
    expect(pair.left.merges.map(({ by }) => by)).toEqual(both)
    expect(pair.right?.merges).toEqual([])
    await desk.value('history.undo', { eventId: pair.left.merges[1]?.eventId ?? 0 })
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).lists[0]?.records).toBe(records)
    expect((await itemsOf(desk, id, ['awaits-second'])).filter(isHers)).toHaveLength(1)
  })
})

describe('a link of an exact number', () => {
  it('is taken apart by two people, and each side is without a partner then and after another run', async () => {
    const id = await reconcile(desk, 'Isär', [
      { party: 'Länsstyrelsen', rows: certain(40) },
      { party: 'Regionen', rows: receiver },
    ])
    const before = (await counts(id)).pairings[0]
    const [first] = await itemsOf(desk, id, ['linked'])
    const isFirst = (item: Item): boolean =>
      item.right !== null && item.left.label.join() === first?.left.label.join() && item.left.list === 0
    expect(await answer(id, isFirst, 'different', [firstPerson])).toBe('awaits-second')
    // One alone undoes nothing, nor does a run.
    expect((await counts(id)).pairings[0]?.linked).toBe(before?.linked)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).pairings[0]).toMatchObject({
      linked: before?.linked,
      unmatchedLeft: 0,
      unmatchedRight: 0,
    })
    expect(await answer(id, isFirst, 'different', ['Bo Granskare'])).toBe('decided')
    const apart = { linked: (before?.linked ?? 0) - 1, unmatchedLeft: 1, unmatchedRight: 1 }
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
    expect(await itemsOf(desk, id, ['unmatched'])).toHaveLength(2)
  })
})

describe('two rows that the machine left without a counterpart', () => {
  const here: Listed = {
    number: testNumber(75).slice(0, 8),
    family: 'Malmros',
    given: 'Ebba',
    employment: '19300',
    from: '2013-02-04',
    unit: 'Miljö',
  }
  const there: Listed = {
    ...here,
    number: testNumber(76).slice(0, 8),
    given: 'Signe',
    employment: '7300',
    unit: 'Kultur',
  }

  it('are both no longer so when people say that they are the same, and are so again when that is taken back', async () => {
    const id = await reconcile(desk, 'Två utan', [
      { party: 'Länsstyrelsen', rows: [...certain(40), here] },
      { party: 'Regionen', rows: [...receiver, there] },
    ])
    const alone = async () =>
      (await itemsOf(desk, id, ['unmatched'])).flatMap(({ left, right }) =>
        left.label[0] === 'Malmros' ? [[left.label[1], right?.label[1] ?? null]] : [],
      )
    const left = async () => {
      const { classes, pairings } = await counts(id)
      return [classes.unmatched, pairings[0]?.unmatchedLeft ?? 0, pairings[0]?.unmatchedRight ?? 0]
    }
    const [all = 0, ours = 0, theirs = 0] = await left()
    expect(await alone()).toEqual(
      expect.arrayContaining([
        ['Ebba', 'Signe'],
        ['Signe', 'Ebba'],
      ]),
    )
    expect(await answer(id, (item) => item.left.label[1] === 'Ebba', 'same')).toBe('decided')
    expect(await alone()).toEqual([])
    expect(await left()).toEqual([all - 2, ours - 1, theirs - 1])
    // With one answer of two, the one whose row was answered on waits for the second; the other is still without anybody.
    const [event] = (await desk.value('history.list', { count: 1 })).events
    await desk.value('history.undo', { eventId: event?.id ?? 0 })
    expect(await alone()).toEqual([['Signe', 'Ebba']])
    expect(await left()).toEqual([all - 1, ours, theirs])
  })
})

describe('a row that people say is another than the machine took it for', () => {
  const born = testNumber(70).slice(0, 8)
  const base: Listed = {
    number: born,
    family: 'Zetterlund',
    given: 'Maja',
    employment: '19100',
    from: '2009-05-04',
    unit: 'Miljö',
  }

  it('takes the link of the machine apart for people to look at', async () => {
    const married: Listed = { ...base, family: 'Sandström', employment: '7501', from: '2011-01-01' }
    const id = await reconcile(desk, 'Omkopplad', [
      { party: 'Länsstyrelsen', rows: [...certain(40), base] },
      { party: 'Regionen', rows: [...receiver, { ...base, employment: '7500' }, married] },
    ])
    const isBetween =
      (one: string, two: string) =>
      ({ left, right }: Item): boolean => {
        const names = [left.label[0], right?.label[0]].join()
        return left.list !== right?.list && (names === `${one},${two}` || names === `${two},${one}`)
      }
    const before = (await counts(id)).pairings[0]
    expect((await itemsOf(desk, id, ['linked'])).filter(isBetween('Zetterlund', 'Zetterlund'))).toHaveLength(1)
    // The machine has told them apart, and said why.
    const [candidate] = (await itemsOf(desk, id, ['unmatched'])).filter(isBetween('Sandström', 'Zetterlund'))
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId: candidate?.pairId ?? 0 })
    expect(pair.why).toBe('too-light')
    expect(await answer(id, isBetween('Sandström', 'Zetterlund'), 'same')).toBe('decided')
    const after = (await counts(id)).pairings[0]
    expect(after?.linked).toBe(before?.linked)
    expect(after?.byTier).toMatchObject({ 'birth-date-and-name': 0, decided: 1 })
    expect((await itemsOf(desk, id)).filter(isBetween('Zetterlund', 'Zetterlund'))).toMatchObject([
      { class: 'contradiction' },
    ])
    // Whoever says that she is both of them has said that two of the receiver's are one: then she is neither, until it is settled.
    await answer(id, isBetween('Zetterlund', 'Zetterlund'), 'same')
    const both = (await itemsOf(desk, id, [...everything])).filter(
      (item) => isBetween('Zetterlund', 'Zetterlund')(item) || isBetween('Sandström', 'Zetterlund')(item),
    )
    expect(both.map((item) => item.class)).toEqual(['contradiction', 'contradiction'])
    expect((await counts(id)).pairings[0]?.linked).toBe((before?.linked ?? 0) - 1)
    const persons = async () =>
      (await desk.value('total.read', { reconciliationId: id })).whole.measures.find(
        ({ measure }) => measure === 'persons',
      )
    expect(await persons()).toMatchObject({ here: 41, there: 42 })
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).pairings[0]?.linked).toBe((before?.linked ?? 0) - 1)
    expect(await answer(id, isBetween('Sandström', 'Zetterlund'), 'different')).toBe('decided')
    expect((await counts(id)).pairings[0]?.linked).toBe(before?.linked)
    expect(await persons()).toMatchObject({ here: 41, there: 42 })
  })
})

describe('an answer on two of three lists that makes two of the third one', () => {
  const born = testNumber(80).slice(0, 8)
  const maja: Listed = { number: born, family: 'Zetterlund', given: 'Maja', employment: '19200', from: '2009-05-04' }
  const sandström: Listed = { ...maja, family: 'Sandström', employment: '19201', from: '2011-01-01' }

  it('leaves them all for people, and nobody is counted as somebody else', async () => {
    const third = certain(40).map((row, index) => ({ ...row, employment: `8${100 + index}` }))
    const id = await reconcile(desk, 'Tre i ring', [
      { party: 'Länsstyrelsen', rows: [...certain(40), maja] },
      { party: 'Regionen', rows: [...receiver, { ...sandström, employment: '7600' }] },
      { party: 'Lön', rows: [...third, { ...maja, employment: '8500' }, { ...sandström, employment: '8501' }] },
    ])
    const isAbout = ({ left, right }: Item): boolean =>
      right !== null && [left, right].every(({ label }) => ['Zetterlund', 'Sandström'].includes(String(label[0])))
    const isFirstTwo = (item: Item): boolean => isAbout(item) && item.left.list + (item.right?.list ?? 9) === 1
    expect((await itemsOf(desk, id, ['linked'])).filter(isAbout)).toHaveLength(2)
    await answer(id, isFirstTwo, 'same')
    expect(
      (await itemsOf(desk, id, [...everything])).filter(isAbout).filter((item) => item.class === 'linked'),
    ).toEqual([])
    expect((await itemsOf(desk, id, ['contradiction'])).filter(isAbout)).toHaveLength(3)
    const { whole } = await desk.value('total.read', { reconciliationId: id, lists: [0, 2] })
    expect(whole.measures.find(({ measure }) => measure === 'persons')).toMatchObject({ here: 41, there: 42 })
  })
})

describe('people who are told apart', () => {
  const born = testNumber(60).slice(0, 8)
  const sent: Listed = {
    number: born,
    family: 'Qvarnström',
    given: 'Tove',
    employment: '19001',
    from: '2012-03-01',
    unit: 'Kultur',
  }
  const received: Listed = { ...sent, given: 'Disa', employment: '7800', unit: 'Kulturenheten' }
  const isHers = ({ left, right }: Item): boolean =>
    left.label[0] === 'Qvarnström' && right?.label[0] === 'Qvarnström' && left.list !== right.list

  it('from an uncertain pair are without a counterpart at once, as they are after another run', async () => {
    const id = await reconcile(desk, 'Åtskilda', [
      { party: 'Länsstyrelsen', rows: [...certain(40), sent] },
      { party: 'Region Ett', rows: [...receiver, received] },
    ])
    expect((await itemsOf(desk, id)).filter(isHers)).toMatchObject([{ class: 'uncertain' }])
    expect((await counts(id)).pairings[0]).toMatchObject({ linked: 40, unmatchedLeft: 0, unmatchedRight: 0 })
    expect(await answer(id, isHers, 'different', [firstPerson])).toBe('decided')
    const apart = { linked: 40, unmatchedLeft: 1, unmatchedRight: 1 }
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
  })

  it('from the best candidate there was stay without a counterpart, both of them', async () => {
    const other: Listed = {
      ...sent,
      number: testNumber(61).slice(0, 8),
      family: 'Sandström',
      employment: '7501',
      unit: 'Miljö',
    }
    const isTheirs = ({ left, right }: Item): boolean =>
      ['Qvarnström,Sandström', 'Sandström,Qvarnström'].includes(`${String(left.label[0])},${String(right?.label[0])}`)
    const id = await reconcile(desk, 'Kandidat', [
      { party: 'Länsstyrelsen', rows: [...certain(40), { ...sent, employment: '19002' }] },
      { party: 'Region Två', rows: [...receiver, other] },
    ])
    expect((await itemsOf(desk, id, ['unmatched'])).filter(isTheirs)).toHaveLength(2)
    const apart = { linked: 40, unmatchedLeft: 1, unmatchedRight: 1 }
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
    expect(await answer(id, isTheirs, 'different', [firstPerson])).toBe('decided')
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect((await counts(id)).pairings[0]).toMatchObject(apart)
  })
})
