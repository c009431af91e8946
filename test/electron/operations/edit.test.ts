import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { people, person, rowsIn, staffCsv } from './deliveries.ts'

/** What a person changes by hand, and where every value came from. */

let desk: TestCore
const start = async (): Promise<void> => {
  desk = startCore()
  await desk.createTransfer()
}
const stop = (): Promise<void> => desk.stop()

const importStaff = async (list: Parameters<typeof staffCsv>[0], name = 'lista.csv') =>
  desk.importFile(await desk.file(name, staffCsv(list)), { register: 'staff' })

async function rowsOf(register: RegisterName) {
  const { viewId } = await desk.value('register.open', { register })
  return (await desk.value('register.rows', { viewId, start: 0, count: 500 })).rows
}

async function firstId(register: RegisterName = 'staff'): Promise<number> {
  return (await rowsOf(register))[0]?.id ?? 0
}

const edit = (rowId: number, field: string, text: string, register: RegisterName = 'staff', reason?: string) =>
  desk.value('register.edit', { register, rowId, field, text, ...(reason === undefined ? {} : { reason }) })
const refusal = (rowId: number, field: string, text: string, register: RegisterName = 'staff') =>
  desk.failure('register.edit', { register, rowId, field, text })
const trace = async (rowId: number, register: RegisterName = 'staff') =>
  desk.value('register.trace', { register, rowId })

describe('a value changed by hand', () => {
  // One list for all of them: none needs what another leaves behind.
  beforeAll(async () => {
    await start()
    await importStaff([...people(6), person(1, { employment: '77' })])
  })
  afterAll(stop)

  it.each([
    ['monthlySalary', '33 000,50', 33000.5],
    ['monthlySalary', '', null],
    ['ftePercent', '80 %', 80],
    ['startDate', '1/2 2010', '2010-02-01'],
    ['endDate', 'tills vidare', null],
    ['employmentForm', 'Vik.', 'substitute'],
    ['senderUnit', '  Naturskydd ', 'Naturskydd'],
    ['compHours', '12:30', 12.5],
  ])('%s typed as %j is read as a delivered cell would be', async (field, text, value) => {
    const rowId = await firstId()
    const row = await edit(rowId, field, text)
    expect(row.values[field]).toBe(value)
    expect(row.edited).toEqual((await trace(rowId))?.edits.map((edited) => edited.field))
    expect((await rowsOf('staff')).find(({ id }) => id === rowId)?.values[field]).toBe(value)
  })

  it.each([
    ['monthlySalary', 'mycket'],
    ['monthlySalary', '-1'],
    ['ftePercent', '111'],
    ['startDate', '31 februari'],
    ['employmentForm', 'på prov kanske'],
    ['protection', 'kanske'],
    ['shoeSize', '42'],
  ])('%s typed as %j is refused, and the value stays', async (field, text) => {
    const before = await rowsOf('staff')
    expect(await refusal(before[0]?.id ?? 0, field, text)).toMatchObject({
      code: 'register.unreadable-value',
      params: { register: 'staff', field, text },
    })
    expect(await rowsOf('staff')).toEqual(before)
  })

  it.each([
    ['ftePercent', '275', { type: 'percent', rule: 'implausible-number' }],
    ['startDate', 'snart', { type: 'date', rule: 'not-a-date' }],
  ])('%s typed as %j says of which type it is and what is wrong', async (field, text, said) => {
    expect((await refusal(await firstId(), field, text)).params).toMatchObject(said)
  })

  it.each([
    ['monthlySalary', '1234.5', '1234,5'],
    ['monthlySalary', '32 500.50', '32 500,50'],
    ['ftePercent', '62.5 %', '62,5 %'],
  ])('%s typed as %j is asked about, for the point may part thousands', async (field, text, meant) => {
    const rowId = await firstId()
    const before = await rowsOf('staff')
    expect(await refusal(rowId, field, text)).toMatchObject({ code: 'register.point-or-comma', params: { meant } })
    expect(await rowsOf('staff')).toEqual(before)
    expect((await edit(rowId, field, meant)).values[field]).toBe(Number(/[\d .]+/.exec(text)?.[0].replaceAll(' ', '')))
  })

  it('is asked about with both readings where three digits follow the point', async () => {
    const rowId = await firstId()
    const { params } = await refusal(rowId, 'monthlySalary', '32.500')
    expect(params).toMatchObject({ meant: '32,500', thousands: '32 500' })
    expect((await edit(rowId, 'monthlySalary', String(params['thousands']))).values['monthlySalary']).toBe(32_500)
    expect((await refusal(rowId, 'monthlySalary', '1234.500')).params).not.toHaveProperty('thousands')
  })

  it('is read where points can only part thousands', async () => {
    expect((await edit(await firstId(), 'monthlySalary', '1.234,5')).values['monthlySalary']).toBe(1234.5)
  })

  it('is refused where the field tells rows apart', async () => {
    const rowId = await firstId()
    expect((await refusal(rowId, 'employmentNumber', '7')).code).toBe('register.key-field')
    expect((await refusal(rowId, 'personalIdentityNumber', testNumber(20))).code).toBe('register.key-field')
  })

  it('is unknown in a row that is not there', async () => {
    expect((await refusal(4711, 'senderUnit', 'A')).code).toBe('register.unknown-row')
  })

  it('does not show an identity number that could not be read', async () => {
    const { params } = await refusal(await firstId(), 'startDate', testNumber(20))
    expect(JSON.stringify(params)).not.toContain(testNumber(20).slice(-4))
  })

  it('keeps the order of the register and the search in step', async () => {
    const rowId = await firstId()
    await edit(rowId, 'familyName', 'Östman')
    expect((await rowsOf('staff')).at(-1)).toMatchObject({ id: rowId, values: { familyName: 'Östman' } })
    expect(await desk.value('register.open', { register: 'staff', search: 'östm' })).toMatchObject({ total: 1 })
  })

  it('hides a person in every employment when it is a mark of protection', async () => {
    const shown = await rowsOf('staff')
    const { family } = person(1)
    const rowId = shown.find(({ values }) => values['familyName'] === family)?.id ?? 0
    await edit(rowId, 'protection', 'Sekretessmarkering')
    expect(await desk.value('register.open', { register: 'staff' })).toMatchObject({
      total: shown.length - 2,
      protectedHidden: 2,
    })
    expect((await refusal(rowId, 'protection', 'nej')).code).toBe('register.unknown-row')
    expect(await trace(rowId)).toBeNull()
  })
})

