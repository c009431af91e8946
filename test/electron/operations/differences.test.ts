import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { compareTwo, editStaff } from './compared-lists.ts'

let desk: TestCore
let reconciliationId: number
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const compared = await compareTwo(
    desk,
    [
      { person: 0, family: 'Ask', agreement: 'Villkorsavtal', salary: '40000', rate: '80' },
      { person: 1, family: 'Björk', agreement: 'Villkorsavtal', unit: 'RUN' },
      { person: 2, family: 'Cedergren' },
      { person: 3, family: 'Dahl', saved: '' },
      { person: 4, family: 'Hemlig', salary: '99999', protection: 'Sekretessmarkering' },
    ],
    [
      { person: 0, family: 'Ask', salary: '38000', rate: '79' },
      { person: 1, family: 'Björk', unit: 'Regional utveckling' },
      { person: 2, family: 'CEDERGREN', unit: 'KULTUR' },
      { person: 3, family: 'Dahl' },
      { person: 4, family: 'Hemlig', salary: '11111' },
    ],
  )
  reconciliationId = compared.reconciliationId
})
afterAll(() => desk.stop())

type List = OutputOf<'difference.list'>
type Said = InputOf<'difference.resolve'>['said']
const list = (kind: InputOf<'difference.list'>['kind'] = {}): Promise<List> =>
  desk.value('difference.list', { reconciliationId, kind })
const told = ({ items }: Pick<List, 'items'>): string[] =>
  items.map(({ label, field, state, hereValue, thereValue, delta }) =>
    [label[0], field, state, hereValue, thereValue, delta].join(' '),
  )
const accepted: Said = { resolution: 'accepted', reason: 'Avtalet byts vid övergången' }

async function resolve(
  target: InputOf<'difference.resolve'>['target'],
  said: Said = accepted,
): Promise<OutputOf<'difference.resolve'>> {
  const { runId } = await list()
  return desk.value('difference.resolve', { reconciliationId, runId, target, said })
}

describe('differences of linked employments', () => {
  it('are listed field by field, the sender first whatever the order of the lists, and protected people not at all', async () => {
    const found = await list()
    expect(told(found)).toEqual([
      'Ask monthlySalary differs 40000 38000 2000',
      'Ask actualSalary differs 32000 30020 1980',
      'Ask ftePercent differs 80 79 1',
      'Ask collectiveAgreement differs VILLKORSAVTAL AB ',
      'Björk collectiveAgreement differs VILLKORSAVTAL AB ',
      'Björk unit differs RUN Regional utveckling ',
      'Dahl savedVacationDays missingHere  5 ',
    ])
    expect(found.items[1]?.causes).toEqual([
      { field: 'monthlySalary', delta: 1600 },
      { field: 'ftePercent', delta: 380 },
    ])
    expect(found).toMatchObject({ compared: 4, equal: 1, total: 7 })
    expect(found.kinds.find(({ field }) => field === 'collectiveAgreement')).toMatchObject({ open: 2, resolved: 0 })
    expect(desk.said()).not.toContain('99999')
    expect(desk.said()).not.toContain(testNumber(0))
  })

  it('of units are none where the frame says that a unit goes by both names', async () => {
    const organisations = (await desk.value('record.list', { kind: 'organisations' })).rows
    const texts = { name: 'Regional utveckling', organisationId: String(organisations[0]?.id), aliases: 'RUN; Reg utv' }
    await desk.value('record.save', { kind: 'units', texts })
    expect((await list({ field: 'unit' })).total).toBe(0)
  })

  it('of protected people are listed to whoever has opened them with a reason, and to nobody else', async () => {
    const { openingId } = await desk.value('reconciliation.open-protected', {
      reconciliationId,
      reason: 'Lönen ska stämma före årsskiftet',
    })
    const opened = await desk.value('difference.list', { reconciliationId, openingId })
    expect(opened.items.map(({ field, delta }) => `${field} ${delta}`)).toContain('monthlySalary 88888')
    expect(opened.items.every(({ label }) => label[0] === 'Hemlig')).toBe(true)
    expect(await desk.outcome('difference.list', { reconciliationId, openingId: 'x' })).toBe('register.opening-ended')
  })

  it('of protected people are resolved by the same opening, which touches nobody else, and by none of the others', async () => {
    const opening = { reconciliationId, reason: 'Lönen ska stämma före årsskiftet' }
    const { openingId } = await desk.value('reconciliation.open-protected', opening)
    const kind = { field: 'monthlySalary' } as const
    const standings = async (wish: { readonly openingId?: string }): Promise<string[]> =>
      (await desk.value('difference.list', { reconciliationId, kind, ...wish })).items.map(({ standing }) => standing)
    const { runId } = await list()
    const said = { resolution: 'accepted', reason: 'Enligt löneprotokoll' } as const
    const resolved = await desk.value('difference.resolve', {
      reconciliationId,
      runId,
      openingId,
      target: { kind },
      said,
    })
    expect(resolved.items).toBe(1)
    expect(await standings({ openingId })).toEqual(['resolved'])
    expect(await standings({})).toEqual(['open'])
    const others = await resolve({ kind }, said)
    await desk.value('history.undo', { eventId: resolved.eventId })
    expect(await standings({ openingId })).toEqual(['open'])
    expect(await standings({})).toEqual(['resolved'])
    await desk.value('history.undo', { eventId: others.eventId })
    const { events } = await desk.value('history.list', { count: 10 })
    expect(JSON.stringify(events)).not.toContain('Hemlig')
  })
})

