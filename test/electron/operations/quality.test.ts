import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { become, certain, itemsOf, reconcile } from './reconciled-lists.ts'
import type { Listed } from './reconciled-lists.ts'

/** How good the links of a run are, from a sample that a person checks. */

const secret: Listed = { number: testNumber(95), family: 'Hemlig', given: 'Kim', employment: '9001', protection: 'J' }
const alone = (index: number, family: string, given: string, from: string): Listed => ({
  number: testNumber(100 + index),
  family,
  given,
  employment: `8${index}4${index}`,
  from,
  unit: ['Växel', 'Arkiv', 'Juridik'][index] ?? '',
  title: ['Telefonist', 'Arkivarie', 'Jurist'][index] ?? '',
})
const senderRows = [
  ...certain(80),
  secret,
  alone(0, 'Zetterlund', 'Ove', '1991-02-03'),
  alone(1, 'Wiberg', 'Pia', '1987-11-20'),
]
const receiverRows = [
  ...certain(80).map((row, index) => ({ ...row, employment: `7${100 + index}` })),
  { ...secret, employment: '7900' },
  alone(2, 'Ytterman', 'Sten', '2017-05-30'),
]

let desk: TestCore
let reconciliationId: number
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  reconciliationId = await reconcile(desk, 'Stickprov', [
    { party: 'Länsstyrelsen', rows: senderRows },
    { party: 'Regionen', rows: receiverRows },
  ])
})
afterAll(() => desk.stop())

type Quality = OutputOf<'quality.read'>
const read = (): Promise<Quality> => desk.value('quality.read', { reconciliationId })
const ofKind = ({ items }: Quality, kind: 'link' | 'unlinked') => items.filter((item) => item.kind === kind)

