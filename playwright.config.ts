import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumEnvironment, chromiumFlags, findChromium } from './test/support/chromium.ts'

const isDesktop = process.argv.some((argument) => argument === '--project=desktop')
// The desktop suite drives Electron's own Chromium and must not need another.
const executablePath = isDesktop ? undefined : await findChromium()

// Inherited by the hosts that the journeys start and by each of their threads, which otherwise compile the same files anew.
if (!isDesktop) process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/compiled')

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  ...(isDesktop ? {} : { globalSetup: './test/support/sample-store.ts' }),
  // Beside a page that waits for its core, another one works.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1440, height: 900 },
    // A trace takes the page down at every key, which doubles the time of a journey: `--trace on` where one is needed.
    screenshot: 'only-on-failure',
    acceptDownloads: true,
    ...(executablePath === undefined
      ? {}
      : { launchOptions: { executablePath, args: chromiumFlags, env: chromiumEnvironment(executablePath) } }),
  },
  projects: [
    { name: 'browser', testMatch: /\.spec\.ts$/u, testIgnore: /desktop\.spec\.ts$/u },
    { name: 'desktop', testMatch: /desktop\.spec\.ts$/u },
  ],
})
