import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, passphrase, person as opener, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { person, staffCsv } from './deliveries.ts'

/** Who writes in which register: roles keep people from mistakes. What everybody may read they still may. */

const refused = 'register.not-your-register'
const names = { hr: 'Hanna Handläggare', registrar: 'Rut Registrator', archivist: 'Arne Arkivarie', lead: opener }
const deliveries: Readonly<Record<RegisterName, string>> = {
  staff: staffCsv([person(0), person(1, { rate: '150' })]),
  cases: csv([
    ['Dnr', 'Ärendemening', 'Handläggare', 'Inkommet', 'Status'],
    ['304-1-2018', 'Tillsyn', 'Åsa Öberg', '2018-03-05', 'Öppet'],
  ]),
  diary: csv([
    ['Dnr', 'Löpnr', 'Datum', 'Riktning', 'Rubrik'],
    ['304-1-2018', '1', '2018-03-05', 'I', 'Anmälan'],
  ]),
  archive: csv([
    ['Arkivbildare', 'Signum', 'Serie', 'Volym', 'Från år', 'Till år'],
    ['Länsstyrelsen', 'F1', 'Handlingar', '1', '1998', '1999'],
  ]),
}
const fields: Readonly<Record<RegisterName, string>> = {
  staff: 'senderUnit',
  cases: 'title',
  diary: 'subject',
  archive: 'seriesTitle',
}

let desk: TestCore
const rowIds = new Map<RegisterName, number>()
const rowOf = (register: RegisterName): number => rowIds.get(register) ?? 0
const commits = new Map<RegisterName, number>()

const openAs = async (role: keyof typeof names): Promise<unknown> =>
  desk.value('transfer.open', { store: await desk.handle('prov.stafett'), passphrase, person: names[role] })

const edit = async (register: RegisterName, text: string) =>
  desk.call('register.edit', { register, rowId: rowOf(register), field: fields[register], text, reason: 'Prövas' })

const codeOf = (reply: Awaited<ReturnType<TestCore['call']>>): string => (reply.ok ? 'ok' : reply.failure.code)

const lastEventId = async (): Promise<number> => (await desk.value('history.list', {})).events[0]?.id ?? 0

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  for (const [role, name] of Object.entries(names)) {
    await desk.value('record.save', { kind: 'people', texts: { name, role } })
  }
  for (const register of ['staff', 'cases', 'diary', 'archive'] as const) {
    const { receipt } = await desk.importFile(await desk.file(`${register}.csv`, deliveries[register]), { register })
    commits.set(register, receipt.eventId)
    const { viewId } = await desk.value('register.open', { register })
    rowIds.set(register, (await desk.value('register.rows', { viewId, start: 0, count: 9 })).rows.at(-1)?.id ?? 0)
  }
}, 180_000)
afterAll(() => desk.stop())

