import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** The values of a field, counted in what the other filters leave. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = csv([
    ['Dnr', 'Ärendemening', 'Status', 'Åtgärd vid överlämning', 'Inkom'],
    ['304-1-2018', 'Bidrag till café', 'Öppet', 'Överlämnas', '2018-01-01'],
    ['304-2-2018', 'Bidrag', 'Vilande', 'Överlämnas', '2018-12'],
    ['304-3-2018', 'Tillsyn', 'Öppet', 'Avslutas före', '2016'],
    ['304-4-2018', `Stöd till ${testNumber(0)}`, 'Öppet', 'Överlämnas', ''],
  ])
  await desk.importFile(await desk.file('arenden.csv', list), { register: 'cases' })
})
afterAll(() => desk.stop())

const values = async (more: object = {}) =>
  desk.value('register.values', { register: 'cases', field: 'status', ...more })

it('are counted in the whole register when nothing narrows it', async () => {
  expect(await values()).toEqual([
    { value: 'open', count: 3 },
    { value: 'on_hold', count: 1 },
  ])
})

it('leave out texts with an identity number, which no filter would find as they are shown', async () => {
  const titles = (await values({ field: 'title' })).map(({ value }) => value)
  expect(new Set(titles)).toEqual(new Set(['Bidrag', 'Bidrag till café', 'Tillsyn']))
})

it('are counted in the rows that a filter or a search leaves', async () => {
  expect(await values({ filters: [{ kind: 'in', field: 'disposition', values: ['closeBefore'] }] })).toEqual([
    { value: 'open', count: 1 },
  ])
  expect(await values({ search: 'cafe' })).toEqual([{ value: 'open', count: 1 }])
  expect(await values({ filters: [{ kind: 'filled', field: 'closedDate' }] })).toEqual([])
  expect(await values({ filters: [{ kind: 'filled', field: 'title' }], search: 'bidrag' })).toHaveLength(2)
})

it('of a day are its years, the latest first, with what is known to the month or the year alone', async () => {
  const years = await values({ field: 'openedDate' })
  expect(years).toEqual([
    { value: '2018', count: 2 },
    { value: '2016', count: 1 },
    { value: null, count: 1 },
  ])
  // Each leads to as many rows as it says.
  for (const { value, count } of years.slice(0, 2)) {
    const filters = [{ kind: 'range' as const, field: 'openedDate', from: `${value}-01-01`, to: `${value}-12-31` }]
    expect(await desk.value('register.open', { register: 'cases', filters })).toMatchObject({ total: count })
  }
  const late = [{ kind: 'range' as const, field: 'openedDate', from: '2018-12-01', to: null }]
  expect(await desk.value('register.open', { register: 'cases', filters: late })).toMatchObject({ total: 1 })
})
