import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, plannedRows, previewOf, rowsIn, staffCsv, stage } from './deliveries.ts'

/** What a later delivery, an undo or a careless place must never take away without a word. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const importStaff = async (list: Parameters<typeof staffCsv>[0], name = 'lista.csv') =>
  desk.importFile(await desk.file(name, staffCsv(list)), { register: 'staff' })

const checklistGate = async (id: string) =>
  (await desk.value('checklist.view', {})).steps.find((step) => step.id === id)?.gate

describe('a later delivery of the same list', () => {
  it('keeps the first one from being undone, also where it found its rows unchanged', async () => {
    const first = await importStaff(people(2))
    const second = await importStaff(people(3))
    expect(second.receipt).toMatchObject({ new: 1, unchanged: 2 })
    expect(await desk.failure('history.undo', { eventId: first.receipt.eventId })).toMatchObject({
      code: 'history.has-dependants',
      params: { events: String(second.receipt.eventId) },
    })
    await desk.value('history.undo', { eventId: second.receipt.eventId })
    await desk.value('history.undo', { eventId: first.receipt.eventId })
    expect(await rowsIn(desk, 'staff')).toBe(0)
  })

  it('does not lift a mark of protected identity by leaving it blank', async () => {
    await importStaff([person(1, { protection: 'ja' }), person(2)])
    await importStaff([person(1, { salary: '40000' }), person(2)])
    const { total, protectedHidden } = await desk.value('register.open', { register: 'staff' })
    expect({ total, protectedHidden }).toEqual({ total: 1, protectedHidden: 1 })
  })

  it('lifts the mark when it says so', async () => {
    await importStaff([person(1, { protection: 'ja' })])
    await importStaff([person(1, { protection: 'Nej' })])
    expect(await desk.value('register.open', { register: 'staff' })).toMatchObject({ total: 1, protectedHidden: 0 })
  })

  it('keeps a value that it states unreadably', async () => {
    await importStaff([person(1, { salary: '32500' })])
    const preview = await previewOf(desk, staffCsv([person(1, { salary: 'mycket', rate: '50' })]))
    const sample = await plannedRows(desk, preview, 'changed')
    expect(sample[0]).toMatchObject({ outcome: 'changed', changed: ['ftePercent'], before: { ftePercent: 75 } })
    expect(sample[0]?.values['monthlySalary']).toBe(32500)
  })

  it('does not put one person in the place of another who has the same employment number', async () => {
    await importStaff([person(1, { employment: '1001' })])
    const { counts, findings } = await previewOf(desk, staffCsv([person(2, { employment: '1001' })]))
    expect(counts).toMatchObject({ changed: 0, rejected: 1 })
    expect(findings.map((finding) => finding.rule)).toContain('other-person')
  })

  it('is told that it is the same file', async () => {
    await importStaff(people(2))
    const importId = await stage(desk, staffCsv(people(2)))
    const [view] = (await desk.value('import.list', {})).filter((candidate) => candidate.importId === importId)
    expect(view?.notes).toMatchObject([{ code: 'same-file', params: { fileName: 'lista.csv', state: 'committed' } }])
  })

  it('that is only an addition does not settle rows that were kept out before', async () => {
    await importStaff([person(1), person(2, { number: '19000230-0000' })])
    expect(await checklistGate('4-03')).toMatchObject({ open: false, reasons: [{ code: 'rows-waiting', count: 1 }] })
    await importStaff([person(3)], 'tillägg.csv')
    expect(await checklistGate('4-03')).toMatchObject({ open: false, reasons: [{ code: 'rows-waiting', count: 1 }] })
    await importStaff([person(1), person(2), person(3)], 'rättad.csv')
    expect(await checklistGate('4-03')).toMatchObject({ open: true, reasons: [] })
  })
})

describe('a person with protected identity', () => {
  it('is hidden in every employment, whichever sender tells', async () => {
    await importStaff([person(1, { employment: '1' }), person(2)])
    await desk.importFile(await desk.file('annan.csv', staffCsv([person(1, { employment: '77', protection: 'ja' })])), {
      register: 'staff',
      sender: 'Förbundet',
    })
    expect(await desk.value('register.open', { register: 'staff' })).toMatchObject({ total: 1, protectedHidden: 2 })
    const preview = await previewOf(desk, staffCsv([person(1, { employment: '99' })]))
    // The mark is carried to the employment that does not bear it, and that is said.
    expect(preview.findings.map(({ rule }) => rule)).toContain('protection-carried')
    const rows = await plannedRows(desk, preview, 'new')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(person(1).family)
  })

  it('cannot be shown by leaving the column of marks without a field', async () => {
    const { view } = await previewOf(desk, staffCsv([person(1, { protection: 'ja' })]))
    const index = view.columns.findIndex((column) => column.field === 'protection')
    const choice = { columns: [{ index, field: null }] }
    expect(await desk.outcome('import.remap', { importId: view.importId, choice })).toBe('import.protection-unmapped')
  })

  it('is not shown by reading the sheet as another register or from another row', async () => {
    const { view } = await previewOf(desk, staffCsv([person(1, { protection: 'ja' }), person(2)]))
    await desk.call('import.remap', { importId: view.importId, choice: { register: 'cases' } })
    await desk.call('import.remap', { importId: view.importId, choice: { headerRow: 2 } })
    await desk.call('import.preview', { importId: view.importId })
    expect(desk.said()).not.toContain(person(1).family)
  })
})

describe('a report', () => {
  it('is never written over the open store or the files beside it', async () => {
    await importStaff(people(2))
    for (const name of ['prov.stafett', 'prov.stafett-wal', 'prov.stafett-owner']) {
      const file = await desk.handle(name)
      expect(await desk.outcome('report.produce', { report: 'staff-list', file })).toBe('file.not-writable')
    }
    expect(await rowsIn(desk, 'staff')).toBe(2)
  })

  it('leaves a file alone that happens to be named like its own half-written one', async () => {
    await importStaff(people(2))
    writeFileSync(desk.path('lista.xlsx.part'), 'mitt')
    await desk.value('report.produce', { report: 'staff-list', file: await desk.handle('lista.xlsx') })
    expect(readFileSync(desk.path('lista.xlsx.part'), 'utf8')).toBe('mitt')
  })
})

describe("the host's own copy of a file", () => {
  it('is removed as soon as it has been read, or could not be', async () => {
    for (const content of [staffCsv(people(2)), csv([])]) {
      writeFileSync(desk.path('kopia.csv'), content)
      const { handle } = await desk.core.register(desk.path('kopia.csv'), { temporary: true })
      await desk.call('import.stage', { file: handle })
      expect(existsSync(desk.path('kopia.csv'))).toBe(false)
    }
  })
})