describe('an edit', () => {
  beforeEach(start)
  afterEach(stop)

  it('is refused where it would make the key of a row that has no number another', async () => {
    const diary = csv([
      ['Dnr', 'Datum', 'I/U/K', 'Avsändare/Mottagare', 'Ärendemening'],
      ['304-1-2018', '2018-03-05', 'I', 'Byn', 'Ansökan'],
    ])
    await desk.importFile(await desk.file('diarium.csv', diary), { register: 'diary' })
    const rowId = await firstId('diary')
    expect((await refusal(rowId, 'subject', 'Överklagande', 'diary')).code).toBe('register.key-field')
    expect((await edit(rowId, 'correspondent', 'Staden', 'diary', 'Fel avsändare')).values['correspondent']).toBe(
      'Staden',
    )
  })

  it('of a field that states others gives them too, and the same delivery once more changes nothing', async () => {
    const headers = ['Arkivbildare', 'Signum', 'Volym', 'Titel', 'År']
    const list = csv([headers, ['Länsstyrelsen', 'A1', '1', 'Protokoll', '1971-2018']])
    await desk.importFile(await desk.file('arkiv.csv', list), { register: 'archive' })
    const rowId = await firstId('archive')
    const row = await edit(rowId, 'years', '1985-1990', 'archive')
    expect(row).toMatchObject({
      values: { years: '1985-1990', yearFrom: 1985, yearTo: 1990 },
      edited: ['yearFrom', 'yearTo', 'years'],
    })
    expect((await rowsOf('archive'))[0]?.values).toMatchObject({ years: '1985-1990', yearFrom: 1985, yearTo: 1990 })
    const again = await desk.importFile(await desk.file('arkiv2.csv', list), { register: 'archive' })
    expect(again.receipt).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    expect((await rowsOf('archive'))[0]?.values).toMatchObject({ years: '1985-1990', yearFrom: 1985, yearTo: 1990 })
    // Years that a person has typed by themselves are not those of the text.
    await edit(rowId, 'yearTo', '1995', 'archive')
    expect((await edit(rowId, 'years', '1971-2018', 'archive')).values).toMatchObject({ yearFrom: 1985, yearTo: 1995 })
  })

  it('of a field that states others is taken back with them', async () => {
    const headers = ['Arkivbildare', 'Signum', 'Volym', 'Titel', 'År']
    const list = csv([headers, ['Länsstyrelsen', 'A1', '1', 'Protokoll', '1971-2018']])
    await desk.importFile(await desk.file('arkiv.csv', list), { register: 'archive' })
    const rowId = await firstId('archive')
    await edit(rowId, 'years', 'u.å.', 'archive')
    expect((await rowsOf('archive'))[0]?.values).toMatchObject({ years: 'u.å.', yearFrom: null, yearTo: null })
    const back = await edit(rowId, 'years', '1971-2018', 'archive')
    expect(back).toMatchObject({ values: { yearFrom: 1971, yearTo: 2018 }, edited: [] })
  })

  it('takes away the remark that it mends, and undo gives both back', async () => {
    await importStaff([person(1, { salary: 'mycket' })])
    const rowId = await firstId()
    expect(await rowsOf('staff')).toMatchObject([{ findings: 1, values: { monthlySalary: null } }])
    expect(await edit(rowId, 'monthlySalary', '30000')).toMatchObject({ findings: 0 })
    expect((await trace(rowId))?.findings).toEqual([])
    const [event] = (await desk.value('history.list', {})).events
    expect(event).toMatchObject({ operation: 'register.edit', undoable: true, params: { register: 'staff' } })
    await desk.value('history.undo', { eventId: event?.id ?? 0 })
    expect(await rowsOf('staff')).toMatchObject([{ findings: 1, values: { monthlySalary: null } }])
    expect((await trace(rowId))?.edits).toEqual([])
  })

  it('keeps its import from being undone alone, and goes with it together', async () => {
    const { receipt } = await importStaff(people(2))
    await edit(await firstId(), 'senderUnit', 'A')
    const [event] = (await desk.value('history.list', {})).events
    expect(await desk.value('history.dependants', { eventId: receipt.eventId })).toMatchObject([
      { eventId: event?.id, operation: 'register.edit' },
    ])
    expect((await desk.failure('history.undo', { eventId: receipt.eventId })).code).toBe('history.has-dependants')
    const undone = await desk.value('history.undo', { eventId: receipt.eventId, together: true })
    expect(undone.events).toBe(2)
    expect(await rowsIn(desk, 'staff')).toBe(0)
  })
})

