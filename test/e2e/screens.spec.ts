import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import { goTo } from './journeys/main-journey.ts'
import { visitImportStates } from './journeys/import-states.ts'
import { makeSample, openSample } from './journeys/sample.ts'

test.use({ hasSample: true })

/** Every screen, as people with other eyes and other screens meet it. */
const places = [
  sv.shell.places.overview,
  sv.shell.places.imports,
  ...Object.values(sv.shell.registerNames),
  sv.shell.places.findings,
  sv.shell.places.reconciliation,
  sv.shell.places.answers,
  sv.shell.places.crosswalk,
  sv.shell.places.checklist,
  sv.shell.places.reports,
  sv.shell.places.history,
  sv.shell.places.records,
  sv.shell.places.settings,
]

/** Every rule once; where only colours differ, the rules that look at colours. */
const appearances = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }, null],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }, ['color-contrast', 'link-in-text-block']],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }, ['color-contrast', 'link-in-text-block']],
] as const

test('no screen breaks an accessibility rule, in light, dark and forced colours', async ({ page }) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const found: string[] = []
  for (const tab of [sv.start.open.title, sv.start.create.title, sv.start.practise.title]) {
    await page.getByRole('tab', { name: tab }).click()
    await inAppearances(page, tab, found)
  }
  await openSample(page)
  for (const place of places) {
    await goTo(page, place)
    await settle(page)
    await inAppearances(page, place, found)
  }
  expect(found).toEqual([])
})

test('no state of the import breaks an accessibility rule in light and dark, or scrolls sideways at 200 %', async ({
  page,
}) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const found: string[] = []
  await visitImportStates(page, async (state) => {
    // Colours that fade in are measured when they have come.
    await page.waitForTimeout(300)
    await inAppearances(page, state, found, appearances.slice(0, 2))
    await page.emulateMedia(appearances[0][1])
    await page.setViewportSize({ width: 683, height: 384 })
    const overflow = await sidewaysOverflow(page)
    if (overflow > 0) found.push(`${state} is ${overflow} pixels too wide at 200 %`)
    await page.setViewportSize({ width: 1366, height: 768 })
  })
  expect(found).toEqual([])
})

test('the page never scrolls sideways at 200 % on a small screen', async ({ page }) => {
  // 1366 × 768 at 200 % is half as many CSS pixels.
  await page.setViewportSize({ width: 683, height: 384 })
  await openSample(page)
  for (const place of places) {
    await page.goto(await placeAddress(page, place))
    await settle(page)
    const overflow = await sidewaysOverflow(page)
    expect({ place, overflow }).toEqual({ place, overflow: 0 })
  }
})

test('English is complete on every screen', async ({ page }) => {
  await makeSample(page)
  await page.getByRole('button', { name: sv.shell.languageLabel }).click()
  await page.getByRole('menuitemradio', { name: sv.shell.languages.en }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('navigation').getByRole('link', { name: 'Checklist', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Checklist' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

async function inAppearances(
  page: Page,
  screen: string,
  found: string[],
  those: readonly (typeof appearances)[number][] = appearances,
): Promise<void> {
  for (const [name, media, rules] of those) {
    await page.emulateMedia(media)
    found.push(...(await violations(page, rules)).map((violation) => `${screen}, ${name}: ${violation}`))
  }
}

/** CSS pixels by which the page is wider than its window. */
function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function violations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const axe = await axeOn(page)
  const { violations: found } = await (rules === null ? axe : axe.withRules([...rules])).analyze()
  return found.map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
}

async function placeAddress(page: Page, place: string): Promise<string> {
  const link = page.locator(`nav[aria-label="${sv.shell.regions.places}"] a`, {
    hasText: new RegExp(`^\\s*${place}\\s*$`),
  })
  return new URL((await link.first().getAttribute('href')) ?? '', page.url()).href
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForTimeout(400)
}
