import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'
import type { ListedPerson } from './deliveries.ts'

/** Which of the rows that wait a later delivery of the same list settles: those that it certainly holds again, and no other. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const importStaff = async (name: string, ...list: ListedPerson[]) =>
  desk.importFile(await desk.file(`${name}.csv`, staffCsv(list)), { register: 'staff' })

const importTable = async (register: 'cases' | 'diary', name: string, ...rows: string[][]) =>
  desk.importFile(await desk.file(`${name}.csv`, csv(rows)), { register })

const waiting = async (): Promise<[number, number][]> =>
  (await desk.value('import.waiting', {})).map(({ importId, rows }) => [importId, rows])

const invalid = '19000230-0000'
/** An employment under a number that `person(1)` has too. */
const sharing = (index: number, more: Partial<ListedPerson> = {}): ListedPerson =>
  person(index, { employment: person(1).employment, ...more })

it('settles of two persons under one number only the one who comes again', async () => {
  const first = await importStaff('först', person(1), sharing(2), person(3))
  expect(await waiting()).toEqual([[first.importId, 2]])
  await importStaff('sedan', person(1, { salary: '1' }), person(3), person(4))
  expect(await waiting()).toEqual([[first.importId, 1]])
  // The other is given a number of its own: that is no answer to what the first list said, but a new row.
  await importStaff('ny', person(2))
  expect(await waiting()).toEqual([[first.importId, 1]])
})

it('does not settle the one who came under another’s number when that other comes again', async () => {
  await importStaff('först', person(1), person(3))
  const second = await importStaff('andra', sharing(2), person(3), person(4, { number: invalid }))
  expect(await waiting()).toEqual([[second.importId, 2]])
  await importStaff('tredje', person(1, { salary: '31000' }), person(3))
  expect(await waiting()).toEqual([[second.importId, 2]])
  const fourth = await importStaff('fjärde', sharing(2, { salary: '1' }), person(3))
  expect(await waiting()).toEqual([
    [fourth.importId, 1],
    [second.importId, 1],
  ])
})

it('loses neither of two rows that are kept out again', async () => {
  await importStaff('först', sharing(1, { salary: '1' }), sharing(1, { salary: '2' }))
  const second = await importStaff('sedan', sharing(1, { salary: '3' }), sharing(1, { salary: '4' }))
  expect(await waiting()).toEqual([[second.importId, 2]])
})

it.each([
  ['by a mended number of the same name', person(1), true],
  ['by the same row with a number', person(1, { number: testNumber(5) }), true],
  ['not by somebody of another name', sharing(5), false],
])('settles a row whose number was wrong %s', async (_, row, isSettled) => {
  const first = await importStaff('först', person(1, { number: invalid }), person(3))
  await importStaff('sedan', row, person(3))
  expect(await waiting()).toEqual(isSettled ? [] : [[first.importId, 1]])
})

it('lets a row whose number can be read wait when it comes again with one that cannot, and something else', async () => {
  await importStaff('först', person(1))
  const second = await importStaff('andra', sharing(2))
  const third = await importStaff('tredje', sharing(2, { number: invalid, salary: '1' }))
  expect(await waiting()).toEqual([
    [third.importId, 1],
    [second.importId, 1],
  ])
})

it('settles of two cases under one number only the one that comes again as it was', async () => {
  const header = ['Diarienummer', 'Ärendemening', 'Status', 'Inkom']
  const [one, other] = [
    ['1-2018', 'Tillsyn', 'Pågående', '2018-01-02'],
    ['1-2018', 'Bidrag', 'Avslutat', '2018-02-03'],
  ] as const
  const first = await importTable('cases', 'först', header, [...one], [...other])
  expect(await waiting()).toEqual([[first.importId, 2]])
  await importTable('cases', 'sedan', header, [...one])
  expect(await waiting()).toEqual([[first.importId, 1]])
  await importTable('cases', 'igen', header, [...one])
  expect(await waiting()).toEqual([[first.importId, 1]])
})

it('settles no row without a number by a list of others, however long, and one by one those that come again', async () => {
  const header = ['Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Avsändare/Mottagare', 'Ärendemening']
  const entry = (dnr: string, subject: string): string[] => [dnr, '1', '2017-03-05', 'I', 'A', subject]
  const bare = entry('', 'Handling utan nummer')
  const first = await importTable('diary', '2017', header, bare, bare, entry('304-1-2017', 'x'))
  expect(await waiting()).toEqual([[first.importId, 2]])
  const numbers = [1, 2, 3].map((number) => entry(`304-${number}-2018`, 'x'))
  await importTable('diary', '2018', header, ...numbers)
  expect(await waiting()).toEqual([[first.importId, 2]])
  const third = await importTable('diary', '2017-igen', header, bare, entry('304-1-2017', 'x'))
  expect(await waiting()).toEqual([
    [third.importId, 1],
    [first.importId, 1],
  ])
})