describe('the trace of a row', () => {
  beforeAll(start)
  afterAll(stop)

  it('holds the delivered cell, the value now, and the edits in between; a later delivery of others is none of it', async () => {
    const { importId } = await importStaff([person(1, { salary: '32 500,00' })])
    const rowId = await firstId()
    await edit(rowId, 'monthlySalary', '33000')
    await edit(rowId, 'monthlySalary', '34000')
    await importStaff([person(2)], 'andra.csv')
    const traced = await trace(rowId)
    expect(traced).toMatchObject({ importId, originalKept: true, fileName: 'lista.csv', row: 2 })
    expect(traced?.cells[5]).toMatchObject({
      column: 5,
      header: 'Månadslön',
      field: 'monthlySalary',
      raw: '32 500,00',
      value: 34000,
    })
    expect(traced?.edits).toMatchObject([{ field: 'monthlySalary', delivered: 32500, edited: 34000 }])
  })

  it('has no edit where a value was changed back', async () => {
    const rowId = await firstId()
    await edit(rowId, 'monthlySalary', '32500')
    expect((await trace(rowId))?.edits).toEqual([])
  })

  it('masks identity numbers, in raw text and in what was edited', async () => {
    const rowId = await firstId()
    await edit(rowId, 'managerName', `Chef ${testNumber(20)}`)
    expect((await trace(rowId))?.edits).toHaveLength(1)
    for (const number of [testNumber(1), testNumber(20)]) expect(desk.said()).not.toContain(number.slice(-5))
  })
})
