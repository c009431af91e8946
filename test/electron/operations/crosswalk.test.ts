import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import { createRowWriter } from '#db/stores/register-rows.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { businessKey } from '#shared/import/business-key.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { act } from '#test/db/temporary-store.ts'
import { passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** Old series and classes related to a target classification, and how much of them is covered: every number told anew by hand. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.value('transfer.close', {})
  await fill(desk.path('prov.stafett'))
  await desk.openTransfer('prov.stafett')
  const target = 'Klass;Rubrik\n1;Ledning\n1.1;Protokoll\n2;Utveckling\n2.1;Företagsstöd\n2.2;Kultur\n'
  await desk.value('classification.import', {
    file: await desk.file('ny.csv', target),
    name: 'KLASSA',
    side: 'receiver',
  })
  const plan = 'Kod;Benämning;Hör till\n3;Utveckling;\n304;Tillväxt;3\n305;Kultur;3\n'
  await desk.value('classification.import', {
    file: await desk.file('gammal.csv', plan),
    name: 'Diarieplan',
    side: 'sender',
  })
})
afterAll(() => desk.stop())

/** Registers as deliveries would have filled them, each by an act of its own. */
async function fill(path: string): Promise<void> {
  const store = await openStore(path, passphrase, { readOnly: false })
  const put = (register: RegisterName, fields: readonly string[], rows: readonly (readonly Value[])[]) =>
    act(
      store,
      (tx) => {
        const writer = createRowWriter(tx, register, { senderId: 1, importId: 1, fields })
        for (const row of rows) {
          const values = Object.fromEntries(fields.map((field, index) => [field, row[index] ?? null]))
          writer.insert({ ...businessKey(register, values), rawId: 1, values, findings: [] })
        }
        tx.describe({ fileName: `${register}.csv` })
      },
      'import.commit',
    )
  await put(
    'archive',
    ['recordsCreator', 'signum', 'seriesTitle', 'volumeNumber', 'shelfMetres'],
    [
      ['Länsstyrelsen', 'A1', 'Protokoll', '1', 0.1],
      ['Länsstyrelsen', 'A1', 'Protokoll', '2', 0.2],
      ['Länsstyrelsen', 'A1a', 'Bilagor till protokoll', '1', 0.4],
      ['Länsstyrelsen', 'F1', 'Bidrag till företag', '1', 0.8],
      ['Länsstyrelsen', 'pärmar hos Eva', 'Lösa pärmar', '1', 1.6],
      [null, 'F2', 'Utan bildare', '1', 3.2],
    ],
  )
  await put(
    'cases',
    ['oldRegistrationNumber', 'title', 'classCode', 'closedDate'],
    [
      ['304-10-2018', 'Stöd till bygdegård', '304'],
      ['304-11-2018', 'Stöd till bageri', '304'],
      ['305-12-2018', 'Kultur i länet', '305'],
      ['999-13-2018', 'Övrigt', '999'],
      ['304-15-2018', 'Slutfört stöd', '304', '2018-06-01'],
    ],
  )
  await put(
    'diary',
    ['diarySeries', 'registrationNumber', 'documentNumber', 'documentDate', 'subject'],
    [
      ['LST', '304-10-2018', 1, '2018-02-01', 'Ansökan'],
      ['LST', '304-10-2018', 2, '2018-02-02', 'Bekräftelse'],
      ['LST', '305-900-2017', 1, '2017-02-01', 'Ansökan'],
      ['LST', '777-901-2017', 1, '2017-02-01', 'Fråga'],
      ['LST', 'KS 2017/12', 1, '2017-03-01', 'Fråga'],
    ],
  )
  store.close()
}

const tree = async (side: 'sender' | 'receiver', path: readonly string[] = []) =>
  (await desk.value('crosswalk.tree', { side, path: [...path], start: 0, count: 100 })).children
