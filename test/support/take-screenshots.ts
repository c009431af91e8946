import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { goTo } from '../e2e/journeys/main-journey.ts'
import { visitImportStates } from '../e2e/journeys/import-states.ts'
import { makeSample } from '../e2e/journeys/sample.ts'
import { chromiumEnvironment, chromiumFlags, findChromium } from './chromium.ts'
import { startLoopbackHost } from './loopback.ts'

/** `npm run screenshots [FOLDER]`: the README's pictures, or with a folder every screen in light, dark and at 200 %. */
const [everywhere] = process.argv.slice(2)
const pictures = resolve(import.meta.dirname, '../../resources/pictures')
const executablePath = await findChromium()
const browser = await chromium.launch({ executablePath, args: chromiumFlags, env: chromiumEnvironment(executablePath) })
const host = await startLoopbackHost()
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'sv-SE' })
try {
  await page.goto(host.address)
  if (everywhere === undefined) await takeReadmePictures()
  else {
    await takeEveryScreen(everywhere)
    await takeImport(everywhere)
  }
} finally {
  await browser.close()
  await host.stop()
}

async function takeReadmePictures(): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await makeSample(page)
  await goTo(page, sv.shell.registerNames.staff)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, 'staff.png') })
  await goTo(page, sv.shell.places.checklist)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, 'checklist.png') })
}

async function takeEveryScreen(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const take = takerOn(page, folder)
  for (const [name, tab] of [
    ['start-open', sv.start.open.title],
    ['start-create', sv.start.create.title],
    ['start-practise', sv.start.practise.title],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await take(name)
  }
  await makeSample(page)
  const { registers: _, ...places } = sv.shell.places
  for (const [name, place] of Object.entries({ ...places, ...sv.shell.registerNames })) {
    await goTo(page, place)
    await take(name)
  }
}

/** Each state of the import, in a transfer of its own, from its top to its end. */
async function takeImport(folder: string): Promise<void> {
  const own = await startLoopbackHost()
  const ownPage = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'sv-SE' })
  try {
    await ownPage.goto(own.address)
    await visitImportStates(ownPage, takerOn(ownPage, folder))
  } finally {
    await ownPage.close()
    await own.stop()
  }
}

/** Takes what a page shows in light, in dark, and at 200 % on a screen of 1366 × 768. */
function takerOn(shown: Page, folder: string): (name: string) => Promise<void> {
  return async (name) => {
    await shown.waitForTimeout(700)
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.emulateMedia({ colorScheme })
      await shown.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    }
    await shown.setViewportSize({ width: 683, height: 384 })
    await shown.waitForTimeout(200)
    await shown.screenshot({ path: join(folder, `${name}-200.png`) })
    await shown.setViewportSize({ width: 1366, height: 768 })
    await shown.emulateMedia({ colorScheme: 'light' })
  }
}
