import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import { derivedOutcomes, readOutcomes } from '#db/stores/import-outcomes.ts'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, rowsIn, staffCsv } from './deliveries.ts'

/** What a committed import tells of its rows, also when others have come after it. */

let desk: TestCore
let first: OutputOf<'import.preview'>
let second: OutputOf<'import.preview'>

const rowsOf = async (
  { view, fingerprint }: OutputOf<'import.preview'>,
  state: InputOf<'import.rows'>['state'],
  page = { start: 0, count: 100 },
) => desk.value('import.rows', { importId: view.importId, fingerprint, state, ...page })

async function deliver(name: string, list: Parameters<typeof staffCsv>[0]): Promise<OutputOf<'import.preview'>> {
  const { importId } = await desk.value('import.stage', { file: await desk.file(name, staffCsv(list)) })
  const preview = await desk.value('import.preview', { importId })
  await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
  return preview
}

const hidden = person(8, { family: 'Hemligsson', protection: 'ja' })

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  first = await deliver('ett.csv', [...people(5), person(5, { rate: 'ungefär' }), hidden])
  const { viewId } = await desk.value('register.open', { register: 'staff' })
  const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
  await desk.value('register.edit', { register: 'staff', rowId: row?.id ?? 0, field: 'ftePercent', text: '60' })
  second = await deliver('två.csv', [
    // In conflict with the edit; changed, with a remark; unchanged; kept out; protected.
    person(0, { rate: '50' }),
    person(1, { salary: '40000', rate: 'kanske' }),
    person(2),
    person(9, { number: '19000230-0000' }),
    { ...hidden, salary: '1' },
  ])
})
afterAll(() => desk.stop())

