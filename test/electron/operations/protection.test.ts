import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { openStore } from '#db/open.ts'
import { storedPieces } from '#db/stores/pieces.ts'
import { rawPages } from '#db/stores/raw-pages.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { registerNames, registers } from '#shared/registers/registers.ts'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, staffCsv, staffHeaders, staffRows } from './deliveries.ts'

/** What must never be seen: of persons with protected identity, of forbidden columns, and whole identity numbers. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

/** The text of every raw row, register row, finding and event of the store. */
async function storedText(): Promise<string> {
  const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
  const tables = ['findings', 'events', 'changes', 'imports', 'deliveries', ...registerNames]
  const text = tables.map((table) => JSON.stringify(store.reader.connection.prepare(`SELECT * FROM ${table}`).all()))
  // Raw rows and originals are packed: unpacked they must not hold it either.
  for (const page of rawPages(store.reader, 1, Number.MAX_SAFE_INTEGER)) text.push(JSON.stringify(page))
  const deliveries = store.reader.connection.prepare('SELECT id FROM deliveries').pluck().all() as number[]
  for (const id of deliveries)
    text.push(Buffer.concat([...storedPieces(store.reader, 'original_pieces', id)]).toString('latin1'))
  store.close()
  return text.join('\n')
}

/** Asks for everything that can be asked about the registers and imports, in every way that a page does. */
async function askAll(searches: readonly string[]): Promise<void> {
  for (const register of registerNames) {
    for (const search of ['', ...searches]) {
      const { viewId, total } = await desk.value('register.open', { register, search })
      const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 500 })
      expect(rows.length).toBe(total)
      for (const { id } of rows) await desk.value('register.trace', { register, rowId: id })
    }
    for (let rowId = 1; rowId < 40; rowId++) await desk.value('register.trace', { register, rowId })
    for (const { name } of registers[register].fields) {
      await desk.value('register.values', { register, field: name })
      for (const text of searches) {
        const filters: InputOf<'register.open'>['filters'] = [
          { kind: 'contains', field: name, text },
          { kind: 'in', field: name, values: [text] },
          { kind: 'range', field: name, from: text, to: text },
        ]
        for (const filter of filters) {
          const { viewId } = await desk.value('register.open', { register, filters: [filter] })
          await desk.value('register.rows', { viewId, start: 0, count: 500 })
        }
      }
    }
  }
  await desk.value('register.summary', {})
  await desk.value('checklist.view', {})
  await desk.value('report.list', {})
  await desk.value('history.list', { count: 500 })
  for (const { importId } of await desk.value('import.list', {})) {
    await desk.value('import.preview', { importId })
    for (const state of ['rejected', 'remarked'] as const)
      await desk.value('import.rows', { importId, state, start: 0, count: 500 })
  }
}

