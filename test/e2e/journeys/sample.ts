import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { passphrase } from '../../support/words.ts'

/** Makes the practice transfer from the start screen. */
export async function makeSample(page: Page): Promise<void> {
  await page.getByRole('tab', { name: sv.start.practise.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill('Provpersonen')
  await page.getByRole('textbox', { name: sv.start.passphrase, exact: true }).fill('tre ord i rad')
  await page.getByRole('textbox', { name: sv.start.passphraseAgain }).fill('tre ord i rad')
  await page.getByRole('button', { name: sv.start.practise.submit }).click()
  await overviewIsShown(page)
}

/** Opens the practice transfer that `hasSample` has put first among the stores opened lately. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('tab', { name: sv.start.open.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill('Provpersonen')
  await page.getByRole('textbox', { name: sv.start.passphrase }).fill(passphrase)
  await page.getByRole('button', { name: sv.start.open.submit, exact: true }).click()
  await overviewIsShown(page)
}

/** The same transfer, opened by another person. */
export async function openAs(page: Page, person: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(sv.shell.commands.close)
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: sv.start.open.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill(person)
  await page.getByRole('textbox', { name: sv.start.passphrase }).fill(passphrase)
  await page.getByRole('button', { name: sv.start.open.submit, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible({ timeout: 60_000 })
}

async function overviewIsShown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible({ timeout: 120_000 })
}
