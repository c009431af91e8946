import { utils, write } from 'xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { plannedRows, previewOf } from './deliveries.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Skyddad identitet']
const list = (first: number, units: readonly string[], marks: readonly string[] = []): string =>
  csv([
    header,
    ...units.map((unit, index) => [testNumber(first + index), 'Ek', 'Kim', first + index, unit, marks[index] ?? '']),
  ])

it('names of units are counted as they stand, given another, remembered by the profile, and taken back', async () => {
  const units = ['Kansli', 'KANSLI ', 'Kansliet', 'Kultur', '']
  const first = await previewOf(desk, list(0, units), 'enheter.csv')
  expect(first.names).toEqual([
    { field: 'senderUnit', raw: 'Kansli', count: 2 },
    { field: 'senderUnit', raw: 'Kansliet', count: 1 },
    { field: 'senderUnit', raw: 'Kultur', count: 1 },
  ])
  const { importId } = first.view
  await desk.value('import.remap', {
    importId,
    choice: { values: [{ field: 'senderUnit', raw: 'Kansli', value: 'Kansliet' }] },
  })
  const renamed = await desk.value('import.preview', { importId })
  expect(renamed.names.map(({ raw }) => raw)).toEqual(['Kansliet', 'Kultur'])
  const rows = await plannedRows(desk, renamed, 'new')
  expect(rows.map(({ values }) => values['senderUnit'])).toEqual(['Kansliet', 'Kansliet', 'Kansliet', 'Kultur', null])

  await desk.value('profile.save', { importId, name: 'Enheter' })
  const second = await previewOf(desk, list(10, ['kansli', 'Kultur']), 'enheter-2.csv')
  expect(second.names).toEqual([{ field: 'senderUnit', raw: 'Kultur', count: 1 }])

  await desk.value('import.remap', {
    importId,
    choice: { values: [{ field: 'senderUnit', raw: 'kansli', value: null }] },
  })
  expect((await desk.value('import.preview', { importId })).names[0]).toEqual({
    field: 'senderUnit',
    raw: 'Kansli',
    count: 2,
  })
})

it('a unit of a protected person is not listed, nor a text that holds an identity number', async () => {
  const units = ['Hemlig enhet', `Enhet ${testNumber(25)}`, 'Kultur']
  const { names } = await previewOf(desk, list(20, units, ['Ja']), 'skyddad.csv')
  expect(names).toEqual([{ field: 'senderUnit', raw: 'Kultur', count: 1 }])
})

it('a sheet that is named after its unit counts under that name', async () => {
  const book = utils.book_new()
  const plain = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']
  for (const [index, name] of ['Enhet Nord', 'Enhet Syd'].entries()) {
    const rows = [0, 1].map((step) => [testNumber(30 + index * 2 + step), 'Ek', 'Kim', `9${index}${step}`])
    utils.book_append_sheet(book, utils.aoa_to_sheet([plain, ...rows]), name)
  }
  const content = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
  const { importId } = await desk.value('import.stage', { file: await desk.file('blad.xlsx', content) })
  const { columns } = await desk.value('import.remap', { importId, choice: { sheets: [0, 1] } })
  const index = columns.findIndex(({ isSheetName }) => isSheetName)
  await desk.value('import.remap', { importId, choice: { columns: [{ index, field: 'senderUnit' }] } })
  expect((await desk.value('import.preview', { importId })).names).toEqual([
    { field: 'senderUnit', raw: 'Enhet Nord', count: 2 },
    { field: 'senderUnit', raw: 'Enhet Syd', count: 2 },
  ])
})
