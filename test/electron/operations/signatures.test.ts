import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { compareTwo, editStaff } from './compared-lists.ts'
import { become, certain, itemsOf, reconcile } from './reconciled-lists.ts'

/** From what is left to explain, to totals that both sides have signed, and to their being of something else; each part goes on. */

let desk: TestCore
let reconciliationId: number
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const same = [
    { person: 0, family: 'Ask' },
    { person: 1, family: 'Björk' },
    { person: 2, family: 'Hemlig', protection: 'Sekretessmarkering' },
  ]
  const compared = await compareTwo(
    desk,
    [...same, { person: 3, family: 'Dahl', salary: '31000' }],
    [...same, { person: 3, family: 'Dahl' }],
  )
  reconciliationId = compared.reconciliationId
})
afterAll(() => desk.stop())

const read = (): Promise<OutputOf<'signature.read'>> => desk.value('signature.read', { reconciliationId })
const signing = async (side: 'here' | 'there', more: Partial<InputOf<'signature.sign'>> = {}) => ({
  reconciliationId,
  contentSha256: (await read()).contentSha256,
  side,
  name: side === 'here' ? 'Siv Sändare' : 'Mona Mottagare',
  title: 'HR-chef',
  organisation: side === 'here' ? 'Länsstyrelsen' : 'Regionen',
  place: 'Falun',
  on: '2018-12-28',
  ...more,
})
const signedStates = async (): Promise<string[]> =>
  (await read()).signatures.map(({ side, name, isChanged }) => `${side} ${name}${isChanged ? ', changed' : ''}`)

async function gate(): Promise<string[]> {
  const { steps } = await desk.value('checklist.view', {})
  return steps.find(({ id }) => id === '4-13')?.gate?.reasons.map(({ code, count }) => `${code} ${count}`) ?? []
}

async function resolveAll(): Promise<void> {
  const { runId, kinds } = await desk.value('difference.list', { reconciliationId })
  const said = { resolution: 'senderRight', reason: 'Lönerevision' } as const
  for (const { field, state } of kinds) {
    // Goes with the salary and the rate that it comes of.
    if (field === 'actualSalary') continue
    await desk.value('difference.resolve', { reconciliationId, runId, target: { kind: { field, state } }, said })
  }
}

