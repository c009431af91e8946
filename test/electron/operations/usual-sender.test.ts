import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber, transfer } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { previewOf } from './deliveries.ts'

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const [first = '', second = ''] = transfer.senders
const list = (from: number): string =>
  csv([
    ['Pnr', 'Efternamn', 'Förnamn', 'Anstnr', 'Avd'],
    [testNumber(from), 'Ek', 'Kim', from, 'A'],
    [testNumber(from + 1), 'Ask', 'Kim', from + 1, 'B'],
  ])

it('a file is suggested the sender that it had before, or whose profile it suits, else the first', async () => {
  const { view } = await previewOf(desk, list(0), 'lista.csv')
  expect(view.sender).toBe(first)
  await desk.value('import.remap', { importId: view.importId, choice: { sender: second } })

  expect((await previewOf(desk, list(0), 'igen.csv')).view.sender).toBe(second)
  expect((await previewOf(desk, list(2), 'annan.csv')).view.sender).toBe(first)

  await desk.value('profile.save', { importId: view.importId, name: 'Personalsystemet' })
  const known = await previewOf(desk, list(4), 'nästa.csv')
  expect(known.view).toMatchObject({ sender: second, profile: { name: 'Personalsystemet' } })

  const file = await desk.file('vald.csv', list(0))
  const { importId } = await desk.value('import.stage', { file, sender: first })
  expect((await desk.value('import.preview', { importId })).view.sender).toBe(first)
})
