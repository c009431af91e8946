import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { openStore } from '#db/open.ts'
import { createRowLookup, readPairs } from '#db/stores/reconciliation-runs.ts'
import type { RunRow } from '#db/stores/reconciliation-runs.ts'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createCaseLists, createDiaryLists, createVolumeLists } from '#test/support/swedish-things.ts'
import type { ThingLists } from '#test/support/swedish-things.ts'
import { become } from './reconciled-lists.ts'

/** Cases, units, diary entries and volumes, from two dirty lists to links, differences and totals: the same operations as for staff. */

const [sender, receiver] = ['Länsstyrelsen', 'Regionen']

async function reconcileThings(
  desk: TestCore,
  register: 'cases' | 'diary' | 'archive',
  lists: ThingLists,
): Promise<number> {
  const fileOf = (name: string, rows: ThingLists['sender']) => desk.file(name, csv([lists.headers, ...rows]))
  await desk.importFile(await fileOf('avlamnare.csv', lists.sender), { sender, register })
  await desk.call('transfer.add-sender', { name: receiver })
  const file = await fileOf('mottagare.csv', lists.receiver)
  const { importId } = await desk.value('import.stage', { file, register, sender: receiver })
  const { reconciliationId } = await desk.value('reconciliation.create', {
    register,
    name: 'Listorna',
    lists: [
      { side: 'sender', source: { kind: 'register', sender } },
      { side: 'receiver', source: { kind: 'delivery', importId } },
    ],
  })
  await desk.value('reconciliation.run', { reconciliationId })
  return reconciliationId
}

/** The rows of both ends of every link that the machine has made. */
async function linkedRows(desk: TestCore, reconciliationId: number): Promise<(readonly [RunRow, RunRow])[]> {
  await desk.value('transfer.close', {})
  const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
  try {
    const rowsOf = createRowLookup(store.reader, reconciliationId)
    return readPairs(store.reader, reconciliationId, ['linked'], false).flatMap((pair) => {
      const [left] = rowsOf(pair.leftList, pair.leftRecord)
      const [right] = rowsOf(pair.rightList, pair.rightRecord ?? -1)
      return left && right ? [[left, right] as const] : []
    })
  } finally {
    store.close()
    await desk.openTransfer('prov.stafett')
  }
}

const measured = (scope: OutputOf<'total.read'>['whole'], measure: string) =>
  scope.measures.find((each) => each.measure === measure)

