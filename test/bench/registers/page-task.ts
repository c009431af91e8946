import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { chromiumEnvironment, chromiumFlags, findChromium } from '../../support/chromium.ts'
import { startLoopbackHost } from '../../support/loopback.ts'
import type { Spread } from './core-task.ts'

/** The same register through the page, in a browser; prints its figures as JSON. Milliseconds and megabytes. */
export interface PageFigures {
  readonly start: number
  readonly unlock: number
  readonly register: number
  readonly frame: Pick<Spread, 'median' | 'p95'>
  /** Of the scroll bar thrown to its end, until the last row is on show: the slowest of 100, 150 and 200 %. */
  readonly lastRow: number
  readonly coreMegabytes: number
  readonly pageMegabytes: number
  readonly endMegabytes: number
  readonly growthMegabytes: number
}

/** What is searched for, one after the other. */
const words = ['kulturplan', 'skogsavtal', 'vattenbeslut', 'busstöd', 'mat plan', 'bro remiss']

const [storePath = '', minutes = '5'] = process.argv.slice(2)
const executablePath = await findChromium()
const browser = await chromium.launch({ executablePath, args: chromiumFlags, env: chromiumEnvironment(executablePath) })
const begun = performance.now()
const host = await startLoopbackHost((folder) => {
  writeFileSync(
    join(folder, 'recent.json'),
    JSON.stringify([{ path: storePath, openedAt: '2018-11-01T08:00:00.000Z' }]),
  )
})
try {
  const page = await browser.newPage({ locale: 'sv-SE', viewport: { width: 1366, height: 768 } })
  const devTools = await page.context().newCDPSession(page)
  await keepNoAnswers(page)
  await page.goto(host.address)
  const passphrase = page.getByRole('textbox', { name: sv.start.passphrase, exact: true })
  await passphrase.focus()
  const start = performance.now() - begun
  await page.getByRole('textbox', { name: sv.start.person }).fill('Bench')
  await passphrase.fill('bench-bench-bench')
  const unlock = await timed(async () => {
    await page.getByRole('button', { name: sv.start.open.submit, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: sv.overview.title }).waitFor()
  })
  const register = await timed(() => showDiary(page))
  const frames = await scrollFast(page, devTools, 200)
  const lastRow = await goToLastRow(page)
  const until = Date.now() + Number(minutes) * 60_000
  const halfway = Date.now() + Number(minutes) * 30_000
  let middle = 0
  for (let round = 0; Date.now() < until; round++) {
    await workFor(page, devTools, round)
    if (middle === 0 && Date.now() > halfway) middle = (await memory(devTools)).all
  }
  const { core, pages, all } = await memory(devTools)
  const sorted = frames.toSorted((a, b) => a - b)
  const part = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  const figures: PageFigures = {
    start,
    unlock,
    register,
    frame: { median: part(0.5), p95: part(0.95) },
    lastRow,
    coreMegabytes: core,
    pageMegabytes: pages,
    endMegabytes: all,
    growthMegabytes: all - middle,
  }
  console.log(JSON.stringify(figures))
} finally {
  await browser.close()
  await host.stop()
}

/** Where the tool that drives the page has its own session of it; not part of what it offers. */
interface DrivenPage {
  readonly _connection: {
    toImpl(page: unknown): { readonly delegate: { readonly _mainFrameSession: { readonly _client: CDPSession } } }
  }
}

/**
 * The tool keeps all that the page fetches, up to 200 MB and in the page's own process, to be able to show it: 1.2 MB for each lap of
 * the work, which no user's browser holds. It has no option for that, so its own session is told.
 */
async function keepNoAnswers(page: Page): Promise<void> {
  const driven = page as unknown as DrivenPage
  /* oxlint-disable-next-line no-underscore-dangle -- fails where the tool has been rebuilt, and is then to be looked for anew */
  const { _client: session } = driven._connection.toImpl(page).delegate._mainFrameSession
  await session.send('Network.enable', { maxTotalBufferSize: 1000, maxResourceBufferSize: 1000 })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function showDiary(page: Page): Promise<void> {
  await page.getByRole('link', { name: sv.shell.registerNames.diary, exact: true }).click()
  await page.locator('[role="grid"] [data-row="0"]').first().waitFor()
}

/** Main-thread time of each frame while the wheel throws the grid 1,400 px at a time. */
async function scrollFast(page: Page, devTools: CDPSession, frames: number): Promise<number[]> {
  await devTools.send('Performance.enable')
  const taken: number[] = []
  for (let frame = 0; frame < frames; frame++) {
    const before = await taskSeconds(devTools)
    await page.evaluate(async () => {
      const grid = document.querySelector('[role="grid"]')
      if (grid !== null) grid.scrollTop += 1400
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    })
    // Two frames pass in that time.
    taken.push(((await taskSeconds(devTools)) - before) * 500)
  }
  return taken
}

/** @throws when the last row cannot be reached: a browser lets no element be as high as a million rows */
async function goToLastRow(page: Page): Promise<number> {
  const grid = page.getByRole('grid')
  let slowest = 0
  for (const zoom of [1.5, 2, 1]) {
    await page.setViewportSize({ width: Math.round(1366 / zoom), height: Math.round(768 / zoom) })
    await grid.evaluate((element) => (element.scrollTop = 0))
    await page.locator('[role="grid"] [data-row="0"]').first().waitFor()
    // The head and the row of filters count.
    const last = Number(await grid.getAttribute('aria-rowcount')) - 3
    const taken = await timed(async () => {
      await grid.evaluate((element) => (element.scrollTop = element.scrollHeight))
      await page.locator(`[role="grid"] [data-row="${last}"]`).first().waitFor({ timeout: 10_000 })
    })
    slowest = Math.max(slowest, taken)
  }
  return slowest
}

async function taskSeconds(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

/** What somebody does in a minute: looks something up, sorts, throws the list about, looks at another register. */
async function workFor(page: Page, devTools: CDPSession, round: number): Promise<void> {
  const search = page.getByPlaceholder(sv.registers.searchHint)
  await search.fill('')
  await search.pressSequentially(words[round % words.length] ?? '', { delay: 60 })
  await page.waitForTimeout(300)
  await search.fill('')
  await page
    .locator('[role="grid"] [role="columnheader"]')
    .nth(2 + (round % 3))
    .click()
  await scrollFast(page, devTools, 20)
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(300)
  await page.getByRole('link', { name: sv.shell.registerNames.cases, exact: true }).click()
  await page.waitForTimeout(200)
  await showDiary(page)
}

/** What the core's process and the page's process of the browser hold, in MB, once the page has given back what it no longer needs. */
async function memory(
  devTools: CDPSession,
): Promise<{ readonly core: number; readonly pages: number; readonly all: number }> {
  await devTools.send('HeapProfiler.collectGarbage')
  const whole = await browser.newBrowserCDPSession()
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo')
  await whole.detach()
  const core = residentMegabytes(host.processId)
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMegabytes(id))
  const pages = Math.max(0, ...renderers)
  return { core, pages, all: core + pages }
}

/** Linux only; elsewhere the core counts as nothing, and the table says so by its figure. */
function residentMegabytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8')
    return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024) / 1e6
  } catch {
    return Number.NaN
  }
}