describe('after a commit', () => {
  it('the counts are those of the plan, vanished and conflicts too', async () => {
    const { counts } = await desk.value('import.preview', { importId: second.view.importId })
    expect(counts).toEqual(second.counts)
    expect(counts).toMatchObject({ changed: 2, unchanged: 2, rejected: 1, vanished: 3, conflicts: 1 })
  })

  it.each(['new', 'changed', 'unchanged', 'rejected', 'remarked', 'footer', 'conflict', 'vanished'] as const)(
    'rows that are %s are as many as were planned, and stand where they stood',
    async (state) => {
      for (const { view, counts, fingerprint } of [first, second]) {
        const { total, rows } = await rowsOf({ view, counts, fingerprint } as OutputOf<'import.preview'>, state)
        const planned = state === 'remarked' ? total : state === 'conflict' ? counts.conflicts : counts[state]
        expect({ total, listed: rows.length }).toEqual({ total: planned, listed: planned })
        for (const { sheet, row, cells } of rows) {
          expect({ sheet: sheet !== '', row: row > 1, cells: cells.length }).toEqual(
            state === 'vanished' ? { sheet: false, row: false, cells: 0 } : { sheet: true, row: true, cells: 7 },
          )
        }
      }
    },
  )

  it('a changed row has its place, its cells, its remarks and what it was', async () => {
    const { rows } = await rowsOf(second, 'changed')
    expect(rows.find(({ row }) => row === 3)).toMatchObject({
      outcome: 'changed',
      cells: [expect.stringContaining('****'), person(1).family, 'Förnamn', '001001', 'kanske', '40000', ''],
      values: { familyName: person(1).family, monthlySalary: 40000, ftePercent: 75 },
      changed: ['monthlySalary'],
      before: { monthlySalary: 32500 },
      findings: [{ rule: 'not-a-number', field: 'ftePercent', raw: 'kanske' }],
    })
  })

  it('a new row stands where it came, although a later delivery has changed it', async () => {
    const { rows } = await rowsOf(first, 'new')
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8])
    const [, changed] = rows
    expect(changed).toMatchObject({ outcome: 'new', cells: expect.arrayContaining([person(1).family, '32500']) })
    // The register as it is now.
    expect(changed?.values['monthlySalary']).toBe(40000)
    expect(rows[5]?.findings).toMatchObject([{ rule: 'not-a-number', raw: 'ungefär' }])
  })

  it('an unchanged row and one in conflict name their rows of the register', async () => {
    const [unchanged] = (await rowsOf(second, 'unchanged')).rows.filter(({ row }) => row === 4)
    expect(unchanged).toMatchObject({ outcome: 'unchanged', values: { familyName: person(2).family } })
    expect(unchanged?.rowId).toBeGreaterThan(0)
    const [conflict] = (await rowsOf(second, 'conflict')).rows
    expect(conflict).toMatchObject({ row: 2, values: { familyName: person(0).family, ftePercent: 60 } })
  })

  it('a vanished row is named', async () => {
    const { rows } = await rowsOf(second, 'vanished')
    expect(rows.map(({ values }) => values['familyName'])).toEqual([3, 4, 5].map((index) => person(index).family))
  })

  it('a page begins where it is asked to', async () => {
    const { total, rows } = await rowsOf(first, 'new', { start: 2, count: 3 })
    expect({ total, at: rows.map(({ row }) => row) }).toEqual({ total: 7, at: [4, 5, 6] })
    expect((await rowsOf(first, 'new', { start: 7, count: 3 })).rows).toEqual([])
  })

  it('nobody who is protected is named', () => {
    for (const text of ['Hemligsson', testNumber(8)]) expect([text, desk.said().includes(text)]).toEqual([text, false])
  })

  it('that was undone and done again, the rows are those of the last time', async () => {
    const [event] = (await desk.value('history.list', {})).events
    await desk.value('history.undo', { eventId: event?.id ?? 0 })
    const { importId } = second.view
    const preview = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    expect((await rowsOf(preview, 'unchanged')).rows.map(({ row }) => row)).toEqual([2, 4])
    expect(await rowsIn(desk, 'staff')).toBe(7)
  })

  it('what the rest of the store tells of an older commit is what was kept of this one', async () => {
    const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
    const page = { start: 0, count: 100 }
    for (const { view } of [first, second]) {
      const { importId, commitEventId } = await importOf(view.importId)
      const commit = { importId, register: 'staff', eventId: commitEventId ?? 0 } as const
      for (const state of ['new', 'changed', 'rejected', 'remarked', 'footer']) {
        const kept = readOutcomes(store.reader, importId, state, page)
        expect(derivedOutcomes(store.reader, commit, state, page), state).toEqual(kept)
      }
    }
    expect(derivedOutcomes(store.reader, { importId: 1, register: 'staff', eventId: 1 }, 'unchanged', page)).toBeNull()
    store.close()
  })

  it('a remark on a row that stays as it is, is kept until a delivery no longer gives cause for it', async () => {
    const findingsOfThird = async (): Promise<number | undefined> => {
      const { viewId } = await desk.value('register.open', { register: 'staff' })
      const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 100 })
      return rows.find(({ values }) => values['familyName'] === person(2).family)?.findings
    }
    const remarked = await deliver('tre.csv', [person(1, { salary: '40000' }), person(2, { salary: 'trettiotusen' })])
    expect(remarked.counts).toMatchObject({ changed: 0, unchanged: 2 })
    expect((await rowsOf(remarked, 'remarked')).rows).toMatchObject([
      {
        row: 3,
        outcome: 'unchanged',
        findings: [{ rule: 'not-a-number', field: 'monthlySalary', raw: 'trettiotusen' }],
      },
    ])
    expect((await rowsOf(remarked, 'changed')).rows).toEqual([])
    const { findings } = await desk.value('import.preview', { importId: remarked.view.importId })
    expect(findings).toMatchObject([{ rule: 'not-a-number', count: 1, rows: [3] }])
    expect(await findingsOfThird()).toBe(1)

    const plain = await deliver('fyra.csv', [person(1, { salary: '40000' }), person(2)])
    expect(await findingsOfThird()).toBe(0)
    await desk.value('history.undo', { eventId: (await importOf(plain.view.importId)).commitEventId ?? 0 })
    expect(await findingsOfThird()).toBe(1)
  })
})

async function importOf(importId: number): Promise<OutputOf<'import.list'>[number]> {
  const found = (await desk.value('import.list', {})).find((each) => each.importId === importId)
  if (found === undefined) throw new Error(`No import ${importId}`)
  return found
}
