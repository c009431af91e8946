import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/operations.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { certain, listCsv, stageList } from './reconciled-lists.ts'

/** Which reconciliations tell of a handover: those of what the register has of a sender with a list of the receiver. */

let desk: TestCore
let [part, receivers] = [0, 0]
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  await desk.importFile(await desk.file('lst.csv', listCsv(certain(6))), { sender: 'Länsstyrelsen' })
  part = await stageList(desk, 'Länsstyrelsen', certain(1), 'del.csv')
  receivers = await stageList(desk, 'Regionen', certain(1), 'hr.csv')
})
afterAll(() => desk.stop())

type Lists = InputOf<'reconciliation.create'>['lists']
const register = { kind: 'register', sender: 'Länsstyrelsen' } as const
const delivery = (importId: number) => ({ kind: 'delivery', importId }) as const

async function reasonsAfter(lists: Lists, isRun = true): Promise<string[]> {
  const created = { register: 'staff', name: 'Prövad', lists } as const
  const { reconciliationId } = await desk.value('reconciliation.create', created)
  if (isRun) await desk.value('reconciliation.run', { reconciliationId })
  const { steps } = await desk.value('checklist.view', {})
  return steps.find(({ id }) => id === '4-13')?.gate?.reasons.map(({ code }) => code) ?? []
}

describe('the gate of control totals', () => {
  it('asks on where a list of the sender stands as a third one', async () => {
    const lists: Lists = [
      { side: 'sender', source: register },
      { side: 'third', source: delivery(part) },
    ]
    expect(await reasonsAfter(lists, false)).toEqual(['not-reconciled'])
    expect(await reasonsAfter(lists)).toEqual(['not-reconciled'])
  })

  it('takes no part of what the sender has delivered for the whole', async () => {
    const lists: Lists = [
      { side: 'sender', source: delivery(part) },
      { side: 'receiver', source: delivery(receivers) },
    ]
    expect(await reasonsAfter(lists)).toEqual(['not-reconciled'])
  })

  it('takes no list of a sender for the list of the receiver', async () => {
    const lists: Lists = [
      { side: 'sender', source: register },
      { side: 'receiver', source: delivery(part) },
    ]
    expect(await reasonsAfter(lists)).toEqual(['not-reconciled'])
  })

  it('hears of the register and the receiver', async () => {
    const lists: Lists = [
      { side: 'sender', source: register },
      { side: 'receiver', source: delivery(receivers) },
    ]
    expect(await reasonsAfter(lists)).toEqual(['totals-unexplained', 'totals-unsigned'])
  })

  it('asks for every pair that waits for an answer, also where the totals are the same without it', async () => {
    const [first, ...rest] = certain(6)
    const other = { ...first, family: 'Öberg', given: 'Torkel', employment: '99', from: '1999-05-05' }
    const importId = await stageList(desk, 'Regionen', [other, ...rest], 'konflikt.csv')
    const lists: Lists = [
      { side: 'sender', source: register },
      { side: 'receiver', source: delivery(importId) },
    ]
    expect(await reasonsAfter(lists)).toContain('pairs-open')
  })

  it('asks for what rows are alone in both lists, where the matching was refused', async () => {
    const importId = await stageList(desk, 'Regionen', certain(9).slice(6), 'andra.csv')
    const lists: Lists = [
      { side: 'sender', source: register },
      { side: 'receiver', source: delivery(importId) },
    ]
    expect(await reasonsAfter(lists)).toContain('matching-refused')
  })
})

describe('a list of the receiver that holds the people of two senders', () => {
  const others = certain(9).slice(6)
  const causesOf = async (reconciliationId: number): Promise<string[]> => {
    const { whole } = await desk.value('total.read', { reconciliationId })
    const { causes = [] } = whole.measures.find(({ measure }) => measure === 'persons') ?? {}
    return [whole.state, ...causes.map(({ cause, party, delta }) => `${cause} ${party ?? ''} ${delta}`)]
  }
  const run = async (lists: Lists): Promise<number> => {
    const { reconciliationId } = await desk.value('reconciliation.create', { register: 'staff', name: 'Två', lists })
    await desk.value('reconciliation.run', { reconciliationId })
    return reconciliationId
  }

  it('has the other sender’s people there as that sender’s, once they are matched with its rows in the register', async () => {
    const both = delivery(await stageList(desk, 'Regionen', certain(9), 'alla.csv'))
    const federation = delivery(await stageList(desk, 'Förbundet', others, 'förbundet.csv'))
    const own = { side: 'sender', source: register } as const
    const alone = await run([own, { side: 'receiver', source: both }])
    expect(await causesOf(alone)).toEqual(['unexplained', 'onlyThere  -3'])
    // For a delivery nobody answers: it explains nothing, beside the sender's list or apart from it.
    const receiver = { side: 'receiver', source: both } as const
    await run([{ side: 'sender', source: federation }, receiver])
    expect(await causesOf(alone)).toEqual(['unexplained', 'onlyThere  -3'])
    expect(await causesOf(await run([own, { side: 'sender', source: federation }, receiver]))).toEqual([
      'unexplained',
      'onlyThere  -3',
    ])
    await desk.importFile(await desk.file('förbundet.csv', listCsv(others)), { sender: 'Förbundet' })
    const registered = { side: 'sender', source: { kind: 'register', sender: 'Förbundet' } } as const
    const other = await run([registered, receiver])
    expect(await causesOf(alone)).toContain('otherSender Förbundet -3')
    expect(await causesOf(other)).toContain('otherSender Länsstyrelsen -6')
    const asked = { measure: 'persons', field: null, isExplained: true, cause: 'otherSender', side: 'there' } as const
    const rows = { reconciliationId: alone, ...asked }
    expect((await desk.value('total.rows', { ...rows, party: 'Förbundet' })).total).toBe(3)
    expect((await desk.value('total.rows', { ...rows, party: 'Regionen' })).total).toBe(0)
    await desk.value('reconciliation.remove', { reconciliationId: other })
    expect(await causesOf(alone)).toContain('onlyThere  -3')
    const three = await run([own, registered, receiver])
    expect(await causesOf(three)).toContain('otherSender Förbundet -3')
  })
})