describe('cases', () => {
  let desk: TestCore
  let reconciliationId: number
  const lists = createCaseLists(11, 300)
  beforeAll(async () => {
    desk = startCore()
    await desk.createTransfer()
    reconciliationId = await reconcileThings(desk, 'cases', lists)
  })
  afterAll(() => desk.stop())

  it('are tied together by their numbers, however these are written, and else by weight', async () => {
    const { pairings, lists: counted, view } = await desk.value('reconciliation.counts', { reconciliationId })
    expect(view).toMatchObject({ register: 'cases', run: { refusal: null } })
    expect(counted.map(({ rows }) => rows)).toEqual([lists.sender.length, lists.receiver.length])
    // A number that is missing keeps a row out of the register, but not out of the list.
    expect(counted[1]?.rejected).toBe(lists.receiver.filter(([number]) => number === '').length)
    const [pairing] = pairings
    expect(pairing?.byTier['business-key']).toBeGreaterThan(40)
    expect(pairing?.byTier.weight).toBeGreaterThan(15)
    expect(pairing?.byTier['identity-number']).toBe(0)
    const linked = await linkedRows(desk, reconciliationId)
    expect(linked).toHaveLength(pairing?.linked ?? 0)
    expect(linked.filter(([one, two]) => one.values['caseType'] !== two.values['caseType'])).toEqual([])
  })

  it('are asked about with what tells cases apart', async () => {
    const { items } = await desk.value('reconciliation.queue', { reconciliationId })
    expect(items.length).toBeGreaterThan(0)
    const pair = await desk.value('reconciliation.pair', { reconciliationId, pairId: items[0]?.pairId ?? 0 })
    expect(pair.fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['caseNumber', 'title', 'openedDate', 'oldRegistrationNumber']),
    )
    expect(pair.left.label[1]).toBe(pair.fields.find(({ field }) => field === 'title')?.left)
    expect(pair.left.employments[0]).toHaveProperty('status')
    expect(pair.tells.length).toBeGreaterThan(0)
  })

  it('differ field by field, in days where they are days', async () => {
    const { kinds, unstated, compared, equal, tolerances } = await desk.value('difference.list', { reconciliationId })
    expect(compared).toBeGreaterThan(80)
    expect(equal).toBeLessThan(compared)
    expect(kinds.map(({ field, state }) => `${field} ${state}`)).toEqual([
      'title differs',
      'party missingThere',
      'openedDate differs',
      'documentCount differs',
    ])
    expect(unstated).toEqual({ here: [], there: [] })
    expect(tolerances.map(({ field }) => field)).toContain('documentCount')
    expect(tolerances.map(({ field }) => field)).not.toContain('monthlySalary')
    const [dated] = (await desk.value('difference.list', { reconciliationId, kind: { field: 'openedDate' } })).items
    const days = (Date.parse(String(dated?.hereValue)) - Date.parse(String(dated?.thereValue))) / 86_400_000
    expect(dated?.delta).toBe(days)
  })

  it('are counted on each side, and the gap comes of the rows that stand alone', async () => {
    const { whole } = await desk.value('total.read', { reconciliationId })
    expect(measured(whole, 'cases')).toMatchObject({
      here: lists.sender.length,
      there: lists.receiver.length,
      remainder: 0,
    })
    expect(measured(whole, 'documents')).toMatchObject({ remainder: 0 })
    expect(measured(whole, 'status:in_progress')?.here).toBeGreaterThan(10)
    expect(measured(whole, 'status:obliterated')).toBeUndefined()
    expect(measured(whole, 'persons')).toBeUndefined()
    expect(whole.state).toBe('unexplained')
    const alone = measured(whole, 'cases')?.causes.find(({ cause }) => cause === 'onlyHere')
    expect(alone?.count).toBeGreaterThan(5)
  })

  it('have causes of their own, said of a row and told by another', async () => {
    const { runId, items } = await desk.value('total.rows', {
      reconciliationId,
      measure: 'cases',
      cause: 'onlyHere',
      field: null,
      side: 'here',
      isExplained: false,
    })
    const row = items[0]?.here[0]
    expect(Object.keys(row?.values ?? {})).toContain('disposition')
    const say = { reconciliationId, runId, side: 'here' as const, rows: [row?.number ?? 0] }
    expect(await desk.outcome('total.say-cause', { ...say, cause: 'leftBefore' })).toBe('difference.cause-unfit')
    await desk.value('total.say-cause', { ...say, cause: 'closedBefore', note: 'Beslut 12 december' })
    const { viewId } = await desk.value('register.open', {
      register: 'cases',
      search: String(items[1]?.here[0]?.label[0]),
    })
    const [found] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
    await desk.value('register.edit', {
      register: 'cases',
      rowId: found?.id ?? 0,
      field: 'disposition',
      text: 'Stannar',
    })
    await desk.value('reconciliation.run', { reconciliationId })
    const { whole } = await desk.value('total.read', { reconciliationId })
    const explained = measured(whole, 'cases')?.causes.filter(({ isExplained }) => isExplained)
    expect(explained?.map(({ cause, count }) => `${cause} ${count}`).sort()).toEqual(['closedBefore 1', 'stays 1'])
  })

  it('are worked with by the registrar, looked at by the archivist', async () => {
    await desk.value('record.save', { kind: 'people', texts: { name: 'Rut', role: 'registrar' } })
    await desk.value('record.save', { kind: 'people', texts: { name: 'Arvid', role: 'archivist' } })
    await become(desk, 'Arvid')
    expect((await desk.value('reconciliation.list', {})).map(({ register }) => register)).toEqual(['cases'])
    expect((await desk.value('reconciliation.queue', { reconciliationId })).total).toBeGreaterThan(0)
    expect(await desk.outcome('reconciliation.run', { reconciliationId })).toBe('reconciliation.not-permitted')
    await become(desk, 'Rut')
    await desk.value('reconciliation.run', { reconciliationId })
  })
})

