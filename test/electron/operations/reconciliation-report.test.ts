import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import { sv } from '#shared/i18n/sv.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { compareTwo } from './compared-lists.ts'
import { become, certain, itemsOf, reconcile } from './reconciled-lists.ts'

/** The reconciliation report, read back by a reader that is not ours: preliminary, and then final and signed. */

let desk: TestCore
let reconciliationId: number
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const same = [
    { person: 0, family: 'Ask' },
    { person: 1, family: 'Björk' },
    { person: 2, family: 'Hemlig', protection: 'Sekretessmarkering', salary: '77777' },
  ]
  const compared = await compareTwo(
    desk,
    [
      ...same,
      { person: 3, family: 'Dahl', salary: '31000', agreement: 'AB' },
      { person: 4, family: 'Ek', until: '2018-12-31' },
      { person: 5, family: 'Fors' },
    ],
    [...same, { person: 3, family: 'Dahl', agreement: 'HÖK' }, { person: 6, family: 'Gran' }],
  )
  reconciliationId = compared.reconciliationId
})
afterAll(() => desk.stop())

type Cell = string | number | undefined
interface Produced {
  readonly reply: OutputOf<'report.produce'>
  readonly sheets: ReadonlyMap<string, Cell[][]>
  readonly cover: readonly (readonly [Cell, Cell])[]
  readonly text: string
}

async function produce(of: TestCore, id: number, language: 'sv' | 'en' = 'sv'): Promise<Produced> {
  const file = await of.handle('rapport.xlsx')
  const reply = await of.value('report.produce', {
    report: 'reconciliation',
    file,
    language,
    reconciliation: { reconciliationId: id },
  })
  const bytes = readFileSync(of.path('rapport.xlsx'))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(reply.sha256)
  const book = read(bytes)
  const sheets = new Map(
    book.SheetNames.map((name) => {
      const sheet = book.Sheets[name]
      return [name, sheet === undefined ? [] : utils.sheet_to_json<Cell[]>(sheet, { header: 1 })] as const
    }),
  )
  const cover = (sheets.get(book.SheetNames[0] ?? '') ?? []).map((row) => [row[0], row[1]] as const)
  return { reply, sheets, cover, text: JSON.stringify([...sheets]) }
}

const text = sv.reconciliationReport
const named = (cover: Produced['cover'], label: string): Cell[] =>
  cover.flatMap(([name, value]) => (name === label ? [value] : []))
/** Family name, field, both values, class, resolution. */
const told = (rows: Cell[][] | undefined): string[] =>
  (rows ?? [])
    .slice(1)
    .map((row) =>
      [row[2], ...row.slice(5, 10)].map((cell) => String(cell ?? '–').replaceAll('\u00A0', ' ')).join(' | '),
    )

