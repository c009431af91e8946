import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** Two employments of one person that nothing tells apart: nobody pairs them, and what they differ in is seen all the same. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.value('transfer.add-sender', { name: 'Regionen' })
})
afterAll(() => desk.stop())

const headers = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Anställd fr.o.m.',
  'Enhet',
  'Befattning',
  'Syssgrad',
  'Månadslön',
  'Ställningstagande',
  'Sparade semesterdagar',
  'Komptid',
]

interface Half {
  readonly decision?: string
  readonly seniority?: string
}

function listOf(firstNumber: number, halves: readonly Half[], hasSeniority = true): string {
  const seniorityOf = (value: string): string[] => (hasSeniority ? [value] : [])
  const row = (person: number, family: string, number: number, rate: string, { decision, seniority }: Half) => {
    const employment = [String(number), '2010-01-01', 'Kultur', 'Strateg', rate, '30000', decision ?? 'Accepterar']
    return [testNumber(person), family, 'Tora', ...employment, '5', '1', ...seniorityOf(seniority ?? '2010-01-01')]
  }
  return csv([
    [...headers, ...seniorityOf('LAS-datum')],
    ...['Ask', 'Björk', 'Dahl'].map((family, index) => row(index, family, firstNumber + index, '100', {})),
    ...halves.map((half, index) => row(20, 'Tvåtjänst', firstNumber + 50 + index, '50', half)),
  ])
}

async function compare(here: string, there: string): Promise<number> {
  const stage = async (sender: string, content: string) => {
    const file = await desk.file(`${sender}.csv`, content)
    const { importId } = await desk.value('import.stage', { file, register: 'staff', sender })
    return { kind: 'delivery', importId } as const
  }
  const { reconciliationId } = await desk.value('reconciliation.create', {
    register: 'staff',
    name: 'Två tjänster',
    lists: [
      { side: 'sender', source: await stage('Länsstyrelsen', here) },
      { side: 'receiver', source: await stage('Regionen', there) },
    ],
  })
  await desk.value('reconciliation.run', { reconciliationId })
  return reconciliationId
}

async function standingOf(reconciliationId: number) {
  const { whole } = await desk.value('total.read', { reconciliationId })
  const { compared, equal, kinds } = await desk.value('difference.list', { reconciliationId })
  const { isSettled } = await desk.value('signature.read', { reconciliationId })
  const { causes = [] } = whole.measures.find(({ measure }) => measure === 'employments') ?? {}
  return {
    state: whole.state,
    causes: causes.map(({ cause, delta }) => `${cause} ${delta}`),
    differences: kinds.map(({ field, open, resolved }) => `${field} ${open + resolved}`),
    compared,
    equal,
    isSettled,
  }
}

it('that are equal in everything leave nothing open, also where one list has no column for what the other states', async () => {
  const equal = { state: 'equal', causes: [], differences: [], compared: 3, equal: 3, isSettled: true }
  const halves = [{ seniority: '2010-01-01' }, { seniority: '2012-02-02' }]
  expect(await standingOf(await compare(listOf(100, halves), listOf(7000, halves.toReversed())))).toEqual(equal)
  expect(await standingOf(await compare(listOf(100, halves), listOf(7000, [{}, {}], false)))).toEqual(equal)
})

it('go over unseen in none of their rows, where their holder objects', async () => {
  const objects = { decision: 'Motsätter sig' }
  const both = await compare(listOf(100, [objects, objects]), listOf(7000, [{}, {}]))
  const open = { differences: ['handover 2'], compared: 3, equal: 3, isSettled: false }
  expect(await standingOf(both)).toMatchObject(open)
  const one = await compare(listOf(100, [{}, objects]), listOf(7000, [{}, {}]))
  expect(await standingOf(one)).toMatchObject({ ...open, differences: ['handover 1'] })
  const { runId } = await desk.value('difference.list', { reconciliationId: one })
  await desk.value('difference.resolve', {
    reconciliationId: one,
    runId,
    target: { kind: { field: 'handover' } },
    said: { resolution: 'senderRight', reason: 'Går inte över' },
  })
  expect(await standingOf(one)).toMatchObject({ isSettled: true })
})

it('are open where they differ in what no total shows, until somebody has said why', async () => {
  const reconciliationId = await compare(listOf(100, [{}, {}]), listOf(7000, [{}, { seniority: '2015-05-05' }]))
  expect(await standingOf(reconciliationId)).toMatchObject({
    state: 'unexplained',
    causes: ['ambiguous 0'],
    isSettled: false,
  })
  const asked = { measure: 'employments', cause: 'ambiguous', field: null, side: 'both', isExplained: false } as const
  const { runId, items } = await desk.value('total.rows', { reconciliationId, ...asked, party: null })
  const [first] = items[0]?.here ?? []
  await desk.value('total.say-cause', {
    reconciliationId,
    runId,
    side: 'here',
    rows: [first?.number ?? 0],
    cause: 'twoEmployments',
    note: null,
  })
  expect(await standingOf(reconciliationId)).toMatchObject({ causes: ['twoEmployments 0'], isSettled: true })
})
