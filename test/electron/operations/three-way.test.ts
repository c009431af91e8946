import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, plannedRows, previewOf, staffCsv } from './deliveries.ts'

/** The previous delivery, this one, and what a person made of a value in between: none of the three is lost. */
let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(await desk.file('forsta.csv', staffCsv(people(4))))
})
afterAll(() => desk.stop())

async function staffNow(): Promise<OutputOf<'register.rows'>['rows']> {
  const { viewId } = await desk.value('register.open', { register: 'staff' })
  return (await desk.value('register.rows', { viewId, start: 0, count: 50 })).rows
}

async function rowIdOf(family: string): Promise<number> {
  const row = (await staffNow()).find(({ values }) => values['familyName'] === family)
  if (row === undefined) throw new Error(`No ${family}`)
  return row.id
}

async function salaryOf(family: string): Promise<unknown> {
  return (await staffNow()).find(({ values }) => values['familyName'] === family)?.values['monthlySalary']
}

async function edit(family: string, text: string): Promise<void> {
  await desk.value('register.edit', { register: 'staff', rowId: await rowIdOf(family), field: 'monthlySalary', text })
}

const [a, b, c] = [person(0), person(1), person(2)]
const rest = person(3)

describe('an edit by hand and a second delivery', () => {
  it('that says what the first one said: the edit stands, silently', async () => {
    await edit(a.family, '41 000,00')
    const { counts, findings } = await previewOf(desk, staffCsv(people(4)))
    expect(counts).toMatchObject({ unchanged: 4, changed: 0, conflicts: 0 })
    expect(findings).toEqual([])
    expect(await salaryOf(a.family)).toBe(41_000)
  })

  it('that says something new: a conflict, shown from all three sides, in which the edit stands', async () => {
    await edit(b.family, '42000')
    const list = [a, { ...b, salary: '43000' }, c, rest]
    const preview = await previewOf(desk, staffCsv(list))
    expect(preview.counts).toMatchObject({ unchanged: 4, conflicts: 1 })
    expect(preview.findings.map(({ rule, count }) => [rule, count])).toEqual([['edit-conflict', 1]])
    const [row] = await plannedRows(desk, preview, 'conflict')
    expect(row).toMatchObject({
      outcome: 'unchanged',
      conflicts: [{ field: 'monthlySalary', previous: 32_500, edited: 42_000, delivered: 43_000, keep: 'edit' }],
    })
    const { importId } = preview.view
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    expect(await salaryOf(b.family)).toBe(42_000)
    // Known now: the same delivery once more is no conflict again.
    expect((await previewOf(desk, staffCsv(list))).counts).toMatchObject({ conflicts: 0, unchanged: 4 })
  })

  it('in which the delivery is chosen: it takes the place of the edit, and undo brings both back', async () => {
    await edit(c.family, '44000')
    const preview = await previewOf(desk, staffCsv([a, { ...b, salary: '43000' }, { ...c, salary: '45000' }, rest]))
    const { importId } = preview.view
    const conflicts = [{ rowId: await rowIdOf(c.family), field: 'monthlySalary', keep: 'delivery' as const }]
    await desk.value('import.remap', { importId, choice: { conflicts } })
    const again = await desk.value('import.preview', { importId })
    expect(again.counts).toMatchObject({ changed: 1, conflicts: 1 })
    const { eventId } = await desk.value('import.commit', { importId, fingerprint: again.fingerprint })
    expect(await salaryOf(c.family)).toBe(45_000)
    const before = await desk.value('register.trace', { register: 'staff', rowId: await rowIdOf(c.family) })
    expect(before?.edits).toEqual([])
    await desk.value('history.undo', { eventId })
    expect(await salaryOf(c.family)).toBe(44_000)
    const after = await desk.value('register.trace', { register: 'staff', rowId: await rowIdOf(c.family) })
    expect(after?.edits).toMatchObject([{ field: 'monthlySalary', delivered: 32_500, edited: 44_000 }])
  })

  it('that says what the person said: the edit is confirmed and is no longer one', async () => {
    const list = [{ ...a, salary: '41000' }, { ...b, salary: '43000' }, { ...c, salary: '44000' }, rest]
    const preview = await previewOf(desk, staffCsv(list))
    expect(preview.counts).toMatchObject({ conflicts: 0, unchanged: 4 })
    await desk.value('import.commit', { importId: preview.view.importId, fingerprint: preview.fingerprint })
    const trace = await desk.value('register.trace', { register: 'staff', rowId: await rowIdOf(a.family) })
    expect(trace?.edits).toEqual([])
  })

  it('that cannot be read: the edit stands and stays one', async () => {
    await edit(rest.family, '51000')
    const preview = await previewOf(desk, staffCsv([a, b, c, { ...rest, salary: 'enligt avtal' }]))
    expect(preview.counts.conflicts).toBe(1)
    await desk.value('import.commit', { importId: preview.view.importId, fingerprint: preview.fingerprint })
    expect(await salaryOf(rest.family)).toBe(51_000)
    const trace = await desk.value('register.trace', { register: 'staff', rowId: await rowIdOf(rest.family) })
    expect(trace?.edits).toMatchObject([{ field: 'monthlySalary', edited: 51_000 }])
  })

  it('a plan made before an edit is not committed', async () => {
    const preview = await previewOf(desk, staffCsv([{ ...a, salary: '60000' }, b, c, rest]))
    await edit(a.family, '61000')
    const { importId } = preview.view
    expect(await desk.outcome('import.commit', { importId, fingerprint: preview.fingerprint })).toBe('import.stale')
  })
})

describe('what a delivery no longer holds', () => {
  it('is listed row by row and left as it is', async () => {
    const preview = await previewOf(desk, staffCsv(people(2)))
    expect(preview.counts.vanished).toBe(2)
    const rows = await plannedRows(desk, preview, 'vanished')
    expect(rows.map(({ values, outcome }) => [values['familyName'], outcome])).toEqual([
      [c.family, 'vanished'],
      [rest.family, 'vanished'],
    ])
  })
})
