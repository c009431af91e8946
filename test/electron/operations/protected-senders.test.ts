import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, person, previewOf, staffCsv, staffHeaders, staffRows } from './deliveries.ts'

/** Protected while any sender's latest word says so: what two senders say of one person, in every order. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const first = 'Länsstyrelsen'
const second = 'Förbundet'
let files = 0

/** One delivery of one sender. */
async function deliver(sender: string, list: Parameters<typeof staffCsv>[0]) {
  const file = await desk.file(`lista-${++files}.csv`, staffCsv(list))
  return (await desk.importFile(file, { register: 'staff', sender })).receipt
}

/** What the register lists and how many it leaves out, by each of the ways that count. */
async function shown(): Promise<{ readonly listed: number; readonly hidden: number }> {
  const { viewId, total, protectedHidden } = await desk.value('register.open', { register: 'staff' })
  const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 100 })
  const [staff] = await desk.value('register.summary', {})
  const [report] = await desk.value('report.list', {})
  const names = await desk.value('register.values', { register: 'staff', field: 'familyName' })
  const found = await desk.value('register.open', { register: 'staff', search: person(1).family })
  expect({
    rows: rows.length,
    reported: report?.rows,
    inSummary: staff?.protectedHidden,
    inReport: report?.protectedHidden,
    named: names.reduce((sum, { count }) => sum + count, 0),
    found: found.total,
  }).toEqual({
    rows: total,
    reported: total,
    inSummary: protectedHidden,
    inReport: protectedHidden,
    named: total,
    found: rows.filter(({ values }) => values['familyName'] === person(1).family).length,
  })
  return { listed: total, hidden: protectedHidden }
}

const marked = person(1, { employment: '1', protection: 'ja' })
const unmarked = person(1, { employment: '2', protection: 'Nej' })
const silent = person(1, { employment: '3' })

describe('a person whom one sender marks', () => {
  it('is hidden in what another sender says no of, whoever comes first', async () => {
    await deliver(first, [unmarked, ...people(2, 5)])
    expect(await shown()).toEqual({ listed: 3, hidden: 0 })
    await deliver(second, [marked])
    expect(await shown()).toEqual({ listed: 2, hidden: 2 })
    await deliver(first, [unmarked, ...people(3, 5)])
    expect(await shown()).toEqual({ listed: 3, hidden: 2 })
  })

  it('is told of by the plan that says no, and named by none of its rows', async () => {
    await deliver(second, [marked])
    const preview = await previewOf(desk, staffCsv([unmarked]))
    expect(preview.findings.map(({ rule }) => rule)).toContain('protection-carried')
    const { importId } = preview.view
    const { fingerprint } = preview
    await desk.value('import.rows', { importId, fingerprint, state: 'new', start: 0, count: 10 })
    expect(desk.said()).not.toContain(person(1).family)
  })

  it('is shown, in every employment, when that sender says no', async () => {
    await deliver(first, [silent])
    await deliver(second, [marked])
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
    await deliver(second, [{ ...marked, protection: 'Nej' }])
    expect(await shown()).toEqual({ listed: 2, hidden: 0 })
  })

  it('is shown when the no stands on another employment and the marked one has gone', async () => {
    await deliver(second, [marked])
    await deliver(second, [{ ...unmarked }])
    expect(await shown()).toEqual({ listed: 2, hidden: 0 })
  })

  it('stays hidden while the other sender who marks has said nothing new', async () => {
    await deliver(first, [{ ...silent, protection: 'Sekretessmarkering' }])
    await deliver(second, [marked])
    await deliver(second, [{ ...marked, protection: 'Nej' }])
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
    await deliver(first, [{ ...silent, protection: 'Nej' }])
    expect(await shown()).toEqual({ listed: 2, hidden: 0 })
  })

  it('is hidden for a row that was kept out, too', async () => {
    await deliver(first, [silent])
    const { rejected } = await deliver(second, [{ ...marked, employment: '' }, person(9)])
    expect({ rejected, ...(await shown()) }).toMatchObject({ hidden: rejected === 1 ? 1 : 2 })
    await deliver(first, [silent, person(8)])
    expect(await shown()).toMatchObject({ listed: 2 })
  })

  it('is hidden by a mark and a no in one delivery, and by a blank where a no stood before', async () => {
    await deliver(second, [marked, unmarked])
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
    await deliver(second, [{ ...unmarked, protection: '' }])
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
  })

  it('is hidden again when the no is undone, and shown when the mark is', async () => {
    await deliver(first, [silent])
    const mark = await deliver(second, [marked])
    const lifting = await deliver(second, [unmarked])
    expect(await shown()).toEqual({ listed: 3, hidden: 0 })
    await desk.value('history.undo', { eventId: lifting.eventId })
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
    await desk.value('history.undo', { eventId: mark.eventId })
    expect(await shown()).toEqual({ listed: 1, hidden: 0 })
  })

  it('stays hidden for the one mark when that of the other is undone', async () => {
    await deliver(first, [silent])
    const one = await deliver(second, [marked])
    await desk.value('transfer.add-sender', { name: 'Kommunen' })
    await deliver('Kommunen', [{ ...marked, employment: '9' }])
    await desk.value('history.undo', { eventId: one.eventId })
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
  })

  it('is hidden everywhere by a mark that is set by hand', async () => {
    await deliver(first, [silent])
    await deliver(second, [unmarked])
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
    const edit = { register: 'staff' as const, rowId: row?.id ?? 0, field: 'protection', text: 'ja' }
    await desk.value('register.edit', edit)
    expect(await shown()).toEqual({ listed: 0, hidden: 2 })
    const [event] = (await desk.value('history.list', {})).events
    await desk.value('history.undo', { eventId: event?.id ?? 0 })
    expect(await shown()).toEqual({ listed: 2, hidden: 0 })
  })

  it('is shown when the list that marked is undone and read as another register', async () => {
    const [row = []] = staffRows([marked])
    const file = await desk.file(
      'båda.csv',
      csv([
        [...staffHeaders, 'Diarienummer', 'Ärendemening'],
        [...row, '1-2018', 'Ä'],
      ]),
    )
    const { importId, receipt } = await desk.importFile(file, { register: 'staff', sender: first })
    await desk.value('history.undo', { eventId: receipt.eventId })
    await desk.value('import.remap', { importId, choice: { register: 'cases' } })
    const { fingerprint } = await desk.value('import.preview', { importId })
    expect(await desk.value('import.commit', { importId, fingerprint })).toMatchObject({ new: 1 })
    await deliver(second, [silent])
    expect(await shown()).toEqual({ listed: 1, hidden: 0 })
  })
})

