import { chromium } from '@playwright/test'
import { chromiumEnvironment, chromiumFlags, findChromium } from '../support/chromium.ts'
import { startLoopbackHost } from '../support/loopback.ts'

/** Seconds from starting the built loopback host to a page whose first field can be typed in; the median of several starts. */
export async function measureColdStart(times: number): Promise<number> {
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    executablePath,
    args: chromiumFlags,
    env: chromiumEnvironment(executablePath),
  })
  const taken: number[] = []
  try {
    for (let index = 0; index < times; index++) {
      const from = performance.now()
      const host = await startLoopbackHost()
      const page = await browser.newPage({ locale: 'sv-SE' })
      await page.goto(host.address)
      await page.getByRole('textbox').first().focus()
      taken.push((performance.now() - from) / 1000)
      await page.close()
      await host.stop()
    }
  } finally {
    await browser.close()
  }
  taken.sort((a, b) => a - b)
  return taken[Math.floor(times / 2)] ?? Number.NaN
}
