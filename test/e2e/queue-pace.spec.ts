import { expect } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { press } from './journeys/keyboard.ts'
import { reconcileSample, reviewLink } from './journeys/reconciliation.ts'

test.use({ hasSample: true })

const text = sv.reconciliationScreen
const { keys } = text.queue

/** Pairs an hour that a person is to get through; the machine must not be what they wait for. */
const wanted = 300
const pairs = 40

test('the queue follows a person who answers 300 pairs an hour, letter by letter', async ({ page }) => {
  test.setTimeout(400_000)
  await reconcileSample(page, undefined, { renamedOf: 3 })
  await press(page, reviewLink(page))
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  const meter = page.getByRole('meter', { name: text.queue.progress })
  const buttons = stage.getByRole('button', { name: keys.same })
  await expect(buttons.first()).toBeEnabled()
  expect(Number(/\d+$/.exec((await meter.getAttribute('aria-valuetext')) ?? '')?.[0])).toBeGreaterThan(pairs)
  const letters = [keys.same, keys.different, keys.later, keys.same, keys.same]
  let slowest = 0
  const start = performance.now()
  for (let pair = 0; pair < pairs; pair += 1) {
    const before = performance.now()
    await page.keyboard.press(letters[pair % letters.length] ?? keys.same)
    await expect(meter).toHaveAttribute('aria-valuetext', new RegExp(`^${pair + 1} `))
    // The next one is there, with its fields.
    await expect(stage.getByRole('table').first()).toBeVisible()
    slowest = Math.max(slowest, performance.now() - before)
  }
  const perHour = Math.round((pairs / (performance.now() - start)) * 3_600_000)
  test.info().annotations.push({ type: 'pace', description: `${perHour} pairs/h, slowest ${Math.round(slowest)} ms` })
  console.info(`${perHour} pairs/h, slowest ${Math.round(slowest)} ms`)
  expect(perHour).toBeGreaterThan(wanted)
})
