import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeRepairWorkbook } from '#electron/files/repair-workbook.ts'
import type { RepairColumn } from '#electron/files/repair-workbook.ts'
import { openSource } from '#electron/files/source-file.ts'
import { readTable } from '#electron/files/workbook-proof.ts'
import { openZip } from '#electron/files/zip-gate.ts'
import type { RawCell } from '#shared/import/raw.ts'

const plain: RepairColumn = { header: 'Kolumn', choices: [] }

/** Writes one row of these cells under these columns. */
async function written(cells: readonly RawCell[], columns: readonly RepairColumn[] = cells.map(() => plain)) {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-repair-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'rättning.xlsx')
  await writeRepairWorkbook(path, {
    name: 'Rättas',
    createdAt: '2018-12-01T08:00:00.000Z',
    markHeader: 'Stafett-rad',
    remarkHeader: 'Fel',
    columns,
    rows: [{ mark: '1:2', remarks: 'Fel.', cells }],
  })
  const rows: (readonly RawCell[])[] = []
  for await (const row of readTable(path, 'Rättas')) rows.push(row)
  const source = await openSource(path)
  const parts: Buffer[] = []
  for await (const part of (await openZip(source)).open('xl/worksheets/sheet1.xml')) parts.push(part)
  await source.close()
  return { rows, xml: Buffer.concat(parts).toString('utf8') }
}

it.each<[RawCell, RawCell]>([
  ['0012', '0012'],
  ['=1+1', '=1+1'],
  [' kant ', ' kant '],
  [32500.5, 32500.5],
  [198501011234, 198501011234],
  [true, true],
  [
    { date: '2018-12-31', serial: 43465 },
    { date: '2018-12-31', serial: 43465 },
  ],
  // As it was shown: the number alone would be read as half an hour.
  [{ number: 0.5208333333333334, shown: '12:30' }, '12:30'],
  [{ error: '#N/A' }, '#N/A'],
])('a cell %j is read back as %j', async (cell, expected) => {
  const { rows } = await written(['först', cell])
  expect(rows[1]).toEqual(['1:2', 'Fel.', 'först', expected])
})

it('has its header frozen, its marks first, and blank cells where there was nothing', async () => {
  const { rows, xml } = await written(['a', null, 'c'])
  expect(rows).toEqual([
    ['Stafett-rad', 'Fel', 'Kolumn', 'Kolumn', 'Kolumn'],
    ['1:2', 'Fel.', 'a', null, 'c'],
  ])
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
})

it('offers the words of a code list, and lets others be typed', async () => {
  const { xml } = await written(['x', 'y'], [plain, { header: 'Form', choices: ['Tillsvidare', 'Vikariat'] }])
  expect(xml).toMatch(/<dataValidation [^>]*sqref="D2:D2"/)
  expect(xml).toMatch(/<dataValidation [^>]*errorStyle="warning"/)
  expect(xml).toContain('Tillsvidare,Vikariat')
})

it('offers no list that Excel could not hold', async () => {
  const long = Array.from({ length: 40 }, (_, index) => `Kodlistans ord ${index}`)
  const { xml } = await written(
    ['x', 'y'],
    [
      { header: 'Lång', choices: long },
      { header: 'Komma', choices: ['Ja, delvis', 'Nej'] },
    ],
  )
  expect(xml).not.toContain('dataValidation')
})
