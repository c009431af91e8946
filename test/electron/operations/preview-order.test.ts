import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']

it('a plan that is done late does not take the place of the one that was asked for after it', async () => {
  const people = (count: number, first: number, more: readonly string[]): string[][] =>
    Array.from({ length: count }, (_, index) => [testNumber(index % 5), 'Ek', 'Kim', `${first + index}`, ...more])
  const tables = [
    csv([header, ...people(150_000, 100_000, [])]),
    csv([[...header, 'Enhet'], ...people(3, 900_000, ['A'])]),
  ]
  const { importId } = await desk.value('import.stage', {
    file: await desk.file('två tabeller.csv', tables.join('\r\n')),
  })

  const early = desk.call('import.preview', { importId }, 'early')
  let isEarlyDone = false
  void early.then(() => (isEarlyDone = true))
  await vi.waitFor(() => expect(desk.messages).toContainEqual(expect.objectContaining({ job: 'early' })), 10_000)
  await desk.value('import.remap', { importId, choice: { sheets: [1] } })
  const { counts, fingerprint } = await desk.value('import.preview', { importId })
  expect(counts.new).toBe(3)
  expect(isEarlyDone, 'the first plan must be the slower one').toBe(false)
  await early
  const rows = await desk.value('import.rows', { importId, fingerprint, state: 'new', start: 0, count: 10 })
  expect(rows.total).toBe(3)
})
