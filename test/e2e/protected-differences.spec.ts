import { expect } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { checkState } from './journeys/accessibility.ts'
import { arrowTo, goToPlace, into, press } from './journeys/keyboard.ts'
import { goToReconciliation, reconcileSample } from './journeys/reconciliation.ts'

test.use({ hasSample: true })

const text = sv.reconciliationScreen
const { differences } = text

test('differences of protected people are resolved behind the same opening, and are nowhere else', async ({ page }) => {
  test.setTimeout(400_000)
  await reconcileSample(page, undefined, { protectedPeople: 'otherwise' })
  await press(page, page.getByRole('button', { name: text.protected.open }))
  const hidden = page.getByRole('dialog', { name: text.protected.title })
  await page.keyboard.type('Dnr 2018/77')
  await page.keyboard.press('Enter')
  const choices = hidden.getByRole('radiogroup')
  await arrowTo(page, choices, choices.getByRole('radio', { name: sv.differences.title }), 'ArrowRight')
  const kinds = hidden.getByRole('table', { name: differences.kinds })
  const salary = kinds.getByRole('row', { name: sv.differences.field('monthlySalary') })
  const left = Number(await salary.locator('td').nth(1).textContent())
  expect(left).toBeGreaterThan(0)
  await checkState(page)

  await press(page, salary.getByRole('button'))
  const rows = hidden.getByRole('grid', { name: differences.caption }).locator('tbody tr')
  await expect(rows).toHaveCount(left)
  const shown = (await rows.first().getByRole('rowheader').textContent()) ?? ''
  expect(shown.length).toBeGreaterThan(3)
  await checkState(page)
  await into(page, rows)
  await page.keyboard.press('ControlOrMeta+A')
  await press(page, hidden.getByRole('button', { name: differences.resolve, exact: true }))
  const resolving = page.getByRole('dialog', { name: differences.resolveTitle })
  await expect(resolving.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(resolving.getByRole('textbox', { name: differences.reason })).toBeFocused()
  await page.keyboard.type('Lönerevision 2018')
  await page.keyboard.press('Enter')
  await expect(resolving).toBeHidden()
  await expect(rows.filter({ hasText: sv.differences.standings.resolved })).toHaveCount(left)
  await expect(salary.locator('td').nth(1)).toHaveText('0')
  await checkState(page)

  // Nothing of it stays in the page, or is among the differences of the others; the history has the opening and its reason.
  await page.keyboard.press('Escape')
  await expect(hidden).toBeHidden()
  expect(await page.content()).not.toContain(shown)
  await goToPlace(page, 'history')
  await expect(page.getByText('Dnr 2018/77').first()).toBeVisible()
  expect(await page.content()).not.toContain(shown)
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, page.getByRole('link', { name: differences.open }))
  await press(page, page.getByRole('row', { name: sv.differences.field('monthlySalary') }).getByRole('button'))
  await expect(page.getByRole('grid', { name: differences.caption }).locator('tbody tr').first()).toBeVisible()
  await expect(page.getByText(shown)).toHaveCount(0)
})
