import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { passphrase } from '../support/words.ts'
import { arrowTo, goOnToPlan, press, stageByKeyboard } from './journeys/keyboard.ts'
import { makeReceiverList, receiverFile } from './journeys/receiver-list.ts'
import { openSample } from './journeys/sample.ts'

test.use({ hasSample: true })

/** The sender's list and the receiver's, tied together by keyboard alone; pairs reviewed by two people. */

const text = sv.reconciliationScreen
const { keys } = text.queue
const { answers, classes } = sv.reconciliation

test('two lists: created, run, reviewed by keyboard, taken back, settled by a second person', async ({ page }) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const { file, planted } = makeReceiverList()
  await openSample(page)
  await goToReconciliation(page)
  await expect(page.getByRole('heading', { name: text.none.title })).toBeVisible()
  await checkState(page)
  await stageByKeyboard(page, file)
  await goOnToPlan(page)

  await goToReconciliation(page)
  await press(page, page.getByRole('button', { name: text.create.open }))
  const dialog = page.getByRole('dialog', { name: text.create.title })
  await expect(dialog.getByRole('textbox', { name: text.create.name })).toBeFocused()
  await expect(dialog).toContainText(receiverFile)
  await checkState(page)
  await press(page, dialog.getByRole('button', { name: text.create.submit }))
  const review = page.getByRole('link', { name: new RegExp(`^${text.one.review('').split(' ')[0]} \\d`) })
  await expect(review).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const linked = page.getByRole('table', { name: text.one.picture })
  expect(await countOf(linked, text.one.unmatchedOf(sv.reconciliation.sides.receiver))).toBeGreaterThanOrEqual(
    planted.added,
  )
  expect(await countOf(linked, sv.reconciliation.tiers['identity-number'])).toBeGreaterThan(planted.rows / 2)
  expect(await countOf(linked, sv.reconciliation.tiers['birth-date-and-name'])).toBeGreaterThan(10)
  await checkState(page)

  // The queue: the pair has the focus, a letter answers it, and the next one is there.
  const waiting = Number(/\d+/.exec((await review.textContent()) ?? '')?.[0])
  expect(waiting).toBeGreaterThanOrEqual(planted.misdated)
  await press(page, review)
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  const names = stage.getByRole('heading', { level: 2 })
  const first = await names.textContent()
  const meter = page.getByRole('meter', { name: text.queue.progress })
  await expect(meter).toHaveAttribute('aria-valuetext', text.queue.progressOf('0', String(waiting)))
  await expect(stage.getByRole('button', { name: `${answers.same} ${keys.same}` })).toBeEnabled()
  await checkState(page)
  await page.keyboard.press(keys.weights)
  await expect(page.getByRole('table', { name: text.queue.weightsTitle })).toContainText(text.queue.prior)
  await checkState(page)
  await page.keyboard.press(keys.weights)

  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
  await expect(names).not.toHaveText(first ?? '')
  await expect(stage).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: (await names.textContent()) ?? '' })).toHaveCount(1)
  await expect(meter).toHaveAttribute('aria-valuetext', text.queue.progressOf('1', String(waiting)))

  // Taken back, the pair is there again, as if it had never been answered.
  await page.keyboard.press('Control+z')
  await expect(stage).toContainText(text.queue.undone)
  await expect(names).toHaveText(first ?? '')
  await expect(stage).not.toContainText(text.queue.decisions)
  await expect(stage).toBeFocused()

  // A letter in the note is text; Enter goes back to the pair.
  await page.keyboard.press(keys.note)
  const note = stage.getByRole('textbox', { name: text.queue.note })
  await expect(note).toBeFocused()
  await page.keyboard.type('so f e: kollat mot lönelistan')
  await expect(names).toHaveText(first ?? '')
  await page.keyboard.press('Enter')
  await expect(stage).toBeFocused()
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
  await expect(note).toBeHidden()
  const second = await names.textContent()
  await page.keyboard.press(keys.later)
  await expect(stage).toContainText(text.queue.answered.later())
  await expect(names).not.toHaveText(second ?? '')
  const third = await names.textContent()
  await page.keyboard.press('ArrowLeft')
  await expect(names).toHaveText(second ?? '')
  await page.keyboard.press('ArrowRight')
  await expect(names).toHaveText(third ?? '')
  await page.keyboard.press(keys.different)
  await expect(stage).toContainText(text.queue.answered.decided(answers.different))

  // The pairs by their class, and those that nothing was found for.
  await goToReconciliation(page)
  await checkState(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  const byClass = page.getByRole('table', { name: text.one.classes })
  await expect(byClass.getByRole('row', { name: classes['awaits-second'] })).toContainText('1')
  await press(page, byClass.getByRole('link', { name: new RegExp(`^${classes.unmatched}:`) }))
  await expect(stage).toBeFocused()
  await expect(stage).toContainText(classes.unmatched)
  await checkState(page)

  // Protected people are in none of that; their pairs are shown for a reason, and gone with the dialog.
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, page.getByRole('button', { name: text.protected.open }))
  const hidden = page.getByRole('dialog', { name: text.protected.title })
  await expect(hidden.getByRole('textbox', { name: sv.privacy.reason })).toBeFocused()
  await page.keyboard.type('Dnr 2018/77')
  await page.keyboard.press('Enter')
  await expect(hidden.getByRole('timer')).toBeVisible()
  await arrowTo(
    page,
    hidden.getByRole('radiogroup'),
    hidden.getByRole('radio', { name: classes.unmatched }),
    'ArrowRight',
  )
  await expect(hidden.getByRole('region', { name: text.queue.stage })).toContainText(
    text.queue.unmatchedAlone.slice(0, 20),
  )
  await checkState(page)
  const protectedName = (await hidden.getByRole('heading', { level: 2 }).last().textContent()) ?? ''
  await page.keyboard.press('Escape')
  await expect(hidden).toBeHidden()
  expect(await page.content()).not.toContain(protectedName)

  // Somebody else: the answer of the first is told, and the second one settles it.
  await openAs(page, 'Andra Granskaren')
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, byClass.getByRole('link', { name: new RegExp(`^${classes['awaits-second']}:`) }))
  await expect(stage).toBeFocused()
  await expect(names).toHaveText(first ?? '')
  await expect(stage).toContainText(text.queue.awaitsYou)
  await expect(stage).toContainText('kollat mot lönelistan')
  await checkState(page)
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered.decided(answers.same))
  await expect(stage.getByRole('heading', { name: text.queue.doneTitle })).toBeVisible()
  await expect(stage).toBeFocused()
  await checkState(page)

  // The list that is used is kept; the reconciliation goes, and comes back.
  await goToReconciliation(page)
  await press(page, page.getByRole('button', { name: /^Ta bort avstämningen/ }))
  await expect(page.getByRole('heading', { name: text.none.title })).toBeVisible()
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  const row = page.getByRole('table', { name: text.list.caption }).locator('tbody tr')
  await expect(row).toContainText(text.states.notRun)
  await press(page, row.getByRole('button', { name: new RegExp(`^${text.run} `) }))
  await expect(row).toContainText(text.states.toSettle(String(waiting - 3)), { timeout: 120_000 })
})

/** The place has no number; the palette goes there. */
async function goToReconciliation(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog', { name: sv.shell.paletteLabel })).toBeVisible()
  const command = sv.shell.commands.goTo(sv.shell.places.reconciliation)
  await page.keyboard.type(command)
  await expect(page.getByRole('menuitem')).toHaveText([command])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: text.title })).toBeVisible()
}

async function openAs(page: Page, person: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(sv.shell.commands.close)
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: sv.start.open.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill(person)
  await page.getByRole('textbox', { name: sv.start.passphrase }).fill(passphrase)
  await page.getByRole('button', { name: sv.start.open.submit, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible({ timeout: 60_000 })
}

async function countOf(table: Locator, row: string): Promise<number> {
  const cell = table.getByRole('row', { name: row }).locator('td')
  return Number((await cell.textContent())?.replaceAll(/\s/g, ''))
}

/** No rule of accessibility is broken in light, dark and forced colours, and nothing is cut off at 200 %. */
async function checkState(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    const axe = new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block'])
    expect((await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 683, height: 384 })
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('main')
    const wide = (element: Element | null): number => (element === null ? 0 : element.scrollWidth - element.clientWidth)
    return Math.max(wide(document.documentElement), wide(main))
  })
  expect(overflow).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })
}
