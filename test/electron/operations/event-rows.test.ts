import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterName } from '#shared/registers/field.ts'
import { csv, person as worker, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, staffCsv } from './deliveries.ts'

/** Which row an event of the history was about. */

let desk: TestCore
let delivery = 0
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = [person(0, { family: 'Öberg', given: 'Åsa' }), ...people(3, 1)]
  delivery = (await desk.importFile(await desk.file('lista.csv', staffCsv(list)), { register: 'staff' })).receipt
    .eventId
})
afterEach(() => desk.stop())

async function rowsOf(register: RegisterName) {
  const { viewId } = await desk.value('register.open', { register })
  return (await desk.value('register.rows', { viewId, start: 0, count: 100 })).rows
}
const åsa = async () => (await rowsOf('staff')).find(({ values }) => values['givenNames'] === 'Åsa')?.id ?? 0
const latest = async () => (await desk.value('history.list', { count: 1 })).events[0]
const edit = async (rowId: number, field = 'workplace', text = 'Residenset') =>
  (await desk.value('register.edit', { register: 'staff', rowId, field, text })).eventId ?? 0
const åsaIs = (rowId: number) => ({ register: 'staff', rowId, label: ['Öberg', 'Åsa', null] })

describe('an event about one row', () => {
  it('says which, and so do its undoing, its being done again, and a step to it', async () => {
    const rowId = await åsa()
    const eventId = await edit(rowId)
    expect((await latest())?.row).toEqual(åsaIs(rowId))
    expect((await desk.value('history.step', { register: 'staff' })).undo?.row).toEqual(åsaIs(rowId))
    expect((await desk.value('history.dependants', { eventId: delivery }))[0]?.row).toEqual(åsaIs(rowId))
    const undone = await desk.value('history.undo', { eventId })
    expect(await latest()).toMatchObject({ operation: 'history.undo', row: åsaIs(rowId) })
    await desk.value('history.redo', { eventId: undone.eventId })
    expect(await latest()).toMatchObject({ operation: 'history.redo', row: åsaIs(rowId) })
  })

  it('says it by what the row is called now', async () => {
    const rowId = await åsa()
    await edit(rowId)
    await edit(rowId, 'familyName', 'Ek')
    const { events } = await desk.value('history.list', { count: 2 })
    expect(events.map(({ row }) => row?.label[0])).toEqual(['Ek', 'Ek'])
  })

  it('may have been about what belongs to the row', async () => {
    const rowId = await åsa()
    const about = async (params: Readonly<Record<string, unknown>>) => {
      const event = await latest()
      expect(event?.row).toEqual(åsaIs(rowId))
      // Where the row may not be shown its number is not told in another way.
      expect(event?.params).toEqual(params)
    }
    await desk.value('row.add-note', { register: 'staff', rowId, text: 'Ringde' })
    await about({ register: 'staff' })
    const [note] = await desk.value('row.notes', { register: 'staff', rowId })
    await desk.value('row.remove-note', { noteId: note?.noteId ?? 0 })
    await about({ register: 'staff' })
    const file = await desk.file('avtal.txt', 'Avtal')
    await desk.value('row.add-evidence', { register: 'staff', rowId, file })
    const [evidence] = await desk.value('row.evidence', { register: 'staff', rowId })
    await desk.value('row.remove-evidence', { evidenceId: evidence?.evidenceId ?? 0 })
    await about({ register: 'staff' })
    const leave = { cause: 'Föräldraledig', startsOn: '2018-10-01', endsOn: '2019-06-30' }
    const { id } = await desk.value('record.save', { kind: 'leaves', rowId, texts: leave })
    await about({ kind: 'leaves', register: 'staff', isNew: 1 })
    await desk.value('record.remove', { kind: 'leaves', id })
    await about({ kind: 'leaves', register: 'staff' })
    await desk.value('register.reveal', { register: 'staff', rowId, field: 'personalIdentityNumber', reason: 'Lön' })
    expect((await latest())?.row).toEqual(åsaIs(rowId))
    await desk.value('person.add-identifier', { rowId, number: person(9).number, validFrom: '2018-01-01' })
    await about({ register: 'staff', validFrom: '2018-01-01' })
  })

  it('of cases says it with the identity numbers in the label masked', async () => {
    const { number } = person(5)
    const list = [
      ['Dnr', 'Ärendemening', 'Åtgärd vid överlämning', 'Mottagande enhet'],
      ['304-1-2018', `Tillstånd för ${number}`, 'Överlämnas', 'Utveckling'],
      ['304-2-2018', 'Bidrag', 'Överlämnas', 'Utveckling'],
    ]
    await desk.importFile(await desk.file('arenden.csv', csv(list)), { register: 'cases' })
    const [rowId = 0, other = 0] = (await rowsOf('cases')).map(({ id }) => id)
    await desk.value('case.advance', { rowIds: [rowId], step: 'dispositioned' })
    // It is taken in the register, and is what a step back there takes back.
    expect((await desk.value('history.step', { register: 'cases' })).undo).toMatchObject({ operation: 'case.advance' })
    expect((await latest())?.row).toMatchObject({ register: 'cases', rowId })
    expect((await latest())?.row?.label[1]).toMatch(/^Tillstånd för .*\*/)
    await desk.value('case.advance', { rowIds: [rowId, other], step: 'receiverAssigned' })
    expect(await latest()).toMatchObject({ params: { rows: 2 }, row: null })
    expect(desk.said()).not.toContain(number)
  })
})

