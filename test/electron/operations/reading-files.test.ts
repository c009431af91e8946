import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, plannedRows, previewOf, staffCsv, staffHeaders, staffRows, workbook } from './deliveries.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const list = (from: number): string[][] => staffRows([person(from), person(from + 1)])

describe('sheets of one kind', () => {
  const book = workbook({
    'Enhet Nord': [[...staffHeaders], ...list(0)],
    // The same headers in another order, and below a title.
    'Enhet Syd': [
      ['Personal i Syd', '', ''],
      [...staffHeaders].toReversed(),
      ...list(2).map((row) => row.toReversed()),
    ],
    Anteckningar: [
      ['Hej', 'då'],
      ['x', 'y'],
    ],
  })

  it('are stacked, each by its own header, and their names can be a field', async () => {
    const first = await previewOf(desk, book, 'enheter.xlsx')
    expect(first.view.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Enhet Nord', 3],
      ['Enhet Syd', 4],
      ['Anteckningar', 2],
    ])
    const { importId } = first.view
    const stacked = await desk.value('import.remap', { importId, choice: { sheets: [0, 1] } })
    const name = stacked.columns.find(({ isSheetName }) => isSheetName)
    expect(name?.index).toBe(staffHeaders.length)
    await desk.value('import.remap', {
      importId,
      choice: { columns: [{ index: name?.index ?? 0, field: 'senderUnit' }] },
    })
    const preview = await desk.value('import.preview', { importId })
    expect(preview.counts).toMatchObject({ read: 4, new: 4 })
    const rows = await plannedRows(desk, preview, 'new')
    expect(rows.map(({ sheet, row, values }) => [sheet, row, values['familyName'], values['senderUnit']])).toEqual([
      ['Enhet Nord', 2, person(0).family, 'Enhet Nord'],
      ['Enhet Nord', 3, person(1).family, 'Enhet Nord'],
      ['Enhet Syd', 3, person(2).family, 'Enhet Syd'],
      ['Enhet Syd', 4, person(3).family, 'Enhet Syd'],
    ])
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    const trace = await desk.value('register.trace', { register: 'staff', rowId: rows.length })
    expect(trace).toMatchObject({ sheet: 'Enhet Syd', row: 4, fileName: 'enheter.xlsx' })
  })
})

describe('a table from the clipboard', () => {
  it('is a delivery as any other', async () => {
    const text = [staffHeaders.join('\t'), ...list(10).map((row) => row.join('\t'))].join('\r\n')
    const { importId } = await desk.value('import.paste', { text, register: 'staff' })
    const { counts, view, fingerprint } = await desk.value('import.preview', { importId })
    expect(counts).toMatchObject({ read: 2, new: 2 })
    expect(view.sheets[0]?.dialect).toMatchObject({ delimiter: '\t' })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await desk.value('register.open', { register: 'staff', search: person(11).family })).toMatchObject({
      total: 1,
    })
  })
})

