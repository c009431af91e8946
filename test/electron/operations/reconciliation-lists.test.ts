import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import { readReconciliation } from '#db/stores/reconciliations.ts'
import { readReconciled, readRunContents } from '#electron/reconciliation/reconciled.ts'
import type { Reconciled } from '#electron/reconciliation/reconciled.ts'
import { finish } from '#shared/steps.ts'
import { passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { certain, itemsOf, listCsv, listedOf, reconcile, stageList } from './reconciled-lists.ts'
import type { Listed } from './reconciled-lists.ts'

/** Lists of every kind: of the register, three at once, several rows a person, none at all, and such as nothing can be told of. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

async function reconciled(id: number): Promise<Reconciled> {
  await desk.value('transfer.close', {})
  const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
  try {
    const reconciliation = readReconciliation(store.reader, id)
    if (reconciliation === undefined) throw new Error(`No reconciliation ${id}`)
    const content = finish(readRunContents(store.reader, id))
    return finish(readReconciled(store.reader, reconciliation, content))
  } finally {
    store.close()
    await desk.openTransfer('prov.stafett')
  }
}

const moved = (rows: readonly Listed[], from: number): Listed[] =>
  rows.map((row, index) => ({ ...row, employment: String(from + index) }))
const linkedOf = async (id: number) =>
  (await desk.value('reconciliation.counts', { reconciliationId: id })).pairings.map(({ linked }) => linked)

describe('three lists', () => {
  it('are tied together two by two, each person once', async () => {
    const rows = certain(30)
    const id = await reconcile(desk, 'Tre', [
      { party: 'Länsstyrelsen', rows },
      { party: 'Regionen', rows: moved(rows.slice(5), 7000) },
      { party: 'Lönekontoret', rows: moved(rows.slice(0, 20), 8000) },
    ])
    expect(await linkedOf(id)).toEqual([25, 20, 15])
    const { rows: all, pairings } = await reconciled(id)
    expect(pairings.map(({ pairs }) => pairs.length)).toEqual([25, 20, 15])
    expect(new Set(all.flat().map(({ person }) => person)).size).toBe(30)
  })
})

describe('a person with several employments', () => {
  const person = { number: testNumber(70), family: 'Dubbel', given: 'Doris' }
  const two: Listed[] = [
    { ...person, employment: '19500', from: '2011-01-01', title: 'Jurist', rate: '60' },
    { ...person, employment: '19501', from: '2016-01-01', title: 'Lärare', rate: '40' },
  ]

  it('is one person on each side, and the employments are paired one by one', async () => {
    const id = await reconcile(desk, 'Två', [
      { party: 'Länsstyrelsen', rows: [...certain(30), ...two] },
      { party: 'Regionen', rows: [...moved(certain(30), 7000), ...moved(two.toReversed(), 9500)] },
    ])
    expect(await linkedOf(id)).toEqual([31])
    const { rows, pairings } = await reconciled(id)
    const hers = (list: number, number: number) => rows[list]?.[number]?.values['positionTitle']
    const pairs = pairings[0]?.pairs.map(({ left, right }) => [hers(0, left), hers(1, right)]) ?? []
    expect(new Map(pairs.map(([here, there]) => [here, there])).get('Jurist')).toBe('Jurist')
    expect(new Map(pairs.map(([here, there]) => [here, there])).get('Lärare')).toBe('Lärare')
  })

  it('is linked to the one employment that the other side has, whichever of the two it is', async () => {
    const id = await reconcile(desk, 'Två mot en', [
      { party: 'Länsstyrelsen', rows: [...certain(30), ...two] },
      { party: 'Regionen', rows: [...moved(certain(30), 7000), ...moved(two.slice(1), 9400)] },
    ])
    expect(await linkedOf(id)).toEqual([31])
    const link = (await itemsOf(desk, id, ['linked'])).find(({ left }) => left.label[0] === 'Dubbel')
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId: link?.pairId ?? 0 })
    // What the two employments differ in tells nothing of her.
    const levels = new Map(pair.fields.map(({ field, level }) => [field, level]))
    expect([levels.get('startDate'), levels.get('positionTitle')]).toEqual(['missing', 'missing'])
    expect([pair.left.differing, pair.right?.differing]).toEqual([
      ['employmentNumber', 'startDate', 'positionTitle'],
      [],
    ])
    const { rows, pairings } = await reconciled(id)
    const hers = pairings[0]?.pairs.flatMap(({ left, right }) =>
      rows[1]?.[right]?.values['familyName'] === 'Dubbel' ? [rows[0]?.[left]?.values['positionTitle']] : [],
    )
    expect(hers).toEqual(['Lärare'])
  })

  it('and the same number on somebody plainly else is no link but a conflict', async () => {
    const other: Listed = { number: person.number, family: 'Zackrisson', given: 'Östen', employment: '9600' }
    const id = await reconcile(desk, 'Samma nummer', [
      { party: 'Länsstyrelsen', rows: [...certain(30), ...two] },
      { party: 'Regionen', rows: [...moved(certain(30), 7000), other] },
    ])
    expect(await linkedOf(id)).toEqual([30])
    expect(await itemsOf(desk, id, ['conflict'])).toMatchObject([
      {
        left: { label: ['Dubbel', 'Doris', expect.anything()], rows: 2 },
        right: { label: ['Zackrisson', 'Östen', expect.anything()] },
      },
    ])
  })
})

describe('a list of the register', () => {
  let id: number
  it('is the rows of one sender as they stand', async () => {
    await desk.importFile(await desk.file('in.csv', listCsv(certain(30))), {
      register: 'staff',
      sender: 'Länsstyrelsen',
    })
    const importId = await stageList(desk, 'Regionen', moved(certain(28), 7000), 'mot.csv')
    const lists = [
      { side: 'sender' as const, source: { kind: 'register' as const, sender: 'Länsstyrelsen' } },
      { side: 'receiver' as const, source: { kind: 'delivery' as const, importId } },
    ]
    id = (await desk.value('reconciliation.create', { register: 'staff', name: 'Ur registret', lists }))
      .reconciliationId
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect(await linkedOf(id)).toEqual([28])
    const items = await itemsOf(desk, id, ['unmatched'])
    expect(items).toHaveLength(2)
    const pair = await desk.value('reconciliation.pair', { reconciliationId: id, pairId: items[0]?.pairId ?? 0 })
    expect(pair.left.rowId).toEqual(expect.any(Number))
  })

  it('that is changed, or a delivery that is taken back, leaves the run behind', async () => {
    const isStale = async () =>
      (await desk.value('reconciliation.list', {})).find(({ reconciliationId }) => reconciliationId === id)?.run
        ?.isStale
    expect(await isStale()).toBe(false)
    // An edit taken back leaves the row as an earlier event made it.
    const edits: number[] = []
    for (const employment of ['1001', '1002']) {
      const { viewId } = await desk.value('register.open', { register: 'staff', search: employment })
      const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
      const edit = { register: 'staff', rowId: row?.id ?? 0, field: 'positionTitle', text: 'Samordnare' } as const
      edits.push((await desk.value('register.edit', edit)).eventId ?? 0)
    }
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect(await isStale()).toBe(false)
    await desk.value('history.undo', { eventId: edits[0] ?? 0 })
    expect(await isStale()).toBe(true)
    await desk.value('history.undo', { eventId: edits[1] ?? 0 })
    await desk.value('reconciliation.run', { reconciliationId: id })
    const { events } = await desk.value('history.list', { count: 20 })
    const commit = events.find(({ operation }) => operation === 'import.commit')
    await desk.value('history.undo', { eventId: commit?.id ?? 0 })
    expect(await isStale()).toBe(true)
    expect(await desk.outcome('reconciliation.counts', { reconciliationId: id })).toBe('ok')
    await desk.value('reconciliation.run', { reconciliationId: id })
    expect(await linkedOf(id)).toEqual([0])
  })

  it('is chosen once', async () => {
    const source = { kind: 'register' as const, sender: 'Länsstyrelsen' }
    const lists = [
      { side: 'sender' as const, source },
      { side: 'sender' as const, source },
    ]
    expect(await desk.outcome('reconciliation.create', { register: 'staff', name: 'Två gånger', lists })).toBe(
      'reconciliation.same-list',
    )
  })
})

describe('rows that an import would keep out', () => {
  it('are rows of the list all the same', async () => {
    const rows = [
      ...certain(30),
      { family: 'Utan', given: 'Nummer', employment: '19700' },
      { family: 'Utan', given: 'Allt', employment: '' },
    ]
    const id = await reconcile(desk, 'Avvisade', [
      { party: 'Länsstyrelsen', rows },
      { party: 'Regionen', rows: moved(certain(30), 7000) },
    ])
    const { lists } = await desk.value('reconciliation.counts', { reconciliationId: id })
    expect(lists[0]).toEqual({ rows: 32, records: 32, rejected: 2 })
  })
})

describe('lists that nothing can be told of', () => {
  it.each([
    ['two empty lists', [], []],
    ['one row against none', certain(1), []],
    ['one row against one', certain(1), moved(certain(1), 7000)],
  ])('%s', async (name, left, right) => {
    const id = await reconcile(desk, name, [
      { party: 'Länsstyrelsen', rows: left },
      { party: 'Regionen', rows: right },
    ])
    const counts = await desk.value('reconciliation.counts', { reconciliationId: id })
    expect(counts.lists.map(({ rows }) => rows)).toEqual([left.length, right.length])
    if (right.length === 0) expect(counts.view.run?.refusal).not.toBeNull()
    // The exact number links without any estimate.
    expect(counts.pairings[0]?.linked).toBe(Math.min(left.length, right.length))
    expect(counts.classes.unmatched).toBe(Math.max(left.length, right.length) - Math.min(left.length, right.length))
  })

  it('fields that always go together let the estimate collapse: it is refused by name, and nothing is linked by weight', async () => {
    const groups = (party: string): Listed[] =>
      Array.from({ length: 300 }, (_, index) => ({
        number: `19${50 + (index % 20)}0301`,
        family: `${String.fromCharCode(97 + (index % 20))}berg`,
        given: '',
        employment: `${party}${index}`,
        from: `20${String(index % 20).padStart(2, '0')}-01-01`,
        unit: '',
        title: '',
      }))
    const id = await reconcile(desk, 'Kollaps', [
      { party: 'Länsstyrelsen', rows: groups('a') },
      { party: 'Regionen', rows: groups('b') },
    ])
    const counts = await desk.value('reconciliation.counts', { reconciliationId: id })
    expect(counts.view.run?.refusal?.reason).toBe('more-matches-than-rows')
    expect(counts.pairings[0]).toMatchObject({ linked: 0, unmatchedLeft: 300, unmatchedRight: 300 })
  })
})

describe('a run that is cancelled', () => {
  it('ends within a second, and leaves what was there', async () => {
    const { lists } = createSwedishLists({ seed: 9, rowsPerList: 3000, overlap: 0.9, numbers: 'none', faultFactor: 1 })
    const id = await reconcile(desk, 'Avbruten', [
      { party: 'Länsstyrelsen', rows: certain(30) },
      { party: 'Regionen', rows: moved(certain(30), 7000) },
    ])
    const large = []
    for (const [index, party] of ['Länsstyrelsen', 'Regionen'].entries()) {
      large.push(await stageList(desk, party, listedOf(lists[index] ?? []), `stor ${party}.csv`))
    }
    const { reconciliationId } = await desk.value('reconciliation.create', {
      register: 'staff',
      name: 'Stor',
      lists: [
        { side: 'sender', source: { kind: 'delivery', importId: large[0] ?? 0 } },
        { side: 'receiver', source: { kind: 'delivery', importId: large[1] ?? 0 } },
      ],
    })
    const call = randomUUID()
    const running = desk.call('reconciliation.run', { reconciliationId }, call)
    const before = desk.messages.length
    while (!desk.messages.slice(before).some((message) => message.kind === 'progress' && message.done > 25)) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const at = performance.now()
    desk.core.cancel(call)
    const reply = await running
    expect(reply).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(performance.now() - at).toBeLessThan(1000)
    expect(await desk.outcome('reconciliation.queue', { reconciliationId })).toBe('reconciliation.not-run')
    expect(await linkedOf(id)).toEqual([30])
  })
})
