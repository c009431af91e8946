import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { sampleFolder } from '../../support/sample-manifest.ts'
import { goTo } from './main-journey.ts'

/** Opens the practice transfer from the start screen. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('tab', { name: sv.start.practise.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill('Provpersonen')
  await page.getByRole('textbox', { name: sv.start.passphrase, exact: true }).fill('tre ord i rad')
  await page.getByRole('textbox', { name: sv.start.passphraseAgain }).fill('tre ord i rad')
  await page.getByRole('button', { name: sv.start.practise.submit }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible({ timeout: 60_000 })
}

/** Reads one of the sample's files in again, which is asked about first, up to the first step of the wizard. */
export async function stageSampleFile(page: Page, file: string): Promise<void> {
  await goTo(page, sv.shell.places.imports)
  await page.locator('input[type=file]').setInputFiles(join(sampleFolder, file))
  await page.getByRole('button', { name: sv.imports.preflight.readAnyway }).click()
  await expect(page.getByRole('heading', { name: sv.imports.wizard.title(file) })).toBeVisible({ timeout: 30_000 })
}
