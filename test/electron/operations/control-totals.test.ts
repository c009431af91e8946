import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { compareTwo, editStaff } from './compared-lists.ts'
import { reconcile } from './reconciled-lists.ts'

/** One transfer from messy to explained and equal; each part goes on from the one before. */

let desk: TestCore
let reconciliationId: number
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const compared = await compareTwo(
    desk,
    [
      { person: 0, family: 'Ask', salary: '33333,33', rate: '75' },
      { person: 1, family: 'Björk' },
      { person: 2, family: 'Cedergren', answer: 'Motsätter sig' },
      { person: 3, family: 'Dahl', until: '2018-12-31' },
      { person: 4, family: 'Ek', unit: 'Miljö' },
      { person: 5, family: 'Fors', unit: 'Miljö' },
      { person: 6, family: 'Hemlig', unit: 'Miljö', salary: '99999', protection: 'Sekretessmarkering' },
      { person: 7, family: 'Gran', rate: '100' },
      { person: 10, family: 'Hall', unit: 'Miljö' },
      { person: 11, family: 'Idh', unit: 'Miljö' },
    ],
    [
      { person: 0, family: 'Ask', salary: '33000', rate: '75' },
      { person: 1, family: 'Björk' },
      { person: 4, family: 'Ek', unit: 'Kultur' },
      { person: 6, family: 'Hemlig', unit: 'Miljö', salary: '99999', saved: '4' },
      { person: 7, family: 'Gran', number: 'A-1007', title: 'Handläggare', rate: '60', saved: '3', comp: '2,5' },
      {
        person: 7,
        family: 'Gran',
        number: 'A-1007',
        title: 'Handläggare',
        rate: '40',
        saved: '2',
        comp: '0',
        from: '2010-01-01',
      },
      { person: 8, family: 'Ny', unit: 'Miljö', from: '2019-02-01' },
      { person: 9, family: 'Okänd', unit: 'Miljö' },
      { person: 10, family: 'Hall', unit: 'Miljö' },
      { person: 11, family: 'Idh', unit: 'Miljö' },
    ],
  )
  reconciliationId = compared.reconciliationId
})
afterAll(() => desk.stop())

type Totals = OutputOf<'total.read'>
type Scope = Totals['whole']
const read = (): Promise<Totals> => desk.value('total.read', { reconciliationId })
const measured = (scope: Scope | undefined, measure: string): Scope['measures'][number] | undefined =>
  scope?.measures.find((each) => each.measure === measure)
const causesOf = (scope: Scope | undefined, measure: string): string[] =>
  measured(scope, measure)?.causes.map(({ cause, field, side, count, delta }) =>
    [cause, field, side, count, delta].filter((part) => part !== null).join(' '),
  ) ?? []

async function gateOf(step: string): Promise<string[]> {
  const { steps } = await desk.value('checklist.view', {})
  const gate = steps.find(({ id }) => id === step)?.gate
  return gate?.reasons.map(({ code, count }) => `${code} ${count}`) ?? ['no gate']
}

describe('control totals', () => {
  it('are those of each side by itself, protected people included, in the words of people', async () => {
    const { whole } = await read()
    expect(measured(whole, 'persons')).toMatchObject({ here: 10, there: 9, gap: 1, remainder: 0 })
    expect(measured(whole, 'employments')).toMatchObject({ here: 10, there: 10, gap: 0, remainder: 0 })
    expect(measured(whole, 'posts')).toMatchObject({ here: 9.75, there: 8.75, gap: 1, remainder: 0 })
    expect(measured(whole, 'actualSalary')).toMatchObject({ here: 364_999, there: 334_749, gap: 30_250, remainder: 0 })
    expect(measured(whole, 'objects')).toMatchObject({ here: 1, there: null, gap: null })
    expect(whole.state).toBe('unexplained')
  })

  it('have a gap that is put down to causes', async () => {
    const { whole } = await read()
    expect(causesOf(whole, 'persons')).toEqual([
      'onlyHere here 1 1',
      'onlyThere there 1 -1',
      'joinedLater there 1 -1',
      'leftBefore here 1 1',
      'objects here 1 1',
    ])
    expect(causesOf(whole, 'actualSalary')).toContain('differs monthlySalary both 1 250')
    expect(causesOf(whole, 'employments')).toContain('splitPost both 1 -1')
  })

  it('by unit never tell of a protected person alone', async () => {
    const { units } = await read()
    expect(units.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['rest ', 'unit Kultur'])
    expect(measured(units[0], 'persons')).toMatchObject({ here: 5, there: 5 })
    for (const unit of units)
      for (const { gap, remainder } of unit.measures) if (gap !== null) expect(remainder).toBe(0)
  })

  it('close the gates of the checklist until they are explained', async () => {
    expect(await gateOf('4-13')).toEqual(['totals-unexplained 1', 'totals-unsigned 1'])
    expect(await gateOf('4-11')).toEqual(['differences-open 4'])
  })
})

