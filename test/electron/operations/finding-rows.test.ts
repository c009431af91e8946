import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { previewOf } from './deliveries.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Anställningsdatum', 'Skyddad identitet']

it('the rows with one finding are asked for once, before the commit and after it', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => [
    index === 30 ? '19990101-0000' : testNumber(index),
    `Namn${index}`,
    'Kim',
    `${1000 + index}`,
    index % 4 === 0 ? 'snart' : '2018-01-01',
    index === 4 ? 'Ja' : '',
  ])
  const preview = await previewOf(desk, csv([header, ...rows]), 'datum.csv')
  const { fingerprint, findings, view } = preview
  const { importId } = view
  const group = findings.find(({ rule }) => rule === 'not-a-date')
  expect(group?.count).toBe(10)
  const finding = { rule: 'not-a-date' as const, field: group?.field ?? null }
  const asked = { importId, state: 'remarked' as const, finding, start: 0, count: 7 }

  const before = await desk.value('import.rows', { ...asked, fingerprint })
  expect(before.total).toBe(10)
  expect(before.rows.map(({ row }) => row)).toEqual([2, 6, 10, 14, 18, 22, 26])
  expect(before.rows[1]?.cells).not.toContain('Namn4')
  const rest = await desk.value('import.rows', { ...asked, fingerprint, start: 7 })
  expect(rest.rows.map(({ row }) => row)).toEqual([30, 34, 38])
  const none = { ...asked, fingerprint, finding: { rule: 'mojibake' as const, field: null } }
  expect(await desk.value('import.rows', none)).toEqual({ total: 0, rows: [] })
  const invalid = findings.find(({ severity }) => severity === 'error')
  if (invalid === undefined) throw new Error('An invalid number is an error')
  const kept = { ...asked, finding: { rule: invalid.rule, field: invalid.field } }
  expect((await desk.value('import.rows', { ...kept, fingerprint })).rows).toMatchObject([
    { row: 32, outcome: 'rejected' },
  ])

  await desk.value('import.commit', { importId, fingerprint })
  const after = await desk.value('import.rows', asked)
  expect(after.total).toBe(10)
  expect(after.rows.map(({ row, cells, findings: remarks }) => ({ row, cells, remarks }))).toEqual(
    before.rows.map(({ row, cells, findings: remarks }) => ({ row, cells, remarks })),
  )
  expect(after.rows[0]).toMatchObject({ outcome: 'new', values: { familyName: 'Namn0' } })
  expect((await desk.value('import.rows', kept)).rows).toMatchObject([{ row: 32, outcome: 'rejected' }])
})
