import { afterAll, beforeAll, expect, it } from 'vitest'
import { createReview } from '#renderer/features/reconciliation/review.ts'
import { person as firstPerson, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { become, itemsOf, listedOf, reconcile } from './reconciled-lists.ts'
import type { Item, Listed } from './reconciled-lists.ts'

/** Whoever has been told apart from the best candidate is asked about with the next best one, without another run. */
let desk: TestCore
let id: number
/** A pair of the queue whose telling apart makes another one a question, and what it asks. */
let told: Item
let asked: Item

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const { lists } = createSwedishLists({ seed: 3, rowsPerList: 150, overlap: 0.8, numbers: 'none', faultFactor: 3 })
  const [sender, receiver] = lists.map(listedOf) as [Listed[], Listed[]]
  id = await reconcile(desk, 'Prov', [
    { party: 'Länsstyrelsen', rows: sender },
    { party: 'Regionen', rows: receiver },
  ])
  for (const item of await itemsOf(desk, id)) {
    const { eventId, asks } = await decide(item, 'different')
    await desk.value('history.undo', { eventId })
    const [question] = asks
    if (question === undefined) continue
    told = item
    asked = question
    return
  }
  throw new Error('No pair of the queue has a next best candidate')
}, 60_000)
afterAll(() => desk.stop())

const decide = async ({ pairId }: Item, answer: 'same' | 'different') =>
  desk.value('reconciliation.decide', { reconciliationId: id, pairId, answer })
const ids = async (): Promise<number[]> => (await itemsOf(desk, id)).map(({ pairId }) => pairId)

it('is in the queue and in its count for as long as the best one is told apart, and of the same row', async () => {
  const before = await ids()
  expect(before).not.toContain(asked.pairId)
  const { uncertain } = (await desk.value('reconciliation.counts', { reconciliationId: id })).classes
  const { eventId } = await decide(told, 'different')
  expect(new Set(await ids())).toEqual(new Set([...before.filter((pairId) => pairId !== told.pairId), asked.pairId]))
  const labels = [told.left, told.right].map((end) => end?.label.join())
  expect([asked.left, asked.right].some((end) => labels.includes(end?.label.join()))).toBe(true)
  const counted = (await desk.value('reconciliation.counts', { reconciliationId: id })).classes
  expect(counted).toMatchObject({ uncertain, decided: 1 })
  await desk.value('history.undo', { eventId })
  expect(await ids()).toEqual(before)
})

it('links when two people say that it is the same', async () => {
  const linked = async () => (await desk.value('reconciliation.counts', { reconciliationId: id })).pairings[0]?.linked
  const before = (await linked()) ?? 0
  const first = await decide(told, 'different')
  const second = await decide(asked, 'same')
  expect(second.class).toBe('awaits-second')
  await become(desk, 'Bo Granskare')
  const third = await decide(asked, 'same')
  expect(third.class).toBe('decided')
  expect(await linked()).toBe(before + 1)
  await desk.value('history.undo', { eventId: third.eventId })
  await become(desk, firstPerson)
  for (const { eventId } of [second, first]) await desk.value('history.undo', { eventId })
})

it('comes next on the screen, and goes with the undo of the answer that asked for it', async () => {
  const review = createReview((operation, input) => desk.call(operation, input), {
    reconciliationId: id,
    classes: [],
  })
  review.subscribe(() => undefined)
  const shown = async (pairId: number): Promise<void> => {
    await expect.poll(() => [review.state().item?.pairId, review.state().pair?.pairId]).toEqual([pairId, pairId])
  }
  await expect.poll(() => review.state().pair).not.toBeNull()
  while (review.state().item?.pairId !== told.pairId && review.state().canGoOn) review.go(1)
  await shown(told.pairId)
  const { total } = review.state()
  await review.answer('different', null)
  await shown(asked.pairId)
  expect(review.state()).toMatchObject({ answered: 1, total: total + 1 })
  await review.undo()
  await shown(told.pairId)
  expect(review.state()).toMatchObject({ answered: 0, total })
  while (review.state().canGoOn) {
    review.go(1)
    expect(review.state().item?.pairId).not.toBe(asked.pairId)
  }
})