describe('a cause', () => {
  const only = { measure: 'persons', field: null, isExplained: false } as const

  it('has rows behind it, which are not those of protected people', async () => {
    const rows = await desk.value('total.rows', { reconciliationId, ...only, cause: 'onlyHere', side: 'here' })
    expect(rows.items.map(({ here, delta }) => [here[0]?.label[0], delta])).toEqual([['Fors', 1]])
    const saved = { measure: 'savedDays', cause: 'differs', field: 'savedVacationDays', side: 'both' } as const
    // One protected person's days are nobody else's: neither the cause nor the amount tells them.
    expect(
      causesOf((await read()).whole, 'savedDays').filter((cause) => /withheld|savedVacationDays/.test(cause)),
    ).toEqual(['withheld both 1'])
    const hidden = await desk.value('total.rows', { reconciliationId, ...saved, isExplained: false })
    expect(hidden).toMatchObject({ total: 0, items: [] })
    expect(desk.said()).not.toContain('Hemlig')
    expect(desk.said()).not.toContain(testNumber(5))
  })

  it('is said by a person, in one step that can be undone', async () => {
    const { runId, items } = await desk.value('total.rows', {
      reconciliationId,
      ...only,
      cause: 'onlyHere',
      side: 'here',
    })
    const said = { reconciliationId, runId, side: 'here', cause: 'dataError', note: 'Slutade redan 2017' } as const
    const rows = items.flatMap(({ here }) => here.map(({ number }) => number))
    const { eventId } = await desk.value('total.say-cause', { ...said, rows })
    expect(causesOf((await read()).whole, 'persons')).toContain('dataError here 1 1')
    expect(await desk.outcome('total.say-cause', { ...said, rows })).toBe('difference.nothing-changed')
    expect(await desk.outcome('total.say-cause', { ...said, rows, runId: runId + 1 })).toBe('difference.run-changed')
    await desk.value('history.undo', { eventId })
    expect(causesOf((await read()).whole, 'persons')).toContain('onlyHere here 1 1')
    await desk.value('total.say-cause', { ...said, rows })
  })

  it('that tells nothing by itself is said with a note, and one that the list cannot have is not said', async () => {
    const { runId, items } = await desk.value('total.rows', {
      reconciliationId,
      ...only,
      cause: 'onlyThere',
      side: 'there',
    })
    const rows = items.flatMap(({ there }) => there.map(({ number }) => number))
    const outcome = (said: Pick<InputOf<'total.say-cause'>, 'cause' | 'note'>): Promise<string> =>
      desk.outcome('total.say-cause', { reconciliationId, runId, side: 'there', rows, ...said })
    const before = causesOf((await read()).whole, 'persons')
    for (const cause of ['other', 'dataError'] as const) expect(await outcome({ cause })).toBe('difference.note-needed')
    for (const cause of ['leftBefore', 'objects', 'silence'] as const)
      expect(await outcome({ cause, note: 'Enligt listan' })).toBe('difference.cause-unfit')
    expect(causesOf((await read()).whole, 'persons')).toEqual(before)
    expect(
      await desk.outcome('total.say-cause', { reconciliationId, runId, side: 'here', rows: [0], cause: 'joinedLater' }),
    ).toBe('difference.cause-unfit')
  })

  it('that was said survives a new run, and is said to be of another row when the row has changed', async () => {
    await desk.value('reconciliation.run', { reconciliationId })
    expect(causesOf((await read()).whole, 'persons')).toContain('dataError here 1 1')
    await editStaff(desk, 'Fors', 'monthlySalary', '30001')
    expect(await gateOf('4-13')).toEqual(['reconciliation-stale 1'])
    await desk.value('reconciliation.run', { reconciliationId })
    const rows = await desk.value('total.rows', { reconciliationId, ...only, cause: 'onlyHere', side: 'here' })
    expect(rows.items[0]?.here[0]?.said).toMatchObject({
      cause: 'dataError',
      note: 'Slutade redan 2017',
      isChanged: true,
    })
    expect(await gateOf('4-13')).toEqual(['totals-unexplained 1', 'totals-unsigned 1'])
  })
})

