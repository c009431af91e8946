import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, person, startCore, testNumber, transfer } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'

let desk: TestCore

beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const [sender = ''] = transfer.senders
const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Månadslön', 'Anställd fr.o.m.', 'Skyddad']
/** A start date that cannot be read: one finding of its own on each row. */
const kind = { register: 'staff', rule: 'not-a-date', field: 'startDate' } as const

interface Line {
  readonly start?: string
  readonly unit?: string
  readonly protectedMark?: string
}

async function deliver(name: string, lines: readonly Line[]): Promise<number> {
  const rows = lines.map(({ start = 'okänt', unit = 'Kansli', protectedMark = '' }, index) => [
    testNumber(index),
    `Efternamn${index}`,
    'Kim',
    `0040${index}`,
    unit,
    '31000',
    start,
    protectedMark,
  ])
  const file = await desk.file(name, csv([header, ...rows]))
  const { receipt } = await desk.importFile(file, { register: 'staff', sender })
  return receipt.eventId
}

async function listed(
  choice: { readonly state?: 'open' | 'assigned' | 'waived' | 'reopened'; readonly owner?: string | null } = {},
): Promise<OutputOf<'finding.list'>> {
  return desk.value('finding.list', { kind, choice, count: 100 })
}

async function statesOf(): Promise<string[]> {
  return (await listed()).items.map(({ state }) => state)
}

async function rowIds(): Promise<number[]> {
  return (await listed()).items.map(({ rowId }) => rowId)
}

async function waive(rows: readonly number[], reason = 'Avtalat muntligen'): Promise<number> {
  const items = rows.map((rowId) => ({ ...kind, rowId }))
  return (await desk.value('finding.handle', { target: { items }, change: { what: 'waive', reason } })).eventId
}

async function group(): Promise<OutputOf<'finding.groups'>['groups'][number] | undefined> {
  const { groups } = await desk.value('finding.groups', { register: 'staff' })
  return groups.find(({ rule, field }) => rule === kind.rule && field === kind.field)
}

