import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/**
 * Every rule of axe, on the page as it stands. Without this, each look would open a blank page, read the half megabyte of axe into both, and
 * carry what holds over to it along with what does not: our pages have no frames that it is for.
 */
export async function axeOn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  return new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
}

/** The rules that the page is held to as it stands. Behind a dialog it is inert: its main part and heading are asked of the screens themselves. */
export async function axeOf(page: Page): Promise<AxeBuilder> {
  const isBehind = await page.evaluate(() => document.querySelector('[inert] main') !== null)
  return (await axeOn(page)).disableRules(isBehind ? ['landmark-one-main', 'page-has-heading-one'] : [])
}

/** No rule of accessibility is broken in light, dark and forced colours, and nothing is cut off at 200 %. */
export async function checkState(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await (await axeOf(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    const axe = (await axeOn(page)).withRules(['color-contrast', 'link-in-text-block'])
    expect((await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 683, height: 384 })
  // The page draws the smaller screen when it gets to it.
  await expect.poll(() => widthCutOff(page)).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** Pixels of the page or of its main part that can only be seen by scrolling sideways. */
async function widthCutOff(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const main = document.querySelector('main')
    const wide = (element: Element | null): number => (element === null ? 0 : element.scrollWidth - element.clientWidth)
    return Math.max(wide(document.documentElement), wide(main))
  })
}