describe('what the questions on a file show', () => {
  const headers = ['Personnummer', 'Efternamn', 'Anstnr', 'Syssgrad', 'Månadslön', 'Markering i lönesystemet']
  const row = (index: number, key: string, rate: string, salary: string, mark = ''): string[] => [
    testNumber(index),
    'Berg',
    key,
    rate,
    salary,
    mark,
  ]
  const secret = ['0,63', '17891', '0,64', '17892']
  const list = (mark: string): string =>
    csv([
      headers,
      row(1, '1001', '0,63', '17891'),
      row(2, '1003', '0,8', '30000'),
      row(1, '1002', '0,64', '17892', mark),
    ])

  async function saidOf(importId: number): Promise<string> {
    const before = desk.said().length
    const { view, findings } = await desk.value('import.preview', { importId })
    expect(view.questions.map(({ examples }) => examples)).toEqual([['0,8'], ['30000 · 0,8']])
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'fraction-as-percent', example: '0,8' }))
    return desk.said().slice(before)
  }

  it('is nothing of whom another sender marks', async () => {
    await deliver(first, [marked])
    const file = await desk.file('b.csv', list(''))
    const { importId } = await desk.value('import.stage', { file, register: 'staff', sender: second })
    const said = await saidOf(importId)
    expect(secret.filter((text) => said.includes(text))).toEqual([])
  })

  it('is nothing of whom a row further down marks, in a column that a person has mapped', async () => {
    const file = await desk.file('b.csv', list('Sekretess'))
    const { importId } = await desk.value('import.stage', { file, register: 'staff', sender: second })
    const column = headers.length - 1
    await desk.value('import.remap', { importId, choice: { columns: [{ index: column, field: 'protection' }] } })
    const said = await saidOf(importId)
    expect(secret.filter((text) => said.includes(text))).toEqual([])
  })
})