describe('findings as work', () => {
  it('are grouped with their counts, and listed with what the row is known by and where it came from', async () => {
    await deliver('lista.csv', [{}, {}, { start: '2010-01-01' }])
    expect(await group()).toMatchObject({
      number: 'F05',
      severity: 'warning',
      counts: { open: 2, assigned: 0, waived: 0, reopened: 0 },
    })
    const { total, items, next } = await listed()
    expect([total, next]).toEqual([2, null])
    expect(items[0]).toMatchObject({
      state: 'open',
      raw: 'okänt',
      label: 'Efternamn0 · Kim · Kansli',
      sender,
      place: { fileName: 'lista.csv', row: 2 },
    })
  })

  it('come a page at a time', async () => {
    await deliver('lista.csv', [{}, {}, {}])
    const first = await desk.value('finding.list', { kind, count: 2 })
    const second = await desk.value('finding.list', { kind, count: 2, after: first.next ?? 0 })
    expect([first.items.length, second.items.length, second.next, second.total]).toEqual([2, 1, null, 3])
  })

  it('are given to somebody, noted and waived, each act one event that can be undone', async () => {
    await deliver('lista.csv', [{}, {}, {}])
    const ids = await rowIds()
    const given = await desk.value('finding.handle', {
      target: { kind, choice: {} },
      change: { what: 'owner', owner: 'Bo' },
    })
    expect(given.items).toBe(3)
    await waive(ids.slice(0, 1))
    expect(await statesOf()).toEqual(['waived', 'assigned', 'assigned'])
    expect((await listed({ owner: 'Bo', state: 'assigned' })).total).toBe(2)
    expect((await listed({ state: 'waived' })).items[0]?.waiver).toMatchObject({
      reason: 'Avtalat muntligen',
      by: person,
    })
    expect((await desk.value('finding.groups', {})).owners).toEqual(['Bo'])
    // What the waiver rests on cannot be taken away under it.
    expect(await desk.outcome('history.undo', { eventId: given.eventId })).toBe('history.has-dependants')
    await desk.value('history.undo', { eventId: given.eventId, together: true })
    expect(await statesOf()).toEqual(['open', 'open', 'open'])
  })

  it('say so where nothing would change', async () => {
    await deliver('lista.csv', [{}])
    const ids = await rowIds()
    await waive(ids)
    const items = ids.map((rowId) => ({ ...kind, rowId }))
    const change = { what: 'waive', reason: 'Avtalat muntligen' } as const
    expect(await desk.outcome('finding.handle', { target: { items }, change })).toBe('finding.nothing-changed')
    const gone = { target: { items: [{ ...kind, rowId: 999 }] }, change }
    expect(await desk.outcome('finding.handle', gone)).toBe('finding.nothing-changed')
  })

  it('that others have written on since are told, and passed over or written over when that is said', async () => {
    await deliver('lista.csv', [{}, {}, {}])
    const [first = 0, second = 0] = await rowIds()
    const { version } = await listed()
    type Change = InputOf<'finding.handle'>['change']
    const on = (change: Change, seen: string | null, ...ids: readonly number[]): InputOf<'finding.handle'> => ({
      target: { items: ids.map((rowId) => ({ ...kind, rowId, seen })) },
      change,
    })
    const note = (text: string): Change => ({ what: 'note', note: text })
    const notes = async () => (await listed()).items.map((item) => item.note)
    await desk.value('finding.handle', on(note('Ringt avlämnaren'), null, first))

    expect(await desk.failure('finding.handle', on(note('Min'), null, first))).toMatchObject({
      code: 'finding.changed-meanwhile',
      params: { what: 'note', count: 1, now: 'Ringt avlämnaren', by: person },
    })
    // What was seen, the same text, and another thing than the note are none.
    expect(await desk.outcome('finding.handle', on({ what: 'owner', owner: 'Bo' }, null, first))).toBe('ok')
    const same = on(note('Ringt avlämnaren'), null, first)
    expect(await desk.outcome('finding.handle', same)).toBe('finding.nothing-changed')
    const { eventId } = await desk.value('finding.handle', on(note('Min'), 'Ringt avlämnaren', first))
    await desk.value('history.undo', { eventId })

    const two = on(note('Min'), null, first, second)
    expect((await desk.failure('finding.handle', two)).params).toMatchObject({ count: 1 })
    expect((await desk.value('finding.handle', { ...two, meanwhile: 'pass' })).items).toBe(1)
    expect(await notes()).toEqual(['Ringt avlämnaren', 'Min', null])

    // The same of all of a kind, by the event that the list was read at.
    const all = { target: { kind, choice: {}, version }, change: note('Alla') }
    expect(await desk.failure('finding.handle', all)).toMatchObject({
      code: 'finding.changed-meanwhile',
      params: { count: 2, now: 'Ringt avlämnaren', label: expect.stringContaining('Efternamn0') },
    })
    expect((await desk.value('finding.handle', { ...all, meanwhile: 'pass' })).items).toBe(1)
    expect(await notes()).toEqual(['Ringt avlämnaren', 'Min', 'Alla'])
    expect((await desk.value('finding.handle', { ...all, meanwhile: 'overwrite' })).items).toBe(2)
    const { version: newest } = await listed()
    const again = { target: { kind, choice: {}, version: newest }, change: note('Min') }
    expect((await desk.value('finding.handle', again)).items).toBe(3)
  })

  it('are not waived on a ground that nobody has seen, one by one or all of a kind', async () => {
    await deliver('lista.csv', [{}, {}])
    const { items, version } = await listed()
    const [first, second] = items
    const rowId = first?.rowId ?? 0
    const seen = { ...kind, rowId, seen: null, ground: 'okänt' }
    const edited = { register: 'staff', rowId, field: 'startDate', text: 'snart', keepUnreadable: true } as const
    await desk.value('register.edit', edited)
    const change = { what: 'waive', reason: 'Avtalat' } as const
    const ground = { what: 'ground', now: 'snart', by: person, count: 1 }

    const one = { target: { items: [seen, { ...seen, rowId: second?.rowId ?? 0 }] }, change }
    const all = { target: { kind, choice: {}, version }, change }
    for (const input of [one, all]) {
      expect(await desk.failure('finding.handle', input)).toMatchObject({
        code: 'finding.changed-meanwhile',
        params: ground,
      })
    }
    expect((await desk.value('finding.handle', { ...all, meanwhile: 'pass' })).items).toBe(1)
    expect(await statesOf()).toEqual(['open', 'waived'])
    expect((await desk.value('finding.handle', { ...one, meanwhile: 'overwrite' })).items).toBe(1)
    expect(await statesOf()).toEqual(['waived', 'waived'])

    // Nor is the reason of another written over by one that passes over what others have written.
    const other = { target: { kind, choice: {}, version }, change: { what: 'waive', reason: 'Annat skäl' } } as const
    expect(await desk.outcome('finding.handle', { ...other, meanwhile: 'pass' })).toBe('finding.nothing-changed')
  })

  it('open a register filtered to their rows', async () => {
    await deliver('lista.csv', [{}, { start: '2010-01-01' }, {}])
    const filters = [{ kind: 'finding', rule: kind.rule, field: kind.field }] as const
    const view = await desk.value('register.open', { register: 'staff', filters: [...filters] })
    expect(view.total).toBe(2)
    const { rows } = await desk.value('register.rows', { viewId: view.viewId, start: 0, count: 10 })
    expect(rows.map(({ id }) => id)).toEqual(await rowIds())
  })
})

