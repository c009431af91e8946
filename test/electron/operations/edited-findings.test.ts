import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** What is said of a row while a person edits it. */

let desk: TestCore
let rowId = 0
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = csv([
    [
      'Personnummer',
      'Efternamn',
      'Förnamn',
      'Anställningsnummer',
      'Anställd fr.o.m.',
      'Anställd t.o.m.',
      'Sysselsättningsgrad',
    ],
    [testNumber(0), 'Öberg', 'Eva', '77', '2010-01-01', '2009-01-01', '105'],
  ])
  await desk.importFile(await desk.file('lista.csv', list), { register: 'staff' })
  const { viewId } = await desk.value('register.open', { register: 'staff' })
  rowId = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows[0]?.id ?? 0
})
afterEach(() => desk.stop())

async function said(): Promise<(string | null)[][]> {
  const trace = await desk.value('register.trace', { register: 'staff', rowId })
  return (trace?.findings ?? []).map(({ rule, field, raw }) => [rule, field, raw])
}
async function counted(): Promise<number | undefined> {
  const { viewId } = await desk.value('register.open', { register: 'staff' })
  return (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows[0]?.findings
}
const edit = (field: string, text: string) => desk.value('register.edit', { register: 'staff', rowId, field, text })

it('an edit answers what was said of the field, and asks the rules of the row anew', async () => {
  const reversed = ['dates-reversed', 'endDate', '2010-01-01 – 2009-01-01']
  const ended = ['ends-before-transfer', 'endDate', '2009-01-01']
  const rate = ['rate-unusual', 'ftePercent', '105']
  expect(await said()).toEqual([reversed, ended, rate])

  await edit('ftePercent', '100')
  expect(await said()).toEqual([reversed, ended])

  // The remark stands on the other date, and goes with this one.
  await edit('startDate', '2008-01-01')
  expect(await said()).toEqual([ended])

  await edit('endDate', '2007-01-01')
  expect(await said()).toEqual([
    ['dates-reversed', 'endDate', '2008-01-01 – 2007-01-01'],
    ['ends-before-transfer', 'endDate', '2007-01-01'],
  ])
  expect(await counted()).toBe(2)

  await edit('endDate', '')
  await edit('startDate', '')
  expect(await said()).toEqual([['recommended-missing', 'startDate', '']])
})

it('what the registers hold is judged with every edit, and with its undoing', async () => {
  await edit('decision', 'Accepterar')
  const undated = ['decision-without-date', 'decisionDate', 'accepts']
  expect(await said()).toContainEqual(undated)
  const before = await counted()

  await edit('decisionDate', '2018-10-01')
  expect(await said()).not.toContainEqual(undated)
  expect(await counted()).toBe((before ?? 0) - 1)

  const { events } = await desk.value('history.list', {})
  await desk.value('history.undo', { eventId: events[0]?.id ?? 0 })
  expect(await said()).toContainEqual(undated)
})
