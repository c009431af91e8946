import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** The values of a field, counted in what the other filters leave. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = csv([
    ['Dnr', 'Ärendemening', 'Status', 'Åtgärd vid överlämning'],
    ['304-1-2018', 'Bidrag till café', 'Öppet', 'Överlämnas'],
    ['304-2-2018', 'Bidrag', 'Vilande', 'Överlämnas'],
    ['304-3-2018', 'Tillsyn', 'Öppet', 'Avslutas före'],
    ['304-4-2018', `Stöd till ${testNumber(0)}`, 'Öppet', 'Överlämnas'],
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