describe('units', () => {
  let desk: TestCore
  const [board, unit] = ['Regionala nämnden', 'Landsbygdsenheten']
  const organisationOf = async (name: string): Promise<string> =>
    String((await desk.value('record.list', { kind: 'organisations', search: name })).rows[0]?.id)
  const own = async (organisation: string, name: string, more: Readonly<Record<string, string>> = {}) =>
    (await desk.value('record.save', { kind: 'units', texts: { name, organisationId: organisation, ...more } })).id
  const staff = (units: readonly (readonly [unit: string, protection?: string])[]): string =>
    csv([
      ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Skydd'],
      ...units.map(([name, protection = ''], index) => [
        testNumber(index),
        `Efternamn${index}`,
        'Förnamn',
        String(1000 + index),
        name,
        protection,
      ]),
    ])
  const reconcile = async (lists: InputOf<'reconciliation.create'>['lists']): Promise<number> => {
    const { reconciliationId } = await desk.value('reconciliation.create', {
      register: 'units',
      name: 'Enheter',
      lists,
    })
    await desk.value('reconciliation.run', { reconciliationId })
    return reconciliationId
  }
  const ownOf = (side: 'sender' | 'receiver', party: string) =>
    ({ side, source: { kind: 'register', sender: party } }) as const
  const aliasesNow = async (name: string): Promise<unknown> =>
    (await desk.value('record.list', { kind: 'units', search: name })).rows.find(
      ({ values }) => values['name'] === name,
    )?.values['aliases']

  beforeAll(async () => {
    desk = startCore()
    await desk.createTransfer()
    const [from, to] = [await organisationOf(sender), await organisationOf(receiver)]
    for (const name of ['Enheten för landsbygd', 'Miljöskydd', 'Rättsenheten']) {
      await own(from, name, { validTo: '2018-12-31' })
    }
    await own(from, 'Vattenenheten', { validTo: '2014-06-30' })
    const parentId = String(await own(to, board))
    for (const name of [unit, 'Miljöskyddsenheten', 'Rättsenheten']) await own(to, name, { parentId })
    const names = [unit, unit, 'Landsb.enh.', 'landsbygds enheten', `Enhet ${testNumber(50)}`, 'Rättsenheten'] as const
    const file = await desk.file(
      'personal.csv',
      staff([...names.map((name) => [name] as const), ['Miljöskyddsenheten', 'Skyddad'], ['Dolda enheten', 'Skyddad']]),
    )
    await desk.importFile(file, { sender, register: 'staff' })
  })
  afterAll(() => desk.stop())

  it('of two organisations are tied together by what their names say, and a likeness is asked about', async () => {
    const reconciliationId = await reconcile([ownOf('sender', sender), ownOf('receiver', receiver)])
    const { pairings, lists, view } = await desk.value('reconciliation.counts', { reconciliationId })
    expect(view.run?.refusal).toBeNull()
    expect(lists.map(({ rows }) => rows)).toEqual([4, 4])
    expect(pairings[0]?.byTier['unique-key']).toBe(2)
    const { items } = await desk.value('reconciliation.queue', { reconciliationId })
    expect(items.map(({ left, right }) => [left.label[0], right?.label[0]])).toEqual([
      ['Miljöskydd', 'Miljöskyddsenheten'],
    ])
    const pair = await desk.value('reconciliation.pair', { reconciliationId, pairId: items[0]?.pairId ?? 0 })
    expect(pair.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['nameWords', 'unitName']))
    const { kinds, unstated } = await desk.value('difference.list', { reconciliationId })
    expect(kinds.map(({ field, state }) => `${field} ${state}`)).toEqual(['unitName differs'])
    expect(unstated).toEqual({ here: ['parentUnit'], there: ['validTo'] })
    const { whole } = await desk.value('total.read', { reconciliationId })
    expect(measured(whole, 'units')).toMatchObject({ here: 4, there: 4, gap: 0, remainder: 0 })
    expect(measured(whole, 'units')?.causes.map(({ cause, count }) => `${cause} ${count}`)).toEqual([
      'onlyThere 2',
      'onlyHere 1',
      'endedBefore 1',
    ])
  })

  it('of two organisations are reported by their names', async () => {
    const [one] = await desk.value('reconciliation.list', {})
    const file = await desk.handle('enheter.xlsx')
    const reconciliation = { reconciliationId: one?.reconciliationId ?? 0 }
    await desk.value('report.produce', { report: 'reconciliation', file, reconciliation })
    const book = read(readFileSync(desk.path('enheter.xlsx')))
    const text = JSON.stringify(
      book.SheetNames.map((name) => utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 })),
    )
    for (const said of [
      '"Regionala nämnden","Enheter",2,3,-1',
      'Upphörde före överlämningsdatum',
      'Vattenenheten',
      'Miljöskyddsenheten',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('that a staff list names in several ways become names of the unit, in one act that is taken back as one', async () => {
    const named = { kind: 'register', sender, namedBy: 'senderUnit' } as const
    const reconciliationId = await reconcile([{ side: 'sender', source: named }, ownOf('receiver', receiver)])
    const { lists } = await desk.value('reconciliation.counts', { reconciliationId })
    // `Landsb.enh.` is a unit of its own until somebody says what it is.
    expect(lists[0]?.rows).toBe(4)
    const asked = await desk.value('reconciliation.queue', { reconciliationId, classes: ['duplicate'] })
    expect(asked.items.map(({ left, right }) => [left.label[0], right?.label[0]])).toEqual([[unit, 'Landsb.enh.']])
    const { pairId = 0 } = asked.items[0] ?? {}
    await desk.value('reconciliation.decide', { reconciliationId, pairId, answer: 'same' })
    await become(desk, 'Den andra')
    await desk.value('reconciliation.decide', { reconciliationId, pairId, answer: 'same' })

    const { runId, units, leftOut } = await desk.value('alias.list', { reconciliationId })
    expect(units).toMatchObject([{ name: unit, organisation: receiver, names: ['Landsb.enh.', 'landsbygds enheten'] }])
    expect(leftOut).toEqual([])
    const added = await desk.value('alias.add', { reconciliationId, runId })
    expect(added).toMatchObject({ units: 1, names: 2 })
    expect(await aliasesNow(unit)).toBe('Landsb.enh.; landsbygds enheten')
    // Names are what the lists are made of.
    expect(await desk.outcome('alias.add', { reconciliationId, runId })).toBe('difference.run-changed')
    await desk.value('reconciliation.run', { reconciliationId })
    const now = await desk.value('reconciliation.counts', { reconciliationId })
    expect(now.lists[0]?.rows).toBe(3)
    expect((await desk.value('alias.list', { reconciliationId })).units).toEqual([])
    await desk.value('history.undo', { eventId: added.eventId })
    expect(await aliasesNow(unit)).toBeNull()
  })

  it('tell nothing of protected people', async () => {
    const named = { kind: 'register', sender, namedBy: 'senderUnit' } as const
    const reconciliationId = await reconcile([{ side: 'sender', source: named }, ownOf('receiver', receiver)])
    const { runId } = await desk.value('difference.list', { reconciliationId })
    expect(runId).toBeGreaterThan(0)
    const rows = { reconciliationId, measure: 'units', field: null, isExplained: false } as const
    const here = await desk.value('total.rows', { ...rows, cause: 'onlyHere', side: 'here' })
    expect(here.items.map(({ here: [row] }) => [row?.label[0], row?.values['employments']])).toEqual([
      [`Enhet ${testNumber(50).slice(0, 8)}****`, 1],
    ])
    expect(desk.said()).not.toContain('Dolda')
    expect(desk.said()).not.toContain(testNumber(50))
  })

  it('do not become one by a name that two of them would bear', async () => {
    const [from, to] = [await organisationOf(sender), await organisationOf(receiver)]
    for (const name of ['Stöd', 'Stöd']) await own(from, name)
    for (const name of ['Stödenheten', 'Stödgruppen']) await own(to, name)
    const reconciliationId = await reconcile([ownOf('sender', sender), ownOf('receiver', receiver)])
    const asked = (await desk.value('reconciliation.queue', { reconciliationId })).items
    const pairs = asked.filter(({ left }) => left.label[0] === 'Stöd')
    expect(pairs.map(({ right }) => right?.label[0]).sort()).toEqual(['Stödenheten', 'Stödgruppen'])
    const sayAll = async (): Promise<void> => {
      for (const { pairId } of pairs) {
        await desk.value('reconciliation.decide', { reconciliationId, pairId, answer: 'same' })
      }
    }
    await sayAll()
    await become(desk, 'Den tredje')
    await sayAll()
    const { units, leftOut } = await desk.value('alias.list', { reconciliationId })
    expect(leftOut).toEqual([
      { name: 'Stöd', why: 'other-unit' },
      { name: 'Stöd', why: 'other-unit' },
    ])
    expect(units.map(({ name, names }) => [name, names])).toEqual([[unit, ['Enheten för landsbygd']]])
  })

  it('come from a delivery of staff too, which can be committed all the same', async () => {
    const file = await desk.file('ny.csv', staff([['Rättsenh.'], ['Rättsenheten'], ['Rättsenheten']]))
    const { importId } = await desk.value('import.stage', { file, register: 'staff', sender })
    const source = { kind: 'delivery', importId, namedBy: 'senderUnit' } as const
    expect(
      await desk.outcome('reconciliation.create', {
        register: 'units',
        name: 'Utan fält',
        lists: [ownOf('receiver', receiver), { side: 'third', source: { kind: 'delivery', importId } }],
      }),
    ).toBe('call.invalid-input')
    const reconciliationId = await reconcile([ownOf('receiver', receiver), { side: 'third', source }])
    const { pairings, lists } = await desk.value('reconciliation.counts', { reconciliationId })
    expect([lists[1]?.rows, pairings[0]?.linked]).toEqual([1, 1])
    expect((await desk.value('alias.list', { reconciliationId })).units).toMatchObject([{ names: ['Rättsenh.'] }])
    const named = { kind: 'register', sender, namedBy: 'senderUnit' } as const
    const unset = await reconcile([
      { side: 'sender', source: named },
      { side: 'third', source },
    ])
    expect(await desk.value('alias.list', { reconciliationId: unset })).toMatchObject({
      units: [],
      leftOut: [{ name: 'Rättsenh.', why: 'no-unit' }],
    })
    const { fingerprint } = await desk.value('import.preview', { importId })
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe('ok')
  })

  it('are for those who work with staff', async () => {
    const [{ reconciliationId } = { reconciliationId: 0 }] = await desk.value('reconciliation.list', {})
    await desk.value('record.save', { kind: 'people', texts: { name: 'Arvid', role: 'archivist' } })
    await become(desk, 'Arvid')
    expect(await desk.outcome('alias.list', { reconciliationId })).toBe('reconciliation.not-permitted')
    expect(await desk.outcome('total.read', { reconciliationId })).toBe('reconciliation.not-permitted')
  })
})

describe('diary entries', () => {
  let desk: TestCore
  let reconciliationId: number
  const lists = createDiaryLists(13, 80)
  beforeAll(async () => {
    desk = startCore()
    await desk.createTransfer()
    reconciliationId = await reconcileThings(desk, 'diary', lists)
  })
  afterAll(() => desk.stop())

  it('are tied together by number and document, of whichever diary', async () => {
    const { pairings, view } = await desk.value('reconciliation.counts', { reconciliationId })
    expect(view).toMatchObject({ register: 'diary', run: { refusal: null } })
    const [pairing] = pairings
    expect(pairing?.byTier['business-key']).toBeGreaterThan(100)
    expect(pairing?.byTier.weight).toBeGreaterThan(20)
    const linked = await linkedRows(desk, reconciliationId)
    expect(linked.filter(([one, two]) => one.values['documentType'] !== two.values['documentType'])).toEqual([])
  })

  it('are worked through to totals by diary, and the diary itself is not touched', async () => {
    const { items } = await desk.value('difference.list', { reconciliationId, kind: { field: 'subject' } })
    expect(items.length).toBeGreaterThan(5)
    const { runId } = await desk.value('difference.list', { reconciliationId })
    await desk.value('difference.resolve', {
      reconciliationId,
      runId,
      target: { kind: { field: 'subject', state: 'differs' } },
      said: { resolution: 'bothWrong', value: 'Ansökan', reason: 'Enligt handlingen' },
    })
    const { whole, units } = await desk.value('total.read', { reconciliationId })
    expect(measured(whole, 'entries')).toMatchObject({
      here: lists.sender.length,
      there: lists.receiver.length,
      remainder: 0,
    })
    expect(measured(whole, 'direction:incoming')?.here).toBeGreaterThan(50)
    expect(units.map(({ name }) => name)).toContain('Delegationens diarium')
    const alone = { reconciliationId, measure: 'entries', cause: 'onlyHere', field: null, side: 'here' } as const
    const { items: rows } = await desk.value('total.rows', { ...alone, isExplained: false })
    const number = rows[0]?.here[0]?.number ?? 0
    await desk.value('total.say-cause', { reconciliationId, runId, side: 'here', rows: [number], cause: 'stays' })
    await desk.value('transfer.close', {})
    const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
    const written = store.reader.connection
      .prepare(
        'SELECT count(*) FROM diary WHERE updated_by IS NOT NULL OR sender_id <> (SELECT min(sender_id) FROM diary)',
      )
      .pluck()
      .get()
    store.close()
    await desk.openTransfer('prov.stafett')
    expect(written).toBe(0)
  })
})

describe('volumes', () => {
  let desk: TestCore
  let reconciliationId: number
  const lists = createVolumeLists(12, 24)
  beforeAll(async () => {
    desk = startCore()
    await desk.createTransfer()
    reconciliationId = await reconcileThings(desk, 'archive', lists)
  })
  afterAll(() => desk.stop())

  it('are tied together one by one, those of a range too, and none with its neighbour', async () => {
    const { pairings, lists: counted } = await desk.value('reconciliation.counts', { reconciliationId })
    expect(counted[0]?.rows).toBeGreaterThan(lists.sender.length)
    const [pairing] = pairings
    expect(pairing?.byTier['business-key']).toBeGreaterThan(40)
    expect(pairing?.byTier.weight).toBeGreaterThan(10)
    const linked = await linkedRows(desk, reconciliationId)
    expect(linked.some(([one]) => one.values['volumeRange'] === '1-3')).toBe(true)
    expect(linked.filter(([one, two]) => one.values['note'] !== two.values['note'])).toEqual([])
    const plain = ({ values }: RunRow): string => String(values['volumeNumber'] ?? '').replace(/^Vol 0/, '')
    expect(linked.filter(([one, two]) => plain(two) !== '' && plain(one) !== plain(two))).toEqual([])
  })

  it('come to shelf metres that are exact, by creator too', async () => {
    const { whole, units } = await desk.value('total.read', { reconciliationId })
    const sum = (rows: ThingLists['sender']): number =>
      rows.reduce((metres, cells) => metres + Math.round(Number((cells[5] ?? '').replace(',', '.')) * 10_000), 0) /
      10_000
    expect(measured(whole, 'shelfMetres')).toMatchObject({
      here: sum(lists.sender),
      there: sum(lists.receiver),
      remainder: 0,
    })
    expect(units.map(({ name }) => name)).toContain('Norrmarks regionförbund')
    for (const scope of [whole, ...units]) {
      for (const { gap, causes } of scope.measures) {
        expect(causes.reduce((left, { delta }) => left - (delta ?? 0), gap ?? 0)).toBeCloseTo(0, 9)
      }
    }
  })

  it('differ by metres beyond a centimetre', async () => {
    const { items } = await desk.value('difference.list', { reconciliationId, kind: { field: 'shelfMetres' } })
    expect(items.length).toBeGreaterThan(3)
    expect(items.every(({ delta }) => delta === -0.02)).toBe(true)
    const said = { tolerance: 0.02, reason: 'Mätt på två sätt' }
    await desk.value('difference.tolerate', { reconciliationId, field: 'shelfMetres', said })
    expect((await desk.value('difference.list', { reconciliationId, kind: { field: 'shelfMetres' } })).total).toBe(0)
    const { tolerances } = await desk.value('total.read', { reconciliationId })
    expect(tolerances).toEqual([{ field: 'shelfMetres', ...said }])
  })
})
