import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRowStates } from '#shared/contract/views.ts'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { plannedRows, previewOf, stage, workbook } from './deliveries.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Syssgrad', 'Skydd']
const hidden = testNumber(5)
const short = `${hidden.slice(2, 8)}-${hidden.slice(8)}`

/** Nothing that has been answered, in any form, tells of the person. */
function expectSilence(): void {
  for (const mark of ['Hemligsson', 'Greta', hidden, short])
    expect([mark, desk.said().includes(mark)]).toEqual([mark, false])
}

describe('a person whom one row marks as protected', () => {
  const rows = [
    header,
    // The mark stands on one row; the others of the person say nothing, and two of them stay out.
    [short, 'Hemligsson', 'Greta', '000001', '75', ''],
    [short, 'Hemligsson', 'Greta', '000002', '75', 'J'],
    [short, 'Hemligsson', '', '', '75', ''],
    [short, '', 'Greta', '000003', 'åttio', ''],
    [testNumber(6), 'Öppen', 'Olle', '000004', '75', ''],
  ]
  let importId: number

  it('is shown by no reply before a preview, however the sheet is read', async () => {
    importId = await stage(desk, csv(rows), 'prov.csv')
    await desk.value('import.list', {})
    await desk.value('import.readings', { importId })
    await desk.value('import.remap', { importId, choice: { register: 'cases' } })
    await desk.value('import.preview', { importId })
    await desk.value('import.remap', { importId, choice: { register: 'staff', headerRow: 1 } })
    expectSilence()
  })

  it('nor by the plan, nor after the commit, nor in the repair basket', async () => {
    const preview = await desk.value('import.preview', { importId })
    for (const state of importRowStates) await plannedRows(desk, preview, state)
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    for (const state of importRowStates) await desk.value('import.rows', { importId, state, start: 0, count: 50 })
    await desk.value('import.preview', { importId })
    expectSilence()
    const file = await desk.handle('rattas.xlsx')
    await desk.value('import.export-waiting', { importId, file, reason: 'Rättas' })
    const book = read(readFileSync(desk.path('rattas.xlsx')))
    const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
    expect(['Hemligsson', hidden, short].filter((mark) => text.includes(mark))).toEqual([])
  })

  it('nor by a later delivery that has no column of marks, whatever becomes of its rows', async () => {
    const plain = rows.map((row) => row.slice(0, 5))
    const preview = await previewOf(desk, csv([...plain, [short, 'Hemligsson', '', '', '', '']]), 'senare.csv')
    for (const state of importRowStates) await plannedRows(desk, preview, state)
    expectSilence()
  })

  it('is not shown by giving the mark another meaning', async () => {
    const id = await stage(desk, csv(rows), 'igen.csv')
    const values = [{ field: 'protection', raw: 'J', value: 'none' }]
    expect(await desk.outcome('import.remap', { importId: id, choice: { values } })).toBe('import.protection-unmapped')
  })
})

describe('stacked sheets', () => {
  it('that write percentages each in its own way are read each in its own', async () => {
    const sheet = (from: number, rates: readonly string[]) => [
      header,
      ...rates.map((rate, index) => [testNumber(from + index), 'Namn', 'Nils', `9${from + index}`, rate, '']),
    ]
    const book = workbook({ Procent: sheet(20, ['75', '100']), Andel: sheet(30, ['0,75', '1']) })
    const { view } = await previewOf(desk, book, 'grader.xlsx')
    const { importId } = view
    await desk.value('import.remap', { importId, choice: { sheets: [0, 1, 1] } })
    const preview = await desk.value('import.preview', { importId })
    expect(preview.view.chosenSheets).toEqual([0, 1])
    const rates = (await plannedRows(desk, preview, 'new')).map(({ values }) => values['ftePercent'])
    expect(rates).toEqual([75, 100, 75, 100])
  })
})
