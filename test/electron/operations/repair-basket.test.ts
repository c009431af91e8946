import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { read, utils, write } from 'xlsx'
import type { WorkSheet } from 'xlsx'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, rowsIn, staffCsv, staffHeaders, staffRows, workbook } from './deliveries.ts'

/** Rows that were kept out: taken out as a workbook, mended in a spreadsheet program, taken back. */

let desk: TestCore
const start = async (): Promise<void> => {
  desk = startCore()
  await desk.createTransfer()
}
const stop = (): Promise<void> => desk.stop()

const reason = 'Rättas enligt 304-12-2018'

/** Not a day of any calendar, so no number that somebody has. */
const invalid = '19000230-0000'

const importStaff = async (list: Parameters<typeof staffCsv>[0], name = 'lista.csv') =>
  desk.importFile(await desk.file(name, staffCsv(list)), { register: 'staff' })

const waiting = async (): Promise<[number, number][]> =>
  (await desk.value('import.waiting', {})).map(({ importId, rows }) => [importId, rows])

const gateReasons = async () =>
  (await desk.value('checklist.view', {})).steps.find((step) => step.id === '4-03')?.gate?.reasons

async function exportBasket(importId: number, name = 'rättning.xlsx', language: 'sv' | 'en' = 'sv') {
  return desk.value('import.export-waiting', { importId, file: await desk.handle(name), language, reason })
}

/** The one sheet of a basket, as an independent reader has it. */
function sheetOf(name = 'rättning.xlsx'): { readonly sheet: WorkSheet; readonly name: string } {
  const book = read(readFileSync(desk.path(name)))
  expect(book.SheetNames).toHaveLength(1)
  const [only = ''] = book.SheetNames
  return { sheet: book.Sheets[only] ?? {}, name: only }
}

const rowsOf = (sheet: WorkSheet): unknown[][] => utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null })

/** The rows of the basket, its header first, as a person would put them into a workbook of their own. */
const textsOf = (sheet: WorkSheet): string[][] =>
  utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', raw: false })

/** What a person does in Excel: changes cells, saves. */
function mend(changes: Readonly<Record<string, string>>, name = 'rättning.xlsx'): void {
  const { sheet, name: sheetName } = sheetOf(name)
  for (const [address, text] of Object.entries(changes)) sheet[address] = { t: 's', v: text }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, sheetName)
  writeFileSync(desk.path(name), new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
}

const takeBack = async (name = 'rättning.xlsx') => desk.importFile(await desk.handle(name))

describe('the repair basket as a workbook', () => {
  let importId = 0
  beforeAll(async () => {
    await start()
    const list = [
      ...people(3),
      person(7, { number: invalid, salary: '=1+1' }),
      person(8, { number: invalid, protection: 'ja' }),
    ]
    ;({ importId } = await importStaff(list))
  })
  afterAll(stop)

  it('counts the rows that wait, for each import and for the gate', async () => {
    expect(await waiting()).toEqual([[importId, 2]])
    expect(await gateReasons()).toEqual([{ code: 'rows-waiting', count: 2 }])
  })

  it('holds each row with its mark, what is wrong with it, and its cells as they stood', async () => {
    expect(await exportBasket(importId)).toEqual({ fileName: 'rättning.xlsx', rows: 1, protectedHidden: 1 })
    const { sheet, name } = sheetOf()
    const [header, row, ...others] = rowsOf(sheet)
    expect(name).toContain('hela personnummer')
    expect(header).toEqual(['Stafett-rad', 'Fel', ...staffHeaders])
    expect(others).toEqual([])
    expect(row?.slice(2, 7)).toEqual([invalid, person(7).family, 'Förnamn', '001007', '75'])
    expect(row?.[0]).toMatch(new RegExp(`^${importId}:\\d+$`))
    expect(row?.[1]).toContain('är inte ett giltigt personnummer')
  })

  it('says so in English where it is asked to', async () => {
    await exportBasket(importId, 'mending.xlsx', 'en')
    const { sheet, name } = sheetOf('mending.xlsx')
    expect({ name, header: rowsOf(sheet)[0]?.[1] }).toEqual({
      name: expect.stringContaining('whole'),
      header: 'Errors',
    })
  })

  it('holds no formula, whatever a cell looks like', async () => {
    const { sheet } = sheetOf()
    const cells = Object.entries(sheet).flatMap(([address, cell]: [string, { f?: string; v?: unknown }]) =>
      address.startsWith('!') ? [] : [cell],
    )
    expect(cells.map(({ v }) => v)).toContain('=1+1')
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([])
  })

  it('names nobody who is protected', async () => {
    expect(readFileSync(desk.path('rättning.xlsx')).length).toBeGreaterThan(0)
    expect(JSON.stringify(rowsOf(sheetOf().sheet))).not.toContain(person(8).family)
  })

  it('is refused for an import that is not there, and over the open store', async () => {
    const file = await desk.handle('annan.xlsx')
    expect(await desk.outcome('import.export-waiting', { importId: 4711, file })).toBe('import.unknown')
    const store = await desk.handle('prov.stafett')
    expect(await desk.outcome('import.export-waiting', { importId, file: store, reason })).toBe('file.not-writable')
  })
})

