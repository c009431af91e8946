import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/operations.ts'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

const [law, offer] = ['Länsstyrelsen', 'Förbundet']
let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(
    await desk.file(
      'lst.csv',
      csv([
        headers,
        row(0, 'Ask', { answer: 'Inget svar' }),
        row(1, 'Björk', { answer: 'Motsätter sig' }),
        row(2, 'Cedergren', { answer: 'Informerad', leave: 'Föräldraledig', until: '2019-03-01' }),
        row(3, 'Dahl', { leave: 'Studieledig' }),
        row(4, 'Ek', { leave: 'Studieledig', until: '2018-12-31' }),
        row(5, 'Fors', { until: '', end: '2018-12-31' }),
        row(6, 'Hemlig', { protection: 'Sekretessmarkering', leave: 'Studieledig' }),
      ]),
    ),
    { sender: law },
  )
  await desk.importFile(
    await desk.file(
      'rf.csv',
      csv([
        headers,
        row(7, 'Gran', { answer: 'Inget svar' }),
        row(8, 'Hall', { answer: 'Accepterar', title: 'Chef', rate: '60' }),
        row(8, 'Hall', { answer: 'Motsätter sig', title: 'Ekonom', rate: '40', number: 'F-9' }),
        row(9, 'Idh', { leave: 'Studieledig', answer: 'Inget svar' }),
        // Without a number nobody knows whose other employments are.
        row(10, 'Jern', { answer: 'Tillfrågad' }),
      ]),
    ),
    { sender: offer },
  )
  await setBasis(law, 'las6b')
  await setBasis(offer, 'voluntary')
})
afterAll(() => desk.stop())

const headers = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Befattning',
  'Sysselsättningsgrad',
  'Ledighetsorsak',
  'Ledig t.o.m.',
  'Svar',
  'Anställd t.o.m.',
  'Skyddade personuppgifter',
]

interface Said {
  readonly answer?: string
  readonly leave?: string
  readonly until?: string
  readonly end?: string
  readonly title?: string
  readonly rate?: string
  readonly number?: string
  readonly protection?: string
}

function row(index: number, family: string, said: Said): string[] {
  const { title = 'Handläggare', rate = '100', leave = '', until = '', answer = '', end = '', protection = '' } = said
  const number = said.number ?? `A-${index}`
  return [testNumber(index), family, 'Kim', number, title, rate, leave, until, answer, end, protection]
}

async function setBasis(sender: string, legalBasis: string): Promise<void> {
  const organisations = (await desk.value('record.list', { kind: 'organisations' })).rows
  const senderId = organisations.find(({ values }) => values['name'] === sender)?.id
  const pair = (await desk.value('record.list', { kind: 'pairs' })).rows.find(
    ({ values }) => values['senderId'] === senderId,
  )
  await desk.value('record.save', {
    kind: 'pairs',
    id: pair?.id ?? 0,
    texts: {
      senderId: String(senderId),
      receiverId: String(pair?.values['receiverId']),
      legalBasis,
      reference: 'RS 2018/1',
    },
  })
}

type Answers = OutputOf<'answer.list'>
const told = ({ items }: Answers): string[] =>
  items.map(({ familyName, decision, outcome, reason }) => `${familyName} ${decision}: ${outcome}, ${reason}`)

describe('the people of a transfer', () => {
  it('are one row each, with what comes of their answer under the basis of their own pair', async () => {
    const answers = await desk.value('answer.list', {})
    expect(told(answers)).toEqual([
      'Dahl notAsked: open, not-asked',
      'Idh noResponse: stays, silence-stays',
      'Ask noResponse: transfers, silence-transfers',
      'Björk objects: stays, objects',
      'Cedergren informed: transfers, silence-transfers',
      'Ek notAsked: open, not-asked',
      'Gran noResponse: stays, silence-stays',
      'Hall null: open, employments-differ',
      'Jern asked: open, awaits-answer',
    ])
    expect(answers.bases).toEqual([
      { sender: law, pairId: expect.any(Number), legalBasis: 'las6b', reference: 'RS 2018/1', silence: 'transfers' },
      { sender: offer, pairId: expect.any(Number), legalBasis: 'voluntary', reference: 'RS 2018/1', silence: 'stays' },
    ])
    expect(answers.items.find(({ familyName }) => familyName === 'Hall')?.rowIds).toHaveLength(2)
  })

  it('are counted whole and by sender, the protected ones apart', async () => {
    const { counts, total } = await desk.value('answer.list', { count: 2 })
    expect(total).toBe(9)
    expect(counts).toMatchObject({ people: 9, toContact: 2, protectedHidden: 1 })
    const byOutcome = Object.fromEntries(counts.outcomes.map(({ outcome, count }) => [outcome, count]))
    expect(byOutcome).toEqual({ transfers: 2, stays: 3, open: 4 })
    expect(counts.decisions.reduce((sum, { count }) => sum + count, 0)).toBe(9)
    expect((await desk.value('answer.list', { sender: offer })).counts).toMatchObject({ people: 4, protectedHidden: 0 })
    expect((await desk.value('answer.list', { sender: 'Ingen' })).counts).toMatchObject({
      people: 0,
      protectedHidden: 0,
    })
    expect(desk.said()).not.toContain('Hemlig')
  })

  it('are chosen by answer and outcome, and paged', async () => {
    const chosen = async (input: object): Promise<string[]> =>
      (await desk.value('answer.list', input)).items.map(({ familyName }) => familyName ?? '')
    expect(await chosen({ outcome: 'stays' })).toEqual(['Idh', 'Björk', 'Gran'])
    expect(await chosen({ decision: 'noResponse', sender: law })).toEqual(['Ask'])
    expect(await chosen({ start: 7, count: 5 })).toEqual(['Hall', 'Jern'])
  })

  it('who are on leave are listed until somebody has reached them; no answer is not having been reached', async () => {
    const toContact = async (): Promise<string[]> =>
      (await desk.value('answer.list', { toContact: true })).items.map(({ familyName }) => familyName ?? '')
    expect(await toContact()).toEqual(['Dahl', 'Idh'])
    const { items } = await desk.value('answer.list', {})
    const rowId = items.find(({ familyName }) => familyName === 'Dahl')?.rowIds[0] ?? 0
    const change = { register: 'staff', rowId, field: 'leaveContactedDate', text: '2018-11-01' } as const
    const { eventId } = await desk.value('register.edit', change)
    expect(await toContact()).toEqual(['Idh'])
    await desk.value('history.undo', { eventId: eventId ?? 0 })
    expect(await toContact()).toEqual(['Dahl', 'Idh'])
  })
})

