import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisterName } from '#shared/registers/field.ts'
import { csv, person as worker, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'

/** What belongs to one row beside its values. */

// One store for all of them, because making one takes long: each works with people, cases and entries of its own.
let desk: TestCore
let own = 0
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())
/** The first of ten people that no other test uses. */
const base = (): number => (own += 10)

const importText = async (register: RegisterName, text: string, name: string, sender = 'Länsstyrelsen') =>
  desk.importFile(await desk.file(name, text), { register, sender })
const importStaff = (list: Parameters<typeof staffCsv>[0], name = 'lista.csv', sender?: string) =>
  importText('staff', staffCsv(list), name, sender)

async function rowsOf(register: RegisterName) {
  const { viewId } = await desk.value('register.open', { register })
  return (await desk.value('register.rows', { viewId, start: 0, count: 500 })).rows
}
const idWhere = async (register: RegisterName, field: string, value: unknown): Promise<number> =>
  (await rowsOf(register)).find((row) => row.values[field] === value)?.id ?? 0
const undoLast = async () => {
  const { events } = await desk.value('history.list', { count: 1 })
  return desk.value('history.undo', { eventId: events[0]?.id ?? 0 })
}

describe('a person', () => {
  /** Two people at one sender, the first of them and a third at the other: the row of the first there. */
  const both = async (first: number): Promise<number> => {
    await importStaff([person(first), person(first + 1)], 'a.csv')
    const others = [person(first, { employment: `b${first}` }), person(first + 2, { employment: `c${first}` })]
    await importStaff(others, 'b.csv', 'Förbundet')
    return idWhere('staff', 'employmentNumber', `b${first}`)
  }
  const numbersOf = async (rowId: number) =>
    (await desk.value('person.of', { rowId }))?.employments.map(({ employmentNumber }) => employmentNumber)

  it('has the employments under one number at every sender, masked', async () => {
    const first = base()
    const told = await desk.value('person.of', { rowId: await both(first) })
    expect(told?.employments.map(({ sender, employmentNumber }) => [sender, employmentNumber])).toEqual([
      ['Länsstyrelsen', person(first).employment],
      ['Förbundet', `b${first}`],
    ])
    expect(told?.identifiers).toMatchObject([{ kind: 'personnummer', validFrom: null, source: 'delivery' }])
    expect(desk.said()).not.toContain(testNumber(first))
  })

  it('is one under an earlier and a later number, until that is undone', async () => {
    const first = base()
    const rowId = await both(first)
    const joined = { rowId, number: testNumber(first + 2), validFrom: '2016-05-01' }
    expect(await desk.outcome('person.add-identifier', joined)).toBe('person.number-of-other')
    expect(await numbersOf(rowId)).toHaveLength(2)
    await desk.value('person.add-identifier', { ...joined, merge: true })
    expect(await numbersOf(rowId)).toEqual([person(first).employment, `b${first}`, `c${first}`])
    const told = await desk.value('person.of', { rowId })
    expect(told?.identifiers.map(({ validFrom, validTo, source }) => [validFrom, validTo, source])).toEqual([
      ['2016-05-01', null, 'person'],
      [null, '2016-04-30', 'delivery'],
    ])
    expect(desk.said()).not.toContain(testNumber(first + 2))
    await undoLast()
    expect(await numbersOf(rowId)).toHaveLength(2)
  })

  it('stays one when the list with its later number is taken back and comes again', async () => {
    const first = base()
    await importStaff([person(first)], 'a.csv')
    const rowId = await idWhere('staff', 'employmentNumber', person(first).employment)
    await desk.value('person.add-identifier', { rowId, number: testNumber(first + 1), validFrom: '2016-05-01' })
    const { importId } = await importStaff([person(first + 1)], 'b.csv', 'Förbundet')
    expect(await numbersOf(rowId)).toHaveLength(2)
    await undoLast()
    expect(await numbersOf(rowId)).toHaveLength(1)
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await numbersOf(rowId)).toHaveLength(2)
  })

  it('is changed, not another, when the list comes with the later number', async () => {
    const first = base()
    await importStaff([person(first), person(first + 2)], 'a.csv')
    const rowId = await idWhere('staff', 'employmentNumber', person(first).employment)
    await desk.value('person.add-identifier', { rowId, number: testNumber(first + 1), validFrom: '2016-05-01' })
    const { employment } = person(first)
    const again = await importStaff([person(first + 1, { employment }), person(first + 2)], 'a2.csv')
    expect(again.receipt).toMatchObject({ changed: 1, rejected: 0 })
    const [now] = (await desk.value('person.of', { rowId }))?.employments ?? []
    expect(now).toMatchObject({ rowId, employmentNumber: employment })
    // Nobody has said that these two are one.
    const other = await importStaff([person(first + 3, { employment }), person(first + 2)], 'a3.csv')
    expect(other.receipt).toMatchObject({ changed: 0, rejected: 1 })
  })

  it('is hidden under every number when one is marked as protected', async () => {
    const first = base()
    await importStaff([person(first + 1), person(first + 2)], 'b.csv', 'Förbundet')
    const before = await rowsOf('staff')
    const rowId = await idWhere('staff', 'employmentNumber', person(first + 1).employment)
    await desk.value('person.add-identifier', { rowId, number: testNumber(first), validFrom: '2016-05-01' })
    await importStaff([person(first, { protection: 'Sekretessmarkering' })], 'a.csv')
    expect((await rowsOf('staff')).map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => id !== rowId))
    expect(await desk.value('person.of', { rowId })).toBeNull()
    await undoLast()
    expect((await rowsOf('staff')).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('is not joined with one who is protected, and the refusal is that of anybody else', async () => {
    const first = base()
    await importStaff([person(first, { protection: 'Sekretessmarkering' })], 'a.csv')
    await importStaff([person(first + 1), person(first + 2)], 'b.csv', 'Förbundet')
    const rowId = await idWhere('staff', 'employmentNumber', person(first + 1).employment)
    const refusal = (number: string, merge = false) =>
      desk.failure('person.add-identifier', { rowId, number, validFrom: '2016-05-01', merge })
    expect(await refusal(testNumber(first))).toEqual(await refusal(testNumber(first + 2)))
    expect(await refusal(testNumber(first), true)).toMatchObject({ code: 'person.number-of-other' })
    expect(await numbersOf(rowId)).toHaveLength(1)
  })

  it('is not closed into a ring of numbers by doing an act again', async () => {
    const first = base()
    const validFrom = '2016-05-01'
    await importStaff([person(first)], 'a.csv')
    const rowId = await idWhere('staff', 'employmentNumber', person(first).employment)
    await desk.value('person.add-identifier', { rowId, number: testNumber(first + 1), validFrom })
    const { eventId } = await undoLast()
    await importStaff([person(first + 1)], 'b.csv', 'Förbundet')
    const other = await idWhere('staff', 'employmentNumber', person(first + 1).employment)
    await desk.value('person.add-identifier', { rowId: other, number: testNumber(first), validFrom, merge: true })
    expect(await desk.failure('history.redo', { eventId })).toMatchObject({ params: { reason: 'ring' } })
    expect(await numbersOf(rowId)).toHaveLength(2)
    await importStaff([person(first, { protection: 'Ja' })], 'c.csv')
    expect((await rowsOf('staff')).filter(({ id }) => id === rowId || id === other)).toEqual([])
  })

  it('gets no number that cannot be read, none twice, and no ring of numbers', async () => {
    const first = base()
    const rowId = await both(first)
    const outcome = (id: number, number: string, merge = false) =>
      desk.outcome('person.add-identifier', { rowId: id, number, validFrom: '2016-05-01', merge })
    const own = testNumber(first)
    expect(await outcome(rowId, '12')).toBe('person.unreadable-number')
    expect(await outcome(rowId, `${own.slice(0, -1)}${(Number(own.at(-1)) + 1) % 10}`)).toBe('person.unreadable-number')
    expect(await outcome(rowId, own)).toBe('person.number-taken')
    expect(await outcome(rowId, testNumber(first + 2), true)).toBe('ok')
    const other = await idWhere('staff', 'employmentNumber', person(first + 1).employment)
    expect(await outcome(other, testNumber(first + 2))).toBe('person.number-taken')
    expect(await outcome(await idWhere('staff', 'employmentNumber', `c${first}`), own)).toBe('person.number-taken')
    expect(await outcome(471_100, testNumber(first + 3))).toBe('register.unknown-row')
  })
})

/** Three cases whose serials begin with a number of the test's own. */
const caseList = (own: number, officer = 'Okänd') =>
  csv([
    ['Dnr', 'Ärenderubrik', 'Handläggare', 'Åtgärd vid överlämning', 'Mottagande enhet', 'Nytt dnr', 'Status'],
    [`304-${own}1-2018`, 'Bredband', `Förnamn ${officer}`, 'Överlämnas', 'Utveckling', `RUN 2019/${own}`, 'Pågår'],
    [`304-${own}2-2018`, 'Vägar', `${officer}, Förnamn`, 'Överlämnas', '', '', 'Pågår'],
    [`304-${own}3-2018`, 'Gammalt', 'Okänd', 'Avskrivs', '', '', 'Pågår'],
  ])

describe('the way of a case', () => {
  const cases = async (own: number): Promise<number[]> => {
    await importText('cases', caseList(own), 'arenden.csv')
    return Promise.all([1, 2, 3].map((last) => idWhere('cases', 'oldRegistrationNumber', `304-${own}${last}-2018`)))
  }
  const first = async (own = base()): Promise<number> => (await cases(own))[0] ?? 0
  const states = async (rowId: number) =>
    Object.fromEntries((await desk.value('case.steps', { rowId }))?.steps.map(({ step, state }) => [step, state]) ?? [])
  const valuesOf = async (rowId: number) => (await rowsOf('cases')).find(({ id }) => id === rowId)?.values

  it('is as far as its fields tell, and goes on step by step, each undone by itself', async () => {
    const rowId = await first()
    expect(await states(rowId)).toMatchObject({ newNumberReserved: 'done', packed: 'next', handedOver: 'later' })
    await desk.value('case.advance', { rowIds: [rowId], step: 'packed', note: 'Kartong 3' })
    await desk.value('case.advance', { rowIds: [rowId], step: 'handedOver', on: '2019-01-02' })
    await desk.value('case.advance', { rowIds: [rowId], step: 'received', on: '2019-01-02', receiver: worker })
    const received = { handedOverDate: '2019-01-02', receivedDate: '2019-01-02', receivedBy: worker }
    expect(await valuesOf(rowId)).toMatchObject(received)
    const told = await desk.value('case.steps', { rowId })
    expect(told?.steps.find(({ step }) => step === 'packed')?.said).toMatchObject({ by: worker, note: 'Kartong 3' })
    await undoLast()
    expect(await states(rowId)).toMatchObject({ handedOver: 'done', received: 'next', closedInOldDiary: 'later' })
    expect(await valuesOf(rowId)).toMatchObject({ ...received, receivedDate: null, receivedBy: null })
  })

  it('is not overwritten by a later delivery', async () => {
    const own = base()
    const rowId = await first(own)
    await desk.value('case.advance', { rowIds: [rowId], step: 'packed' })
    await desk.value('case.advance', { rowIds: [rowId], step: 'handedOver', on: '2019-01-02' })
    await importText(
      'cases',
      caseList(own).replaceAll(/;Status|;Pågår/g, (end) => (end === ';Status' ? ';Överlämnat' : ';')),
      'igen.csv',
    )
    expect(await valuesOf(rowId)).toMatchObject({ handedOverDate: '2019-01-02' })
    expect(await states(rowId)).toMatchObject({ packed: 'done', handedOver: 'done', received: 'next' })
  })

  it('is gone in order, on its own way, and with what it needs', async () => {
    const [whole = 0, bare = 0, writtenOff = 0] = await cases(base())
    const take = async (rowId: number, step: Parameters<typeof advance>[1]) => {
      const reply = await advance(rowId, step)
      return reply.ok ? 'ok' : reply.failure.params['why']
    }
    const advance = (
      rowId: number,
      step: 'dispositioned' | 'receiverAssigned' | 'packed' | 'handedOver' | 'closedInOldDiary',
    ) => desk.call('case.advance', { rowIds: [rowId], step, on: '2019-01-02' })
    expect(await take(whole, 'handedOver')).toBe('earlier-first')
    expect(await take(whole, 'dispositioned')).toBe('ok')
    expect(await take(whole, 'dispositioned')).toBe('taken')
    expect(await take(bare, 'receiverAssigned')).toBe('fields-missing')
    expect(await take(bare, 'packed')).toBe('earlier-first')
    expect(await take(writtenOff, 'packed')).toBe('other-way')
    expect(await take(writtenOff, 'closedInOldDiary')).toBe('ok')
    expect(await valuesOf(writtenOff)).toMatchObject({ closedDate: '2019-01-02', crossReferenceSet: true })
  })

  it('is gone by all of some cases or by none', async () => {
    const own = base()
    const [whole = 0, , writtenOff = 0] = await cases(own)
    const failure = await desk.failure('case.advance', { rowIds: [whole, writtenOff], step: 'packed' })
    expect(failure).toMatchObject({ code: 'case.step-refused', params: { number: `304-${own}3-2018`, step: 'packed' } })
    expect(await states(whole)).toMatchObject({ packed: 'next' })
    expect(await desk.outcome('case.advance', { rowIds: [whole, 471_100], step: 'packed' })).toBe(
      'register.unknown-row',
    )
  })
})

describe('notes and evidence', () => {
  const staffRow = async (first: number): Promise<number> => {
    await importStaff([person(first)])
    return idWhere('staff', 'employmentNumber', person(first).employment)
  }

  it('stand at their row, masked, and go and come back by undo', async () => {
    const first = base()
    const row = { register: 'staff', rowId: await staffRow(first) } as const
    await desk.value('row.add-note', { ...row, text: ` Ringt ${testNumber(first + 7)} om lönen ` })
    const [note] = await desk.value('row.notes', row)
    expect(note).toMatchObject({ by: worker, text: expect.stringMatching(/^Ringt \d{8}-?\*{4} om lönen$/) as string })
    await desk.value('row.remove-note', { noteId: note?.noteId ?? 0 })
    expect(await desk.value('row.notes', row)).toEqual([])
    await undoLast()
    expect(await desk.value('row.notes', row)).toEqual([note])
    expect(desk.said()).not.toContain(testNumber(first + 7))
  })

  it('leave in the history no name of a file of a person, who can become protected', async () => {
    const first = base()
    await importStaff([person(first)])
    const rowId = await idWhere('staff', 'employmentNumber', person(first).employment)
    const row = { register: 'staff', rowId } as const
    await desk.value('row.add-evidence', { ...row, file: await desk.file('Hemlig Zedda.pdf', 'x') })
    const [kept] = await desk.value('row.evidence', row)
    await desk.value('row.remove-evidence', { evidenceId: kept?.evidenceId ?? 0 })
    const { events } = await desk.value('history.list', { count: 2 })
    expect(events.map(({ params }) => params)).toEqual([{ register: 'staff' }, { register: 'staff' }])
  })

  it('keep a file byte for byte, and give it back checked', async () => {
    await importText(
      'archive',
      csv([
        ['Signum', 'Serie', 'Vol nr'],
        ['A1', 'Protokoll', '1'],
      ]),
      'arkiv.csv',
    )
    const row = { register: 'archive', rowId: await idWhere('archive', 'signum', 'A1') } as const
    const content = Buffer.alloc(2_500_000, 'avtal å ä ö ')
    await desk.value('row.add-evidence', { ...row, file: await desk.file('avtal.pdf', content) })
    const [kept] = await desk.value('row.evidence', row)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(kept).toMatchObject({ fileName: 'avtal.pdf', bytes: content.length, sha256 })
    const evidenceId = kept?.evidenceId ?? 0
    await desk.value('row.save-evidence', { evidenceId, file: await desk.handle('ut.pdf') })
    expect(readFileSync(desk.path('ut.pdf')).equals(content)).toBe(true)
    await desk.value('row.remove-evidence', { evidenceId })
    expect(await desk.outcome('row.save-evidence', { evidenceId, file: await desk.handle('nej.pdf') })).toBe(
      'row.unknown-evidence',
    )
    expect(existsSync(desk.path('nej.pdf'))).toBe(false)
    await undoLast()
    await desk.value('row.save-evidence', { evidenceId, file: await desk.handle('åter.pdf') })
    expect(readFileSync(desk.path('åter.pdf')).equals(content)).toBe(true)
  })

  it('hold an import fast until they are taken back themselves', async () => {
    const first = base()
    const { receipt } = await importStaff([person(first)])
    const rowId = await idWhere('staff', 'employmentNumber', person(first).employment)
    await desk.value('row.add-note', { register: 'staff', rowId, text: 'Viktigt' })
    expect(await desk.outcome('history.undo', { eventId: receipt.eventId })).toBe('history.has-dependants')
    await desk.value('history.undo', { eventId: receipt.eventId, together: true })
    expect(await idWhere('staff', 'employmentNumber', person(first).employment)).toBe(0)
  })

  it('are refused for a row that nobody sees, a file that is too large and one that is empty', async () => {
    const rowId = await staffRow(base())
    const row = { register: 'staff', rowId } as const
    const large = await desk.file('film.mp4', Buffer.alloc(25_000_001))
    expect(await desk.outcome('row.add-evidence', { ...row, file: large })).toBe('row.evidence-too-large')
    expect(await desk.outcome('row.add-evidence', { ...row, file: await desk.file('tom.pdf', '') })).toBe('file.empty')
    await desk.value('row.add-note', { ...row, text: 'x' })
    const [note] = await desk.value('row.notes', row)
    await desk.value('register.edit', { ...row, field: 'protection', text: 'Sekretessmarkering' })
    expect(await desk.value('row.notes', row)).toEqual([])
    expect(await desk.value('register.links', row)).toEqual([])
    expect(await desk.outcome('row.remove-note', { noteId: note?.noteId ?? 0 })).toBe('row.unknown-note')
    expect(await desk.outcome('row.add-note', { ...row, text: 'x' })).toBe('register.unknown-row')
    const file = await desk.file('a.txt', 'a')
    expect(await desk.outcome('row.add-evidence', { ...row, file })).toBe('register.unknown-row')
    expect(await desk.outcome('row.add-note', { ...row, register: 'diary', text: 'x' })).toBe('register.unknown-row')
  })
})

describe('links', () => {
  const diaryList = (own: number) =>
    csv([
      ['Diarium', 'Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Ärendemening'],
      ['Huvuddiariet', `304-${own}1-2018`, 1, '2018-03-05', 'I', 'Ansökan'],
      ['Huvuddiariet', `304-${own}1-18`, 2, '2018-03-06', 'U', 'Begäran'],
      ['Huvuddiariet', `304-${own}10-2018`, 1, '2018-03-06', 'U', 'Annat ärende'],
      ['Landsbygd', `304-${own}1-2018`, 3, '2018-03-07', 'I', `Svar ${own}`],
    ])
  const caseOf = (own: number, last: number) => idWhere('cases', 'oldRegistrationNumber', `304-${own}${last}-2018`)
  const linksOf = async (register: RegisterName, rowId: number) =>
    (await desk.value('register.links', { register, rowId })).map(({ kind, total, rows, filters }) => [
      kind,
      total,
      rows.map(({ label }) => label.at(-1)),
      filters.map(({ field, values }) => [field, ...values]),
    ])

  it('join a case with its entries in every diary of its sender, and back', async () => {
    const own = base()
    await importText('cases', caseList(own), 'arenden.csv')
    await importText('diary', diaryList(own), 'diarium.csv')
    await importText('diary', diaryList(own), 'annat.csv', 'Förbundet')
    const asWritten = [['registrationNumber', `304-${own}1-2018`, `304-${own}1-18`]]
    expect((await linksOf('cases', await caseOf(own, 1)))[0]).toEqual([
      'entriesOfCase',
      3,
      ['Ansökan', 'Begäran', `Svar ${own}`],
      asWritten,
    ])
    const answers = (await rowsOf('diary')).filter(({ values }) => values['subject'] === `Svar ${own}`)
    const entry = answers.find(({ sender }) => sender === 'Länsstyrelsen')
    expect(await linksOf('diary', entry?.id ?? 0)).toEqual([
      ['caseOfEntry', 1, ['Bredband'], []],
      ['entriesOfCase', 2, ['Ansökan', 'Begäran'], asWritten],
    ])
  })

  it('join officers with their employments by name, however it is written, and back; but not a protected one', async () => {
    const own = base()
    const officer = person(own, { family: 'von Ångström' })
    await importText('cases', caseList(own, 'von Ångström'), 'arenden.csv')
    await importStaff([officer, person(own + 1)])
    for (const last of [1, 2]) {
      expect((await linksOf('cases', await caseOf(own, last)))[1]?.slice(0, 2)).toEqual(['employmentsOfHandler', 1])
    }
    expect((await linksOf('cases', await caseOf(own, 3)))[1]?.[1]).toBe(0)
    const rowId = await idWhere('staff', 'employmentNumber', officer.employment)
    expect(await linksOf('staff', rowId)).toEqual([
      ['casesOfHandler', 2, ['Bredband', 'Vägar'], [['oldHandler', 'Förnamn von Ångström', 'von Ångström, Förnamn']]],
    ])
    await desk.value('register.edit', { register: 'staff', rowId, field: 'protection', text: 'Sekretessmarkering' })
    expect((await linksOf('cases', await caseOf(own, 1)))[1]?.slice(0, 3)).toEqual(['employmentsOfHandler', 0, []])
  })

  it('join employees with their manager by name, and back; but not a protected one', async () => {
    const own = base()
    const manager = person(own, { family: 'von Ängel' })
    await importText(
      'staff',
      csv([
        ['Anställningsnr', 'Personnummer', 'Efternamn', 'Förnamn', 'Chef'],
        [manager.employment, testNumber(own), 'von Ängel', 'Eva Maria', ''],
        [`m${own}`, testNumber(own + 1), 'Ek', 'Per', 'von Ängel, Eva'],
        [`n${own}`, testNumber(own + 2), 'Alm', 'Åsa', 'EVA MARIA VON ÄNGEL'],
        [`o${own}`, testNumber(own + 3), 'Olm', 'Bo', 'Eva Ängel'],
      ]),
      'chefer.csv',
    )
    const rowOf = (number: string) => idWhere('staff', 'employmentNumber', number)
    const ofStaff = async (number: string) =>
      Object.fromEntries(
        (await desk.value('register.links', { register: 'staff', rowId: await rowOf(number) })).map((link) => [
          link.kind,
          link,
        ]),
      )
    const managed = (await ofStaff(manager.employment))['employmentsOfManaged']
    expect(managed?.rows.map(({ label }) => label[0])).toEqual(['Alm', 'Ek'])
    expect(managed?.filters).toEqual([
      { kind: 'in', field: 'managerName', values: ['EVA MARIA VON ÄNGEL', 'von Ängel, Eva'] },
    ])
    expect((await ofStaff(`m${own}`))['employmentsOfManager']?.rows.map(({ rowId }) => rowId)).toEqual([
      await rowOf(manager.employment),
    ])
    expect((await ofStaff(`o${own}`))['employmentsOfManager']?.total).toBe(0)
    expect(await ofStaff(manager.employment)).not.toHaveProperty('employmentsOfManager')
    const hide = async (number: string) =>
      desk.value('register.edit', { register: 'staff', rowId: await rowOf(number), field: 'protection', text: 'Sekretessmarkering' }) // prettier-ignore
    await hide(`n${own}`)
    const left = (await ofStaff(manager.employment))['employmentsOfManaged']
    expect([left?.total, left?.filters[0]?.values]).toEqual([1, ['von Ängel, Eva']])
    await hide(manager.employment)
    expect((await ofStaff(`m${own}`))['employmentsOfManager']).toMatchObject({ total: 0, rows: [] })
  })

  it('join an employment with its unit and its room, and back; but not a protected one', async () => {
    const own = base()
    await importText(
      'staff',
      csv([
        ['Anställningsnr', 'Personnummer', 'Efternamn', 'Förnamn', 'Enhet', 'Mottagande enhet'],
        [`a${own}`, testNumber(own), 'Ek', 'Per', `Ö-kansliet ${own}`, `Utveckling ${own}`],
        [`b${own}`, testNumber(own + 1), 'Alm', 'Åsa', `ö-stab ${own}`, `Utveckling ${own}`],
        [`c${own}`, testNumber(own + 2), 'Olm', 'Bo', `Ö-kansliet ${own} norr`, ''],
      ]),
      'enheter.csv',
    )
    const { rows: organisations } = await desk.value('record.list', { kind: 'organisations' })
    const organisation = (name: string) => String(organisations.find(({ values }) => values['name'] === name)?.id)
    const save = async (kind: 'units' | 'rooms' | 'placements', texts: Record<string, string>, rowId?: number) =>
      (await desk.value('record.save', { kind, texts, ...(rowId === undefined ? {} : { rowId }) })).id
    const unit = await save('units', {
      name: `Ö-KANSLIET ${own}`,
      aliases: `Staben; Ö-stab ${own}`,
      organisationId: organisation('Länsstyrelsen'),
    })
    const goal = await save('units', { name: `Utveckling ${own}`, organisationId: organisation('Regionen') })
    const room = await save('rooms', { room: `R${own}`, site: 'Staden' })
    const [first = 0, second = 0, third = 0] = await Promise.all(
      ['a', 'b', 'c'].map((letter) => idWhere('staff', 'employmentNumber', `${letter}${own}`)),
    )
    for (const rowId of [first, third]) await save('placements', { roomId: String(room) }, rowId)

    const frame = async (rowId: number) =>
      (await desk.value('record.of-row', { register: 'staff', rowId })).map(({ kind, id }) => [kind, id])
    expect(await frame(first)).toEqual([['units', unit], ['units', goal], ['rooms', room]]) // prettier-ignore
    expect(await frame(second)).toEqual([['units', unit], ['units', goal]]) // prettier-ignore
    expect(await frame(third)).toEqual([['rooms', room]])
    const linksOfRecord = async (kind: 'units' | 'rooms', id: number) =>
      (await desk.value('record.links', { kind, id }))?.links.map((link) => [
        link.kind,
        link.rows.map(({ label }) => String(label[0])).toSorted((a, b) => a.localeCompare(b, 'sv')),
        link.total,
        link.filters.flatMap(({ field, values }) => [field, ...values]),
      ])
    expect(await linksOfRecord('units', unit)).toEqual([
      ['employmentsInUnit', ['Alm', 'Ek'], 2, ['senderUnit', `Ö-kansliet ${own}`, `ö-stab ${own}`]],
    ])
    expect(await linksOfRecord('units', goal)).toEqual([
      ['employmentsToUnit', ['Alm', 'Ek'], 2, ['receiverUnit', `Utveckling ${own}`]],
    ])
    expect(await linksOfRecord('rooms', room)).toEqual([['employmentsInRoom', ['Ek', 'Olm'], 2, []]])
    expect(await desk.value('record.links', { kind: 'rooms', id: 471_100 })).toBeNull()

    await desk.value('register.edit', { register: 'staff', rowId: first, field: 'protection', text: 'Sekretessmarkering' }) // prettier-ignore
    expect(await frame(first)).toEqual([])
    expect((await linksOfRecord('units', unit))?.[0]?.slice(1)).toEqual([['Alm'], 1, ['senderUnit', `ö-stab ${own}`]])
    expect((await linksOfRecord('rooms', room))?.[0]?.slice(1, 3)).toEqual([['Olm'], 1])

    // What another sender calls so too is no filter for the unit of this one.
    const twin = [`d${own}`, testNumber(own + 3), 'Ulm', 'Bo', `Ö-STAB ${own}`]
    await importText('staff', csv([['Anställningsnr', 'Personnummer', 'Efternamn', 'Förnamn', 'Enhet'], twin]), 'annan.csv', 'Förbundet') // prettier-ignore
    expect((await linksOfRecord('units', unit))?.[0]?.slice(1)).toEqual([['Alm'], 1, []])
  })

  it('join a volume with its creator and series, and back', async () => {
    const creator = `Ö-nämnden ${base()}`
    const rows = ['F 1 a;1', 'F1a;2', 'F 1 b;3', 'A1;1'].map((row) => [
      creator.toUpperCase(),
      ...row.split(';'),
      'Akter',
    ])
    await importText('archive', csv([['Arkivbildare', 'Signum', 'Vol nr', 'Serie'], ...rows]), 'arkiv.csv')
    const save = async (kind: 'recordsCreators' | 'archives' | 'series', texts: Record<string, string>) =>
      (await desk.value('record.save', { kind, texts })).id
    const creatorId = await save('recordsCreators', { name: creator })
    const archiveId = await save('archives', { name: 'Centralarkivet', creatorId: String(creatorId) })
    const [upper, lower] = [
      await save('series', { signum: 'F 1', title: 'Akter', archiveId: String(archiveId) }),
      await save('series', { signum: 'F 1 a', title: 'Äldre akter', archiveId: String(archiveId) }),
    ]
    const own = (await rowsOf('archive')).filter(({ values }) => values['recordsCreator'] === creator.toUpperCase())
    const rowOf = (volume: string) => own.find(({ values }) => values['volumeNumber'] === volume)?.id ?? 0
    expect(await desk.value('record.of-row', { register: 'archive', rowId: rowOf('2') })).toEqual([
      { kind: 'recordsCreators', id: creatorId, title: creator },
      { kind: 'series', id: lower, title: 'F1a Äldre akter' },
    ])
    expect((await desk.value('record.of-row', { register: 'archive', rowId: rowOf('3') })).map(({ id }) => id)).toEqual(
      [creatorId],
    )
    const volumes = async (kind: 'recordsCreators' | 'series', id: number) =>
      (await desk.value('record.links', { kind, id }))?.links.map(({ total, filters }) => [
        total,
        ...filters.map(({ values }) => values.map(String).toSorted((a, b) => (a < b ? -1 : 1))),
      ])
    expect(await volumes('recordsCreators', creatorId)).toEqual([[4, [creator.toUpperCase()]]])
    expect(await volumes('series', lower)).toEqual([[2, [creator.toUpperCase()], ['F 1 a', 'F1a']]])
    expect(await volumes('series', upper)).toEqual([[3, [creator.toUpperCase()], ['F 1 a', 'F 1 b', 'F1a']]])
  })

  it('join the volumes of a series', async () => {
    const creator = `Landstinget ${base()}`
    const rows = ['A1;1', 'A1;2', 'A 1;3', 'A11;1'].map((row) => [creator, ...row.split(';'), 'Protokoll'])
    await importText('archive', csv([['Arkivbildare', 'Signum', 'Vol nr', 'Serie'], ...rows]), 'arkiv.csv')
    const second = (await rowsOf('archive')).find(
      ({ values }) => values['recordsCreator'] === creator && values['volumeNumber'] === '2',
    )
    const [series] = await desk.value('register.links', { register: 'archive', rowId: second?.id ?? 0 })
    expect(series?.rows.map(({ label }) => label[1])).toEqual(['1', '3'])
  })
})

describe('the last step but one', () => {
  it('ends with somebody of the receiving side', async () => {
    const own = base()
    await importText('cases', caseList(own), 'arenden.csv')
    const rowId = await idWhere('cases', 'oldRegistrationNumber', `304-${own}1-2018`)
    await desk.value('case.advance', { rowIds: [rowId], step: 'packed' })
    await desk.value('case.advance', { rowIds: [rowId], step: 'handedOver', on: '2019-01-02' })
    const receive = (receiver: string, on = '2019-01-03') =>
      desk.outcome('case.advance', { rowIds: [rowId], step: 'received', on, receiver })
    expect(await receive('')).toBe('case.not-receiver')
    expect(await receive('Någon Annan')).toBe('case.not-receiver')
    for (const [name, side] of [
      [worker, 'sender'],
      ['Rut Registrator', 'receiver'],
    ] as const) {
      await desk.value('record.save', { kind: 'people', texts: { name, role: 'lead', side } })
    }
    expect((await desk.value('case.steps', { rowId }))?.receivers).toEqual(['Rut Registrator'])
    expect(await receive(worker)).toBe('case.not-receiver')
    expect(await receive('Rut Registrator', '2019-01-01')).toBe('case.step-refused')
    expect(await receive('Rut Registrator')).toBe('ok')
  })
})