describe('an event about other than one row', () => {
  it('about many says how many, in one register', async () => {
    const rowIds = (await rowsOf('staff')).map(({ id }) => id)
    const cells = rowIds.map((rowId) => ({ rowId, field: 'workplace', text: 'Residenset' }))
    const change = (some: typeof cells) =>
      desk.value('register.change', { register: 'staff', what: { kind: 'cells', cells: some } })
    await change(cells)
    expect(await latest()).toMatchObject({ params: { rows: 4 }, row: null })
    await change([{ rowId: rowIds[0] ?? 0, field: 'workplace', text: 'Annat' }])
    expect((await latest())?.row).toMatchObject({ rowId: rowIds[0] })
  })

  it('says none for a row that went with its delivery, whatever has come under its number since', async () => {
    const rowId = await åsa()
    await edit(rowId)
    await desk.value('history.undo', { eventId: delivery, together: true })
    const rows = async () =>
      (await desk.value('history.list', {})).events
        .filter(({ operation, params }) => [operation, params['undone']].includes('register.edit'))
        .map(({ row }) => row)
    expect(await rows()).toEqual([null, null])
    const [view] = await desk.value('import.list', {})
    const importId = view?.importId ?? 0
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await rowsOf('staff')).toHaveLength(4)
    expect(await rows()).toEqual([null, null])
  })

  it('says nothing of a person who has become protected', async () => {
    const rowId = await åsa()
    await edit(rowId)
    await desk.value('row.add-note', { register: 'staff', rowId, text: 'Ringde' })
    await edit(rowId, 'protection', 'Sekretessmarkering')
    const from = desk.said().length
    const { events } = await desk.value('history.list', {})
    await desk.value('history.step', { register: 'staff' })
    await desk.value('history.dependants', { eventId: delivery })
    const about = events.slice(0, 3)
    expect(about.map(({ operation }) => operation)).toEqual(['register.edit', 'row.add-note', 'register.edit'])
    expect(about.map(({ row }) => row)).toEqual([null, null, null])
    expect(about.every(({ params }) => !('rowId' in params))).toBe(true)
    expect(desk.said().slice(from)).not.toMatch(/Öberg|Åsa"|"rowId"/)
  })

  it('names nobody to those who do not look for people', async () => {
    await edit(await åsa())
    await desk.value('record.save', { kind: 'people', texts: { name: 'Lena Ledare', role: 'Projektledare' } })
    await desk.value('record.save', { kind: 'people', texts: { name: worker, role: 'Arkivarie' } })
    const { events } = await desk.value('history.list', {})
    expect(events.find(({ operation }) => operation === 'register.edit')?.row).toBeNull()
  })
})
