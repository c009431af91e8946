import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** The rules that the page is held to as it stands. Behind a dialog it is inert: its main part and heading are asked of the screens themselves. */
export async function axeOf(page: Page): Promise<AxeBuilder> {
  const isBehind = await page.evaluate(() => document.querySelector('[inert] main') !== null)
  return new AxeBuilder({ page }).disableRules(isBehind ? ['landmark-one-main', 'page-has-heading-one'] : [])
}