describe('an answer', () => {
  it('is given for all employments of the person in one act, with date and document, and taken back in one', async () => {
    const hall = async (): Promise<Answers['items'][number] | undefined> =>
      (await desk.value('answer.list', {})).items.find(({ familyName }) => familyName === 'Hall')
    const said = { decision: 'Accepterar', decisionDate: '2018-11-05', decisionDocument: 'Svar 12' }
    const cells = ((await hall())?.rowIds ?? []).flatMap((rowId) =>
      Object.entries(said).map(([field, text]) => ({ rowId, field, text })),
    )
    const { eventId } = await desk.value('register.change', { register: 'staff', what: { kind: 'cells', cells } })
    expect(await hall()).toMatchObject({
      decision: 'accepts',
      decisionDate: '2018-11-05',
      decisionDocument: 'Svar 12',
      outcome: 'transfers',
    })
    await desk.value('history.undo', { eventId: eventId ?? 0 })
    expect(await hall()).toMatchObject({ decision: null, outcome: 'open', reason: 'employments-differ' })
  })

  it('is given for everybody of a choice in one act, but not over those who have said something of their own', async () => {
    const chosen = await desk.value('answer.people', { sender: offer })
    expect(chosen).toMatchObject({ answered: { people: 1 }, unanswered: { people: 3 }, onLeave: { people: 1 } })
    expect(chosen.answered.rowIds).toHaveLength(2)
    const { version, unanswered } = chosen
    const jern = (await desk.value('answer.list', { sender: offer })).items.find((each) => each.familyName === 'Jern')
    const rowId = jern?.rowIds[0] ?? 0
    await desk.value('register.edit', { register: 'staff', rowId, field: 'decision', text: 'Motsätter sig' })
    const cells = unanswered.rowIds.map((each) => ({ rowId: each, field: 'decision', text: 'Informerad', version }))
    const said = await desk.value('register.change', { register: 'staff', what: { kind: 'cells', cells } })
    expect(said).toMatchObject({ changed: 2, skipped: [{ reason: 'changed-meanwhile', count: 1 }] })
    expect((await desk.value('answer.list', { sender: offer, decision: 'objects' })).total).toBe(1)
    expect((await desk.value('answer.people', { decision: 'objects', sender: offer })).answered.people).toBe(1)
    await desk.value('history.undo', { eventId: said.eventId ?? 0 })
  })

  it('is worth something else when the basis becomes another', async () => {
    await setBasis(law, 'agreement')
    expect(told(await desk.value('answer.list', { sender: law }))).toContain('Ask noResponse: open, silence-unsaid')
    await setBasis(law, 'las6b')
  })
})

describe('the letters', () => {
  it('are a workbook of one row per person, by the main employment, without those who are protected or have left', async () => {
    const file = await desk.handle('brev.xlsx')
    const produced = await desk.value('report.produce', { report: 'answer-letters', file })
    expect(produced).toMatchObject({ rows: 9, totals: [], protectedHidden: 1 })
    const book = read(readFileSync(desk.path('brev.xlsx')))
    const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets['Brevunderlag'] ?? {}, { defval: '' })
    expect(rows.map(({ Efternamn }) => Efternamn)).toEqual([
      'Ask',
      'Björk',
      'Cedergren',
      'Dahl',
      'Ek',
      'Gran',
      'Hall',
      'Idh',
      'Jern',
    ])
    expect(rows.find(({ Efternamn }) => Efternamn === 'Hall')).toMatchObject({ Befattning: 'Chef' })
    const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
    expect(text).not.toContain('Hemlig')
    expect(text).not.toContain(testNumber(0).slice(0, 8))
    expect(text).toContain('(1 st)')
    expect(text).not.toContain('Underskrift')
    const listed = (await desk.value('report.list', {})).find(({ name }) => name === 'answer-letters')
    expect(listed).toMatchObject({ rows: 9, protectedHidden: 1 })
  })
})
