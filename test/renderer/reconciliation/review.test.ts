import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReview } from '#renderer/features/reconciliation/review.ts'
import type { Review } from '#renderer/features/reconciliation/review.ts'
import { toSteps } from '#renderer/features/reconciliation/weight-steps.ts'
import { listedOf, reconcile } from '#test/electron/operations/reconciled-lists.ts'
import type { Listed } from '#test/electron/operations/reconciled-lists.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'

/** Going through the queue as the screen does, against the real core; each test answers other pairs than those after it look at. */
let desk: TestCore
let id: number

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const { lists } = createSwedishLists({ seed: 3, rowsPerList: 150, overlap: 0.8, numbers: 'none', faultFactor: 2 })
  const [sender, receiver] = lists.map(listedOf) as [Listed[], Listed[]]
  id = await reconcile(desk, 'Prov', [
    { party: 'Länsstyrelsen', rows: sender },
    { party: 'Regionen', rows: receiver },
  ])
}, 60_000)

afterAll(async () => {
  await desk.stop()
})

test('the steps of the waterfall end where the weight is', async () => {
  const review = await open([])
  await settled(review)
  const { pair } = review.state()
  if (pair === null) throw new Error('The queue is empty')
  const steps = toSteps(pair)
  expect(steps.length).toBeGreaterThan(3)
  expect(steps.at(-2)?.to).toBeCloseTo(pair.bits ?? NaN, 9)
  expect(steps.at(-1)).toMatchObject({ kind: 'total', from: 0, to: pair.bits })
  for (const [index, { from }] of steps.slice(1, -1).entries()) expect(from).toBe(steps[index]?.to)
}, 60_000)

test('a row without any candidate is only looked at', async () => {
  const review = await open(['unmatched'])
  await settled(review)
  while (review.state().item?.right !== null && review.state().canGoOn) {
    review.go(1)
    await settled(review)
  }
  expect(review.state().item?.right).toBeNull()
  expect(await review.answer('same', null)).toBeNull()
  expect(review.state()).toMatchObject({ failure: null, answered: 0 })
}, 60_000)

test('a pair of an earlier run is not answered: the queue is read anew', async () => {
  const review = await open([])
  await settled(review)
  await desk.value('reconciliation.run', { reconciliationId: id })
  expect(await review.answer('same', null)).toBeNull()
  expect(review.state().failure?.code).toBe('reconciliation.unknown-pair')
  await settled(review)
  expect(await review.answer('same', null)).toMatchObject({ class: 'awaits-second' })
  expect(review.state().failure).toBeNull()
}, 60_000)

test('what is passed without an answer comes back at the end, and steps go to and fro', async () => {
  const review = await open([])
  await settled(review)
  const first = review.state().item?.pairId
  review.go(1)
  const second = review.state().item?.pairId
  expect(second).not.toBe(first)
  review.go(-1)
  expect(review.state().item?.pairId).toBe(first)
  review.go(1)
  const { total } = review.state()
  for (let pair = 1; pair < total; pair += 1) {
    await settled(review)
    expect(await review.answer('later', null)).not.toBeNull()
  }
  expect(review.state()).toMatchObject({ item: { pairId: first }, answered: total - 1, total })
}, 60_000)

test('goes through the whole queue, past the first page, each pair once', async () => {
  const review = await open(['linked'])
  const { total } = review.state()
  expect(total).toBeGreaterThan(55)
  const seen: number[] = []
  for (let pair = 0; pair < total; pair += 1) {
    await settled(review)
    seen.push(review.state().item?.pairId ?? 0)
    expect(await review.answer('later', null)).toMatchObject({ answer: 'later', class: 'later' })
  }
  expect(new Set(seen).size).toBe(total)
  expect(review.state()).toMatchObject({ item: null, answered: total, total, failure: null })
  expect(await review.answer('same', null)).toBeNull()

  // The latest comes back, and can be answered otherwise.
  expect(await review.undo()).toMatchObject({ pairId: seen.at(-1) })
  await settled(review)
  expect(review.state()).toMatchObject({ item: { pairId: seen.at(-1) }, answered: total - 1, total })
  expect(review.state().pair?.decisions).toEqual([])
  expect(await review.answer('ask', 'Vem är det?')).toMatchObject({ class: 'ask' })
}, 60_000)

async function open(classes: Parameters<typeof createReview>[1]['classes']): Promise<Review> {
  const review = createReview((operation, input) => desk.call(operation, input), { reconciliationId: id, classes })
  review.subscribe(() => undefined)
  await expect.poll(() => review.state().isLoading).toBe(false)
  return review
}

/** Waits for the fields of the pair on show. */
async function settled(review: Review): Promise<void> {
  await expect
    .poll(() => review.state().isLoading || (review.state().item !== null && review.state().pair === null))
    .toBe(false)
}
