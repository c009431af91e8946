import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { person, staffCsv } from './deliveries.ts'

/** Words looked for in every register at once. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const staff = [
    person(0, { family: 'Åkerlund', given: 'André' }),
    person(1, { family: 'Akerman', given: 'Desirée' }),
    person(2, { family: 'Öberg', given: 'Bo' }),
    person(3, { family: 'Åkerhemlig', protection: 'Ja' }),
  ]
  await desk.importFile(await desk.file('personal.csv', staffCsv(staff)), { register: 'staff' })
  const number = `${person(4).number.slice(0, 8)}-${person(4).number.slice(8)}`
  await desk.importFile(
    await desk.file(
      'arenden.csv',
      csv([
        ['Dnr', 'Ärendemening', 'Part'],
        ['304-1-2018', 'Bidrag till café vid åkern', 'Åkeriet AB'],
        ['304-2-2018', `Tillstånd för ${number}`, 'Kommunen'],
      ]),
    ),
    { register: 'cases' },
  )
  const entries = Array.from({ length: 1005 }, (_, index) => [`304-${index + 10}-2018`, '1', `Yttrande ${index}`])
  await desk.importFile(await desk.file('diarium.csv', csv([['Dnr', 'Handlingsnr', 'Ärendemening'], ...entries])), {
    register: 'diary',
  })
})
afterAll(() => desk.stop())

async function found(text: string, register: RegisterName) {
  const reply = await desk.value('search.all', { text })
  return reply.find((each) => each.register === register)
}

const names = async (text: string) => (await found(text, 'staff'))?.hits.map(({ label }) => label[0])

describe('a search in all registers', () => {
  it.each([
    ['åk', ['Åkerlund']],
    ['ÅKER', ['Åkerlund']],
    ['ak', ['Akerman']],
    ['ober', []],
    ['öber', ['Öberg']],
    ['andre', ['Åkerlund']],
    ['andré', ['Åkerlund']],
    ['desiree', ['Akerman']],
    ['Desirée', ['Akerman']],
    ['åker and', ['Åkerlund']],
    ['and åker', ['Åkerlund']],
    ['åker bo', []],
    // The letter and its ring apart, as some systems write them.
    ['a\u030Aker', ['Åkerlund']],
  ])('takes %j for the beginnings of words, å as å and é as e', async (text, wanted) => {
    expect(await names(text)).toEqual(wanted)
  })

  it('answers for each register how many rows, and which', async () => {
    const reply = await desk.value('search.all', { text: 'åker' })
    expect(reply.map(({ register, total }) => [register, total])).toEqual([
      ['staff', 1],
      ['cases', 1],
      ['diary', 0],
      ['archive', 0],
    ])
    expect(reply[1]?.hits).toEqual([
      {
        rowId: expect.any(Number),
        sender: 'Länsstyrelsen',
        label: ['304-1-2018', 'Bidrag till café vid åkern'],
        found: [{ field: 'party', text: 'Åkeriet AB' }],
      },
    ])
  })

  it('counts no further than a thousand, and says so', async () => {
    expect(await found('yttr', 'diary')).toMatchObject({ total: 1000, hasMore: true })
    expect((await found('yttr', 'diary'))?.hits).toHaveLength(5)
  })

  it('finds nothing for a text without a word, whatever it means to the index', async () => {
    for (const text of ['', '   ', '"', '*', '""*', '()', '-- ;']) {
      const reply = await desk.value('search.all', { text })
      expect([text, reply.map(({ total }) => total)]).toEqual([text, [0, 0, 0, 0]])
    }
    expect(await desk.outcome('search.all', { text: 'NEAR( OR AND' })).toBe('ok')
  })

  it('never finds a protected person, nor counts one', async () => {
    expect(await found('åkerh', 'staff')).toMatchObject({ total: 0, hits: [] })
    expect(desk.said()).not.toContain('Åkerhemlig')
  })

  it('masks identity numbers in what it shows', async () => {
    const hit = (await found('tillstånd', 'cases'))?.hits[0]
    expect(hit?.label[1]).toBe(`Tillstånd för ${person(4).number.slice(0, 8)}-****`)
  })
})

describe('the place of a row', () => {
  it('is its index in the frozen view, or none where the view does not hold it', async () => {
    const rowId = (await found('öberg', 'staff'))?.hits[0]?.rowId ?? 0
    const { viewId } = await desk.value('register.open', { register: 'staff', sort: [{ field: 'familyName' }] })
    expect(await desk.value('register.place', { viewId, rowId })).toEqual({ index: 2 })
    const narrow = await desk.value('register.open', { register: 'staff', search: 'akerman' })
    expect(await desk.value('register.place', { viewId: narrow.viewId, rowId })).toEqual({ index: null })
    expect(await desk.outcome('register.place', { viewId: 'none', rowId })).toBe('register.view-expired')
  })
})

describe('a search for a person by number', () => {
  const [whole, hidden] = [testNumber(2), testNumber(3)]
  const day = whole.slice(0, 8)
  const inRegister = async (search: string, filters: InputOf<'register.open'>['filters'] = []) => {
    const { viewId, total } = await desk.value('register.open', { register: 'staff', search, filters })
    const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 10 })
    expect(rows).toHaveLength(total)
    return rows.map(({ values }) => values['familyName'])
  }
  const open = async (name: string) => {
    const store = await desk.handle('prov.stafett')
    await desk.value('transfer.open', { store, passphrase, person: name })
  }

  it.each([
    ['twelve digits', whole],
    ['a dash', `${day}-${whole.slice(8)}`],
    ['ten digits', whole.slice(2)],
    ['ten digits and a dash', `${whole.slice(2, 8)}-${whole.slice(8)}`],
    ['the birth date', day],
    ['the birth date as a day', `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`],
    ['the birth date without century', day.slice(2)],
    ['the mask', `${day}-****`],
  ])('finds %s, in all registers and in its own', async (_what, text) => {
    const staff = await found(text, 'staff')
    expect(staff).toMatchObject({
      total: 1,
      hits: [{ found: [{ field: 'personalIdentityNumber', text: `${day}-****` }] }],
    })
    expect(await names(text)).toEqual(['Öberg'])
    expect(await inRegister(text)).toEqual(['Öberg'])
    expect(await inRegister(text, [{ kind: 'in', field: 'familyName', values: ['Öberg'] }])).toEqual(['Öberg'])
    const counts = await desk.value('register.values', { register: 'staff', field: 'familyName', search: text })
    expect(counts).toEqual([{ value: 'Öberg', count: 1 }])
  })

  it.each([
    ['the last four', whole.slice(8)],
    ['all but one', whole.slice(0, 11)],
    ['the day and one digit', whole.slice(0, 9)],
    ['the month', whole.slice(0, 6)],
    ['another number of the day', `${day}${whole.endsWith('0') ? '0001' : '0000'}`],
    ['the number of one who is protected', hidden],
    ['the birth date of one who is protected', hidden.slice(0, 8)],
    ['the six digits of one who is protected', hidden.slice(2, 8)],
  ])('finds nobody by %s', async (_what, text) => {
    expect(await names(text)).toEqual([])
    expect(await inRegister(text)).toEqual([])
  })

  it('takes a whole number only from those who may see whole numbers', async () => {
    const { id } = await desk.value('record.save', { kind: 'people', texts: { name: 'Arne', role: 'archivist' } })
    await desk.value('record.save', { kind: 'people', texts: { name: 'Lena', role: 'lead' } })
    try {
      await open('Arne')
      expect(await inRegister(whole)).toEqual([])
      expect(await inRegister(day)).toEqual(['Öberg'])
      expect(await desk.value('register.values', { register: 'staff', field: 'familyName', search: whole })).toEqual([])
    } finally {
      await open('Lena')
      await desk.value('record.remove', { kind: 'people', id })
    }
  })
})
