import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base } from '@playwright/test'
import { putSampleInto } from './sample-store.ts'

/** A loopback host of a test's own, in a process of its own, on a data folder of its own. */
export interface LoopbackHost {
  /** The one-time address that the host printed. */
  readonly address: string
  readonly dataFolder: string
  readonly processId: number
  /** Everything that the host has printed, on both outputs. */
  printed(): string
  /** Stops it as a person would, and removes its data folder. */
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')
const startLimitMs = 30_000

/** Starts the built host, as it ships; the source where nothing has been built. `prepare` may put something in its data folder. */
export async function startLoopbackHost(
  prepare: (dataFolder: string) => void = () => undefined,
): Promise<LoopbackHost> {
  const built = join(root, 'out', 'main', 'electron', 'browser.js')
  const program = existsSync(built) ? built : join(root, 'electron', 'browser.ts')
  const dataFolder = await mkdtemp(join(tmpdir(), 'stafett-e2e-'))
  prepare(dataFolder)
  const child = spawn(process.execPath, [program, '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  let printed = ''
  const address = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The loopback host printed no address: ${printed}`)), startLimitMs)
    const read = (part: Buffer) => {
      printed += part.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+(?=\s)/u.exec(printed)
      if (found === null) return
      clearTimeout(timer)
      done(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('close', () => fail(new Error(`The loopback host ended: ${printed}`)))
  })
  return {
    address,
    dataFolder,
    processId: child.pid ?? 0,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/**
 * Playwright's `test` with a loopback host per test, whose page is already open at its one-time address. A file that says
 * `test.use({ hasSample: true })` finds the sample among the stores that were opened lately.
 */
export const test = base.extend<{ hasSample: boolean; host: LoopbackHost }>({
  hasSample: [false, { option: true }],
  host: async ({ hasSample }, provide) => {
    const host = await startLoopbackHost(hasSample ? putSampleInto : undefined)
    await provide(host)
    await host.stop()
  },
  page: async ({ page, host }, provide) => {
    // Somebody listens from the start: a dialog for files that comes before the browser has heard that it is waited for is lost.
    page.on('filechooser', () => undefined)
    await page.goto(host.address)
    await provide(page)
  },
})