describe('a waiver', () => {
  it('holds through a second delivery that says the same, and is reopened by one that says otherwise', async () => {
    await deliver('ett.csv', [{}, {}])
    await waive(await rowIds())
    await deliver('tva.csv', [{ unit: 'Kultur' }, { start: 'vet ej' }])
    const { items } = await listed()
    expect(items.map(({ state, raw }) => [state, raw])).toEqual([
      ['waived', 'okänt'],
      ['reopened', 'vet ej'],
    ])
    expect(items[1]?.waiver?.reason).toBe('Avtalat muntligen')
    expect((await group())?.counts).toEqual({ open: 0, assigned: 0, waived: 1, reopened: 1 })
  })

  it('is reopened by an edit that leaves another fault in the place of the one that was waived', async () => {
    const file = await desk.file(
      'slut.csv',
      csv([
        [...header.slice(0, 7), 'Anställd t.o.m.'],
        [testNumber(0), 'Ek', 'Kim', '00401', 'Kansli', '31000', '2017-01-01', '2016-06-30'],
      ]),
    )
    await desk.importFile(file, { register: 'staff', sender })
    const reversed = { register: 'staff', rule: 'dates-reversed', field: 'endDate' } as const
    const read = async () => (await desk.value('finding.list', { kind: reversed, count: 10 })).items
    const [item] = await read()
    const rowId = item?.rowId ?? 0
    const items = [{ ...reversed, rowId }]
    await desk.value('finding.handle', { target: { items }, change: { what: 'waive', reason: 'Enligt källan' } })
    const edit = await desk.value('register.edit', { register: 'staff', rowId, field: 'endDate', text: '2016-07-31' })
    expect(await read()).toMatchObject([{ state: 'reopened', waiver: { reason: 'Enligt källan' } }])
    await desk.value('history.undo', { eventId: edit.eventId ?? 0 })
    expect(await read()).toMatchObject([{ state: 'waived' }])
  })

  it('outlives an import that is undone and done again', async () => {
    const eventId = await deliver('ett.csv', [{}])
    await waive(await rowIds())
    await desk.value('history.undo', { eventId })
    expect((await listed()).total).toBe(0)
    await deliver('igen.csv', [{}])
    expect(await statesOf()).toEqual(['waived'])
  })

  it('is taken back, and that too can be undone', async () => {
    await deliver('ett.csv', [{}])
    const ids = await rowIds()
    await waive(ids)
    const items = ids.map((rowId) => ({ ...kind, rowId }))
    const { eventId } = await desk.value('finding.handle', { target: { items }, change: { what: 'take-back' } })
    expect(await statesOf()).toEqual(['open'])
    await desk.value('history.undo', { eventId })
    expect(await statesOf()).toEqual(['waived'])
  })
})

describe('what may not be shown', () => {
  it('is masked in what findings say and in what people write of them', async () => {
    const number = testNumber(3)
    await deliver('lista.csv', [{ start: `okänt ${number}` }])
    const items = (await rowIds()).map((rowId) => ({ ...kind, rowId }))
    await desk.value('finding.handle', { target: { items }, change: { what: 'note', note: `Ring ${number}` } })
    await waive(await rowIds(), `Gäller ${number}`)
    await desk.value('finding.handle', { target: { items }, change: { what: 'owner', owner: `Bo ${number}` } })
    const [owner] = (await desk.value('finding.groups', {})).owners
    expect((await listed({ owner: owner ?? null })).total).toBe(1)
    await desk.value('finding.row', { register: 'staff', rowId: items[0]?.rowId ?? 0 })
    await desk.value('history.list', {})
    expect(desk.said()).not.toContain(number)
    expect(desk.said()).not.toContain(number.slice(2))
  })

  it('leaves protected people out of everything but one count', async () => {
    await deliver('lista.csv', [{}, { protectedMark: 'Sekretessmarkering' }, {}])
    const { groups, protectedHidden } = await desk.value('finding.groups', { register: 'staff' })
    expect(groups.find(({ rule }) => rule === kind.rule)?.counts.open).toBe(2)
    expect(protectedHidden).toBeGreaterThan(0)
    const ids = await rowIds()
    expect(ids).toHaveLength(2)
    const hidden = [1, 2, 3].find((id) => !ids.includes(id)) ?? 0
    expect(await desk.value('finding.row', { register: 'staff', rowId: hidden })).toEqual([])
    const items = [{ ...kind, rowId: hidden }]
    const change = { what: 'owner', owner: 'Bo' } as const
    expect(await desk.outcome('finding.handle', { target: { items }, change })).toBe('finding.nothing-changed')
    const all = await desk.value('finding.handle', { target: { kind, choice: {} }, change })
    expect(all.items).toBe(2)
    expect(desk.said()).not.toContain('Efternamn1')
  })
})

describe('a store that is open for reading', () => {
  it('shows findings and changes none', async () => {
    await deliver('lista.csv', [{}])
    const items = (await rowIds()).map((rowId) => ({ ...kind, rowId }))
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett', { readOnly: true })
    expect((await listed()).total).toBe(1)
    const change = { what: 'owner', owner: 'Bo' } as const
    expect(await desk.outcome('finding.handle', { target: { items }, change })).toBe('call.not-permitted')
  })
})
