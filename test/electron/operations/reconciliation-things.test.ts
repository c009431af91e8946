import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import { openStore } from '#db/open.ts'
import { createRowLookup, readPairs } from '#db/stores/reconciliation-runs.ts'
import type { RunRow } from '#db/stores/reconciliation-runs.ts'
import { csv, passphrase, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createCaseLists, createDiaryLists, createVolumeLists } from '#test/support/swedish-things.ts'
import type { ThingLists } from '#test/support/swedish-things.ts'
import { become } from './reconciled-lists.ts'

/** Cases, diary entries and volumes, from two dirty lists to links, differences and totals: the same operations as for staff. */

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
