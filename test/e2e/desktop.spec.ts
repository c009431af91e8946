import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test as base, type ElectronApplication } from '@playwright/test'
import { findDesktopRuntime } from '#electron/host/desktop-runtime.ts'
import { mainJourney, ownDeliveries, sampleDeliveries } from './journeys/main-journey.ts'

const root = resolve(import.meta.dirname, '../..')

const test = base.extend<{ desktop: ElectronApplication }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern, and it has none
  desktop: async ({}, provide) => {
    const { executable } = findDesktopRuntime(root)
    if (executable === undefined) throw new Error('The Electron runtime is not on this machine')
    const folder = await mkdtemp(join(tmpdir(), 'stafett-desktop-e2e-'))
    const desktop = await _electron.launch({
      executablePath: executable,
      args: [root, `--user-data-dir=${join(folder, 'profile')}`, '--data', join(folder, 'data')],
    })
    await answerDialogs(desktop, folder)
    await provide(desktop)
    await desktop.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  },
  page: async ({ desktop }, provide) => {
    await provide(await desktop.firstWindow())
  },
})

for (const [name, deliveries] of [
  ['the sample files', sampleDeliveries()],
  ["the journey's own files", ownDeliveries()],
] as const) {
  test(`the main journey in the desktop window, on ${name}`, async ({ page }) => {
    await mainJourney(page, deliveries)
  })
}

test('the running window is as closed as its settings say', async ({ desktop, page }) => {
  expect(page.url()).toMatch(/^app:\/\/stafett\//u)
  const inside = await page.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys(Object(Reflect.get(globalThis, 'stafett'))).sort(),
    network: await fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    ),
    newWindow: globalThis.open('https://example.org/') === null ? 'refused' : 'opened',
    notifications: await Notification.requestPermission(),
  }))
  expect(inside).toEqual({
    node: [],
    bridge: ['call', 'cancel', 'capabilities', 'files', 'listen'],
    network: 'refused',
    newWindow: 'refused',
    notifications: 'denied',
  })
  expect(desktop.windows()).toHaveLength(1)
})

/** Playwright cannot reach the dialogs of the operating system, so each answers with the place that it proposes. */
async function answerDialogs(desktop: ElectronApplication, folder: string): Promise<void> {
  await desktop.evaluate(({ dialog }, into) => {
    const separator = into.includes('\\') ? '\\' : '/'
    Object.assign(dialog, {
      showSaveDialog: (_window: unknown, options: { defaultPath?: string }) =>
        Promise.resolve({
          canceled: false,
          filePath: `${into}${separator}${String(options.defaultPath).split(/[\\/]/u).at(-1)}`,
        }),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [into] }),
    })
  }, folder)
}
