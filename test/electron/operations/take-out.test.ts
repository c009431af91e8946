import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, passphrase, person as opener, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'

/** What leaves the transfer whole: the delivered file and the repair basket. Of people only for those who may see them, for a reason. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.value('record.save', { kind: 'people', texts: { name: opener, role: 'lead' } })
  await desk.value('record.save', { kind: 'people', texts: { name: 'Arne Arkivarie', role: 'archivist' } })
})
afterAll(() => desk.stop())

const openAs = async (name: string): Promise<unknown> =>
  desk.value('transfer.open', { store: await desk.handle('prov.stafett'), passphrase, person: name })

const taken = async (content: string, name: string, register: 'staff' | 'cases') =>
  (await desk.importFile(await desk.file(name, content), { register })).importId

const cases = (...rows: string[][]): string => csv([['Dnr', 'Ärendemening', 'Handläggare', 'Inkommet'], ...rows])
const oneCase = ['304-1-2018', 'Tillsyn av vattendrag', 'Åsa Öberg', '2018-03-05']
const waitingCase = ['', 'Bidrag till bygdegård', 'Åsa Öberg', '2018-03-05']
const broken = person(2, { number: '19000230-0000', employment: '' })
const reason = `Lönerevision, ${testNumber(3)}`
const lastEvent = async () => (await desk.value('history.list', {})).events[0]

describe('a delivered file that holds people', () => {
  it('is given for a reason, and the history tells who, which file, how many rows and why, without a number', async () => {
    const importId = await taken(staffCsv([person(0), person(1, { protection: 'Ja' })]), 'personal.csv', 'staff')
    const file = await desk.handle('ut.csv')
    expect(await desk.outcome('import.save-original', { importId, file })).toBe('import.reason-needed')
    expect(existsSync(desk.path('ut.csv'))).toBe(false)
    const saved = await desk.value('import.save-original', { importId, file, reason })
    expect(readFileSync(desk.path('ut.csv'))).toHaveLength(saved.bytes)
    const event = await lastEvent()
    expect(event).toMatchObject({ operation: 'import.save-original', by: opener, undoable: false })
    expect(event?.params).toMatchObject({ fileName: 'personal.csv', rows: 3, reason: expect.stringContaining('Löne') })
    expect(JSON.stringify(event)).not.toContain(testNumber(3))
  })

  it.each([
    ['read as staff', staffCsv([person(4)]), 'staff'],
    ['whose staff list is read as cases', staffCsv([person(5)]), 'cases'],
    [
      'of cases with a column of identity numbers',
      csv([
        ['Dnr', 'Part'],
        ['304-7-2018', testNumber(6)],
      ]),
      'cases',
    ],
    [
      'of cases with a column for them',
      csv([
        ['Dnr', 'Titel', 'Personnummer'],
        ['304-8-2018', 'x', 'saknas'],
      ]),
      'cases',
    ],
    [
      'with marks of protection',
      csv([
        ['Dnr', 'Titel', 'Sekretessmarkering'],
        ['304-9-2018', 'x', 'Ja'],
      ]),
      'cases',
    ],
  ] as const)('%s is refused to who may not see them, and nothing is written', async (what, content, register) => {
    // Read in and not committed: what is in the file is there already.
    const { importId } = await desk.value('import.stage', { file: await desk.file(`${what}.csv`, content), register })
    expect((await desk.value('import.list', {})).find((view) => view.importId === importId)?.holdsPeople).toBe(true)
    await openAs('Arne Arkivarie')
    const file = await desk.handle('nej.csv')
    expect(await desk.outcome('import.save-original', { importId, file, reason })).toBe('register.reveal-not-permitted')
    expect(existsSync(desk.path('nej.csv'))).toBe(false)
    expect((await lastEvent())?.operation).not.toBe('import.save-original')
    await openAs(opener)
  })
})

describe('a delivered file without people', () => {
  it('is given to whoever may write, without a reason, and told in the history', async () => {
    const importId = await taken(cases(oneCase), 'arenden.csv', 'cases')
    expect((await desk.value('import.list', {}))[0]).toMatchObject({ importId, holdsPeople: false })
    await openAs('Arne Arkivarie')
    await desk.value('import.save-original', { importId, file: await desk.handle('arenden-ut.csv') })
    expect((await lastEvent())?.params).toEqual({ fileName: 'arenden.csv', rows: 2 })
    await openAs(opener)
  })
})

describe('a repair basket', () => {
  it('of people needs the right to see them and a reason, which the history tells', async () => {
    const importId = await taken(staffCsv([person(7), broken]), 'fel.csv', 'staff')
    const file = await desk.handle('rattas.xlsx')
    expect(await desk.value('import.waiting', {})).toContainEqual(
      expect.objectContaining({ importId, holdsPeople: true }),
    )
    expect(await desk.outcome('import.export-waiting', { importId, file })).toBe('import.reason-needed')
    await openAs('Arne Arkivarie')
    expect(await desk.outcome('import.export-waiting', { importId, file, reason })).toBe(
      'register.reveal-not-permitted',
    )
    expect(existsSync(desk.path('rattas.xlsx'))).toBe(false)
    await openAs(opener)
    expect(await desk.value('import.export-waiting', { importId, file, reason })).toMatchObject({ rows: 1 })
    const event = await lastEvent()
    expect(event?.params).toMatchObject({ fileName: 'fel.csv', workbook: 'rattas.xlsx', rows: 1 })
    expect(event?.params['reason']).toContain('Lönerevision')
    expect(JSON.stringify(event)).not.toContain(testNumber(3))
  })

  it('of cases is taken out as before', async () => {
    const importId = await taken(cases(oneCase, waitingCase), 'trasiga.csv', 'cases')
    await openAs('Arne Arkivarie')
    const file = await desk.handle('arenden-rattas.xlsx')
    expect(await desk.value('import.export-waiting', { importId, file })).toMatchObject({ rows: 1 })
    expect((await lastEvent())?.params).not.toHaveProperty('reason')
    await openAs(opener)
  })
})