describe('a report of what is not settled yet', () => {
  let produced: Produced
  beforeAll(async () => (produced = await produce(desk, reconciliationId)))

  it('says that it is preliminary, and what is left', () => {
    expect(produced.cover[0]?.[0]).toBe('PRELIMINÄR – Avstämningsrapport')
    expect(named(produced.cover, text.preliminary)).toEqual([
      sv.signatures.left.differences('3'),
      sv.signatures.left.isUnexplained,
    ])
    expect([...produced.sheets.keys()][1]).toBe(text.preliminaryRows)
    expect(named(produced.cover, text.quality)).toEqual([sv.quality.unchecked])
    expect(named(produced.cover, sv.reports.cover.signatureName)).toEqual([undefined, undefined])
  })

  it('holds every difference and every employment of one list alone, with class and cause', () => {
    expect(told(produced.sheets.get(text.preliminaryRows)).toSorted()).toEqual(
      [
        'Dahl | Månadslön, heltid | 31 000 | 30 000 | Skiljer | Inte avgjord',
        'Dahl | Faktisk månadslön | 31 000 | 30 000 | Skiljer | Inte avgjord',
        'Dahl | Kollektivavtal | AB | HÖK | Skiljer | Inte avgjord',
        'Ek | Raden | Handläggare | – | Saknas hos mottagaren | Slutar före överlämningsdatum',
        'Fors | Raden | Handläggare | – | Saknas hos mottagaren | Inte avgjord',
        'Gran | Raden | – | Handläggare | Saknas hos avlämnaren | Inte avgjord',
      ].toSorted(),
    )
  })

  it('holds both sides’ control totals with the causes of the gap', () => {
    const totals = produced.sheets.get(sv.reports.cover.totalsSheet) ?? []
    const persons = totals.filter(([scope, measure]) => scope === 'Hela listan' && measure === 'Personer')
    expect(persons.map((row) => row.slice(2))).toEqual([
      [6, 5, 1, text.sum],
      [undefined, undefined, undefined, 'Bara hos avlämnaren', undefined, 1, 1, text.unexplained],
      [undefined, undefined, undefined, 'Bara hos mottagaren', undefined, 1, -1, text.unexplained],
      [undefined, undefined, undefined, 'Slutar före överlämningsdatum', undefined, 1, 1, text.explained],
    ])
    expect(named(produced.cover, text.equalShare)).toEqual([text.equalOf('2', '3', '66,6\u00A0%')])
    const kinds = produced.sheets
      .get(text.classesSheet)
      ?.slice(1)
      .map((row) => row.join(' '))
    expect(kinds).toContain('Raden Saknas hos mottagaren 2 1')
    expect(kinds).toContain('Raden Lika 2 2')
  })

  it('counts protected people and tells of none of them, nor of any identity number', () => {
    expect(produced.reply.protectedHidden).toBe(2)
    expect(produced.cover.some(([, value]) => value === sv.reports.cover.protectedElsewhere(2))).toBe(true)
    expect(produced.text).not.toContain('Hemlig')
    expect(produced.text).not.toContain('77777')
    for (const person of [0, 3, 5]) {
      const number = testNumber(person).replaceAll('-', '')
      expect(produced.text).not.toContain(number.slice(-4))
    }
  })

  it('is in the gallery with what it can be of, and asks for it', async () => {
    const listed = (await desk.value('report.list', {})).find(({ name }) => name === 'reconciliation')
    expect(listed).toMatchObject({
      choices: [{ reconciliationId, name: 'Länsstyrelsen' }],
      produced: [{ sha256: produced.reply.sha256 }],
    })
    const file = await desk.handle('x.xlsx')
    expect(await desk.outcome('report.produce', { report: 'reconciliation', file })).toBe('reconciliation.unknown')
    const gone = { reconciliationId: 99 }
    expect(await desk.outcome('report.produce', { report: 'reconciliation', file, reconciliation: gone })).toBe(
      'reconciliation.unknown',
    )
  })
})