describe('a total that a side has stated', () => {
  const entered = {
    list: 0,
    measure: 'savedDays',
    get reconciliationId() {
      return reconciliationId
    },
  } as const
  const enter = (more: Partial<InputOf<'total.enter'>>): Promise<OutputOf<'total.enter'>> =>
    desk.value('total.enter', { ...entered, amount: 43.5, ...more })

  it('stands in the place of the one of its list; what its list does not bear out is a remainder', async () => {
    const before = measured((await read()).whole, 'savedDays')
    expect(before).toMatchObject({ there: 44, remainder: 0 })
    const { eventId } = await enter({ reference: 'Underskriven lista 2018-12-28' })
    const after = await read()
    expect(measured(after.whole, 'savedDays')).toMatchObject({ there: 43.5, remainder: 0.5 })
    expect(after.entered).toMatchObject([{ side: 'there', measure: 'savedDays', amount: 43.5 }])
    expect(await desk.outcome('total.enter', { reconciliationId, list: 5, measure: 'savedDays', amount: 1 })).toBe(
      'difference.unknown-list',
    )
    await desk.value('history.undo', { eventId })
    expect((await read()).entered).toEqual([])
    await enter({ amount: 40 })
    await enter({ amount: null })
    expect(measured((await read()).whole, 'savedDays')).toEqual(before)
  })

  it('of a unit stands in that unit, whose rows it is of, and in no other', async () => {
    const kultur = (totals: Totals): Scope | undefined => totals.units.find(({ name }) => name === 'Kultur')
    const before = await read()
    const { unit = null } = kultur(before) ?? {}
    const own = measured(kultur(before), 'employments')
    const { eventId } = await enter({ unit, measure: 'employments', amount: 9, reference: 'Enhetens lista' })
    const after = await read()
    expect(measured(kultur(after), 'employments')).toMatchObject({ there: 9, remainder: (own?.there ?? 0) - 9 })
    expect(kultur(after)?.state).toBe('unexplained')
    expect(after.whole).toEqual(before.whole)
    expect(after.units[0]).toEqual(before.units[0])
    expect(after.entered).toMatchObject([{ side: 'there', unit, name: 'Kultur', standing: 'holds', amount: 9 }])
    expect(await desk.outcome('total.enter', { ...entered, unit, measure: 'employments', amount: null })).toBe('ok')
    expect((await read()).entered).toEqual([])
    expect(await desk.outcome('history.undo', { eventId })).toBe('history.has-dependants')
    for (const none of ['', 'Miljö', 'Ingen']) {
      expect(await desk.outcome('total.enter', { ...entered, unit: none, amount: 1 })).toBe('difference.unknown-unit')
    }
  })
})

describe('when every cause is said and every difference resolved', () => {
  it('the totals are explained and the gates open', async () => {
    for (const [cause, side] of [
      ['onlyHere', 'here'],
      ['onlyThere', 'there'],
    ] as const) {
      const asked = { measure: 'persons', field: null, isExplained: false, cause, side } as const
      const { runId, items } = await desk.value('total.rows', { reconciliationId, ...asked })
      const rows = items.flatMap((item) => item[side].map(({ number }) => number))
      const said = { reconciliationId, runId, side, rows, cause: 'other', note: 'Se protokoll 2018-12-20' } as const
      await desk.value('total.say-cause', said)
    }
    const { runId, kinds } = await desk.value('difference.list', { reconciliationId })
    for (const { field, state } of kinds) {
      // Goes with the salary and the rate that it comes of.
      if (field === 'actualSalary') continue
      const said = { resolution: 'senderRight', reason: 'Rättas i lönesystemet' } as const
      await desk.value('difference.resolve', { reconciliationId, runId, target: { kind: { field, state } }, said })
    }
    expect(await gateOf('4-11')).toEqual(['differences-open 1'])
    const { openingId } = await desk.value('reconciliation.open-protected', {
      reconciliationId,
      reason: 'Saldot ska stämma',
    })
    const target = { kind: { field: 'savedVacationDays' } } as const
    const said = { resolution: 'bothWrong', value: '4,5', reason: 'Enligt semesterlistan' } as const
    await desk.value('difference.resolve', { reconciliationId, runId, openingId, target, said })
    const { whole, units } = await read()
    expect(whole.state).toBe('explained')
    expect(units.map(({ state }) => state)).toEqual(['explained', 'explained'])
    expect(await gateOf('4-13')).toEqual(['totals-unsigned 1'])
    expect(await gateOf('4-11')).toEqual([])
  })

  it('whoever may not see people sees none of it', async () => {
    await desk.value('record.save', { kind: 'people', texts: { name: 'Reg', role: 'registrar' } })
    await desk.value('record.save', { kind: 'people', texts: { name: 'Leda', role: 'lead' } })
    await desk.value('transfer.close', {})
    const store = await desk.handle('prov.stafett')
    await desk.value('transfer.open', { store, passphrase, person: 'Reg' })
    for (const operation of ['total.read', 'difference.list'] as const) {
      expect(await desk.outcome(operation, { reconciliationId })).toBe('reconciliation.not-permitted')
    }
    const total = { reconciliationId, list: 0, measure: 'persons', amount: 1 } as const
    expect(await desk.outcome('total.enter', total)).toBe('reconciliation.not-permitted')
  })
})