describe('a person with protected identity', () => {
  const marks = ['Skyddsson', 'Hemligia', 'H-7788', '987654321', 'Gömd']
  const hidden = [
    person(0, {
      family: 'Skyddsson',
      given: 'Hemligia',
      employment: 'H-7788',
      salary: '987654321',
      protection: 'Sekretessmarkering',
    }),
    person(1, { family: 'SkyddssonB', given: 'Hemligia', employment: 'H-77882', protection: 'Skyddad folkbokföring' }),
    // A wording that nobody knows hides until it has been read.
    person(2, { family: 'SkyddssonC', given: 'Hemligia', employment: 'H-77883', protection: 'Gömd, se pärm' }),
    // Kept out, and remarked on: neither may tell of them.
    person(3, {
      family: 'SkyddssonD',
      given: 'Hemligia',
      employment: 'H-77884',
      protection: 'ja',
      number: '19571015-2192',
    }),
    person(4, {
      family: 'SkyddssonE',
      given: 'Hemligia',
      employment: 'H-77885',
      protection: 'x',
      rate: '987654321 ungefär',
    }),
    // They come first, where samples are taken.
  ]
  const shown = people(6, 10)
  let before: string

  it('is counted and never shown, from staging to the file of the report', async () => {
    const file = await desk.file('lista.csv', staffCsv([...hidden, ...shown]))
    const { importId, receipt } = await desk.importFile(file)
    expect(receipt).toMatchObject({ read: 11, new: 10, rejected: 1 })
    await askAll(marks)
    const place = await desk.handle('lista.xlsx')
    await desk.value('report.produce', {
      report: 'staff-list',
      file: place,
      fullIdentityNumbers: { reason: 'lönekörning' },
    })
    before = desk.said()
    for (const mark of [...marks, ...hidden.map(({ number }) => number)])
      expect([mark, before.includes(mark)]).toEqual([mark, false])
    // The rest of the list is there, so that the search above means something.
    expect(before).toContain(shown[0]?.family)
    expect((await desk.value('import.rows', { importId, state: 'rejected', start: 0, count: 10 })).rows).toMatchObject([
      {
        row: 5,
        cells: ['****', '****', '****', '****', '****', '****', '****'],
        findings: [{ rule: 'identity-invalid', raw: '' }],
      },
    ])
  })

  it('is in no cell of the report’s file', () => {
    const bytes = readFileSync(desk.path('lista.xlsx'))
    const book = read(bytes)
    const text = book.SheetNames.map((name) =>
      JSON.stringify(utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 })),
    ).join('\n')
    for (const mark of [...marks, ...hidden.map(({ number }) => number.slice(0, 8))])
      expect([mark, text.includes(mark)]).toEqual([mark, false])
    expect(text).toContain(shown[0]?.family)
    expect(text).toContain('(4 st)')
  })

  it('is told of in counts', async () => {
    const [staff] = await desk.value('register.summary', {})
    expect(staff).toMatchObject({ register: 'staff', rows: 10, protectedHidden: 4 })
    expect(await desk.value('register.open', { register: 'staff' })).toMatchObject({
      total: 6,
      all: 6,
      protectedHidden: 4,
    })
    expect((await desk.value('report.list', {}))[0]).toMatchObject({ name: 'staff-list', rows: 6, protectedHidden: 4 })
  })

  it('stays hidden in a later delivery that has no column for it', async () => {
    const headers = ['Personnummer', 'Efternamn', 'Anstnr', 'Rum']
    const rows = hidden.slice(0, 3).map((row) => [row.number, row.family, row.employment, 'Rum 987654321'])
    const { importId, receipt } = await desk.importFile(await desk.file('rum.csv', csv([headers, ...rows])))
    expect(receipt).toMatchObject({ changed: 3 })
    await desk.value('import.preview', { importId })
    await askAll(marks)
    for (const mark of marks) expect([mark, desk.said().includes(mark)]).toEqual([mark, false])
    expect(await desk.value('register.open', { register: 'staff' })).toMatchObject({ total: 6, protectedHidden: 4 })
  })

  it('is not lost: everything of them is in the store', async () => {
    const text = await storedText()
    for (const mark of ['Skyddsson', 'Hemligia', 'H-7788']) expect(text).toContain(mark)
  })
})