describe.each([
  ['hr', { staff: 'ok', cases: refused, diary: refused, archive: refused }],
  ['registrar', { staff: refused, cases: 'ok', diary: 'ok', archive: refused }],
  ['archivist', { staff: refused, cases: refused, diary: 'ok', archive: 'ok' }],
  ['lead', { staff: 'ok', cases: 'ok', diary: 'ok', archive: 'ok' }],
] as const)('%s', (role, expected) => {
  beforeAll(() => openAs(role))

  it.each(['staff', 'cases', 'diary', 'archive'] as const)(
    'writes in %s as the table says, and reads it',
    async (register) => {
      const rowId = rowOf(register)
      const one = { register, rowId }
      const { viewId } = await desk.value('register.open', { register })
      expect((await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows).toHaveLength(1)
      const ranges = [{ from: 0, to: 1 }]
      const what = { kind: 'rows' as const, viewId, ranges, field: fields[register], text: `Många ${role}` }
      expect({
        edit: codeOf(await edit(register, `Skrivet av ${role}`)),
        change: await desk.outcome('register.change', { register, reason: 'Prövas', what, dryRun: true }),
        note: await desk.outcome('row.add-note', { ...one, text: 'En not' }),
        evidence: await desk.outcome('row.add-evidence', { ...one, file: await desk.file('bevis.txt', 'x') }),
      }).toEqual(Object.fromEntries(['edit', 'change', 'note', 'evidence'].map((name) => [name, expected[register]])))
      const content = deliveries[register]
      expect(await desk.outcome('import.stage', { file: await desk.file('ny.csv', content), register })).toBe(
        expected[register],
      )
    },
  )
})

describe('a person whose register it is not', () => {
  it('is told whose it is, and takes nothing back nor does it again', async () => {
    await openAs('lead')
    await edit('staff', 'Enhet ett')
    const edited = await lastEventId()
    await desk.value('row.add-note', { register: 'staff', rowId: rowOf('staff'), text: 'Att ta bort' })
    const noted = await lastEventId()
    const { eventId: undone } = await desk.value('history.undo', { eventId: noted })
    await openAs('archivist')
    const failure = await desk.failure('history.undo', { eventId: edited })
    expect(failure).toMatchObject({ code: refused, params: { register: 'staff', role: 'archivist' } })
    expect(await desk.outcome('history.redo', { eventId: undone })).toBe(refused)
    expect(await desk.outcome('history.undo', { eventId: commits.get('staff') ?? 0, together: true })).toBe(refused)
    const { events } = await desk.value('history.list', {})
    const listed = new Map(events.map((event) => [event.id, event]))
    expect({ undo: listed.get(edited)?.undoable, redo: listed.get(undone)?.redoable }).toEqual({
      undo: false,
      redo: false,
    })
  })

  it('changes nothing beside its rows: lists, numbers, steps, notes, findings', async () => {
    await openAs('lead')
    await desk.value('row.add-note', { register: 'staff', rowId: rowOf('staff'), text: 'En not' })
    const [note] = await desk.value('row.notes', { register: 'staff', rowId: rowOf('staff') })
    await openAs('archivist')
    const one = { rowId: rowOf('staff') }
    const texts = { from: '2018-01-01', to: '2018-02-01', kind: 'Föräldraledighet' }
    const kind = { register: 'staff', rule: 'fraction-as-percent', field: 'ftePercent' } as const
    expect(await desk.outcome('record.save', { kind: 'leaves', ...one, texts })).toBe(refused)
    expect(await desk.outcome('person.add-identifier', { ...one, number: 'x', validFrom: '2018-01-01' })).toBe(refused)
    expect(await desk.outcome('row.remove-note', { noteId: note?.noteId ?? 0 })).toBe(refused)
    expect(await desk.outcome('case.advance', { rowIds: [rowOf('cases')], step: 'inventoried' })).toBe(refused)
    const change = { what: 'note' as const, note: 'Ses över' }
    expect(await desk.outcome('finding.handle', { target: { kind }, change })).toBe(refused)
  })

  it('commits and discards no list of it, and may turn one of their own into another register', async () => {
    await openAs('lead')
    const { importId } = await desk.value('import.stage', { file: await desk.file('hr.csv', deliveries.staff) })
    const { fingerprint } = await desk.value('import.preview', { importId })
    await openAs('archivist')
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe(refused)
    expect(await desk.outcome('import.discard', { importId })).toBe(refused)
    expect(await desk.outcome('import.remap', { importId, choice: { register: 'archive' } })).toBe(refused)
    // Taken for another register's when it was read, as nobody said which.
    const own = await desk.value('import.stage', { file: await desk.file('egen.csv', deliveries.staff) })
    const planned = await desk.value('import.preview', { importId: own.importId })
    expect(planned.view.register).toBe('staff')
    expect(await desk.outcome('import.commit', { importId: own.importId, fingerprint: planned.fingerprint })).toBe(
      refused,
    )
    expect(await desk.outcome('import.remap', { importId: own.importId, choice: { register: 'archive' } })).toBe('ok')
    expect(await desk.outcome('import.discard', { importId: own.importId })).toBe('ok')
  })
})
