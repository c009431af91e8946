import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecordKindName } from '#shared/records/record.ts'
import { passphrase, person as opener, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'

/** The small tables: what is kept, what is refused and why, and who may. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

type Texts = Record<string, string>

const rows = async (kind: RecordKindName, rowId?: number) =>
  (await desk.value('record.list', { kind, ...(rowId === undefined ? {} : { rowId }) })).rows
const save = (kind: RecordKindName, texts: Texts, id?: number) =>
  desk.value('record.save', { kind, texts, ...(id === undefined ? {} : { id }) })
const refusal = async (kind: RecordKindName, texts: Texts, id?: number) =>
  (await desk.failure('record.save', { kind, texts, ...(id === undefined ? {} : { id }) })).code
const idOf = async (kind: RecordKindName, name: string): Promise<number> =>
  (await rows(kind)).find(({ values }) => values['name'] === name)?.id ?? 0
const openAs = async (name: string) => {
  const store = await desk.handle('prov.stafett')
  return await desk.value('transfer.open', { store, passphrase, person: name })
}

describe('a transfer that is made', () => {
  it('has its parties as organisations and pairs, to be completed', async () => {
    expect((await rows('organisations')).map(({ values }) => values['name'])).toEqual([
      'Förbundet',
      'Länsstyrelsen',
      'Regionen',
    ])
    const { rows: pairs, referred } = await desk.value('record.list', { kind: 'pairs' })
    const nameOf = (id: unknown) => referred.find((each) => each.id === id)?.values['name']
    expect(pairs.map(({ values }) => [nameOf(values['senderId']), nameOf(values['receiverId'])])).toEqual([
      ['Länsstyrelsen', 'Regionen'],
      ['Förbundet', 'Regionen'],
    ])
    await save('pairs', { legalBasis: 'las6b', reference: 'RF § 12', decidedOn: '2018-10-15' }, pairs[0]?.id)
    expect((await rows('pairs'))[0]?.values).toMatchObject({ legalBasis: 'las6b', decidedOn: '2018-10-15' })
  })

  it('calls its parties what their organisations are called, and back again', async () => {
    const renamed = await save(
      'organisations',
      { name: 'Länsstyrelsen Dalarna' },
      await idOf('organisations', 'Länsstyrelsen'),
    )
    await save('organisations', { name: 'Region Dalarna' }, await idOf('organisations', 'Regionen'))
    expect((await desk.value('session.state', {})).open).toMatchObject({
      senders: ['Länsstyrelsen Dalarna', 'Förbundet'],
      receiver: 'Region Dalarna',
    })
    await desk.value('history.undo', { eventId: renamed.eventId })
    expect((await desk.value('session.state', {})).open?.senders).toEqual(['Länsstyrelsen', 'Förbundet'])
    // A federation and the region it goes up in can bear one name; two senders cannot.
    const federation = await idOf('organisations', 'Förbundet')
    await save('organisations', { name: 'Region Dalarna' }, federation)
    expect(await refusal('organisations', { name: 'Länsstyrelsen' }, federation)).toBe('record.not-unique')
  })

  it('takes a sender that is added as the organisation of that name, and drops it with the sender', async () => {
    const { id } = await save('organisations', { name: 'Trafiken', organisationNumber: '232100-0016' })
    await desk.value('transfer.add-sender', { name: 'Trafiken' })
    await desk.value('transfer.add-sender', { name: 'Skogen' })
    expect((await rows('organisations')).map(({ values }) => values['name'])).toEqual([
      'Förbundet',
      'Länsstyrelsen',
      'Regionen',
      'Skogen',
      'Trafiken',
    ])
    expect((await rows('pairs')).map(({ values }) => values['senderId'])).toContain(id)
    const [latest] = (await desk.value('history.list', {})).events
    await desk.value('history.undo', { eventId: latest?.id ?? 0 })
    expect((await rows('organisations')).map(({ values }) => values['name'])).not.toContain('Skogen')
    expect(await rows('pairs')).toHaveLength(3)
  })
})

describe('a record', () => {
  it('is added, changed field by field and removed, each an event that can be undone', async () => {
    const added = await save('rooms', { site: 'Falun', room: '304', capacity: '2' })
    await save('rooms', { capacity: '3' }, added.id)
    expect(await rows('rooms')).toMatchObject([{ id: added.id, values: { site: 'Falun', room: '304', capacity: 3 } }])
    await save('rooms', { capacity: '' }, added.id)
    expect((await rows('rooms'))[0]?.values['capacity']).toBeNull()
    const removed = await desk.value('record.remove', { kind: 'rooms', id: added.id })
    expect(await rows('rooms')).toEqual([])
    await desk.value('history.undo', { eventId: removed.eventId })
    expect(await rows('rooms')).toMatchObject([{ id: added.id, values: { room: '304' } }])
    expect((await desk.failure('history.undo', { eventId: added.eventId })).code).toBe('history.has-dependants')
    const { events } = await desk.value('history.list', {})
    expect(events.map(({ operation }) => operation)).toEqual([
      'history.undo',
      'record.remove',
      'record.save',
      'record.save',
      'record.save',
      'transfer.create',
    ])
    expect(events[1]?.params).toEqual({ kind: 'rooms', name: '304, Falun' })
  })

  it('that somebody else has changed is told with what it is now, by field and by value, and is not written over', async () => {
    const { id } = await save('rooms', { site: 'Falun', room: '304', capacity: '2' })
    const change = (texts: Texts, seen: Texts) => desk.outcome('record.save', { kind: 'rooms', id, texts, seen })
    await openAs('Vera Annan')
    await save('rooms', { capacity: '5' }, id)
    await openAs(opener)
    expect(
      await desk.failure('record.save', { kind: 'rooms', id, texts: { capacity: '3' }, seen: { capacity: '2' } }),
    ).toMatchObject({
      code: 'record.changed-meanwhile',
      params: { kind: 'rooms', field: 'capacity', now: '5', by: 'Vera Annan' },
    })
    expect((await rows('rooms'))[0]?.values['capacity']).toBe(5)
    // Another field of it, the same value, and what is written over knowingly are none.
    expect(await change({ site: 'Borlänge' }, { site: 'Falun' })).toBe('ok')
    expect(await change({ capacity: '5', site: 'Mora' }, { capacity: '2', site: 'Borlänge' })).toBe('ok')
    expect(await change({ capacity: '3' }, { capacity: '5' })).toBe('ok')
    const remove = { kind: 'rooms', id, seen: { site: 'Mora', room: '304', capacity: '5' } } as const
    expect(await desk.failure('record.remove', remove)).toMatchObject({
      code: 'record.changed-before-removal',
      params: { field: 'capacity', now: '3', by: opener },
    })
    expect(await rows('rooms')).toHaveLength(1)
    await desk.value('record.remove', { ...remove, seen: { ...remove.seen, capacity: '3' } })
    expect(await rows('rooms')).toEqual([])
  })

  it('that has come to refer to another is told by the name of the other', async () => {
    const [first, second] = await rows('organisations')
    const { id } = await save('diarySeries', { name: 'Centrala', organisationId: String(first?.id) })
    await save('diarySeries', { organisationId: String(second?.id) }, id)
    const seen = { organisationId: String(first?.id) }
    const { params } = await desk.failure('record.save', {
      kind: 'diarySeries',
      id,
      texts: { organisationId: '' },
      seen,
    })
    expect(params).toMatchObject({ field: 'organisationId', now: String(second?.id), name: second?.values['name'] })
  })

  it('is refused with the field that is wrong, and nothing is kept of it', async () => {
    const wrong: [RecordKindName, Texts, string, string][] = [
      ['rooms', { room: '304' }, 'record.missing-value', 'site'],
      ['rooms', { room: '304', site: 'Falun', capacity: 'två' }, 'record.unreadable-value', 'capacity'],
      ['rooms', { room: '304', site: 'Falun', capacity: '-2' }, 'record.too-small', 'capacity'],
      ['rooms', { room: '304', site: 'Falun', colour: 'blå' }, 'record.unknown-field', 'colour'],
      ['organisations', { name: 'X', organisationNumber: '232100-0017' }, 'record.wrong-form', 'organisationNumber'],
      ['organisations', { name: 'X', validFrom: '2019-01-01', validTo: '2018-12-31' }, 'record.wrong-order', 'validTo'],
      ['diarySeries', { name: 'Centrala', organisationId: '99' }, 'record.unknown-reference', 'organisationId'],
    ]
    for (const [kind, texts, code, field] of wrong) {
      const failure = await desk.failure('record.save', { kind, texts })
      expect([failure.code, failure.params['field']]).toEqual([code, field])
    }
    expect(await rows('rooms')).toEqual([])
    expect((await desk.value('history.list', {})).events).toHaveLength(1)
    expect(await desk.outcome('record.save', { kind: 'rooms', id: 99, texts: { room: '1' } })).toBe('record.unknown')
    expect(await desk.outcome('record.remove', { kind: 'rooms', id: 99 })).toBe('record.unknown')
  })

  it('is not there twice, whatever the letters, nor at the same time under one organisation number', async () => {
    const hall = { site: 'Falun', building: 'B', room: '304' }
    const { id } = await save('rooms', hall)
    expect(await refusal('rooms', { ...hall, site: 'FALUN' })).toBe('record.not-unique')
    await save('rooms', { ...hall, floor: '3' })
    await save('rooms', { capacity: '1' }, id)
    const numbered = { name: 'Region Dalarna', organisationNumber: '232100-0016' }
    await save('organisations', { ...numbered, kind: 'federation', validTo: '2018-12-31' })
    expect(
      await desk.failure('record.save', { kind: 'organisations', texts: { ...numbered, kind: 'region' } }),
    ).toMatchObject({
      code: 'record.overlaps',
      params: { with: 'Region Dalarna (regionförbund, t.o.m. 2018-12-31)' },
    })
    expect(await refusal('organisations', { ...numbered, validFrom: '2018-12-31' })).toBe('record.overlaps')
    await save('organisations', { ...numbered, kind: 'region', validFrom: '2019-01-01' })
  })

  it('is not removed while something refers to it', async () => {
    const organisationId = await idOf('organisations', 'Regionen')
    expect(await desk.failure('record.remove', { kind: 'organisations', id: organisationId })).toMatchObject({
      code: 'record.in-use',
      params: { name: 'Regionen', by: 'pairs, transfer' },
    })
    const { id } = await save('organisations', { name: 'Arkivet' })
    const unit = await save('units', { name: 'Depån', organisationId: String(id) })
    expect((await desk.failure('record.remove', { kind: 'organisations', id })).params['by']).toBe('units')
    await desk.value('record.remove', { kind: 'units', id: unit.id })
    await desk.value('record.remove', { kind: 'organisations', id })
  })

  it('rests on what it has come to refer to: that is not undone under it', async () => {
    const first = String(await idOf('organisations', 'Regionen'))
    const unit = await save('units', { name: 'Depån', organisationId: first })
    const other = await save('organisations', { name: 'Arkivet' })
    const moved = await save('units', { organisationId: String(other.id) }, unit.id)
    expect(await desk.failure('history.undo', { eventId: other.eventId })).toMatchObject({
      code: 'history.has-dependants',
      params: { events: String(moved.eventId) },
    })
    await desk.value('history.undo', { eventId: moved.eventId })
    await desk.value('history.undo', { eventId: other.eventId })
    expect((await rows('units'))[0]?.values['organisationId']).toBe(Number(first))
  })
})

describe('a tree', () => {
  it('is read level by level, stands in one organisation and never in a circle', async () => {
    const [region, board] = await Promise.all([idOf('organisations', 'Regionen'), idOf('organisations', 'Förbundet')])
    const organisationId = String(region)
    const top = await save('units', { name: 'Förvaltningen', organisationId })
    const middle = await save('units', { name: 'Avdelningen', organisationId, parentId: String(top.id) })
    const leaf = await save('units', { name: 'Enheten', organisationId, parentId: String(middle.id) })
    const under = (id: number | null) => desk.value('record.list', { kind: 'units', under: id })
    expect((await under(null)).rows).toMatchObject([{ id: top.id, children: 1 }])
    expect((await under(top.id)).rows).toMatchObject([{ id: middle.id, children: 1 }])
    expect((await under(leaf.id)).rows).toEqual([])
    expect((await desk.value('record.list', { kind: 'units', search: 'enh' })).rows.map(({ id }) => id)).toEqual([
      leaf.id,
    ])

    expect(await refusal('units', { parentId: String(leaf.id) }, top.id)).toBe('record.circle')
    expect(await refusal('units', { parentId: String(top.id) }, top.id)).toBe('record.circle')
    expect(await refusal('units', { organisationId: String(board) }, leaf.id)).toBe('record.other-tree')
    expect(await refusal('units', { organisationId: String(board) }, top.id)).toBe('record.other-tree')
    await save('units', { organisationId: String(board), parentId: '' }, leaf.id)
    expect((await under(null)).rows.map(({ id }) => id)).toEqual([leaf.id, top.id])
  })

  it('is not bent to a circle by an undo either', async () => {
    const organisationId = String(await idOf('organisations', 'Regionen'))
    const [one, two, three] = [
      await save('units', { name: 'Ett', organisationId }),
      await save('units', { name: 'Två', organisationId }),
      await save('units', { name: 'Tre', organisationId }),
    ]
    await save('units', { parentId: String(three.id) }, two.id)
    await save('units', { parentId: String(two.id) }, one.id)
    const freed = await save('units', { parentId: '' }, one.id)
    const below = await save('units', { name: 'Fyra', organisationId, parentId: String(one.id) })
    const bent = await save('units', { parentId: String(below.id) }, three.id)
    expect(await desk.failure('history.undo', { eventId: freed.eventId })).toMatchObject({
      code: 'history.not-undoable',
      params: { reason: 'circle' },
    })
    await desk.value('history.undo', { eventId: bent.eventId })
    await desk.value('history.undo', { eventId: freed.eventId })
    const { rows: top } = await desk.value('record.list', { kind: 'units', under: null })
    expect(top.map(({ id }) => id)).toEqual([three.id])
  })
})

describe('what an undo would bring back', () => {
  const undo = (eventId: number) => desk.outcome('history.undo', { eventId })

  it('is refused by name where its parent is gone', async () => {
    const organisation = String(await idOf('organisations', 'Förbundet'))
    const above = await save('units', { name: 'Ovan', organisationId: organisation })
    const below = await save('units', { name: 'Under', organisationId: organisation, parentId: String(above.id) })
    const cleared = await save('units', { parentId: '' }, below.id)
    await desk.value('record.remove', { kind: 'units', id: above.id })
    expect(['history.not-undoable', 'history.has-dependants']).toContain(await undo(cleared.eventId))
    expect((await rows('units')).map(({ values }) => values['parentId'])).toEqual([null])
  })

  it('is refused by name where its name or its time has been given to another', async () => {
    const lead = await save('people', { name: 'Ada', role: 'lead' })
    const renamed = await save('people', { name: 'Ada Berg' }, lead.id)
    await save('people', { name: 'Ada', role: 'hr' })
    expect(await undo(renamed.eventId)).toBe('history.not-undoable')

    const old = await save('organisations', {
      name: 'Gamla',
      organisationNumber: '232100-0016',
      validFrom: '2000-01-01',
    })
    const closed = await save('organisations', { validTo: '2018-12-31' }, old.id)
    await save('organisations', { name: 'Nya', organisationNumber: '232100-0016', validFrom: '2019-01-01' })
    expect(await undo(closed.eventId)).toBe('history.not-undoable')
    expect((await rows('organisations')).find(({ id }) => id === old.id)?.values['validTo']).toBe('2018-12-31')
  })

  it('never leaves a unit in another organisation than the one above it', async () => {
    const [first, second] = [
      String(await idOf('organisations', 'Förbundet')),
      String(await idOf('organisations', 'Länsstyrelsen')),
    ]
    const moving = await save('units', { name: 'Flyttas', organisationId: first })
    const moved = await save('units', { organisationId: second }, moving.id)
    await save('units', { name: 'Under', organisationId: second, parentId: String(moving.id) })
    expect(await undo(moved.eventId)).not.toBe('ok')
    expect((await rows('units')).map(({ values }) => String(values['organisationId']))).toEqual([second, second])
  })

  it('never leaves nobody who may write', async () => {
    const one = await save('people', { name: 'Ett', role: 'lead' })
    const two = await save('people', { name: 'Två', role: 'lead' })
    await save('people', { role: 'reader' }, one.id)
    expect(await undo(two.eventId)).toBe('history.not-undoable')
  })
})

describe('a list of an employment', () => {
  const staffIds = async () => {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    return (await desk.value('register.rows', { viewId, start: 0, count: 10 })).rows.map(({ id }) => id)
  }
  const leave = { cause: 'Föräldraledig', startsOn: '2018-10-01', endsOn: '2019-06-30' }

  it('belongs to its row, goes by its own history and holds the import that brought the row', async () => {
    const { receipt } = await desk.importFile(await desk.file('p.csv', staffCsv([person(0), person(1)])), {
      register: 'staff',
    })
    const [first = 0, second = 0] = await staffIds()
    const { id, eventId } = await desk.value('record.save', { kind: 'leaves', rowId: first, texts: leave })
    expect(await rows('leaves', first)).toMatchObject([{ id, values: { cause: 'parental', endsOn: '2019-06-30' } }])
    expect(await rows('leaves', second)).toEqual([])
    expect(await rows('leaves')).toEqual([])
    expect(await desk.outcome('record.save', { kind: 'leaves', texts: leave })).toBe('register.unknown-row')
    expect(await desk.outcome('record.save', { kind: 'leaves', rowId: 99, texts: leave })).toBe('register.unknown-row')
    expect(await desk.value('history.dependants', { eventId: receipt.eventId })).toMatchObject([{ eventId }])
    const [event] = (await desk.value('history.list', {})).events
    expect(event?.params).toEqual({ kind: 'leaves', register: 'staff', isNew: 1 })
    await desk.value('history.undo', { eventId: receipt.eventId, together: true })
  })

  it('of a protected person is neither shown, changed nor counted', async () => {
    await desk.importFile(await desk.file('p.csv', staffCsv([person(0), person(1)])), { register: 'staff' })
    const [rowId = 0] = await staffIds()
    const room = await save('rooms', { site: 'Falun', room: '304' })
    const placed = await desk.value('record.save', { kind: 'placements', rowId, texts: { roomId: String(room.id) } })
    expect((await desk.failure('record.remove', { kind: 'rooms', id: room.id })).params['by']).toBe('placements')
    await desk.value('register.edit', { register: 'staff', rowId, field: 'protection', text: 'Sekretessmarkering' })
    expect(await desk.value('record.list', { kind: 'placements', rowId })).toEqual({ total: 0, rows: [], referred: [] })
    const change = { kind: 'placements', texts: { desk: 'A' } } as const
    expect(await desk.outcome('record.save', { ...change, id: placed.id })).toBe('record.unknown')
    expect(await desk.outcome('record.save', { ...change, rowId })).toBe('register.unknown-row')
    expect(await desk.outcome('record.remove', { kind: 'placements', id: placed.id })).toBe('record.unknown')
    expect((await desk.failure('record.remove', { kind: 'rooms', id: room.id })).params['by']).toBe('hidden')
  })

  it('shows no identity number that somebody wrote in a text, and keeps it where it is not written over', async () => {
    const { id } = await save('people', { name: `Ek ${testNumber(0)}`, role: 'lead' })
    await save('people', { email: 'ek@regionen.se' }, id)
    const number = testNumber(0)
    for (const part of [number, number.slice(2)]) expect(desk.said()).not.toContain(part)
    expect((await desk.value('record.list', { kind: 'people', search: number })).total).toBe(1)
  })
})

describe('a role', () => {
  it('is told with the session; whoever is not listed has none and all rights', async () => {
    expect((await desk.value('session.state', {})).open).toMatchObject({ role: null, readOnly: false })
    await save('people', { name: opener, role: 'Arkivarie' })
    expect((await desk.value('session.state', {})).open).toMatchObject({ role: 'archivist', readOnly: false })
  })

  it('of a reader lets nothing be changed', async () => {
    await save('people', { name: 'Lena Ledare', role: 'lead' })
    await save('people', { name: 'Rut Läsare', role: 'reader' })
    expect((await openAs('rut läsare')).open).toMatchObject({ role: 'reader', readOnly: true })
    const texts = { site: 'Falun', room: '304' }
    expect(await desk.failure('record.save', { kind: 'rooms', texts })).toMatchObject({
      code: 'call.not-permitted',
      params: { role: 'reader' },
    })
    expect(await desk.outcome('transfer.add-sender', { name: 'X' })).toBe('call.not-permitted')
    expect(await rows('people')).toHaveLength(2)
    await openAs('Lena Ledare')
    expect(await desk.outcome('record.save', { kind: 'rooms', texts })).toBe('ok')
  })

  it('is found however the name is typed', async () => {
    await save('people', { name: 'Lena Ledare', role: 'lead' })
    await save('people', { name: 'Läs Åre', role: 'reader' })
    const names = ['Läs  Åre', 'Läs Åre'.normalize('NFD'), 'Läs\u00a0Åre', 'Läs Åre\u200b']
    for (const name of names) expect((await openAs(name)).open?.role).toBe('reader')
  })

  it('is given by the lead alone once there is one, also by way of undo', async () => {
    await save('people', { name: 'Lena', role: 'lead' })
    const { id } = await save('people', { name: 'Hanna', role: 'hr' })
    const { eventId } = await save('people', { role: 'archivist' }, id)
    await openAs('Hanna')
    expect(await refusal('people', { role: 'lead' }, id)).toBe('record.roles-by-lead')
    expect(await refusal('people', { name: 'Lena 2' }, id)).toBe('record.roles-by-lead')
    expect(await refusal('people', { name: 'Ny', role: 'lead' })).toBe('record.roles-by-lead')
    expect(await desk.outcome('record.remove', { kind: 'people', id })).toBe('record.roles-by-lead')
    expect(await desk.failure('history.undo', { eventId })).toMatchObject({ params: { reason: 'roles' } })
    await save('people', { email: 'hanna@regionen.se' }, id)
    await openAs('Lena')
    expect(await desk.outcome('history.undo', { eventId, together: true })).toBe('ok')
  })

  it('that may not see what is hidden neither uncovers it by undo nor has it written in a report', async () => {
    await desk.importFile(await desk.file('lista.csv', staffCsv([person(0), person(1)])), { register: 'staff' })
    const { viewId, total } = await desk.value('register.open', { register: 'staff' })
    const rowId = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows[0]?.id ?? 0
    const edit = { register: 'staff', rowId, field: 'protection', text: 'Sekretessmarkering' } as const
    const eventId = (await desk.value('register.edit', edit)).eventId ?? 0
    expect(await desk.value('register.place', { viewId, rowId })).toEqual({ index: null })
    await save('people', { name: 'Lena', role: 'lead' })
    await save('people', { name: 'Arne', role: 'archivist' })
    await openAs('Arne')
    expect(await desk.outcome('history.undo', { eventId })).toBe('register.not-your-register')
    expect((await desk.value('register.open', { register: 'staff' })).total).toBe(total - 1)
    const report = { report: 'staff-list', file: await desk.handle('full.xlsx') }
    expect(await desk.outcome('report.produce', { ...report, fullIdentityNumbers: { reason: 'lönekörning' } })).toBe(
      'register.reveal-not-permitted',
    )
    await openAs('Lena')
    expect(await desk.outcome('history.undo', { eventId })).toBe('ok')
  })

  it('that may write is always left to somebody', async () => {
    expect(await refusal('people', { name: 'Rut', role: 'reader' })).toBe('record.no-writer-left')
    const lead = await save('people', { name: 'Lena', role: 'lead' })
    const reader = await save('people', { name: 'Rut', role: 'reader' })
    expect(await refusal('people', { role: 'reader' }, lead.id)).toBe('record.no-writer-left')
    expect(await desk.outcome('record.remove', { kind: 'people', id: lead.id })).toBe('record.no-writer-left')
    await desk.value('record.remove', { kind: 'people', id: reader.id })
    await desk.value('record.remove', { kind: 'people', id: lead.id })
  })
})