const pathOf = async (side: 'sender' | 'receiver', text: string): Promise<string[]> =>
  (await desk.value('crosswalk.find', { side, text })).found[0]?.path ?? []
const target = async (code: string): Promise<number> => Number((await pathOf('receiver', code)).at(-1))
const covered = async () =>
  Object.fromEntries(
    (await desk.value('crosswalk.coverage', {})).rows.map(({ measure, mapped, left, notYet, causes }) => [
      measure,
      [mapped, left, notYet, ...(Object.keys(causes).length === 0 ? [] : [causes])],
    ]),
  )
const relate = async (from: string, to: string | null, more: Partial<Parameters<typeof given>[0]> = {}) =>
  desk.value('crosswalk.relate', {
    path: await pathOf('sender', from),
    targetClassId: to === null ? null : await target(to),
    ...given(more),
  })
const given = (more: {
  relation?: 'exact' | 'partial' | 'ends'
  note?: string
  splitRule?: string
  below?: boolean
}) => ({
  relation: 'exact' as const,
  ...more,
})
const nothing = {
  series: [0, 0, 5, { unreadable: 1 }],
  volumes: [0, 0, 6, { unreadable: 1 }],
  metres: [0, 0, 6.3, { unreadable: 1.6 }],
  classes: [0, 0, 3],
  entries: [0, 0, 5, { withoutClass: 1, notInPlan: 1 }],
  cases: [0, 0, 4, { notInPlan: 1 }],
}

describe('the old structure', () => {
  it('shows plans, then creators, with what is not yet said anything of', async () => {
    const shown = (nodes: OutputOf<'crosswalk.tree'>['children']) =>
      nodes.map(({ code, title, isLeaf, state }) => [
        code,
        title,
        isLeaf,
        state?.own ?? null,
        state?.notYet,
        state?.sources,
      ])
    const top = await tree('sender')
    expect(shown(top)).toEqual([
      ['', 'Diarieplan', false, null, 3, 3],
      ['', 'Länsstyrelsen', false, null, 4, 4],
      ['', null, false, null, 1, 1],
    ])
    expect(shown(await tree('sender', top[0]?.path))).toEqual([['3', 'Utveckling', false, 'notYet', 3, 3]])
    const letters = await tree('sender', top[1]?.path)
    expect(shown(letters)).toEqual([
      ['A', null, false, null, 2, 2],
      ['F', null, false, null, 1, 1],
      ['', null, true, 'notYet', 1, 1],
    ])
    expect(shown(await tree('sender', letters[0]?.path))).toEqual([['A1', 'Protokoll', false, 'notYet', 2, 2]])
    const plan = await tree('sender', (await tree('sender', top[0]?.path))[0]?.path)
    expect(plan.map(({ code, cases }) => [code, cases])).toEqual([
      ['304', 2],
      ['305', 1],
    ])
  })

  it('is counted whole before anybody has said anything, with what hides told', async () => {
    expect(await covered()).toEqual(nothing)
    const { outside, outsideCount, hasTarget } = await desk.value('crosswalk.coverage', {})
    expect([outside, outsideCount, hasTarget]).toEqual([
      [
        { sender: 'Länsstyrelsen', code: '999', cases: 1, entries: 0 },
        { sender: 'Länsstyrelsen', code: '777', cases: 0, entries: 1 },
      ],
      2,
      true,
    ])
  })

  it('finds nodes by code and by word, with the place to open', async () => {
    const { found } = await desk.value('crosswalk.find', { side: 'sender', text: 'bilagor' })
    expect(found.map(({ code, title, above, index }) => [code, title, above.length, index])).toEqual([
      ['A 1 a', 'Bilagor till protokoll', 3, 0],
    ])
    const [hit] = (await desk.value('crosswalk.find', { side: 'sender', text: 'F1' })).found
    const steps = hit === undefined ? [] : [...hit.above, { path: hit.path, index: hit.index }]
    expect(steps).toHaveLength(3)
    for (const node of steps)
      expect((await tree('sender', node.path.slice(0, -1)))[node.index]?.path).toEqual(node.path)
    expect((await desk.value('crosswalk.find', { side: 'receiver', text: 'utv' })).found[0]).toMatchObject({
      code: '2',
      index: 1,
    })
  })
})

