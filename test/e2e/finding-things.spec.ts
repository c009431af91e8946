import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import { arrowTo, goIntoGrid, goToRegister, press, tabTo, write } from './journeys/keyboard.ts'
import { goTo } from './journeys/main-journey.ts'
import { openSample } from './journeys/sample.ts'

/** Rows are found, remembered and traced, and what is hidden is shown for a reason: by keyboard. */

test.use({ hasSample: true })

const { privacy, registers, rowDetails, savedViews, search, shell } = sv
const number = fieldOf('staff', 'personalIdentityNumber')?.label.sv ?? ''
const receiver = fieldOf('cases', 'receiverUnit')?.label.sv ?? ''
const reason = 'Anställningsbevis, dnr 304-12-2018'

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
})

test('words are found in every register, and Enter goes to the row without a word in the address', async ({ page }) => {
  await goToRegister(page, 'staff')
  await goIntoGrid(page)
  const dialog = page.getByRole('dialog', { name: search.title })
  await page.keyboard.press('ControlOrMeta+Shift+F')
  await expect(dialog.getByText(search.start)).toBeVisible()
  await page.keyboard.type('bidr')
  const items = dialog.getByRole('menuitem')
  await expect(items.first()).toBeVisible()
  await expectNoViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(page)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  await expectNoViolations(page)
  await page.emulateMedia({ forcedColors: 'none' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/\/register\/\w+\?row=\d+$/)
  await expect(page.getByText(registers.searchChip({ text: 'bidr' }))).toBeVisible()
  // The keyboard is in the row.
  await expect(page.locator('[data-area="body"]:focus')).toBeVisible()

  await page.keyboard.press('ControlOrMeta+Shift+F')
  await page.keyboard.type('qqxxqq')
  await expect(dialog.getByText(search.none({ text: 'qqxxqq' }))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a view is shown, saved, shown again and removed', async ({ page }) => {
  await goToRegister(page, 'cases')
  await press(page, page.getByRole('button', { name: savedViews.menu, exact: true }))
  const menu = page.getByRole('dialog', { name: savedViews.menu })
  await expect(menu.getByText(savedViews.noneSaved)).toBeVisible()
  await expectNoViolations(page)
  const ready = menu.getByRole('button', { name: 'Utan mottagande enhet' })
  await press(page, ready)
  await expect(menu).toBeHidden()
  const chip = page.getByRole('list', { name: registers.activeFilters })
  await expect(chip).toContainText(receiver)

  await page.keyboard.press('ControlOrMeta+S')
  const dialog = page.getByRole('dialog', { name: savedViews.saveTitle })
  await write(page, dialog.getByRole('textbox', { name: savedViews.name }), 'Mina kvar')
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(savedViews.done({ name: 'Mina kvar' }))).toBeVisible()

  await press(page, page.getByRole('button', { name: registers.clearAll }))
  await expect(chip).toBeHidden()
  await press(page, page.getByRole('button', { name: savedViews.menu, exact: true }))
  await press(page, menu.getByRole('button', { name: 'Mina kvar', exact: true }))
  await expect(chip).toContainText(receiver)

  await press(page, page.getByRole('button', { name: savedViews.menu, exact: true }))
  await press(page, menu.getByRole('button', { name: savedViews.remove({ name: 'Mina kvar' }) }))
  await expect(menu.getByText(savedViews.noneSaved)).toBeVisible()
})

test('a number is shown for a reason, hidden again, and the history of the row tells of it', async ({ page }) => {
  await goToRegister(page, 'staff')
  await goIntoGrid(page)
  const details = page.getByRole('region', { name: registers.details })
  const reveal = details.getByRole('button', { name: privacy.reveal({ field: number }) })
  await press(page, reveal)
  const dialog = page.getByRole('dialog', { name: privacy.revealTitle({ field: number }) })
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(privacy.reasonMissing)).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.type(reason)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const inFull = details.getByText(/^\d{8}-\d{4}$/)
  await expect(inFull).toBeVisible()
  await expect(details.getByRole('button', { name: privacy.hide, exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inFull).toBeHidden()

  const tabs = details.getByRole('tablist', { name: rowDetails.tabList })
  await arrowTo(page, tabs, details.getByRole('tab', { name: rowDetails.tabs.origin }), 'ArrowRight')
  await expect(details.getByText(reason, { exact: false })).toBeVisible()
  await expectNoViolations(page)
  await goTo(page, shell.places.history)
  await expect(page.getByRole('cell', { name: reason }).first()).toBeVisible()
})

test('a number that is shown goes by itself after half a minute', async ({ page }) => {
  await page.clock.install()
  await goToRegister(page, 'staff')
  await page.clock.runFor(2000)
  await expect(page.getByRole('grid').locator('[data-area="body"]').first()).toBeVisible()
  await goIntoGrid(page)
  await page.clock.runFor(1000)
  const details = page.getByRole('region', { name: registers.details })
  await press(page, details.getByRole('button', { name: privacy.reveal({ field: number }) }))
  await page.clock.runFor(500)
  await page.keyboard.type(reason)
  await page.keyboard.press('Enter')
  const inFull = details.getByText(/^\d{8}-\d{4}$/)
  await expect(inFull).toBeVisible()
  await page.clock.runFor(29_000)
  await expect(inFull).toBeVisible()
  await page.clock.runFor(2_000)
  await expect(inFull).toBeHidden()
})

test('protected people are read for a reason, apart, and gone with the dialog', async ({ page }) => {
  await goToRegister(page, 'staff')
  const opener = page.getByRole('button', { name: /skyddade? poste?r? visas inte/ })
  await press(page, opener)
  const dialog = page.getByRole('dialog', { name: privacy.protectedTitle })
  await expect(dialog.getByRole('textbox', { name: privacy.reason })).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.type(reason)
  await page.keyboard.press('Enter')
  const table = dialog.getByRole('table')
  await expect(table).toBeVisible()
  await expect(table.getByText(/^\d{8}-\*{4}$/).first()).toBeVisible()
  await expect(dialog.getByRole('timer')).toContainText('4:')
  await expectNoViolations(page)
  // It is wider than any dialog: the arrows scroll it at once, and who a row is about stays in sight.
  const place = dialog.getByRole('group', { name: /^Skyddade poster/ })
  await expect(place).toBeFocused()
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight')
  await expect.poll(() => place.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100)
  await expect(table.getByRole('rowheader').first()).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 683, height: 384 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.setViewportSize({ width: 1366, height: 768 })
  await tabTo(page, opener)
})

async function expectNoViolations(page: Page): Promise<void> {
  // Colours that fade in are measured when they have come.
  await page.waitForTimeout(300)
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)).toEqual([])
}