describe('a report of what both sides have signed', () => {
  it('is final, and bears resolutions, causes, quality and both signatures', async () => {
    const { runId, kinds } = await desk.value('difference.list', { reconciliationId })
    const said = { resolution: 'senderRight', reason: `Enligt ${testNumber(20)}` } as const
    for (const { field, state } of kinds) {
      // Goes with the salary and the rate that it comes of.
      if (field === 'actualSalary') continue
      await desk.value('difference.resolve', { reconciliationId, runId, target: { kind: { field, state } }, said })
    }
    for (const [cause, side] of [
      ['onlyHere', 'here'],
      ['onlyThere', 'there'],
    ] as const) {
      const asked = { measure: 'persons', field: null, isExplained: false, cause, side } as const
      const { items } = await desk.value('total.rows', { reconciliationId, ...asked })
      const rows = items.flatMap((item) => item[side].map(({ number }) => number))
      const why = { cause: 'other', note: 'Kontrollerat' } as const
      await desk.value('total.say-cause', { reconciliationId, runId, side, rows, ...why })
    }
    const { items } = await desk.value('quality.read', { reconciliationId })
    for (const { pairId, kind } of items) {
      const answer = kind === 'link' ? 'right' : 'alone'
      await desk.value('quality.check', { reconciliationId, runId, pairId, answer })
    }
    const { contentSha256 } = await desk.value('signature.read', { reconciliationId })
    const hand = { reconciliationId, contentSha256, title: 'HR-chef', place: 'Falun', on: '2018-12-28' }
    await desk.value('signature.sign', { ...hand, side: 'here', name: 'Siv', organisation: 'Länsstyrelsen' })
    await become(desk, 'Region HR')
    await desk.value('signature.sign', { ...hand, side: 'there', name: 'Mona', organisation: 'Regionen' })

    const { cover, sheets, text: all } = await produce(desk, reconciliationId)
    expect(cover[0]?.[0]).toBe('Avstämningsrapport')
    expect(cover[1]?.[1]).toBe(text.finalText)
    expect(named(cover, text.state)).toEqual([sv.controlTotals.states.explained])
    expect(named(cover, sv.reports.cover.signatureName)).toEqual(['Siv', 'Mona'])
    expect(named(cover, sv.reports.cover.signatureOrganisation)).toEqual(['Länsstyrelsen', 'Regionen'])
    expect(named(cover, text.content)).toEqual([contentSha256])
    expect(named(cover, text.quality)[0]).toBe(sv.quality.precisionAll('3', '3'))
    const rows = sheets.get(text.rows) ?? []
    expect(told(rows)).toContain('Dahl | Månadslön, heltid | 31 000 | 30 000 | Skiljer | Avlämnaren har rätt')
    expect(told(rows)).toContain('Fors | Raden | Handläggare | – | Saknas hos mottagaren | Annan orsak')
    expect(rows.find((row) => row[2] === 'Fors')?.[11]).toBe('Kontrollerat')
    expect(all).toContain('Enligt ')
    expect(all).not.toContain(testNumber(20).slice(-4))
  })

  it('leaves a signature out when something has changed since', async () => {
    const { runId } = await desk.value('difference.list', { reconciliationId })
    const target = { kind: { field: 'monthlySalary', standing: 'resolved' } } as const
    await desk.value('difference.resolve', { reconciliationId, runId, target, said: null })
    const { cover } = await produce(desk, reconciliationId, 'en')
    expect(cover[0]?.[0]).toBe('PRELIMINARY – Reconciliation report')
    expect(named(cover, 'Name in print')).toEqual([undefined, undefined])
  })
})

describe('decisions on pairs', () => {
  it('are listed with tier, weight, person and what they have come to; given blind, only once they are settled', async () => {
    const other = startCore()
    await other.createTransfer()
    const rows = certain(40)
    const born = testNumber(60).slice(0, 8)
    const tove = { number: born, family: 'Qvarnström', given: 'Tove', employment: '19001', from: '2012-03-01' }
    const lists = [
      { party: 'Länsstyrelsen', rows: [...rows, tove] },
      {
        party: 'Regionen',
        rows: [
          ...rows.map((row, index) => ({ ...row, employment: `7${100 + index}` })),
          { ...tove, given: 'Disa', employment: '700', unit: 'Kulturenheten' },
        ],
      },
    ]
    const id = await reconcile(other, 'Blind', lists, true)
    const [item] = await itemsOf(other, id)
    const pair = { reconciliationId: id, pairId: item?.pairId ?? 0, answer: 'same', note: 'Sett i akten' } as const
    await other.value('reconciliation.decide', pair)
    const before = await produce(other, id)
    expect(before.sheets.get(text.decisions)).toHaveLength(1)
    expect(named(before.cover, text.fourEyes)).toEqual([text.fourEyesOf('1', '0', '1')])
    await become(other, 'Andra')
    await other.value('reconciliation.decide', pair)
    const after = await produce(other, id)
    const decided = (after.sheets.get(text.decisions) ?? []).slice(1)
    expect(decided).toHaveLength(2)
    expect(decided[0]?.slice(0, 4)).toEqual([
      'Qvarnström · Tove · 19001 · Regional utveckling',
      'Qvarnström · Disa · 700 · Kulturenheten',
      'Samma',
      'Sammanvägt',
    ])
    expect(typeof decided[0]?.[4]).toBe('number')
    expect(decided.map((row) => row[7])).toContain('Andra')
    expect(named(after.cover, text.fourEyes)).toEqual([text.fourEyesOf('1', '1', '0')])
    await other.stop()
  })
})