describe('a relation', () => {
  it('covers what it is of, many to many, and is taken back and done again as it was', async () => {
    const { eventId } = await relate('Protokoll', '1.1')
    await relate('F1', '2.1', { relation: 'partial', splitRule: 'Från 2015' })
    await relate('F1', '2.2', { relation: 'partial', splitRule: 'Före 2015' })
    await relate('304', '2.1')
    await relate('Utan bildare', null, { relation: 'ends', note: `Dubbletter av ${testNumber(0)}` })
    const after = {
      series: [2, 1, 2, { unreadable: 1 }],
      volumes: [3, 1, 2, { unreadable: 1 }],
      metres: [1.1, 3.2, 2, { unreadable: 1.6 }],
      classes: [1, 0, 2],
      entries: [2, 0, 3, { withoutClass: 1, notInPlan: 1 }],
      cases: [2, 0, 2, { notInPlan: 1 }],
    }
    expect(await covered()).toEqual(after)
    const undone = await desk.value('history.undo', { eventId })
    expect(await covered()).toMatchObject({
      series: [1, 1, 3, { unreadable: 1 }],
      volumes: [1, 1, 4, { unreadable: 1 }],
    })
    await desk.value('history.redo', { eventId: undone.eventId })
    expect(await covered()).toEqual(after)
  })

  it('is told at both ends', async () => {
    const from = await desk.value('crosswalk.node', { side: 'sender', path: await pathOf('sender', 'F1') })
    expect(
      from.relations.map(({ relation, splitRule, target: to }) => [relation, splitRule, to?.code, to?.within]),
    ).toEqual([
      ['partial', 'Från 2015', '2.1', 'KLASSA'],
      ['partial', 'Före 2015', '2.2', 'KLASSA'],
    ])
    const to = await desk.value('crosswalk.node', { side: 'receiver', path: await pathOf('receiver', '2.1') })
    expect(to.relations.map(({ source }) => [source.code, source.title, source.within])).toEqual([
      ['304', 'Tillväxt', 'Diarieplan'],
      ['F 1', 'Bidrag till företag', 'Länsstyrelsen'],
    ])
    const [ended] = (
      await desk.value('crosswalk.node', { side: 'sender', path: await pathOf('sender', 'Utan bildare') })
    ).relations
    expect(ended).toMatchObject({ relation: 'ends', target: null })
    expect(ended?.note).toMatch(/^Dubbletter av \d{8}\*{4}$/)
  })

  it('is refused where it would say nothing or contradict itself', async () => {
    const path = await pathOf('sender', 'F1')
    const [one, old] = [await target('1.1'), Number((await pathOf('sender', '305')).at(-1))]
    const refused = (input: object) =>
      desk.outcome('crosswalk.relate', { path, targetClassId: one, relation: 'exact', ...input })
    expect(await refused({ relation: 'partial' })).toBe('crosswalk.split-rule-needed')
    expect(await refused({ targetClassId: null, relation: 'ends' })).toBe('crosswalk.reason-needed')
    expect(await refused({ targetClassId: null, relation: 'ends', note: 'Nej' })).toBe('crosswalk.contradicts')
    expect(await refused({ path: await pathOf('sender', 'Utan bildare') })).toBe('crosswalk.contradicts')
    expect(await refused({ targetClassId: null })).toBe('crosswalk.unknown-target')
    expect(await refused({ targetClassId: old })).toBe('crosswalk.unknown-target')
    expect(await refused({ path: path.slice(0, 2) })).toBe('crosswalk.unknown-source')
    expect(await refused({ path: [...path.slice(0, 1), '~'] })).toBe('crosswalk.unknown-source')
    expect(await desk.outcome('record.remove', { kind: 'classes', id: await target('2.1') })).toBe('record.in-use')
    const same = { path: await pathOf('sender', '304'), targetClassId: await target('2.1') }
    expect(await refused(same)).toBe('crosswalk.nothing-changed')
  })

  it('holds for all below that nothing has been said of, as one act', async () => {
    const path = (await tree('sender'))[1]?.path ?? []
    const { relations, eventId } = await desk.value('crosswalk.relate', {
      path,
      below: true,
      targetClassId: await target('2'),
      relation: 'broader',
    })
    expect(relations).toBe(1)
    expect((await covered())['series']).toEqual([3, 1, 1, { unreadable: 1 }])
    await desk.value('history.undo', { eventId })
    expect((await covered())['series']).toEqual([2, 1, 2, { unreadable: 1 }])
  })

  it('outlives its delivery, and a class that cases go on in is not taken away under it', async () => {
    const { events } = await desk.value('history.list', { count: 100 })
    const plan = events.find(
      ({ operation, params }) => operation === 'classification.import' && params['side'] === 'receiver',
    )
    expect(await desk.outcome('history.undo', { eventId: plan?.id ?? 0 })).toBe('history.has-dependants')
    const delivery = events.find(
      ({ operation, params }) => operation === 'import.commit' && params['fileName'] === 'archive.csv',
    )
    const undone = await desk.value('history.undo', { eventId: delivery?.id ?? 0 })
    expect((await covered())['series']).toEqual([0, 0, 0])
    const to = await desk.value('crosswalk.node', { side: 'receiver', path: await pathOf('receiver', '1.1') })
    expect(to.relations.map(({ source }) => [source.code, source.path])).toEqual([['A 1', null]])
    await desk.value('history.redo', { eventId: undone.eventId })
    expect((await covered())['volumes']).toEqual([3, 1, 2, { unreadable: 1 }])
  })

  it('is counted anew when a row, a plan or a person’s edit changes what there is', async () => {
    const { viewId } = await desk.value('register.open', { register: 'cases' })
    const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 10 })
    const row = rows.find(({ values }) => values['classCode'] === '305')
    const edit = (text: string) =>
      desk.value('register.edit', { register: 'cases', rowId: row?.id ?? 0, field: 'classCode', text })
    await edit('304')
    expect((await covered())['cases']).toEqual([3, 0, 1, { notInPlan: 1 }])
    await edit('305')
    const [plan] = (await desk.value('record.list', { kind: 'classifications' })).rows.filter(
      ({ values }) => values['side'] === 'sender',
    )
    const added = await desk.value('record.save', {
      kind: 'classes',
      texts: { code: '999', title: 'Övrigt', scheme: String(plan?.values['name']) },
    })
    expect((await covered())['cases']).toEqual([2, 0, 2])
    await desk.value('history.undo', { eventId: added.eventId })
    expect((await covered())['cases']).toEqual([2, 0, 2, { notInPlan: 1 }])
  })

  it('is for registrars and archivists, and taken back by nobody else', async () => {
    await desk.value('record.save', { kind: 'people', texts: { name: 'Hanna', role: 'HR' } })
    await desk.value('record.save', { kind: 'people', texts: { name: 'Arne', role: 'Arkivarie' } })
    const store = await desk.handle('prov.stafett')
    await desk.value('transfer.open', { store, passphrase, person: 'Arne' })
    const path = await pathOf('sender', '305')
    const wish = { path, targetClassId: await target('2.2'), relation: 'exact' as const }
    const { eventId } = await desk.value('crosswalk.relate', wish)
    await desk.value('transfer.open', { store: await desk.handle('prov.stafett'), passphrase, person: 'Hanna' })
    expect(await desk.outcome('crosswalk.relate', wish)).toBe('register.not-your-register')
    expect(await desk.outcome('history.undo', { eventId })).toBe('register.not-your-register')
  })
})
