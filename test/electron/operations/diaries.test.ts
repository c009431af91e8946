import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/operations.ts'
import { csv, startCore, transfer } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** Which diaries there are, what is entered in them and where they go on. */

let desk: TestCore
const header = [
  'Diarieserie',
  'Diarienummer',
  'Handlingsnr',
  'Datum',
  'Riktning',
  'Avsändare/mottagare',
  'Ärendemening',
]
const entry = (series: string, number: string, part = '1') => [
  series,
  number,
  part,
  '2018-05-02',
  'In',
  'Kommunen',
  'Fråga',
]
const list = [
  entry('Landsbygd', '304-9-2017'),
  entry('Landsbygd', '304-10-2017'),
  entry('Landsbygd', '500-2-2018'),
  entry('Landsbygd', '500-2-2018', '2'),
  entry('Landsbygd', '304-11-2018'),
  entry('LANDSBYGD', '304-100-2018'),
  entry('Kultur', 'KU 2018/3'),
  entry('', '14/820'),
]
const save = (kind: InputOf<'record.save'>['kind'], texts: InputOf<'record.save'>['texts'], id?: number) =>
  desk.value('record.save', { kind, texts, ...(id === undefined ? {} : { id }) })
const inventory = async () => (await desk.value('diary.inventory', {})).diaries
const organisations = async () =>
  (await desk.value('record.list', { kind: 'organisations' })).rows as readonly {
    id: number
    values: Record<string, unknown>
  }[]

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

describe('the list of diaries', () => {
  it('is empty where there are none', async () => {
    expect(await inventory()).toEqual([])
  })

  it('holds the diaries that entries name though nobody has stated them', async () => {
    await desk.importFile(await desk.file('diarium.csv', csv([header, ...list])), { register: 'diary' })
    const found = await inventory()
    expect(
      found.map(({ seriesId, name, entered }) => [seriesId, name, entered?.entries, entered?.first, entered?.last]),
    ).toEqual([
      [null, 'Kultur', 1, 'KU 2018/3', 'KU 2018/3'],
      [null, 'Landsbygd', 6, '304-9-2017', '304-100-2018'],
      [null, '', 1, '14/820', '14/820'],
    ])
  })

  it('joins what is stated with what is entered, and tells where a diary goes on', async () => {
    const all = await organisations()
    const idOf = (name: string): string => String(all.find(({ values }) => values['name'] === name)?.id ?? 0)
    const [sender, receiver] = [idOf(transfer.senders[0] ?? ''), idOf(transfer.receiver)]
    const { id: next } = await save('diarySeries', { name: 'Regionens diarium', organisationId: receiver })
    await save('diarySeries', {
      name: 'landsbygd',
      organisationId: sender,
      owner: 'Registraturen',
      system: 'W3D3',
      closedOn: '2018-12-31',
      continuesInId: String(next),
      accessPoint: 'Registrator',
      gapCause: 'Makulerade nummer',
    })
    const found = await inventory()
    const landsbygd = found.find(({ name }) => name === 'landsbygd')
    expect(landsbygd).toMatchObject({
      owner: 'Registraturen',
      continuesIn: { name: 'Regionens diarium' },
      gapCause: 'Makulerade nummer',
      entered: { entries: 6, first: '304-9-2017', last: '304-100-2018' },
    })
    // The only diary that the organisation has stated is that of entries that name none.
    expect(found.filter(({ seriesId }) => seriesId === null).map(({ name }) => name)).toEqual(['Kultur', ''])
  })
})