describe('signing', () => {
  it('is refused with what is left, as long as anything is', async () => {
    expect(await read()).toMatchObject({
      isSettled: false,
      left: { isStale: false, pairs: 0, differences: 2, isUnexplained: true },
      signatures: [],
      parties: { here: 'Länsstyrelsen', there: 'Regionen' },
    })
    expect(await desk.failure('signature.sign', await signing('here'))).toEqual({
      code: 'signature.not-settled',
      params: { stale: 0, pairs: 0, differences: 2, unexplained: 1 },
    })
  })

  it('is of what was looked at', async () => {
    const before = await signing('here')
    await resolveAll()
    expect((await read()).isSettled).toBe(true)
    expect(await gate()).toEqual(['totals-unsigned 1'])
    expect(await desk.outcome('signature.sign', before)).toBe('signature.content-changed')
    expect(await desk.outcome('signature.sign', await signing('here', { on: '2018-13-01' }))).toBe('call.invalid-input')
  })

  it('is done by each side for itself: nobody signs for both', async () => {
    await desk.value('signature.sign', await signing('here'))
    expect(await signedStates()).toEqual(['here Siv Sändare'])
    expect(await gate()).toEqual(['totals-unsigned 1'])
    expect(await desk.outcome('signature.sign', await signing('there'))).toBe('signature.same-person')
    await become(desk, 'Region HR')
    const otherHand = await signing('there', { name: ' siv  sändare' })
    expect(await desk.outcome('signature.sign', otherHand)).toBe('signature.same-person')
    await desk.value('signature.sign', await signing('there'))
    expect(await signedStates()).toEqual(['here Siv Sändare', 'there Mona Mottagare'])
    expect(await gate()).toEqual([])
    const [event] = (await desk.value('history.list', { count: 1 })).events
    expect(event?.params).toMatchObject({ signer: 'Mona Mottagare', sha256: (await read()).contentSha256 })
  })

  it('holds over a run that comes to the same', async () => {
    await desk.value('reconciliation.run', { reconciliationId })
    expect(await signedStates()).toEqual(['here Siv Sändare', 'there Mona Mottagare'])
  })

  it('is told to be of something else as soon as a decision, a cause or a list has changed', async () => {
    const { runId } = await desk.value('difference.list', { reconciliationId })
    const { eventId } = await desk.value('difference.resolve', {
      reconciliationId,
      runId,
      target: { kind: { field: 'monthlySalary', standing: 'resolved' } },
      said: null,
    })
    const changed = ['here Siv Sändare, changed', 'there Mona Mottagare, changed']
    expect(await signedStates()).toEqual(changed)
    expect(await gate()).toContain('totals-unsigned 1')
    await desk.value('history.undo', { eventId })
    expect(await signedStates()).toEqual(['here Siv Sändare', 'there Mona Mottagare'])
    await editStaff(desk, 'Ask', 'monthlySalary', '30500')
    expect(await read()).toMatchObject({ isSettled: false, left: { isStale: true } })
    expect(await signedStates()).toEqual(changed)
    await desk.value('reconciliation.run', { reconciliationId })
    expect(await signedStates()).toEqual(changed)
  })

  it('can be done anew, and taken back to the one before', async () => {
    await resolveAll()
    const { eventId } = await desk.value('signature.sign', await signing('there', { place: 'Borlänge' }))
    expect(await signedStates()).toEqual(['here Siv Sändare, changed', 'there Mona Mottagare'])
    await desk.value('history.undo', { eventId })
    const there = (await read()).signatures.find(({ side }) => side === 'there')
    expect(there).toMatchObject({ place: 'Falun', isChanged: true })
  })

  it('is not for those who read, nor for those who do not work with people', async () => {
    for (const [name, role] of [
      ['Region HR', 'lead'],
      ['Läs', 'reader'],
      ['Reg', 'registrar'],
    ] as const) {
      await desk.value('record.save', { kind: 'people', texts: { name, role } })
    }
    const wish = await signing('here')
    await become(desk, 'Läs')
    expect((await read()).signatures).toHaveLength(2)
    expect(await desk.outcome('signature.sign', wish)).toBe('call.not-permitted')
    await become(desk, 'Reg')
    expect(await desk.outcome('signature.read', { reconciliationId })).toBe('reconciliation.not-permitted')
    expect(await desk.outcome('signature.sign', wish)).toBe('reconciliation.not-permitted')
  })
})

describe('pairs of the queue', () => {
  it('are left until they are settled: one that is set aside, or waits for a second person, too', async () => {
    const other = startCore()
    await other.createTransfer()
    const rows = certain(40)
    const born = testNumber(60).slice(0, 8)
    const tove = { number: born, family: 'Qvarnström', given: 'Tove', employment: '19001', from: '2012-03-01' }
    const id = await reconcile(other, 'Kö', [
      { party: 'Länsstyrelsen', rows: [...rows, tove] },
      {
        party: 'Regionen',
        rows: [
          ...rows.map((row, index) => ({ ...row, employment: `7${100 + index}` })),
          { ...tove, given: 'Disa', employment: '700', unit: 'Kulturenheten' },
        ],
      },
    ])
    const left = async (): Promise<number> => (await other.value('signature.read', { reconciliationId: id })).left.pairs
    const [item] = await itemsOf(other, id)
    const pair = { reconciliationId: id, pairId: item?.pairId ?? 0 }
    expect(await left()).toBe(1)
    for (const [answer, still] of [
      ['later', 1],
      ['ask', 1],
      ['same', 1],
      ['different', 0],
    ] as const) {
      await other.value('reconciliation.decide', { ...pair, answer })
      expect([answer, await left()]).toEqual([answer, still])
    }
    await other.stop()
  })
})