describe('the sample of a run', () => {
  it('is of sixty links and of every row without a partner, mixed, and the same each time', async () => {
    const quality = await read()
    expect(quality.links).toEqual({ total: 80, drawn: 60, checked: 0, right: 0 })
    expect(quality.unlinked).toEqual({ total: 3, drawn: 3, checked: 0, right: 0 })
    expect(quality).toMatchObject({ precision: null, recall: null, seed: quality.runId })
    expect((await read()).items).toEqual(quality.items)
    const kinds = quality.items.map(({ kind }) => kind)
    expect(kinds.slice(0, 60)).toContain('unlinked')
  })

  it('holds nobody who is protected', async () => {
    for (const { pairId } of (await read()).items) await desk.value('reconciliation.pair', { reconciliationId, pairId })
    expect(desk.said()).not.toContain('Hemlig')
  })

  it('takes an answer of its kind, on what is drawn, in the run that was looked at', async () => {
    const quality = await read()
    const { runId } = quality
    const [link] = ofKind(quality, 'link')
    const check = { reconciliationId, runId, pairId: link?.pairId ?? 0 }
    expect(await desk.outcome('quality.check', { ...check, answer: 'alone' })).toBe('quality.no-answer')
    const other = { ...check, runId: runId + 1, answer: 'right' } as const
    expect(await desk.outcome('quality.check', other)).toBe('difference.run-changed')
    const drawn = new Set(quality.items.map(({ pairId }) => pairId))
    const notDrawn = (await itemsOf(desk, reconciliationId, ['linked'])).find(({ pairId }) => !drawn.has(pairId))
    const missed = { ...check, pairId: notDrawn?.pairId ?? 0, answer: 'right' } as const
    expect(await desk.outcome('quality.check', missed)).toBe('quality.not-drawn')
    expect((await read()).links.checked).toBe(0)
  })

  it('tells what the links are worth, at least', async () => {
    const { runId, items } = await read()
    for (const { pairId, kind } of items) {
      const answer = kind === 'link' ? 'right' : 'alone'
      const reply = await desk.value('quality.check', { reconciliationId, runId, pairId, answer })
      expect(reply.class).toBeNull()
    }
    const { precision, recall, links, unlinked } = await read()
    expect([links.checked, links.right, unlinked.checked, unlinked.right]).toEqual([60, 60, 3, 3])
    expect(precision?.share).toBe(1)
    expect(precision?.low).toBeCloseTo(0.05 ** (1 / 60))
    expect(recall).toMatchObject({ share: 1, high: 1 })
    // None was missed among all that were left: only the links can be wrong.
    expect(recall?.low).toBe(1)
    expect((await desk.value('reconciliation.counts', { reconciliationId })).classes['decided']).toBe(0)
  })

  it('puts a link that is wrong into the queue in the same step, and takes both back', async () => {
    const quality = await read()
    const { runId } = quality
    const pairId = ofKind(quality, 'link')[0]?.pairId ?? 0
    const wrong = { reconciliationId, runId, pairId, answer: 'wrong' } as const
    const { eventId, class: became } = await desk.value('quality.check', wrong)
    expect(became).toBe('awaits-second')
    expect(await itemsOf(desk, reconciliationId, ['awaits-second'])).toMatchObject([{ pairId, answer: 'different' }])
    expect((await read()).links).toMatchObject({ checked: 60, right: 59 })
    const [event] = (await desk.value('history.list', { count: 1 })).events
    expect(event).toMatchObject({
      operation: 'quality.check',
      undoable: true,
      params: { kind: 'link', answer: 'wrong' },
    })
    await desk.value('history.undo', { eventId })
    expect(await itemsOf(desk, reconciliationId, ['awaits-second'])).toEqual([])
    expect((await read()).links).toMatchObject({ checked: 60, right: 60 })
    // Said to be right after all, the queue is told too.
    await desk.value('quality.check', wrong)
    await desk.value('quality.check', { ...wrong, answer: 'right' })
    expect(await itemsOf(desk, reconciliationId, ['awaits-second'])).toEqual([])
  })

  it('keeps what was found of links over a new run, and asks again who is alone', async () => {
    const before = await read()
    await desk.value('reconciliation.run', { reconciliationId })
    const after = await read()
    expect(after.runId).toBeGreaterThan(before.runId)
    expect(after.links.checked).toBeGreaterThan(30)
    expect(after.links.checked).toBeLessThan(60)
    expect(after.unlinked.checked).toBe(0)
    expect(after.recall).toBeNull()
  })

  it('goes with its reconciliation and comes back with it', async () => {
    const { eventId } = await desk.value('reconciliation.remove', { reconciliationId })
    expect(await desk.outcome('quality.read', { reconciliationId })).toBe('reconciliation.unknown')
    await desk.value('history.undo', { eventId })
    await desk.value('reconciliation.run', { reconciliationId })
    expect((await read()).links.checked).toBeGreaterThan(30)
  })

  it('is not for those who do not work with people, nor changed by those who read', async () => {
    for (const [name, role] of [
      ['Reg', 'registrar'],
      ['Läs', 'reader'],
      ['Led', 'lead'],
    ] as const) {
      await desk.value('record.save', { kind: 'people', texts: { name, role } })
    }
    await become(desk, 'Reg')
    expect(await desk.outcome('quality.read', { reconciliationId })).toBe('reconciliation.not-permitted')
    await become(desk, 'Läs')
    const { runId, items } = await read()
    const check = { reconciliationId, runId, pairId: items[0]?.pairId ?? 0, answer: 'right' } as const
    expect(await desk.outcome('quality.check', check)).toBe('call.not-permitted')
  })
})

describe('a partner that was missed', () => {
  it('is an answer in the queue where it is the one on show, and only counted where it is another', async () => {
    const other = startCore()
    await other.createTransfer()
    // Two of the same name and unit, born some years apart: a candidate, not a question.
    const rows = certain(40)
    const here: Listed = { number: '19600101', family: 'Qvist', given: 'Tove', employment: '1', unit: 'Kultur' }
    const there: Listed = { ...here, number: '19750419', employment: '2', unit: 'Miljö', title: 'Jurist' }
    const id = await reconcile(other, 'Missad', [
      { party: 'Länsstyrelsen', rows: [...rows, here] },
      { party: 'Regionen', rows: [...rows.map((row, index) => ({ ...row, employment: `7${index}` })), there] },
    ])
    const quality = await other.value('quality.read', { reconciliationId: id })
    const [left] = quality.items.filter(({ kind }) => kind === 'unlinked')
    const pair = await other.value('reconciliation.pair', { reconciliationId: id, pairId: left?.pairId ?? 0 })
    expect(pair.right).not.toBeNull()
    const check = { reconciliationId: id, runId: quality.runId, pairId: pair.pairId }
    expect((await other.value('quality.check', { ...check, answer: 'elsewhere' })).class).toBeNull()
    expect((await other.value('quality.read', { reconciliationId: id })).unlinked).toMatchObject({
      checked: 1,
      right: 0,
    })
    expect((await other.value('quality.check', { ...check, answer: 'shown' })).class).toBe('awaits-second')
    await other.stop()
  })
})
