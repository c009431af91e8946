import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { checkState } from './journeys/accessibility.ts'
import { goIntoGrid, press, shownFields, tabTo } from './journeys/keyboard.ts'
import { goToReconciliation, reconcileSample, reviewLink } from './journeys/reconciliation.ts'
import { openAs } from './journeys/sample.ts'

test.use({ hasSample: true })

/** What more than one person says of a pair, and what becomes of it when the lists change or are three. */

const text = sv.reconciliationScreen
const { keys } = text.queue
const { answers, classes } = sv.reconciliation

test('a blind second reviewer sees no answer, and where two disagree a third settles it', async ({ page }) => {
  test.setTimeout(400_000)
  await reconcileSample(page, undefined, { isBlind: true })
  const { stage, names } = await toQueue(page)
  const first = (await names.textContent()) ?? ''
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))

  await openAs(page, 'Andra Granskaren')
  await toOne(page)
  // To somebody else it is as if nobody had answered.
  await expect(page.getByRole('table', { name: text.one.classes })).not.toContainText(classes['awaits-second'])
  await press(page, reviewLink(page))
  await expect(names).toHaveText(first)
  await expect(stage.getByRole('button', { name: `${answers.same} ${keys.same}` })).toBeEnabled()
  await expect(stage).not.toContainText(text.queue.awaitsYou)
  await expect(stage.getByText(text.queue.decisions)).toHaveCount(0)
  await checkState(page)
  await page.keyboard.press(keys.different)
  await expect(stage).toContainText(text.queue.answered.disagreed(answers.different))

  await openAs(page, 'Tredje Granskaren')
  await toOne(page)
  await press(page, classLink(page, classes.disagreed))
  await expect(stage).toBeFocused()
  await expect(names).toHaveText(first)
  await expect(stage.getByText(text.queue.decisions)).toHaveCount(0)
  await checkState(page)
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered.decided(answers.same))
  await expect(stage.getByRole('heading', { name: text.queue.doneTitle })).toBeVisible()
})

test('an answer whose evidence has changed is asked for anew, with what it was given on', async ({ page }) => {
  test.setTimeout(400_000)
  await reconcileSample(page)
  const { stage, names } = await toQueue(page)
  const first = (await names.textContent()) ?? ''
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
  await page.keyboard.press('ArrowLeft')
  await expect(names).toHaveText(first)

  // The sender's row is put right in the register: the name that the answer rests on is another.
  await press(page, stage.getByRole('link', { name: text.queue.rowIn }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.staff })).toBeVisible()
  await goIntoGrid(page, { isAtRow: true })
  await page.keyboard.press('Home')
  const column = shownFields('staff').findIndex(({ name }) => name === 'givenNames')
  for (let step = 0; step < column; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('Rättad')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('gridcell', { name: /Rättad/ }).first()).toBeVisible()
  // Saved: the rows keep their places, and the palette opens again.
  await expect(page.getByText(/är som före dina ändringar/)).toBeVisible()

  await toOne(page)
  await expect(page.getByText(text.one.staleTitle)).toBeVisible()
  await press(page, page.getByRole('button', { name: text.runAgain }))
  const changed = classLink(page, classes.changed)
  await expect(changed).toBeVisible({ timeout: 120_000 })
  await press(page, changed)
  await expect(stage).toBeFocused()
  await expect(stage).toContainText(text.queue.changed)
  await expect(stage).toContainText('Provpersonen')
  await checkState(page)
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
})

test('three lists are tied together two by two, and compared two by two', async ({ page }) => {
  test.setTimeout(400_000)
  const third = 'Lönesystemets lista.xlsx'
  await reconcileSample(page, undefined, { third })
  await expect(page.getByRole('table', { name: text.one.picture })).toHaveCount(3)
  await checkState(page)
  await press(page, page.getByRole('link', { name: text.differences.open }))
  const chooser = page.getByRole('main').getByRole('button', { name: text.queue.show })
  await tabTo(page, chooser)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option')).toHaveCount(3)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  // The receiver's two lists say the same of everybody.
  await expect(page.getByRole('heading', { name: text.differences.none })).toBeVisible()
  await checkState(page)
})

function classLink(page: Page, name: string): Locator {
  return page.getByRole('table', { name: text.one.classes }).getByRole('link', { name: new RegExp(`^${name}:`) })
}

/** The one reconciliation that there is. */
async function toOne(page: Page): Promise<void> {
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
}

async function toQueue(page: Page): Promise<{ readonly stage: Locator; readonly names: Locator }> {
  await press(page, reviewLink(page))
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  return { stage, names: stage.getByRole('heading', { level: 2 }) }
}