describe('what is said of differences', () => {
  it('is said of a whole kind as one step, which is undone as one', async () => {
    const kind = { field: 'collectiveAgreement', hereValue: 'VILLKORSAVTAL', thereValue: 'AB' } as const
    const { eventId, items } = await resolve({ kind })
    expect(items).toBe(2)
    const [first] = (await list({ field: 'collectiveAgreement', standing: 'resolved' })).items
    expect(first?.said).toMatchObject({ resolution: 'accepted', reason: 'Avtalet byts vid övergången' })
    expect((await desk.failure('difference.resolve', await again({ kind }))).code).toBe('difference.nothing-changed')
    await desk.value('history.undo', { eventId })
    expect((await list({ standing: 'resolved' })).total).toBe(0)
    const { events } = await desk.value('history.list', { count: 10 })
    expect(events.find(({ id }) => id === eventId)?.params).toMatchObject({
      items: 2,
      field: 'collectiveAgreement',
      resolution: 'accepted',
    })
  })

  it('survives a new run, and no longer holds when a value under it has changed', async () => {
    const [salary] = (await list({ field: 'monthlySalary' })).items
    const target = {
      items: [{ here: salary?.here ?? -1, there: salary?.there ?? -1, field: 'monthlySalary' as const }],
    }
    await resolve(target, { resolution: 'bothWrong', value: '39 000', reason: 'Lönen enligt beslut i juni' })
    await desk.value('reconciliation.run', { reconciliationId })
    expect((await list({ field: 'monthlySalary' })).items[0]).toMatchObject({
      standing: 'resolved',
      said: { resolution: 'bothWrong', value: '39 000', hereValue: 40_000, thereValue: 38_000 },
    })
    await editStaff(desk, 'Ask', 'monthlySalary', '41000')
    await desk.value('reconciliation.run', { reconciliationId })
    expect((await list({ field: 'monthlySalary' })).items[0]).toMatchObject({
      standing: 'changed',
      hereValue: 41_000,
      said: { hereValue: 40_000 },
    })
    expect((await resolve({ kind: { field: 'monthlySalary' } })).items).toBe(1)
    expect((await list({ field: 'monthlySalary' })).items[0]?.standing).toBe('resolved')
  })

  it('is taken back one by one', async () => {
    await resolve({ kind: { field: 'collectiveAgreement' } })
    const [first] = (await list({ field: 'collectiveAgreement' })).items
    const named = { here: first?.here ?? -1, there: first?.there ?? -1, field: 'collectiveAgreement' as const }
    expect((await resolve({ items: [named] }, null)).items).toBe(1)
    expect((await list()).kinds.find(({ field }) => field === 'collectiveAgreement')).toMatchObject({
      open: 1,
      resolved: 1,
    })
  })

  it('needs the right value where both are wrong and only there, and the run that was looked at', async () => {
    const target = { kind: { field: 'ftePercent' as const } }
    const reason = 'Stämt av med lön'
    const outcome = async (said: Said): Promise<string> =>
      desk.outcome('difference.resolve', { ...(await again(target)), said })
    expect(await outcome({ resolution: 'bothWrong', reason })).toBe('difference.value-needed')
    expect(await outcome({ resolution: 'accepted', value: '80', reason })).toBe('difference.value-needed')
    const old = await again(target)
    await desk.value('reconciliation.run', { reconciliationId })
    expect(await desk.outcome('difference.resolve', old)).toBe('difference.run-changed')
    expect(await outcome({ resolution: 'senderRight', reason })).toBe('ok')
  })

  it('is not needed of what is within a tolerance that somebody has set for the two lists', async () => {
    const fte = async (): Promise<number> => (await list({ field: 'ftePercent' })).total
    const tolerance = async () => (await list()).tolerances.find(({ field }) => field === 'ftePercent')
    expect(await tolerance()).toEqual({ field: 'ftePercent', usual: 0.05, most: 1, set: null })
    const said = { tolerance: 1, reason: 'Lönesystemet avrundar' }
    const set = { reconciliationId, field: 'ftePercent', said } as const
    const { eventId } = await desk.value('difference.tolerate', set)
    expect(await fte()).toBe(0)
    expect(await tolerance()).toMatchObject({ set: said })
    expect(await desk.outcome('difference.tolerate', set)).toBe('difference.nothing-changed')
    await desk.value('difference.tolerate', { ...set, said: { ...said, tolerance: 0.99 } })
    expect(await fte()).toBe(1)
    await desk.value('difference.tolerate', { ...set, said: null })
    expect(await tolerance()).toMatchObject({ set: null })
    for (const reason of ['', 'ok'])
      expect(await desk.outcome('difference.tolerate', { ...set, said: { ...said, reason } })).toBe(
        'call.invalid-input',
      )
    expect(await desk.failure('difference.tolerate', { ...set, said: { ...said, tolerance: 1.01 } })).toEqual({
      code: 'difference.tolerance-too-large',
      params: { most: 1, unit: 'points' },
    })
    expect(await desk.outcome('history.undo', { eventId })).toBe('history.has-dependants')
  })

  it('is of two lists that there are', async () => {
    expect(await desk.outcome('difference.list', { reconciliationId, lists: [0, 0] })).toBe('difference.unknown-list')
    expect(await desk.outcome('difference.list', { reconciliationId, lists: [0, 2] })).toBe('difference.unknown-list')
    expect(await desk.outcome('difference.list', { reconciliationId, lists: [0, 1] })).toBe('ok')
  })
})

describe('what a list says of nobody', () => {
  it('is named once, and missing in none of its rows', async () => {
    const other = startCore()
    try {
      await other.createTransfer()
      const people = [
        { person: 0, family: 'Ask' },
        { person: 1, family: 'Björk' },
      ]
      const receivers = people.map((person) => ({ ...person, comp: '', saved: person.person === 0 ? '' : '5' }))
      const compared = await compareTwo(other, people, receivers)
      const { items, equal, unstated } = await other.value('difference.list', {
        reconciliationId: compared.reconciliationId,
      })
      expect(told({ items })).toEqual(['Ask savedVacationDays missingThere 5  '])
      expect(equal).toBe(1)
      expect(unstated.there).toContain('compHours')
      expect(unstated.here).not.toContain('compHours')
      expect(unstated.there).not.toContain('savedVacationDays')
    } finally {
      await other.stop()
    }
  })
})

async function again(target: InputOf<'difference.resolve'>['target']): Promise<InputOf<'difference.resolve'>> {
  const { runId } = await list()
  return { reconciliationId, runId, target, said: accepted }
}
