import { afterEach, beforeEach, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import type { RegisterName } from '#shared/registers/field.ts'

/** What is missing from a row is said only where its list could have told it, or a person has said what asks for it. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

async function deliver(register: RegisterName, name: string, lines: readonly (readonly string[])[]): Promise<number> {
  const { receipt } = await desk.importFile(await desk.file(name, csv(lines)), { register })
  return receipt.eventId
}

const asked = new Set([
  'leave-open-ended',
  'leave-not-contacted',
  'receiver-pension-missing',
  'primary-unclear',
  'loan-without-return',
  'incorporated-without-target',
])
async function said(register: RegisterName): Promise<string[]> {
  const { groups } = await desk.value('finding.groups', { register })
  return groups
    .filter(({ rule }) => asked.has(rule))
    .map(({ rule, counts }) => `${rule} ${counts.open}`)
    .toSorted()
}
async function rowIds(register: RegisterName): Promise<number[]> {
  const { viewId } = await desk.value('register.open', { register })
  return (await desk.value('register.rows', { viewId, start: 0, count: 9 })).rows.map(({ id }) => id)
}

const staffHeader = ['Personnummer', 'Efternamn', 'Förnamn', 'Anställningsnummer', 'Ledighetsorsak', 'Pensionsavtal']
const staff = [
  [testNumber(0), 'Öberg', 'Eva', '1', 'Föräldraledig', 'PA 16 avd II'],
  [testNumber(0), 'Öberg', 'Eva', '2', '', ''],
]
const archiveHeader = ['Arkivbildare', 'Signum', 'Volym', 'Överföringssätt']
const archive = [
  ['Länsstyrelsen', 'F1', '1', 'Utlån'],
  ['Länsstyrelsen', 'F1', '2', 'Överlämnas och införlivas'],
]

it('a list without the columns is silent of them on every row', async () => {
  await deliver('staff', 'personal.csv', [staffHeader, ...staff])
  await deliver('archive', 'arkiv.csv', [archiveHeader, ...archive])
  expect([await said('staff'), await said('archive')]).toEqual([[], []])
})

it('what is blank in the columns that a list has is said, until another list brings the row', async () => {
  const leave = ['Ledig t.o.m.', 'Kontaktad', 'Pensionsavtal hos mottagaren', 'Huvudanställning']
  await deliver('staff', 'personal.csv', [[...staffHeader, ...leave], ...staff.map((row) => [...row, '', '', '', ''])])
  expect(await said('staff')).toEqual([
    'leave-not-contacted 1',
    'leave-open-ended 1',
    'primary-unclear 2',
    'receiver-pension-missing 1',
  ])
  await deliver('archive', 'arkiv.csv', [
    [...archiveHeader, 'Lån t.o.m.', 'Mottagande serie'],
    ...archive.map((row) => [...row, '', '']),
  ])
  expect(await said('archive')).toEqual(['incorporated-without-target 1', 'loan-without-return 1'])
  const changed = await deliver('archive', 'arkiv-2.csv', [
    [...archiveHeader, 'Placering'],
    ...archive.map((row) => [...row, 'B2']),
  ])
  expect(await said('archive')).toEqual([])
  await desk.value('history.undo', { eventId: changed })
  expect(await said('archive')).toEqual(['incorporated-without-target 1', 'loan-without-return 1'])
})

it('a list with the columns tells of the rows that it leaves as they are, until it is undone', async () => {
  await deliver('archive', 'arkiv.csv', [archiveHeader, ...archive])
  const wide = [[...archiveHeader, 'Lån t.o.m.', 'Mottagande serie'], ...archive.map((row) => [...row, '', ''])]
  const confirming = await deliver('archive', 'arkiv-2.csv', wide)
  expect(await said('archive')).toEqual(['incorporated-without-target 1', 'loan-without-return 1'])
  // A list that has not the columns takes nothing back of what was told.
  await deliver('archive', 'arkiv-3.csv', [archiveHeader, ...archive])
  expect(await said('archive')).toEqual(['incorporated-without-target 1', 'loan-without-return 1'])
  await desk.value('history.undo', { eventId: confirming, together: true })
  expect(await said('archive')).toEqual([])
})

it('the list of one sender tells nothing of the rows of another', async () => {
  await deliver('archive', 'arkiv.csv', [archiveHeader, ...archive])
  const wide = [
    [...archiveHeader, 'Lån t.o.m.'],
    ['Förbundet', 'F1', '1', 'Utlån', ''],
  ]
  const file = await desk.file('arkiv-2.csv', csv(wide))
  await desk.importFile(file, { register: 'archive', sender: 'Förbundet' })
  expect(await said('archive')).toEqual(['loan-without-return 1'])
})

it('what a person has said of a row asks for the rest of it', async () => {
  await deliver('archive', 'arkiv.csv', [archiveHeader, ...archive.map((row) => [...row.slice(0, 3), ''])])
  const [first = 0, second = 0] = await rowIds('archive')
  const edit = (rowId: number, field: string, text: string) =>
    desk.value('register.edit', { register: 'archive', rowId, field, text })
  await edit(first, 'transferMode', 'Utlån')
  await edit(second, 'location', 'B2')
  expect(await said('archive')).toEqual(['loan-without-return 1'])
  await edit(first, 'loanUntil', '2019-06-30')
  expect(await said('archive')).toEqual([])
  await edit(first, 'loanUntil', '')
  expect(await said('archive')).toEqual(['loan-without-return 1'])
  const { events } = await desk.value('history.list', {})
  await desk.value('history.undo', { eventId: events[0]?.id ?? 0 })
  expect(await said('archive')).toEqual([])
})

it('a delivery that confirms what a person had said leaves it to the list', async () => {
  await deliver('archive', 'arkiv.csv', [archiveHeader, ...archive.map((row) => [...row.slice(0, 3), ''])])
  const [first = 0] = await rowIds('archive')
  await desk.value('register.edit', { register: 'archive', rowId: first, field: 'transferMode', text: 'Utlån' })
  expect(await said('archive')).toEqual(['loan-without-return 1'])
  const confirming = await deliver('archive', 'arkiv-2.csv', [archiveHeader, ...archive])
  expect(await said('archive')).toEqual([])
  await desk.value('history.undo', { eventId: confirming })
  expect(await said('archive')).toEqual(['loan-without-return 1'])
})
