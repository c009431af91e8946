import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/operations.ts'
import { csv, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** New registration numbers reserved from ranges of the receiver's diary. */

let desk: TestCore
let rangeId = 0
let seriesId = 0
const header = ['Dnr', 'Ärenderubrik', 'Åtgärd vid överlämning', 'Mottagande enhet', 'Nytt dnr', 'Status']
const list = [
  ['304-1-2018', 'Bredband', 'Överlämnas', 'Utveckling', '', 'Pågår'],
  ['304-2-2018', 'Har fått nummer för hand', 'Överlämnas', 'Utveckling', 'RUN 2019/12', 'Pågår'],
  ['304-3-2018', 'Vägar', 'Överlämnas', 'Utveckling', '', 'Pågår'],
  ['304-4-2018', 'Gammalt', 'Avskrivs', '', '', 'Pågår'],
  ['304-5-2018', 'Broar', 'Överlämnas', 'Utveckling', '', 'Pågår'],
  ['304-6-2018', 'Utan mottagare', 'Överlämnas', '', '', 'Pågår'],
  ['304-7-2018', 'Slussar', 'Överlämnas', 'Utveckling', '', 'Pågår'],
]
type Texts = InputOf<'record.save'>['texts']
const save = (kind: InputOf<'record.save'>['kind'], texts: Texts) => desk.value('record.save', { kind, texts })

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(await desk.file('arenden.csv', csv([header, ...list])), { register: 'cases' })
  const organisation = await save('organisations', { name: 'Regionen', kind: 'Region' })
  const pattern = { numberProfile: 'prefix-year-serial', prefix: 'RUN' }
  const series = await save('diarySeries', { name: 'Utveckling', organisationId: String(organisation.id), ...pattern })
  seriesId = series.id
  ;({ id: rangeId } = await save('numberRanges', {
    diarySeriesId: String(seriesId),
    year: '2019',
    firstSerial: '11',
    lastSerial: '13',
  }))
})
afterAll(() => desk.stop())

const view = async () => (await desk.value('register.open', { register: 'cases' })).viewId
const rows = async () => (await desk.value('register.rows', { viewId: await view(), start: 0, count: 10 })).rows
const numbers = async () => (await rows()).map(({ values }) => values['newRegistrationNumber'])
const reserve = async (more: Partial<InputOf<'case.advance-rows'>> = {}) =>
  desk.value('case.advance-rows', {
    viewId: await view(),
    ranges: [{ from: 0, to: 7 }],
    step: 'newNumberReserved',
    numberRange: rangeId,
    ...more,
  })
const reserved = async () => (await desk.value('case.number-ranges', {})).map((range) => range.reserved)
const stateOf = async (rowId: number) =>
  (await desk.value('case.steps', { rowId }))?.steps.find(({ step }) => step === 'newNumberReserved')?.state
const undo = (eventId: number | null) => desk.value('history.undo', { eventId: eventId ?? 0 })