describe('an identity number', () => {
  const number = testNumber(40)
  const short = `${number.slice(2, 8)}-${number.slice(8)}`
  const forms = [number, number.slice(2), short, `${number.slice(0, 8)}-${number.slice(8)}`]

  it('is whole in no reply, wherever it was written', async () => {
    const staff = [
      person(40, { number: short, employment: number, family: 'Nummer' }),
      // With something after it the cell is no number; the number is one all the same.
      person(41, { number: `${short} (ny)`, family: 'Trasig' }),
      person(42, { rate: `se ${number}` }),
    ]
    await desk.importFile(await desk.file('nummer.csv', staffCsv(staff)))
    const cases = [
      ['Diarienummer', 'Ärenderubrik', 'Motpart', 'Inkommet', 'Status', 'Okänd kolumn'],
      ['304-1-2018', `Överklagande ${short}`, `Part ${number}`, `den ${number}`, number, number],
    ]
    await desk.importFile(await desk.file('arenden.csv', csv(cases)), { register: 'cases' })
    await askAll([number, number.slice(2), short, number.slice(8), number.slice(0, 8)])
    for (const form of forms) expect([form, desk.said().includes(form)]).toEqual([form, false])
    expect(desk.said()).toContain(`${number.slice(0, 8)}-****`)
    expect(desk.said()).toContain(`Överklagande ${short.slice(0, -4)}****`)
  })

  it('cannot be searched for or narrowed down to in its own field', async () => {
    const { all } = await desk.value('register.open', { register: 'staff' })
    const masked = testNumber(10)
    // The whole of it is looked for by those who may see it; a part is no way to find out the rest.
    for (const search of [masked.slice(8), masked.slice(0, 10), masked.slice(2, 10)])
      expect((await desk.value('register.open', { register: 'staff', search })).total).toBe(0)
    const filters = [{ kind: 'contains', field: 'personalIdentityNumber', text: masked } as const]
    expect((await desk.value('register.open', { register: 'staff', filters })).total).toBe(all)
    expect(await desk.value('register.values', { register: 'staff', field: 'personalIdentityNumber' })).toEqual([])
  })
})

describe('a forbidden column', () => {
  it('is nowhere in the store, title rows, wide texts and name-only rows notwithstanding', async () => {
    const [first, second] = staffRows([person(50), person(51)])
    const rows = [
      ['Personallista', '', '', '', '', '', '', ''],
      [...staffHeaders, 'Fackförbund', 'Sjukfrånvaro 2018', 'Rehabåtgärd'],
      [...(first ?? []), 'Facket Zeta', 'Sjuk många dagar', 'Samtal Qvist'],
      [...(second ?? []), 'Facket Zeta', 'Inga', 'Samtal Qvist'],
      // A row of short texts without digits looks like a header and is none.
      ['Okänd', 'Lund', 'Per', 'Ny', 'Hel', 'Saknas', '', 'Facket Zeta', 'sjuk', 'Samtal Qvist'],
    ]
    const { receipt } = await desk.importFile(await desk.file('facket.csv', csv(rows)))
    expect(receipt).toMatchObject({ read: 3, new: 2 })
    const text = await storedText()
    for (const value of ['Facket', 'Zeta', 'många', 'Samtal', 'Qvist', '"sjuk"'])
      expect([value, text.includes(value)]).toEqual([value, false])
    expect(text).toContain('Fackförbund')
  })

  it('that only a header chosen by hand names is emptied when it is chosen', async () => {
    const rows = [
      ['Personnummer', 'Efternamn', 'Anstnr', 'Övrigt'],
      ['Nr', 'Släktnamn', 'Id', 'Diagnos'],
      [person(52).number, 'Berg', '9001', 'Brutet ben'],
    ]
    const { importId } = await desk.value('import.stage', { file: await desk.file('tva.csv', csv(rows)) })
    expect(await storedText()).toContain('Brutet ben')
    const view = await desk.value('import.remap', { importId, choice: { headerRow: 2, register: 'staff' } })
    expect(view.columns[3]).toMatchObject({ forbidden: true, samples: [] })
    expect(await storedText()).not.toContain('Brutet ben')
  })

  it('is offered as dropped and can be mapped to nothing else', async () => {
    const view = (await desk.value('import.list', {})).find(({ fileName }) => fileName === 'facket.csv')
    expect(view?.columns.filter(({ forbidden }) => forbidden)).toMatchObject([
      { header: 'Fackförbund', field: null, reason: 'forbidden', samples: [] },
      { header: 'Sjukfrånvaro 2018', field: null, reason: 'forbidden', samples: [] },
      { header: 'Rehabåtgärd', field: null, reason: 'forbidden', samples: [] },
    ])
  })
})