describe('a unit with an identity number in its name', () => {
  let other: TestCore
  beforeAll(async () => {
    other = startCore()
    await other.createTransfer()
  })
  afterAll(() => other.stop())

  it('is told of, and its rows asked for, without the number', async () => {
    const unit = `Hos ${testNumber(9)}`
    const rows = [0, 1, 2].map((person) => ({ person, family: 'Ask', unit, number: `A-${person}` }))
    const { reconciliationId: id } = await compareTwo(other, rows, rows.slice(0, 2))
    const { units } = await other.value('total.read', { reconciliationId: id })
    expect(units).toHaveLength(1)
    const asked = { measure: 'persons', field: null, isExplained: false, cause: 'onlyHere', side: 'here' } as const
    const found = await other.value('total.rows', { reconciliationId: id, ...asked, unit: units[0]?.unit ?? null })
    expect(found.total).toBe(1)
    expect(other.said()).not.toContain(testNumber(9))
  })
})

describe('further lists', () => {
  let other: TestCore
  beforeAll(async () => {
    other = startCore()
    await other.createTransfer()
  })
  afterAll(() => other.stop())

  it('are compared two at a time, each with what it states, and a row that an import would keep out is told of', async () => {
    const ask = { number: testNumber(0), family: 'Ask', given: 'Kim', employment: 'A-100' }
    const wrong = { number: '19571015-2192', family: 'Björk', given: 'Bo', employment: 'A-200' }
    const id = await reconcile(other, 'Tre', [
      { party: 'Länsstyrelsen', rows: [ask, wrong] },
      { party: 'Regionen', rows: [{ ...ask, rate: '80' }] },
      { party: 'Lön', rows: [ask] },
    ])
    const totals = async (lists: [number, number]): Promise<Totals> =>
      other.value('total.read', { reconciliationId: id, lists })
    const [one, two] = [await totals([0, 1]), await totals([2, 1])]
    expect(causesOf(one.whole, 'employments')).toEqual(['rejectedRow here 1 1'])
    expect(causesOf(one.whole, 'posts')).toEqual(['rejectedRow here 1 1', 'differs ftePercent both 1 0.2'])
    expect(two).toMatchObject({ here: 1, there: 2 })
    expect(causesOf(two.whole, 'posts')).toEqual(['differs ftePercent both 1 -0.2'])
    expect(measured(one.whole, 'actualSalary')).toMatchObject({ here: null, there: null, gap: null })
  })

  it('have totals that a side has stated of one of them, which bear on nothing of a later one until it is stated again', async () => {
    const rows = [0, 1].map((person) => ({ person, family: 'Ask' }))
    const { reconciliationId: id } = await compareTwo(other, rows, rows)
    const totals = (): Promise<Totals> => other.value('total.read', { reconciliationId: id })
    const enter = (amount: number | null) =>
      other.outcome('total.enter', { reconciliationId: id, list: 1, measure: 'persons', amount, reference: 'Intyg 1' })
    expect(await enter(3)).toBe('ok')
    expect(measured((await totals()).whole, 'persons')).toMatchObject({ here: 3, remainder: 1 })
    const headers = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']
    const next = csv([headers, [testNumber(2), 'Björk', 'Kim', 'A-1002']])
    await other.importFile(await other.file('lst-2.csv', next), { sender: 'Länsstyrelsen' })
    const after = await totals()
    expect(measured(after.whole, 'persons')).toMatchObject({ here: 2, remainder: 0 })
    expect(after.entered).toMatchObject([{ standing: 'earlier', amount: 3, reference: 'Intyg 1' }])
    expect(await enter(3)).toBe('ok')
    expect(measured((await totals()).whole, 'persons')).toMatchObject({ here: 3 })
    expect(await enter(null)).toBe('ok')
    expect((await totals()).entered).toMatchObject([{ standing: 'earlier' }])
    expect(await enter(null)).toBe('ok')
    expect((await totals()).entered).toEqual([])
  })
})
