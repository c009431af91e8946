import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const deliver = async (name: string, ...lines: readonly string[]) =>
  desk.importFile(await desk.file(name, `${lines.join('\n')}\n`))

async function storedRows(register: RegisterName): Promise<readonly Values[]> {
  const { viewId } = await desk.value('register.open', { register })
  const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 50 })
  return rows.map(({ values }) => values)
}

describe('a second delivery', () => {
  it('leaves what a record that is too short does not say as it is stored, and blanks what it leaves blank', async () => {
    const header = 'Dnr;Ärendemening;Status;Inkommet;Handläggare'
    const told = ['304-1-2018;Tillsyn;Pågår;2018-02-01;Bo Berg', '304-2-2018;Bidrag;Pågår;2018-02-02;Eva Ek']
    await deliver('första.csv', header, ...told)
    await deliver('andra.csv', header, '304-1-2018;Tillsyn;Vilande', '304-2-2018;Bidrag;Vilande;;')
    expect(await storedRows('cases')).toMatchObject([
      { status: 'on_hold', openedDate: '2018-02-01', oldHandler: 'Bo Berg' },
      { status: 'on_hold', openedDate: null, oldHandler: null },
    ])
  })

  it('takes two spellings of a registration number for one', async () => {
    const header = 'Dnr;Ärendemening;Status;Inkommet;Handläggare'
    await deliver('första.csv', header, 'Dnr 304–1–2018;Tillsyn;Pågår;2018-02-01;Bo Berg')
    expect(await storedRows('cases')).toMatchObject([{ oldRegistrationNumber: '304-1-2018' }])
    const { receipt } = await deliver('andra.csv', header, '304-1-2018;Tillsyn;Vilande;2018-02-01;Bo Berg')
    expect(receipt).toMatchObject({ new: 0, changed: 1 })
  })

  it('says of every employment number that has lost its noughts which one it was, and merges nothing', async () => {
    const header = 'Anstnr;Personnummer;Efternamn;Förnamn;Enhet'
    const numbers = ['000301', '000302', '000303']
    const line = (number: string, person: number) => `${number};${testNumber(person)};Berg;Bo;Miljö`
    await deliver('första.csv', header, ...numbers.map((number, person) => line(number, person)))
    const file = await desk.file(
      'andra.csv',
      [header, ...numbers.map((number, person) => line(String(Number(number)), person)), ''].join('\n'),
    )
    const { importId } = await desk.value('import.stage', { file })
    const preview = await desk.value('import.preview', { importId })
    expect(preview.counts).toMatchObject({ new: 3, vanished: 3 })
    expect(preview.findings).toMatchObject([{ rule: 'key-lost-zeros', count: 3, rows: [2, 3, 4], example: '000301' }])
  })
})