describe('a text file', () => {
  const text = staffCsv([person(20, { family: 'Åkerö' }), person(21, { family: 'Älvsjö' })])

  it('in Windows-1252 shows the lines that decide, in each encoding, and can be read in another', async () => {
    const { view } = await previewOf(desk, Buffer.from(text, 'latin1'), 'ansi.csv')
    const { importId } = view
    const readings = await desk.value('import.readings', { importId })
    expect(readings.encoding).toBe('windows-1252')
    const shown = (encoding: string) => readings.candidates.find((candidate) => candidate.encoding === encoding)?.lines
    expect(JSON.stringify(shown('windows-1252'))).toContain('Åkerö')
    expect(JSON.stringify(shown('cp850'))).not.toContain('Åkerö')
    const again = await desk.value('import.reread', { importId, encoding: 'cp850' })
    expect(again.sheets[0]?.dialect?.encoding).toBe('cp850')
    await desk.value('import.reread', { importId, encoding: 'windows-1252' })
    const preview = await desk.value('import.preview', { importId })
    expect((await plannedRows(desk, preview, 'new')).map(({ values }) => values['familyName'])).toEqual([
      'Åkerö',
      'Älvsjö',
    ])
  })

  it('with letters encoded twice is repaired when a person says so', async () => {
    const twice = Buffer.from(Buffer.from(text, 'utf8').toString('latin1'), 'utf8')
    const { view } = await previewOf(desk, twice, 'dubbelt.csv')
    const { importId } = view
    expect((await desk.value('import.readings', { importId })).repairable).toBeGreaterThan(0)
    const before = await desk.value('import.preview', { importId })
    expect((await plannedRows(desk, before, 'new'))[0]?.values['familyName']).toBe('Ã\u0085kerÃ¶')
    await desk.value('import.reread', { importId, repair: true })
    const preview = await desk.value('import.preview', { importId })
    expect((await plannedRows(desk, preview, 'new'))[0]?.values['familyName']).toBe('Åkerö')
  })

  it('is kept byte for byte, and handed out again', async () => {
    const bytes = Buffer.from(text, 'latin1')
    const { view } = await previewOf(desk, bytes, 'original.csv')
    expect(view.originalKept).toBe(true)
    const file = await desk.handle('tillbaka.csv')
    expect(
      await desk.value('import.save-original', { importId: view.importId, file, reason: 'Jämförs' }),
    ).toMatchObject({
      bytes: bytes.length,
      sha256: view.sha256,
    })
  })

  it('with a column that must not be stored is not kept, and that is said', async () => {
    const { view } = await previewOf(
      desk,
      'Anstnr;Efternamn;Fackförbund\r\n1;Berg;Hemliga facket\r\n2;Ek;\r\n',
      'fack.csv',
    )
    expect(view.originalKept).toBe(false)
    const { importId } = view
    const file = await desk.handle('ingen.csv')
    expect(await desk.outcome('import.save-original', { importId, file })).toBe('import.original-missing')
    expect(await desk.outcome('import.reread', { importId, encoding: 'utf-8' })).toBe('import.original-missing')
    const { events } = await desk.value('history.list', {})
    expect(events[0]?.params['dropped']).toBe('Fackförbund')
  })
})

describe('what a file cannot say itself', () => {
  it('is asked, guessed until it is answered, and answered for the whole file', async () => {
    const rows = [person(30, { rate: '0,5', salary: '20000' }), person(31, { rate: '1', salary: '30000' })]
    const { view } = await previewOf(desk, staffCsv(rows), 'fragor.csv')
    const { importId } = view
    expect(view.questions.map(({ question, answer, answered }) => [question, answer, answered])).toEqual([
      ['percent-scale', 'fraction', false],
      ['salary-basis', 'full-time', false],
    ])
    const answers = [{ question: 'salary-basis' as const, field: 'monthlySalary', answer: 'actual' as const }]
    await desk.value('import.remap', { importId, choice: { answers } })
    const preview = await desk.value('import.preview', { importId })
    expect(preview.view.questions[1]).toMatchObject({ answer: 'actual', answered: true })
    const [row] = await plannedRows(desk, preview, 'new')
    expect(row?.values).toMatchObject({ ftePercent: 50, monthlySalary: 40_000 })
  })

  it('a wording that no code list knows is counted, given a meaning, and remembered by the profile', async () => {
    const file = (from: number): string =>
      [
        'Personnummer;Efternamn;Anstnr;Anställningsform',
        ...[0, 1, 2].map(
          (step) => `${person(from + step).number};Namn;${from + step};${step === 2 ? 'vik' : 'T-anst'}`,
        ),
      ].join('\r\n')
    const first = await previewOf(desk, file(40), 'former.csv')
    expect(first.unmappedValues).toEqual([{ field: 'employmentForm', raw: 'T-anst', count: 2 }])
    const { importId } = first.view
    const values = [{ field: 'employmentForm', raw: 'T-anst', value: 'permanent' }]
    await desk.value('import.remap', { importId, choice: { values } })
    expect((await desk.value('import.preview', { importId })).unmappedValues).toEqual([])
    await desk.value('profile.save', { importId, name: 'Heroma' })
    const second = await previewOf(desk, file(50), 'former-2.csv')
    expect(second.view.profile).toMatchObject({ name: 'Heroma', version: 1 })
    expect(second.unmappedValues).toEqual([])
    const [row] = await plannedRows(desk, second, 'new')
    expect(row?.values['employmentForm']).toBe('permanent')
  })
})