describe('numbers of a range', () => {
  it('are given to the cases that go over, in order, past those that somebody has; the rest is told why not', async () => {
    const told = {
      rows: 3,
      numbers: { first: 'RUN 2019/11', last: 'RUN 2019/13' },
      left: [
        { why: 'other-way', count: 1, numbers: ['304-4-2018'] },
        { why: 'no-number-left', count: 2, numbers: ['304-5-2018', '304-7-2018'] },
        { why: 'earlier-first', earlier: 'receiverAssigned', count: 1, numbers: ['304-6-2018'] },
      ],
    }
    const before = await numbers()
    const looked = await reserve({ dryRun: true })
    expect(looked).toMatchObject({
      ...told,
      left: expect.arrayContaining(told.left.map((one) => expect.objectContaining(one))),
    })
    expect(await numbers()).toEqual(before)
    const done = await reserve()
    expect(done.rows).toBe(3)
    expect(await numbers()).toEqual(['RUN 2019/11', 'RUN 2019/12', 'RUN 2019/13', null, null, null, null])
    expect(await reserved()).toEqual([2])
    const [first] = await rows()
    expect(first?.values).toMatchObject({ newRegisteredDate: '2019-01-01' })
    expect(await stateOf(first?.id ?? 0)).toBe('done')
    await undo(done.eventId)
    expect(await numbers()).toEqual(before)
    expect(await reserved()).toEqual([0])
  })

  it('come back when a case is withdrawn, and are then given to another', async () => {
    await reserve()
    const [first] = await rows()
    const cells = [{ rowId: first?.id ?? 0, field: 'disposition', text: 'Stannar hos avlämnande' }]
    const changed = await desk.value('register.change', { register: 'cases', what: { kind: 'cells', cells } })
    expect((await numbers()).slice(0, 3)).toEqual([null, 'RUN 2019/12', 'RUN 2019/13'])
    expect((await rows())[0]?.values).toMatchObject({ newRegisteredDate: null })
    expect(await reserved()).toEqual([1])
    const again = await reserve()
    expect(again.numbers).toEqual({ first: 'RUN 2019/11', last: 'RUN 2019/11' })
    expect((await numbers())[4]).toBe('RUN 2019/11')
    // The number is another's now: the withdrawal cannot be taken back before that one is.
    expect(await desk.outcome('history.undo', { eventId: changed.eventId ?? 0 })).toBe('history.has-dependants')
    await undo(again.eventId)
    await undo(changed.eventId)
    expect((await numbers()).slice(0, 3)).toEqual(['RUN 2019/11', 'RUN 2019/12', 'RUN 2019/13'])
    expect(await reserved()).toEqual([2])
  })

  it('are given back by hand, but not once the case has been handed over', async () => {
    const [first, , third] = await rows()
    const released = await desk.value('case.release-number', { rowId: third?.id ?? 0 })
    expect((await numbers())[2]).toBeNull()
    expect(await stateOf(third?.id ?? 0)).toBe('next')
    expect(await desk.outcome('case.release-number', { rowId: third?.id ?? 0 })).toBe('case.not-reserved')
    await undo(released.eventId)
    expect((await numbers())[2]).toBe('RUN 2019/13')
    const rowIds = [first?.id ?? 0]
    await desk.value('case.advance', { rowIds, step: 'packed' })
    await desk.value('case.advance', { rowIds, step: 'handedOver' })
    expect(await desk.failure('case.release-number', { rowId: first?.id ?? 0 })).toMatchObject({
      code: 'case.not-reserved',
      params: { number: 'RUN 2019/11' },
    })
    expect(await desk.value('case.steps', { rowId: first?.id ?? 0 })).toMatchObject({
      reserved: { number: 'RUN 2019/11', mayRelease: false },
    })
  })

  it('go back to the range where a person gives the case another', async () => {
    const [, , third] = await rows()
    const cells = [{ rowId: third?.id ?? 0, field: 'newRegistrationNumber', text: 'RUN 2019/99' }]
    await desk.value('register.change', { register: 'cases', what: { kind: 'cells', cells } })
    expect((await numbers())[2]).toBe('RUN 2019/99')
    expect(await reserved()).toEqual([1])
  })
})

describe('ranges', () => {
  const range = (year: string, firstSerial: string, lastSerial: string) => ({
    kind: 'numberRanges' as const,
    texts: { diarySeriesId: String(seriesId), year, firstSerial, lastSerial },
  })

  it.each([
    ['2019', '13', '20'],
    ['2019', '1', '11'],
    ['2019', '12', '12'],
    ['2019', '1', '100'],
  ])('of one diary and year never run into each other: %s %s–%s', async (year, first, last) => {
    expect(await desk.failure('record.save', range(year, first, last))).toMatchObject({
      code: 'record.overlaps',
      params: { by: 'numbers' },
    })
  })

  it('lie beside each other, and of another year anywhere, and end where they begin or after', async () => {
    for (const beside of [range('2019', '14', '20'), range('2020', '11', '13')]) {
      const { eventId } = await desk.value('record.save', beside)
      await undo(eventId)
    }
    expect(await desk.outcome('record.save', range('2019', '30', '21'))).toBe('record.wrong-order')
  })

  it('that are no more, or whose diary says no pattern, give no numbers', async () => {
    const input = { viewId: await view(), ranges: [{ from: 0, to: 1 }], step: 'newNumberReserved' as const }
    expect(await desk.outcome('case.advance-rows', { ...input, numberRange: 999 })).toBe('case.unknown-range')
    const { eventId } = await desk.value('record.save', {
      kind: 'diarySeries',
      id: seriesId,
      texts: { numberProfile: '' },
    })
    expect(await desk.outcome('case.advance-rows', { ...input, viewId: await view(), numberRange: rangeId })).toBe(
      'case.unknown-range',
    )
    expect(await desk.value('case.number-ranges', {})).toMatchObject([{ isReadable: false }])
    await undo(eventId)
  })
})