describe('a mended repair basket', () => {
  beforeEach(start)
  afterEach(stop)

  it('brings its rows in and settles those that waited; undo makes them wait again', async () => {
    const { importId } = await importStaff([person(1), person(2, { number: invalid, employment: '' })])
    await exportBasket(importId)
    mend({ C2: testNumber(2) })
    const back = await takeBack()
    expect(back.receipt).toMatchObject({ read: 1, new: 1, rejected: 0 })
    const [view] = await desk.value('import.list', {})
    expect(view).toMatchObject({ importId: back.importId, repairs: importId, register: 'staff' })
    expect({ rows: await rowsIn(desk, 'staff'), waiting: await waiting() }).toEqual({ rows: 2, waiting: [] })
    expect(await gateReasons()).toEqual([])
    await desk.value('history.undo', { eventId: back.receipt.eventId })
    expect({ rows: await rowsIn(desk, 'staff'), waiting: await waiting() }).toEqual({
      rows: 1,
      waiting: [[importId, 1]],
    })
  })

  it('that is only half mended leaves the rest waiting, once', async () => {
    const list = [2, 3].map((index) => person(index, { number: invalid, employment: '' }))
    const { importId } = await importStaff(list)
    await exportBasket(importId)
    mend({ C2: testNumber(2) })
    const back = await takeBack()
    expect(back.receipt).toMatchObject({ read: 2, new: 1, rejected: 1 })
    // As it stands in the basket now, not as it came first.
    expect(await waiting()).toEqual([[back.importId, 1]])
    expect(await exportBasket(back.importId, 'resten.xlsx')).toMatchObject({ rows: 1 })
    expect(rowsOf(sheetOf('resten.xlsx').sheet)[1]?.[3]).toBe(person(3).family)
  })

  it('settles no row of another import, whatever its marks say', async () => {
    const first = await importStaff([person(1), person(2, { number: invalid, employment: '' })], 'ena.csv')
    const other = staffCsv([person(3, { number: invalid, employment: '' })])
    const second = await desk.importFile(await desk.file('andra.csv', other), {
      register: 'staff',
      sender: 'Förbundet',
    })
    await exportBasket(first.importId)
    const mark = String(rowsOf(sheetOf().sheet)[1]?.[0])
    await exportBasket(second.importId, 'andra.xlsx')
    const foreign = String(rowsOf(sheetOf('andra.xlsx').sheet)[1]?.[0]).split(':')[1]
    mend({ A2: `${mark.split(':')[0]}:${foreign}`, C2: testNumber(2) })
    await takeBack()
    expect(await waiting()).toContainEqual([second.importId, 1])
  })

  it('settles no row that is not in it, though another under the same number is', async () => {
    const twin = person(2, { employment: person(1).employment })
    const { importId } = await importStaff([person(1), twin, person(3)])
    await exportBasket(importId)
    const [header = [], row = []] = textsOf(sheetOf().sheet)
    writeFileSync(desk.path('rättning.xlsx'), workbook({ Blad: [header, row] }))
    const back = await takeBack()
    expect(back.receipt).toMatchObject({ read: 1, new: 1 })
    expect(await waiting()).toEqual([[importId, 1]])
  })

  it('settles by each mark once: a row copied with its mark does not stand for the first', async () => {
    const { importId } = await importStaff([person(1), person(2, { number: invalid, employment: '' })])
    await exportBasket(importId)
    const [header = [], row = []] = textsOf(sheetOf().sheet)
    const copy = row.map((text) => (text === person(2).family ? person(3).family : text))
    writeFileSync(desk.path('rättning.xlsx'), workbook({ Blad: [header, row, copy] }))
    const back = await takeBack()
    expect(back.receipt).toMatchObject({ read: 2, rejected: 2 })
    expect(await waiting()).toEqual([[back.importId, 2]])
  })

  it('is a delivery like any other when its marks are of no import', async () => {
    const rows = [
      ['Stafett-rad', ...staffHeaders],
      ['4711:1', testNumber(1), 'Efternamn', 'Förnamn', '1', '75', '30000', ''],
    ]
    const back = await desk.importFile(await desk.file('egen.xlsx', workbook({ Blad: rows })), { register: 'staff' })
    const [view] = await desk.value('import.list', {})
    expect({ repairs: view?.repairs, new: back.receipt.new }).toEqual({ repairs: null, new: 1 })
  })

  it('is not settled by an edit of the row that its key already has', async () => {
    await importStaff([person(1)])
    const { importId } = await importStaff([person(1, { number: invalid }), person(2)], 'andra.csv')
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
    await desk.value('register.edit', { register: 'staff', rowId: row?.id ?? 0, field: 'senderUnit', text: 'A' })
    expect(await waiting()).toEqual([[importId, 1]])
  })
})

