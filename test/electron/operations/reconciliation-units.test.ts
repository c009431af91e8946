import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { become } from './reconciled-lists.ts'

/** Units of two organisations, and those that staff lists name: from lists to links, names, totals and report. */

const [sender, receiver] = ['Länsstyrelsen', 'Regionen']

const measured = (scope: OutputOf<'total.read'>['whole'], measure: string) =>
  scope.measures.find((each) => each.measure === measure)

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
    expect(new Set(pairs.map(({ right }) => right?.label[0]))).toEqual(new Set(['Stödenheten', 'Stödgruppen']))
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
