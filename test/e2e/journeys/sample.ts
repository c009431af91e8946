import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'

/** Opens the practice transfer from the start screen. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('tab', { name: sv.start.practise.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill('Provpersonen')
  await page.getByRole('textbox', { name: sv.start.passphrase, exact: true }).fill('tre ord i rad')
  await page.getByRole('textbox', { name: sv.start.passphraseAgain }).fill('tre ord i rad')
  await page.getByRole('button', { name: sv.start.practise.submit }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible({ timeout: 120_000 })
}