describe('the same row in a later delivery', () => {
  beforeEach(start)
  afterEach(stop)

  const keyed = person(2, { number: invalid })
  const keyless = person(3, { number: invalid, employment: '' })

  it.each([
    ['with a key', keyed],
    ['without one', keyless],
  ])('%s waits once, as it stands there, and again where it stood first when that is undone', async (_, bad) => {
    const first = await importStaff([...people(2, 10), bad])
    const second = await importStaff([bad], 'igen.csv')
    expect(await waiting()).toEqual([[second.importId, 1]])
    expect(await gateReasons()).toEqual([{ code: 'rows-waiting', count: 1 }])
    await desk.value('history.undo', { eventId: second.receipt.eventId })
    expect(await waiting()).toEqual([[first.importId, 1]])
  })

  it('is known by its cells, whatever the order of its columns', async () => {
    const first = await importStaff([...people(2, 10), keyless, { ...keyless, salary: '1' }])
    const [row = []] = staffRows([keyless])
    const turned = csv([[...staffHeaders].toReversed(), row.toReversed()])
    const second = await desk.importFile(await desk.file('vänd.csv', turned), { register: 'staff' })
    expect(await waiting()).toEqual([
      [second.importId, 1],
      [first.importId, 1],
    ])
  })

  it('of another sender is another row', async () => {
    const first = await importStaff([keyless, keyed])
    const file = await desk.file('annan.csv', staffCsv([keyless, keyed]))
    const other = await desk.importFile(file, { register: 'staff', sender: 'Förbundet' })
    expect(await waiting()).toEqual([
      [other.importId, 2],
      [first.importId, 2],
    ])
  })

  it('that is as the register has it settles what waits', async () => {
    await importStaff([person(2), person(4)])
    const { importId } = await importStaff([{ ...person(2), number: invalid }, person(4)], 'trasig.csv')
    expect(await waiting()).toEqual([[importId, 1]])
    const { receipt } = await importStaff([person(2)], 'hel.csv')
    expect({ unchanged: receipt.unchanged, waiting: await waiting() }).toEqual({ unchanged: 1, waiting: [] })
  })

  it('waits once however often the same basket is taken back, mended a little or not', async () => {
    const { importId } = await importStaff([person(1), keyless])
    await exportBasket(importId)
    await takeBack()
    mend({ D2: 'Annat' })
    const again = await takeBack()
    expect(again.receipt).toMatchObject({ read: 1, rejected: 1 })
    expect(await waiting()).toEqual([[again.importId, 1]])
    mend({ C2: testNumber(3) })
    await takeBack()
    expect({ rows: await rowsIn(desk, 'staff'), waiting: await waiting() }).toEqual({ rows: 2, waiting: [] })
  })
})
