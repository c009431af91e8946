import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person as first, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { compareTwo, editStaff } from './compared-lists.ts'
import { become, certain, itemsOf, listCsv, reconcile, stageList } from './reconciled-lists.ts'
import type { Item, Listed } from './reconciled-lists.ts'

/** Lists as they come: with fillers for numbers, marks that only one of them bears, and people who should not be in them. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const counts = (reconciliationId: number) => desk.value('reconciliation.counts', { reconciliationId })
const moved = (rows: readonly Listed[]): Listed[] =>
  rows.map((row, index) => ({ ...row, employment: `7${100 + index}` }))

describe('a filler', () => {
  it('in the place of an identity number makes nobody one with another', async () => {
    const anna = { given: 'Anna', number: '190001010000', unit: 'Kultur' }
    const annas = ['Testsson', 'Berg', 'Ceder', 'Dunge'].map((family, index) => ({
      ...anna,
      family,
      employment: `190${index}`,
    }))
    const id = await reconcile(desk, 'Utan nummer', [
      { party: 'Länsstyrelsen', rows: [...certain(30), ...annas] },
      { party: 'Regionen', rows: moved(certain(30)) },
    ])
    expect((await counts(id)).lists[0]).toMatchObject({ rows: 34, records: 34 })
  })

  it('in the place of employment numbers asks nothing of anybody, and hides nobody', async () => {
    const filled = certain(40).map((row) => ({ ...row, employment: '0' }))
    const marked = moved(certain(40)).map((row, index) =>
      index === 3 ? { ...row, protection: 'Sekretessmarkering' } : row,
    )
    const id = await reconcile(desk, 'Utfyllt', [
      { party: 'Länsstyrelsen', rows: filled },
      { party: 'Regionen', rows: marked },
    ])
    const { classes, pairings } = await counts(id)
    expect(classes.conflict).toBe(0)
    expect(pairings[0]?.linked).toBe(39)
  })
})

describe('a mark of protected identity that only the receiver’s list bears', () => {
  it('hides the person in the register too, and any mark or number that is said elsewhere asks for a new run', async () => {
    const own = startCore()
    await own.createTransfer()
    await own.importFile(await own.file('lst.csv', listCsv(certain(12))), { sender: 'Länsstyrelsen' })
    const staff = async () => (await own.value('register.open', { register: 'staff' })).total
    expect(await staff()).toBe(12)
    const marked = certain(12).map((row, index) => (index === 5 ? { ...row, protection: 'Sekretessmarkering' } : row))
    const importId = await stageList(own, 'Regionen', marked, 'hr.csv')
    const { reconciliationId } = await own.value('reconciliation.create', {
      register: 'staff',
      name: 'Märkt',
      lists: [
        { side: 'sender', source: { kind: 'register', sender: 'Länsstyrelsen' } },
        { side: 'receiver', source: { kind: 'delivery', importId } },
      ],
    })
    await own.value('reconciliation.run', { reconciliationId })
    expect(await staff()).toBe(11)
    const [view] = await own.value('reconciliation.list', {})
    expect(view?.run).toMatchObject({ isStale: false, isBlocked: false })

    // Of two deliveries, what is said elsewhere of somebody in them makes them others too.
    const sent = await stageList(own, 'Länsstyrelsen', certain(12), 'lst-2.csv')
    const { reconciliationId: two } = await own.value('reconciliation.create', {
      register: 'staff',
      name: 'Leveranser',
      lists: [
        { side: 'sender', source: { kind: 'delivery', importId: sent } },
        { side: 'receiver', source: { kind: 'delivery', importId } },
      ],
    })
    const isStale = async (): Promise<boolean | undefined> =>
      (await own.value('reconciliation.list', {})).find((each) => each.reconciliationId === two)?.run?.isStale
    const runAgain = async (): Promise<void> => {
      await own.value('reconciliation.run', { reconciliationId: two })
      expect(await isStale()).toBe(false)
    }
    await runAgain()
    const { viewId } = await own.value('register.open', { register: 'staff' })
    const rowId = (await own.value('register.rows', { viewId, start: 0, count: 1 })).rows[0]?.id ?? 0
    const mark = { register: 'staff', rowId, field: 'protection', text: 'Sekretessmarkering' } as const
    const { eventId } = await own.value('register.edit', mark)
    expect(await isStale()).toBe(true)
    await runAgain()
    await own.value('history.undo', { eventId: eventId ?? 0 })
    expect(await isStale()).toBe(true)
    await runAgain()
    await own.value('person.add-identifier', { rowId, number: testNumber(90), validFrom: '2016-05-01' })
    expect(await isStale()).toBe(true)
    await runAgain()

    // The mark outlives the comparisons, and the list that bears it.
    const hidden = await staff()
    for (const id of [reconciliationId, two]) await own.value('reconciliation.remove', { reconciliationId: id })
    await own.value('import.discard', { importId })
    const later = await stageList(own, 'Regionen', certain(12), 'hr-2.csv')
    const { reconciliationId: three } = await own.value('reconciliation.create', {
      register: 'staff',
      name: 'Senare',
      lists: [
        { side: 'sender', source: { kind: 'register', sender: 'Länsstyrelsen' } },
        { side: 'receiver', source: { kind: 'delivery', importId: later } },
      ],
    })
    await own.value('reconciliation.run', { reconciliationId: three })
    expect(await staff()).toBe(hidden)
    expect(hidden).toBe(11)
    await own.stop()
  })
})

describe('an answer on a row that has no number of its own', () => {
  it('is found again in a new delivery where something else of the row has changed', async () => {
    const born = testNumber(60).slice(0, 8)
    const sent: Listed = {
      number: born,
      family: 'Qvarnström',
      given: 'Tove',
      employment: '',
      from: '2012-03-01',
      unit: 'Kultur',
    }
    const received: Listed = { ...sent, given: 'Disa', unit: 'Kulturenheten' }
    const run = (name: string, rate: string) =>
      reconcile(desk, name, [
        { party: 'Länsstyrelsen', rows: [...certain(40), sent] },
        { party: 'Regionen', rows: [...moved(certain(40)), { ...received, rate }] },
      ])
    const classes: Item['class'][] = ['uncertain', 'awaits-second', 'changed', 'unmatched', 'decided']
    const theirs = async (id: number) =>
      (await itemsOf(desk, id, classes)).find(
        ({ left, right }) => left.label[0] === 'Qvarnström' && right?.label[0] === 'Qvarnström',
      )
    const first = await run('Ett', '100')
    const pairId = (await theirs(first))?.pairId ?? 0
    await desk.value('reconciliation.decide', { reconciliationId: first, pairId, answer: 'same' })
    expect((await theirs(await run('Två', '80')))?.class).toBe('awaits-second')
  })
})

describe('people who are linked', () => {
  it('are asked about where they were not to go over, and settled with the salary that is settled', async () => {
    const own = startCore()
    await own.createTransfer()
    const { reconciliationId } = await compareTwo(
      own,
      [
        { person: 0, family: 'Ask', salary: '31000' },
        { person: 1, family: 'Björk', answer: 'Motsätter sig', until: '2019-06-30' },
        { person: 2, family: 'Cedergren' },
      ],
      [
        { person: 0, family: 'Ask', salary: '30000' },
        { person: 1, family: 'Björk', answer: 'Accepterar' },
        { person: 2, family: 'Cedergren' },
      ],
    )
    const open = async () => {
      const { kinds } = await own.value('difference.list', { reconciliationId })
      return kinds.flatMap((kind) => (kind.open > 0 ? [`${kind.field} ${kind.open}`] : []))
    }
    expect(await open()).toEqual(['handover 1', 'monthlySalary 1', 'actualSalary 1'])
    const { runId } = await own.value('difference.list', { reconciliationId })
    const said = { resolution: 'senderRight', reason: 'Enligt beslut' } as const
    const resolve = (field: 'monthlySalary' | 'handover') =>
      own.value('difference.resolve', { reconciliationId, runId, target: { kind: { field } }, said })
    await resolve('monthlySalary')
    expect(await open()).toEqual(['handover 1'])
    await resolve('handover')
    expect(await open()).toEqual([])
    await editStaff(own, 'Björk', 'decision', 'Inget svar')
    await own.value('reconciliation.run', { reconciliationId })
    expect(
      (await own.value('difference.list', { reconciliationId })).kinds.find(({ field }) => field === 'handover'),
    ).toBeUndefined()
    await own.stop()
  })
})

describe('rows of a list that two people have said to be one', () => {
  it('ask for a new run when one of the answers is taken back, and count as two again', async () => {
    const born = testNumber(60).slice(0, 8)
    const tove = { number: born, family: 'Qvarnström', given: 'Tove', from: '2012-03-01', unit: 'Kultur' }
    const id = await reconcile(desk, 'Dubbelt', [
      {
        party: 'Länsstyrelsen',
        rows: [...certain(40), { ...tove, employment: '19001' }, { ...tove, given: 'Tova', employment: '19002' }],
      },
      { party: 'Regionen', rows: [...certain(40), { ...tove, employment: '7' }] },
    ])
    const isStale = async (): Promise<boolean | undefined> => (await counts(id)).view.run?.isStale
    const people = async (): Promise<number | null | undefined> => {
      const { whole } = await desk.value('total.read', { reconciliationId: id })
      return whole.measures.find(({ measure }) => measure === 'persons')?.here
    }
    expect(await people()).toBe(42)
    const [pair] = await itemsOf(desk, id, ['duplicate'])
    const answer = { reconciliationId: id, pairId: pair?.pairId ?? 0, answer: 'same' } as const
    const { eventId } = await desk.value('reconciliation.decide', answer)
    await become(desk, 'Berit')
    await desk.value('reconciliation.decide', answer)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect([await people(), await isStale()]).toEqual([41, false])
    await become(desk, first)
    await desk.value('history.undo', { eventId })
    expect(await isStale()).toBe(true)
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect([await people(), await isStale()]).toEqual([42, false])
  })
})
