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
