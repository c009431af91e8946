import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/operations.ts'
import { csv, person as worker, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** One step with many cases of a view at once. */

let desk: TestCore
let viewId = ''
const header = ['Dnr', 'Inkom', 'Ärenderubrik', 'Åtgärd vid överlämning', 'Mottagande enhet', 'Nytt dnr', 'Status']
const list = [
  ['304-1-2018', '2018-03-01', 'Bredband', 'Överlämnas', 'Utveckling', 'RUN 2019/1', 'Pågår'],
  ['304-2-2018', '2018-12-28', 'Vägar', 'Överlämnas', 'Utveckling', 'RUN 2019/2', 'Pågår'],
  ['304-3-2018', '', 'Utan mottagare', 'Överlämnas', '', '', 'Pågår'],
  ['304-4-2018', '', 'Gammalt', 'Avskrivs', '', '', 'Pågår'],
  ['304-5-2018', '2018-05', 'Broar', 'Överlämnas', 'Utveckling', 'RUN 2019/5', 'Pågår'],
]
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(await desk.file('arenden.csv', csv([header, ...list])), { register: 'cases' })
})
afterAll(() => desk.stop())
beforeEach(async () => {
  ;({ viewId } = await desk.value('register.open', { register: 'cases' }))
})

type Input = InputOf<'case.advance-rows'>
const all = [{ from: 0, to: 5 }]
const take = (more: Partial<Input> = {}) =>
  desk.value('case.advance-rows', { viewId, ranges: all, step: 'packed', on: '2019-01-02', ...more })
const rows = async () => (await desk.value('register.rows', { viewId, start: 0, count: 10 })).rows
const packed = async (): Promise<boolean[]> => {
  const states = []
  for (const { id } of await rows()) {
    const told = await desk.value('case.steps', { rowId: id })
    states.push(told?.steps.find(({ step }) => step === 'packed')?.state === 'done')
  }
  return states
}
const events = async () => (await desk.value('history.list', {})).events
const left = [
  { why: 'earlier-first', earlier: 'receiverAssigned', fields: [], count: 1, numbers: ['304-3-2018'] },
  { why: 'other-way', earlier: null, fields: [], count: 1, numbers: ['304-4-2018'] },
]

describe('a step with many cases', () => {
  it('is worked out first, and changes nothing by that', async () => {
    const before = await events()
    expect(await take({ dryRun: true })).toEqual({ rows: 3, numbers: null, left, eventId: null })
    expect(await packed()).toEqual([false, false, false, false, false])
    expect(await events()).toEqual(before)
  })

  it('is taken with those that can take it as one event, leaves the others, and is undone as one', async () => {
    const done = await take({ note: 'Kartong 3' })
    expect(done).toMatchObject({ rows: 3, left })
    expect(await packed()).toEqual([true, true, false, false, true])
    const [event] = await events()
    expect(event).toMatchObject({
      id: done.eventId,
      operation: 'case.advance-rows',
      params: { step: 'packed', rows: 3, left: 2, on: '2019-01-02' },
      undoable: true,
      row: null,
    })
    await desk.value('history.undo', { eventId: done.eventId ?? 0 })
    expect(await packed()).toEqual([false, false, false, false, false])
  })

  it('is taken on no day before a case was opened, nor on one that has not been', async () => {
    const early = await take({ on: '2018-12-27', dryRun: true })
    expect(early).toMatchObject({
      rows: 2,
      left: [{ why: 'before-opened', count: 1, numbers: ['304-2-2018'] }, {}, {}],
    })
    const late = await take({ on: '2999-01-01' })
    expect(late).toMatchObject({ rows: 0, left: [{ why: 'future-day', count: 5 }], eventId: null })
    const [first] = await rows()
    for (const [on, why] of [
      ['2018-02-28', 'before-opened'],
      ['2999-01-01', 'future-day'],
    ] as const) {
      expect(await desk.failure('case.advance', { rowIds: [first?.id ?? 0], step: 'packed', on })).toMatchObject({
        code: 'case.step-refused',
        params: { why, number: '304-1-2018' },
      })
    }
    expect(await packed()).toEqual([false, false, false, false, false])
  })

  it('comes to no event where no case can take it', async () => {
    const before = await events()
    const done = await take({ ranges: [{ from: 2, to: 4 }] })
    expect(done).toEqual({ rows: 0, numbers: null, left, eventId: null })
    expect(await events()).toEqual(before)
  })

  it('states what the step states of each case, and no more of what is there', async () => {
    await take({ ranges: [{ from: 0, to: 2 }] })
    ;({ viewId } = await desk.value('register.open', { register: 'cases' }))
    const handedOver = await take({ step: 'handedOver', ranges: [{ from: 1, to: 2 }, { from: 0, to: 2 }] }) // prettier-ignore
    expect(handedOver).toMatchObject({ rows: 2, left: [] })
    ;({ viewId } = await desk.value('register.open', { register: 'cases' }))
    const days = (await rows()).map(({ values }) => values['handedOverDate'])
    expect(days).toEqual(['2019-01-02', '2019-01-02', null, null, null])
    const received = { step: 'received' as const, ranges: [{ from: 0, to: 3 }] }
    expect(await desk.outcome('case.advance-rows', { viewId, ...received, receiver: 'Någon' })).toBe(
      'case.not-receiver',
    )
    expect(await take({ ...received, on: '2019-01-01', receiver: worker, dryRun: true })).toMatchObject({
      rows: 0,
      left: [
        { why: 'before-handover', count: 2 },
        { why: 'earlier-first', count: 1 },
      ],
    })
    expect(await desk.value('case.receivers', {})).toEqual([])
    await desk.value('record.save', { kind: 'people', texts: { name: 'Rut Regionsson', role: 'Registrator', side: 'Mottagare' } }) // prettier-ignore
    expect(await desk.value('case.receivers', {})).toEqual(['Rut Regionsson'])
    expect(await take({ ...received, receiver: 'Rut Regionsson' })).toMatchObject({ rows: 2 })
    ;({ viewId } = await desk.value('register.open', { register: 'cases' }))
    expect((await rows()).map(({ values }) => values['receivedBy']).slice(0, 3)).toEqual([
      'Rut Regionsson',
      'Rut Regionsson',
      null,
    ])
  })

  it('is refused where the view is of another register, or of what was there before somebody wrote', async () => {
    const { viewId: staff } = await desk.value('register.open', { register: 'staff' })
    const input = { ranges: all, step: 'packed' } as const
    expect(await desk.outcome('case.advance-rows', { viewId: staff, ...input })).toBe('register.view-expired')
    expect(await desk.outcome('case.advance-rows', { viewId: 'ingen', ...input })).toBe('register.view-expired')
  })
})
