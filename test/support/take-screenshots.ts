import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { goTo } from '../e2e/journeys/main-journey.ts'
import { openSample, stageSampleFile } from '../e2e/journeys/sample.ts'
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
  else await takeEveryScreen(everywhere)
} finally {
  await browser.close()
  await host.stop()
}

async function takeReadmePictures(): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await openSample(page)
  await goTo(page, sv.shell.registerNames.staff)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, 'staff.png') })
  await goTo(page, sv.shell.places.checklist)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, 'checklist.png') })
}

async function takeEveryScreen(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(700)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    }
    await page.setViewportSize({ width: 683, height: 384 })
    await page.waitForTimeout(200)
    await page.screenshot({ path: join(folder, `${name}-200.png`) })
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.emulateMedia({ colorScheme: 'light' })
  }
  for (const [name, tab] of [
    ['start-open', sv.start.open.title],
    ['start-create', sv.start.create.title],
    ['start-practise', sv.start.practise.title],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await take(name)
  }
  await openSample(page)
  const { registers: _, ...places } = sv.shell.places
  for (const [name, place] of Object.entries({ ...places, ...sv.shell.registerNames })) {
    await goTo(page, place)
    await take(name)
  }
  await stageSampleFile(page, 'personal-lansstyrelsen.xlsx')
  for (const step of ['source', 'columns', 'findings', 'plan']) {
    await take(`wizard-${step}`)
    const next = page.getByRole('button', { name: sv.imports.wizard.next, exact: true })
    if (await next.isVisible()) await next.click()
  }
}
